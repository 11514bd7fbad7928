"""Work should have begun and has not."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.model import Status
from poa_tracker.rules.rule import Context, rule


@rule("POA409", "not-started-after-start", severity=Severity.WARNING)
def not_started_after_start(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure has not started although its start date has passed.

    Why: a late start is the first sign of a late end.

    Bad:   status: not_started
           start: 2009-07-01
    Good:  status: in_progress
           start: 2009-07-01
    """
    for entry in context.measures:
        measure = entry.record
        if measure.status is Status.NOT_STARTED and measure.start is not None and measure.start < context.today:
            yield entry.at("status"), f"not started, but the start was planned for {measure.start}"
