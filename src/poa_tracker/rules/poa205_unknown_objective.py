"""A measure serves an objective that its goal does not have."""

from collections.abc import Iterator

from poa_tracker.findings import Location, did_you_mean, quoted
from poa_tracker.rules.rule import Context, rule


@rule("POA205", "unknown-objective")
def unknown_objective(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure serves an objective that its goal does not have in plan.yaml.

    Why: the report lays measures out by objective, and this one has no place in it.

    Bad:   objective: prevention-33
    Good:  objective: prevention-3
    """
    for entry in context.measures:
        objective, goal = entry.record.objective, context.goals.get(entry.record.goal)
        if objective is None or goal is None or any(one.id == objective for one in goal.objectives):
            continue
        owner = next((one.id for one in context.plan.goals for other in one.objectives if other.id == objective), None)
        if owner:
            message = f"{quoted(objective)} is an objective of goal {quoted(owner)}, not of {quoted(goal.id)}"
        else:
            known = [one.id for one in goal.objectives]
            message = f"goal {quoted(goal.id)} has no objective {quoted(objective)}{did_you_mean(objective, known)}"
        yield entry.at("objective"), message
