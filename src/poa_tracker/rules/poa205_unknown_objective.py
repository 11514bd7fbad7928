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
    # Of two goals with one id, which POA202 reports, either may be meant.
    known: dict[str, list[str]] = {}
    for one in context.plan.goals:
        known.setdefault(one.id, []).extend(objective.id for objective in one.objectives)
    for entry in context.measures:
        objective, goal = entry.record.objective, entry.record.goal
        if objective is None or goal not in known or objective in known[goal]:
            continue
        owner = next((other for other, objectives in known.items() if objective in objectives), None)
        if owner:
            message = f"{quoted(objective)} is an objective of goal {quoted(owner)}, not of {quoted(goal)}"
        else:
            hint = did_you_mean(objective, known[goal])
            message = f"goal {quoted(goal)} has no objective {quoted(objective)}{hint}"
        yield entry.at("objective"), message
