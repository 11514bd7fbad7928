"""A title names no end that could be reached."""

import re
from collections.abc import Iterator

from poa_tracker.findings import Location, Severity, quoted
from poa_tracker.model import Kind
from poa_tracker.rules.rule import Context, rule

_VAGUE = re.compile(
    r"^(?:continue|keep|work (?:on|towards?)|consider|look (?:at|into)|explore)\b|\bcontinue to\b|\bmeetings?\b"
    r"|\bas (?:appropriate|required|necessary)\b|\betc\b",
    re.IGNORECASE,
)


@rule("POA701", "vague-title", severity=Severity.WARNING)
def vague_title(context: Context) -> Iterator[tuple[Location, str]]:
    """A title speaks of going on, of meeting or of considering, and of nothing that will be there at the end.

    What an agency does in any case (`kind: business_as_usual`) may go on.

    Why: nobody can ever say that it is done.

    Bad:   title: Continue to hold meetings on awareness
    Good:  title: Publish awareness materials in five languages
    """
    for entry in context.measures:
        if (match := _VAGUE.search(entry.record.title)) and entry.record.kind is not Kind.BUSINESS_AS_USUAL:
            yield entry.at("title"), f"{quoted(match.group())} names nothing that could be finished"
