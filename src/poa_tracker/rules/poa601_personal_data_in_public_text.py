"""A public text names a person or how to reach one."""

import re
from collections.abc import Iterator

from poa_tracker.findings import Location, Severity, quoted
from poa_tracker.model import Visibility
from poa_tracker.rules.public_text import public_texts
from poa_tracker.rules.rule import Context, rule

_KINDS = {
    r"[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63})+": "an e-mail address",
    r"(?<![\w/.=-])(\+\d{1,3}[ .-]?(\(0\))?|\(?0\d{1,3}\)?[ -]) ?\d{1,4}([ -]\d{2,5}){1,3}(?![\w/-])": "a phone number",
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? (?:[A-Z]\.? )?[A-ZĀĒĪŌŪ][\w'’-]+": "a person's name",
}
_HINTS = (b"@", b"+", b"Mr", b"Ms", b"Dr", b"Miss", b"Prof")
_PHONE_HINTS = (re.compile(rb"0[0-9]{1,3}[) ]+[0-9]"), re.compile(rb" 0[0-9]{1,3}-[0-9]{3}"))
"""Without any of these bytes a file holds nothing to be found; most need no further look."""


@rule("POA601", "personal-data-in-public-text", severity=Severity.WARNING)
def personal_data_in_public_text(context: Context) -> Iterator[tuple[Location, str]]:
    """A text that a public report shows holds an e-mail address, a telephone number or a person's name with a title.

    Why: a report goes to everybody and stays for ever; roles outlast people, and people have a right to privacy.

    Bad:   prepared_by: Ms Smith, 04 123 4567
    Good:  prepared_by: Training team
    """
    for entry in context.measures:
        if entry.record.visibility is Visibility.INTERNAL or not _may_hold_any(entry.raw):
            continue
        for path, text in public_texts(entry.record):
            for pattern, kind in _KINDS.items():
                if match := re.search(pattern, text):
                    yield entry.at(*path), f"{kind} in a public text: {quoted(match.group())}"
                    break


def _may_hold_any(raw: bytes) -> bool:
    return any(map(raw.__contains__, _HINTS)) or any(hint.search(raw) for hint in _PHONE_HINTS)
