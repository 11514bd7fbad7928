"""A text was never written."""

import re
from collections.abc import Iterator

from poa_tracker.findings import Location, Severity, quoted
from poa_tracker.rules.public_text import in_plan_texts, public_texts
from poa_tracker.rules.rule import Context, rule

_PLACEHOLDER = (
    r"\b(?:TBC|TBD|TBA|TODO|FIXME|XXX+)\b|\blorem ipsum\b|\bto be (?:confirmed|determined|advised)\b"
    r"|\binsert \w+ here\b|^\s*(?:\.{3}|n/a)\s*$"
)
_HINTS = (b"tb", b"todo", b"fixme", b"xxx", b"lorem ipsum", b"to be ", b"insert ", b"...", b"n/a")
"""Bytes of which a file with a placeholder has some; most files have none and need no further look."""


def _fault(text: str) -> str | None:
    match = re.search(_PLACEHOLDER, text, re.IGNORECASE)
    return f"{quoted(match.group().strip())} is a placeholder: write the real text" if match else None


@rule("POA702", "placeholder-text", severity=Severity.WARNING, in_plan=in_plan_texts(_fault))
def placeholder_text(context: Context) -> Iterator[tuple[Location, str]]:
    """A text has a word that somebody meant to replace: TBC, TODO, lorem ipsum.

    Why: ministers would read it in the report.

    Bad:   summary: TBC
    Good:  summary: The first module was piloted in Auckland.
    """
    for entry in context.measures:
        if not _may_hold_any(entry.raw.lower()):
            continue
        for path, text in public_texts(entry.record):
            if fault := _fault(text):
                yield entry.at(*path), fault


def _may_hold_any(raw: bytes) -> bool:
    return any(map(raw.__contains__, _HINTS))
