"""A measure is late and nobody has said why."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA303", "overdue-unexplained", severity=Severity.WARNING)
def overdue_unexplained(context: Context) -> Iterator[tuple[Location, str]]:
    """An open measure is past its due date, and its newest return gives neither issues nor a reason for the delay.

    Why: the first thing a minister asks of a late measure is why.

    Bad:   confidence: off_track
           summary: Work goes on.
    Good:  confidence: off_track
           summary: Work goes on.
           delay_reason: procurement
    """
    for entry in context.measures:
        measure = entry.record
        if measure.due is None or not measure.is_overdue_on(context.today):
            continue
        newest = measure.newest_update
        if newest is None or not newest.explains_delay:
            days = (context.today - measure.due).days
            said = f"the return for {newest.period} does not say why" if newest else "no return says why"
            yield entry.at("due"), f"{days:,} day{'' if days == 1 else 's'} overdue, and {said}"
