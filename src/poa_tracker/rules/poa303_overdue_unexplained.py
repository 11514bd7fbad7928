"""A measure is overdue and nobody has given a reason."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.promise import Promise


@rule("POA303", "overdue-unexplained", severity=Severity.WARNING)
def overdue_unexplained(context: Context) -> Iterator[tuple[Location, str]]:
    """An open measure is past its due date, and its lead agency's newest return does not give a reason.

    Give the reason in `issues` or `delay_reason`.

    Why: the first thing a minister asks about an overdue measure is why.

    Bad:   confidence: off_track
           summary: Work goes on.
    Good:  confidence: off_track
           summary: Work goes on.
           delay_reason: procurement
    """
    for entry, measure in context.in_plan:
        promise = Promise(measure, None, context.today)
        if not promise.is_overdue:
            continue
        newest = context.returns(entry).newest
        if newest is None or not newest.explains_delay:
            days = promise.days_overdue
            reason = f"the return for {newest.period} does not give a reason" if newest else "no return gives a reason"
            yield entry.at("due"), f"{days:,} day{'' if days == 1 else 's'} overdue, and {reason}"
