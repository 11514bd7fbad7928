"""Something is due before it begins."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, rule


def _in_plan(context: Context) -> Iterator[tuple[Location, str]]:
    """What ends before it begins: the plan, its reporting, an agency."""
    # Of a plan that cannot be read the stand-in has no dates, and its agencies are still looked at.
    register, plan = context.register, context.register.plan
    period = plan.period
    if period.is_reversed:
        yield register.in_plan("period", "end"), f"the plan ends {period.end}, before its start on {period.start}"
    first, last = plan.first_period(), plan.last_period()
    if first is not None and last is not None and last < first:
        message = f"reporting ends with {last.id}, before its first period ({first.id})"
        yield register.in_plan("reporting", "last"), message
    for index, agency in enumerate(context.agencies):
        active = agency.active
        if active.is_reversed:
            place = register.in_agencies("agencies", index, "active", "to")
            yield place, f"{agency.id} is active to {active.to}, before its first day ({active.from_})"


@rule("POA301", "due-before-start", in_plan=_in_plan)
def due_before_start(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure, or one of its milestones, is due before the measure starts.

    The same of the plan's period, of its reporting and of an agency's time: they end before they begin.

    Why: one of the two dates is wrong, and poa can compare nothing with a time that never was.

    Bad:   start: 2011-07-01
           due: 2011-06-30
    Good:  start: 2010-07-01
           due: 2011-06-30
    """
    for entry in context.measures:
        measure = entry.record
        if measure.start is None:
            continue
        if measure.due is not None and measure.due < measure.start:
            yield entry.at("due"), f"due {measure.due}, before the start on {measure.start}"
        for index, milestone in enumerate(measure.milestones):
            if milestone.due is not None and milestone.due < measure.start:
                message = f"milestone {milestone.id} is due {milestone.due}, before the start on {measure.start}"
                yield entry.at("milestones", index, "due"), message
