"""An agency has not reported."""

from collections.abc import Iterator
from datetime import date

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA406", "return-missing", severity=Severity.WARNING)
def return_missing(context: Context) -> Iterator[tuple[Location, str]]:
    """The lead agency of a measure has sent no return for the newest period whose returns are due.

    Only measures that were in the plan and open at the end of that period are expected to be reported on.

    Why: silence reads as good news unless it is named.

    Bad:   updates: []
    Good:  updates: [{period: 2009-10-Q1, submitted: 2009-10-09, status: in_progress, no_change: true}]
    """
    period = context.newest_due_period
    if period is None:
        return
    end, agencies = period.last_day, context.agencies
    for entry in context.measures:
        measure = entry.record
        if measure.lead_agency is None or (measure.added or context.plan.period.start or date.min) > end:
            continue
        ended = measure.completed or (measure.closure.date if measure.closure else None)
        if not measure.is_open and (ended is None or ended <= end):
            continue
        lead = agencies.successor_on(measure.lead_agency, context.today)
        if not any(
            update.period == period.id
            and (update.agency is None or agencies.successor_on(update.agency, context.today) == lead)
            for update in measure.updates
        ):
            due = context.plan.reporting.returns_due(period)
            message = f"no return from {measure.lead_agency} for {period.id}, which was due on {due}"
            yield entry.at_key("updates"), message
