"""A measure will miss its date and nobody has given a reason."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.model import Confidence
from poa_tracker.rules.rule import Context, rule


@rule("POA410", "off-track-without-reason", severity=Severity.WARNING)
def off_track_without_reason(context: Context) -> Iterator[tuple[Location, str]]:
    """The newest return on an open measure reports off track, and gives neither issues nor a reason for the delay.

    Why: a report that asks for a decision has to show what is in the way.

    Bad:   confidence: off_track
    Good:  confidence: off_track
           issues: No translator could be found.
    """
    for entry in context.measures:
        measure = entry.record
        newest = context.returns(entry).newest
        if newest is None or newest.confidence is not Confidence.OFF_TRACK or not measure.is_open:
            continue
        if not newest.explains_delay:
            index = next(index for index, update in enumerate(measure.updates) if update is newest)
            yield entry.at("updates", index, "confidence"), "off track, without 'issues' or 'delay_reason'"
