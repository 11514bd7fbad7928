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
    end, start = period.last_day, context.plan.period.start or date.min
    period_id, successors = period.id, _Successors(context)
    for entry in context.measures:
        measure = entry.record
        if measure.lead_agency is None or (measure.added or start) > end:
            continue
        ended = measure.completed or (measure.closure.date if measure.closure else None)
        if not measure.is_open and (ended is None or ended <= end):
            continue
        for update in measure.updates:
            if update.period == period_id and (
                update.agency is None or successors[update.agency] == successors[measure.lead_agency]
            ):
                break
        else:
            due = context.plan.reporting.returns_due(period)
            message = f"no return from {measure.lead_agency} for {period.id}, which was due on {due}"
            yield entry.at_key("updates"), message


class _Successors(dict[str, str]):
    """Who answers today for what was given to an agency, each looked up once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def __missing__(self, agency_id: str) -> str:
        self[agency_id] = self._context.agencies.successor_on(agency_id, self._context.today)
        return self[agency_id]
