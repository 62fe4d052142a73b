"""For developers and translators: ``python -m i18n extract [--check]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from i18n.extraction import ROOT, TEMPLATE, extract


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the template of strings to translate, or with ``--check`` only compare it.

    The exit status is 1 where ``--check`` finds it out of date.
    """
    parser = argparse.ArgumentParser(prog="python -m i18n", description="Strings to translate.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("extract", help=f"write {TEMPLATE} from the code and the contract")
    command.add_argument("--check", action="store_true", help="write nothing; say whether the file is up to date")
    options = parser.parse_args(arguments)
    path = ROOT / TEMPLATE
    text = extract()
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        print(f"{TEMPLATE} is up to date.")
        return 0
    if options.check:
        print(f"{TEMPLATE} is out of date: run python -m i18n extract.", file=sys.stderr)
        return 1
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TEMPLATE} written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
