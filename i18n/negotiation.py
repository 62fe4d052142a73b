"""Which language a reader gets who has not chosen one."""

from __future__ import annotations

import re

from i18n.catalogue import AVAILABLE, SOURCE, read_language

_WEIGHT = re.compile(r"q=([01](?:\.[0-9]{0,3})?)\Z", re.IGNORECASE)
# A header is a stranger's text: what lies behind is not read.
_MOST = 20


def choose_language(asked: str, accepted: str) -> str:
    """The language of a page: one of ``AVAILABLE``.

    1. ``asked``, the address's ``lang``, where it names one of them.
    2. Else the first of the browser's languages that is one of them: ``accepted`` is the header Accept-Language,
       its weights heeded, equals in their order (RFC 9110, 12.5.4); ``*`` is nobody's wish.
    3. Else English.
    """
    named = read_language(asked)
    if named in AVAILABLE:
        return str(named)
    ranked = sorted(_list_accepted(accepted), key=lambda pair: -pair[1])
    return next((tag for tag, _weight in ranked), SOURCE)


def _list_accepted(header: str) -> list[tuple[str, float]]:
    pairs = []
    for part in header.split(",")[:_MOST]:
        tag, _, weight = part.partition(";")
        read = read_language(tag)
        found = _WEIGHT.match(weight.strip()) if weight else None
        share = 1.0 if not weight else float(found[1]) if found else 0.0
        if read in AVAILABLE and share > 0:
            pairs.append((str(read), share))
    return pairs
