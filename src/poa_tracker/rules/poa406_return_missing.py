"""An agency has not reported."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.model import ReturnState
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.returns import Expectation


@rule("POA406", "return-missing", severity=Severity.WARNING)
def return_missing(context: Context) -> Iterator[tuple[Location, str]]:
    """The lead agency of a measure has sent no return for the newest period whose returns are due.

    Only measures that were in the plan and open at the end of that period are expected to be reported on.

    Why: readers take silence for good news unless the report names it.

    Bad:   updates: []
    Good:  updates: [{period: 2009-10-Q1, submitted: 2009-10-09, status: in_progress, no_change: true}]
    """
    period = context.newest_due_period
    if period is None:
        return
    expectation = Expectation(context.plan, context.agencies, period, context.today)
    for entry in context.measures:
        returns = context.returns(entry)
        if expectation.state_of(returns) is ReturnState.MISSING:
            due = context.plan.reporting.returns_due(period)
            message = f"no return from {expectation.asked(returns)} for {period.id}, which was due on {due}"
            yield entry.at_key("updates"), message
