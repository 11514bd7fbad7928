"""A measure belongs to a goal that the plan does not have."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Suggestions, quoted
from poa_tracker.rules.rule import Context, rule


def _in_plan(context: Context) -> Iterator[tuple[Location, str]]:
    """A plan without any goal is reported once, and not at each of its measures."""
    if not context.plan.goals and context.register.outlines:
        yield context.register.in_plan("goals"), "the plan has no goals, but every measure needs one"


@rule("POA204", "unknown-goal", in_plan=_in_plan)
def unknown_goal(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure belongs to a goal that plan.yaml does not have, or the plan has none at all.

    Why: the measure is under no heading of the report.

    Bad:   goal: prevent
    Good:  goal: prevention
    """
    goals, near = context.goals, Suggestions(context.goals)
    if not goals:
        return
    for entry in context.measures:
        goal = entry.record.goal
        if goal not in goals:
            yield entry.at("goal"), f"no goal {quoted(goal)}{near.did_you_mean(goal)}"
