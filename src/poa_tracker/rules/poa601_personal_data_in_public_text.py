"""A public text names a person or how to reach one."""

import re
from collections.abc import Iterator

from poa_tracker.findings import Location, Severity, quoted
from poa_tracker.model import Visibility
from poa_tracker.rules.public_text import in_plan_texts, public_texts
from poa_tracker.rules.rule import Context, rule

_TITLES = "Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Hon|Sgt"
_OFFICES = "Secretary|Treasurer|Consul|Member|Emeritus"
"""What may follow a title and is no name: an Hon. Secretary is a role."""
_KINDS = {
    r"[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+": "an e-mail address",
    r"(?<![\w/.=-])(\+\d{1,3}[ .-]?(\(0\))?|\(?0\d{1,3}\)?[ -]) ?\d{1,4}([ -]\d{2,5}){1,3}(?![\w/-])": "a phone number",
    r"(?<![\w/.=-])(?:\+\d{8,15}|0[2-9]\d{7,9})(?![\w/-])": "a phone number",
    rf"\b(?:{_TITLES})\.? (?:[A-Z]\.? )?(?!(?:{_OFFICES})\b)[A-ZĀĒĪŌŪ][\w'’-]+": "a person's name",
}
_HINTS = (
    re.compile(rb"[@+]"),
    re.compile(rb"(?:M(?:rs?|s|iss)|Dr|Prof(?:essor)?|Sir|Dame|Hon|Sgt)[.\s]"),
    re.compile(rb"0(?:[0-9]{1,3}[) ]+[0-9]|[2-9][0-9]{7})"),
    re.compile(rb" 0[0-9]{1,3}-[0-9]{3}"),
)
"""Without any of these bytes a file holds nothing to be found; most need no further look."""


def _fault(text: str) -> str | None:
    for pattern, kind in _KINDS.items():
        if match := re.search(pattern, text):
            return f"{kind} in a public text: {quoted(match.group())}"
    return None


@rule("POA601", "personal-data-in-public-text", severity=Severity.WARNING, in_plan=in_plan_texts(_fault))
def personal_data_in_public_text(context: Context) -> Iterator[tuple[Location, str]]:
    """A public text has an e-mail address, a telephone number or a person's name with a title.

    Why: a report goes to everybody and stays for ever; roles outlast people, and people have a right to privacy.

    Bad:   prepared_by: Ms Smith, 04 123 4567
    Good:  prepared_by: Training team
    """
    for entry in context.measures:
        if entry.record.visibility is Visibility.INTERNAL or not _may_hold_any(entry.raw):
            continue
        for path, text in public_texts(entry.record):
            if fault := _fault(text):
                yield entry.at(*path), fault


def _may_hold_any(raw: bytes) -> bool:
    return any(hint.search(raw) for hint in _HINTS)
