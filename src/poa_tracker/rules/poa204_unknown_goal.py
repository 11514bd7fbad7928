"""A measure belongs to a goal that the plan does not have."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Suggestions, quoted
from poa_tracker.rules.rule import Context, rule


@rule("POA204", "unknown-goal")
def unknown_goal(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure belongs to a goal that plan.yaml does not have.

    Why: the measure stands under no heading of the report.

    Bad:   goal: prevent
    Good:  goal: prevention
    """
    goals, near = context.goals, Suggestions(context.goals)
    for entry in context.measures:
        goal = entry.record.goal
        if goal not in goals and context.register.has_plan:
            yield entry.at("goal"), f"no goal {quoted(goal)}{near.did_you_mean(goal)}"
