r"""Control characters written by an escape, such as `\x00`: as unfit for a report as those that stand there."""

import re
from itertools import islice

from poa_tracker.document.fault import Fault
from poa_tracker.document.position import Lines
from poa_tracker.document.walk import MOST_FAULTS, Places, walk

_LIKELY = re.compile(r"\\(?:[0abvferN]|x[01789]|u00[01789]|U000000[01789])")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", re.DOTALL)
_LETTERS = frozenset("0abvferN")
_TAB, _LINE_FEED = 0x09, 0x0A


def control_escapes(text: str) -> tuple[Fault, ...]:
    """Every escape between double quotes that stands for a control character other than a tab or a line feed."""
    if not _LIKELY.search(text):
        return ()
    places, lines = Places(), Lines(text)
    walk(text, places)
    found = (
        match
        for start, end in places.scalars
        if text.startswith('"', start)
        for match in _ESCAPE.finditer(text, start, end)
        if _is_control(match)
    )
    return tuple(
        Fault(
            "POA001",
            f"'{match.group()}' stands for a control character; delete it, "
            "or use single quotes where a backslash is meant",
            lines.span(match.start(), match.end()),
        )
        for match in islice(found, MOST_FAULTS)
    )


def _is_control(escape: re.Match[str]) -> bool:
    digits = escape[1] or escape[2] or escape[3]
    if digits is None:
        return escape.group()[1] in _LETTERS
    code = int(digits, 16)
    return (code < 0x20 or 0x7F <= code < 0xA0) and code not in (_TAB, _LINE_FEED)
