"""By goal and objective: a count for each goal, then every measure in a row."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from poa_tracker.changes import movement
from poa_tracker.report.labels import Term
from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView
from poa_tracker.standing.as_of import Standing
from poa_tracker.standing.tally import Tally


class GoalMeasure(NamedTuple):
    """The state of one measure."""

    measure: MeasureName
    agency: str | None
    """The lead agency; none if none is named."""
    status: Term
    state: Term
    """The confidence reported for the period, or that none was; `Completed` or `Closed` once it has ended."""
    confidence: Term | None
    """The same; none once the measure has ended."""
    movement: Term | None
    """`Improved` or `Worsened` against the period before; only what was reported is compared."""
    next_milestone: str | None
    next_milestone_due: date | None
    due: date | None
    original_due: date | None
    """The date first promised, if it differs."""
    horizon: str | None
    is_overdue: bool
    completed: date | None
    is_late: bool
    """Completed after the date first promised."""


class ObjectiveGroup(NamedTuple):
    """The measures of one objective; those without an objective come last, without a title."""

    title: str | None
    measures: tuple[GoalMeasure, ...]


class GoalGroup(NamedTuple):
    """A goal with its measures. A goal without any is there too, unless the report is on a part of the plan."""

    id: str
    title: str
    description: str | None
    tally: Tally
    objectives: tuple[ObjectiveGroup, ...]


class Goals(NamedTuple):
    """Every measure in the plan, once."""

    groups: tuple[GoalGroup, ...]
    total: Tally
    has_refs: bool
    """Whether any measure has a number in the published plan."""


def build(view: ReportView) -> Goals | None:
    by_goal: dict[str, list[Standing]] = defaultdict(list)
    for standing in view.now.standings:
        by_goal[standing.measure.goal].append(standing)
    goals = {goal.id: goal for goal in view.plan.goals}
    groups = []
    for goal_id in dict.fromkeys([*goals, *by_goal]):
        goal, standings = goals.get(goal_id), by_goal.get(goal_id, [])
        if view.whole and not standings:
            continue
        titles = {objective.id: view.text(objective, "title") for objective in goal.objectives} if goal else {}
        groups.append(
            GoalGroup(
                id=goal_id,
                title=(
                    view.text(goal, "title")
                    if goal
                    else view.language.gettext("%(goal)s (not a goal of the plan)", goal=goal_id)
                ),
                description=view.text(goal, "description") if goal else None,
                tally=Tally.of(standings),
                objectives=_by_objective(view, titles, standings),
            )
        )
    has_refs = any(standing.measure.ref for standing in view.now.standings)
    return Goals(tuple(groups), Tally.of(view.now.standings), has_refs) if groups else None


def _by_objective(view: ReportView, titles: dict[str, str], standings: list[Standing]) -> tuple[ObjectiveGroup, ...]:
    rows: dict[str, list[GoalMeasure]] = {objective_id: [] for objective_id in [*titles, ""]}
    for standing in standings:
        objective_id = standing.measure.objective or ""
        rows[objective_id if objective_id in titles else ""].append(_row(view, standing))
    return tuple(
        ObjectiveGroup(titles.get(objective_id), tuple(measures)) for objective_id, measures in rows.items() if measures
    )


def _row(view: ReportView, standing: Standing) -> GoalMeasure:
    measure = standing.measure
    then = view.then.by_id.get(standing.id)
    moved = movement(then.confidence, standing.confidence) if then and then.is_open and standing.is_open else None
    milestone = standing.next_milestone
    promise = standing.promise
    state = view.labels[standing.state]
    return GoalMeasure(
        measure=view.name(standing.id),
        agency=view.agency(standing.lead_agency),
        status=view.labels[measure.status],
        state=state,
        confidence=state if standing.is_open else None,
        movement=view.labels[moved.value] if moved else None,
        next_milestone=view.text(milestone.milestone, "title") if milestone and milestone.milestone else None,
        next_milestone_due=milestone.due if milestone else None,
        due=measure.due,
        original_due=promise.first_due if promise.first_due != measure.due else None,
        horizon=view.horizon(measure.horizon),
        is_overdue=standing.is_overdue,
        completed=measure.completed,
        is_late=promise.is_late,
    )
