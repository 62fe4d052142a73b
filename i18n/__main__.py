"""For developers and translators: ``python -m i18n extract [--check]`` and ``python -m i18n merge``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from i18n.extraction import ROOT, TEMPLATE, extract
from i18n.merging import count_untranslated, merge


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the template of strings to translate (``extract``), or bring the catalogues up to date with it (``merge``).

    The exit status is 1 where ``extract --check`` finds the template out of date, and where ``merge`` leaves
    something to translate.
    """
    parser = argparse.ArgumentParser(prog="python -m i18n", description="Strings to translate.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("extract", help=f"write {TEMPLATE} from the code and the contract")
    command.add_argument("--check", action="store_true", help="write nothing; say whether the file is up to date")
    commands.add_parser("merge", help="put new messages into the catalogues, empty, and take unused ones out")
    options = parser.parse_args(arguments)
    return _merge() if options.command == "merge" else _extract(check=options.check)


def _extract(*, check: bool) -> int:
    path = ROOT / TEMPLATE
    text = extract()
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        print(f"{TEMPLATE} is up to date.")
        return 0
    if check:
        print(f"{TEMPLATE} is out of date: run python -m i18n extract.", file=sys.stderr)
        return 1
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{TEMPLATE} written.")
    return 0


def _merge() -> int:
    template = (ROOT / TEMPLATE).read_text(encoding="utf-8")
    left = 0
    for path in sorted((ROOT / TEMPLATE).parent.glob("*/LC_MESSAGES/*.po")):
        merged = merge(path.read_text(encoding="utf-8"), template)
        path.write_text(merged, encoding="utf-8", newline="\n")
        missing = count_untranslated(merged)
        left += missing
        print(f"{path.relative_to(ROOT).as_posix()}: {missing} to translate.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
