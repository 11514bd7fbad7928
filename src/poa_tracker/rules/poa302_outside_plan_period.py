"""Something is due when the plan does not run."""

from collections.abc import Iterator
from datetime import date

from poa_tracker.findings import Location, Severity
from poa_tracker.model import Plan
from poa_tracker.rules.rule import Context, rule


@rule("POA302", "outside-plan-period", severity=Severity.WARNING)
def outside_plan_period(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure or a milestone is due before the plan begins or after it ends.

    Why: it falls outside every report of the plan, or its year is mistyped.

    Bad:   due: 2101-06-30
    Good:  due: 2011-06-30
    """
    plan = context.plan
    # POA301 reports a period that ends before it starts; every day would lie outside it.
    if (plan.period.start is None and plan.period.end is None) or plan.period.is_reversed:
        return
    for entry in context.measures:
        measure = entry.record
        if measure.due is not None and (reason := _outside(plan, measure.due)):
            yield entry.at("due"), f"due {measure.due}, {reason}"
        for index, milestone in enumerate(measure.milestones):
            if milestone.due is not None and (reason := _outside(plan, milestone.due)):
                message = f"milestone {milestone.id} is due {milestone.due}, {reason}"
                yield entry.at("milestones", index, "due"), message


def _outside(plan: Plan, day: date) -> str | None:
    if plan.period.start is not None and day < plan.period.start:
        return f"before the plan begins on {plan.period.start}"
    if plan.period.end is not None and day > plan.period.end:
        return f"after the plan ends on {plan.period.end}"
    return None
