"""The measures that a person asks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from poa_tracker.errors import UsageError
from poa_tracker.findings import did_you_mean
from poa_tracker.model import DEFAULT_LABELS, NOT_REPORTED, UNSTATED, Confidence, Goal, Plan, Status
from poa_tracker.spelling import folded
from poa_tracker.standing.as_of import AsOf, Standing

_DAY = timedelta(days=1)
_FEW = 8
"""So many choices can be listed in one line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of a plan that a report is of; what is left empty does not matter."""

    agency: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a measure has to be: for each filter any one of its values, and all filters that have some."""

    agencies: Sequence[str] = ()
    """In any spelling."""
    goals: Sequence[str] = ()
    """By id, title or prefix."""
    statuses: Sequence[str] = ()
    """As files have them, or in the words that the plan prints."""
    confidences: Sequence[str] = ()
    tags: Sequence[str] = ()
    overdue: bool = False
    due_before: date | None = None


def select(view: AsOf, choice: Choice) -> list[Standing]:
    """The measures of a part, in the order of the plan. UsageError for an agency or a goal that the plan lacks."""
    return find(view, Filters(agencies=_only(choice.agency), goals=_only(choice.goal)))


def find(view: AsOf, filters: Filters) -> list[Standing]:
    """The measures that pass every filter, in the order of the plan.

    UsageError for an agency, goal, status, confidence or tag that the plan does not have, with the nearest it has.
    """
    agencies = {resolve_agency(view, each) for each in filters.agencies}
    goals = {resolve_goal(view.plan, each).id for each in filters.goals}
    statuses = {_resolve_word(view.plan, each, list(Status), "status") for each in filters.statuses}
    reported = [NOT_REPORTED, UNSTATED, *Confidence]
    confidences = {_resolve_word(view.plan, each, reported, "confidence") for each in filters.confidences}
    used = {tag for one in view.standings for tag in one.measure.tags}
    for tag in filters.tags:
        if tag not in used:
            raise UsageError(f"no tag {tag!r}{_instead(tag, sorted(used))}")
    tags = set(filters.tags)
    return [
        one
        for one in view.standings
        if (not agencies or one.lead_agency in agencies)
        and (not goals or one.measure.goal in goals)
        and (not statuses or one.status in statuses)
        and (not confidences or (one.is_open and one.state in confidences))
        and (not filters.overdue or one.is_overdue)
        and (filters.due_before is None or one.promise.is_due_by(filters.due_before - _DAY))
        and (not tags or not tags.isdisjoint(one.measure.tags))
    ]


def resolve_agency(view: AsOf, spelling: str) -> str:
    """The id of the agency that is called so, or of whoever answers for its work on the day of the view.

    So an agency is found by its id, name, short name and aliases, and by those of the agencies that became part of it.
    """
    agency = view.agencies.resolve(spelling)
    if agency is None:
        raise UsageError(f"no agency {spelling!r}{did_you_mean(spelling, view.agencies.spellings)}")
    return view.agencies.successor_on(agency.id, view.day)


def resolve_goal(plan: Plan, wanted: str) -> Goal:
    """The goal with this id, title or prefix, whatever its capitals. UsageError where the plan has none."""
    names = {folded(name): goal for goal in plan.goals for name in (goal.title, goal.measure_prefix, goal.id)}
    found = names.get(folded(wanted))
    if found is None:
        ids = [goal.id for goal in plan.goals]
        there = f"; this plan has {', '.join(ids)}" if ids else "; plan.yaml names none yet"
        near = did_you_mean(wanted, [*ids, *(goal.title for goal in plan.goals)])
        raise UsageError(f"no goal {wanted!r}{near or there}")
    return found


def _resolve_word(plan: Plan, wanted: str, values: Iterable[StrEnum | str], noun: str) -> str:
    """The value that files have for what a person typed: itself, or the word that the plan prints for it."""
    house = {str(value): plan.wording[value].label for value in values if value in plan.wording}
    known: Mapping[str, str] = {
        **{folded(DEFAULT_LABELS[value]): str(value) for value in values},
        **{folded(label): value for value, label in house.items()},
        **{str(value): str(value) for value in values},
    }
    found = known.get(folded(wanted))
    if found is None:
        known_words = [f"{value} ({house[value]})" if value in house else str(value) for value in values]
        raise UsageError(f"no {noun} {wanted!r}{did_you_mean(wanted, known) or _listed(known_words)}")
    return found


def _instead(wanted: str, known: Sequence[str]) -> str:
    return did_you_mean(wanted, known) or _listed(known)


def _listed(known: Sequence[str]) -> str:
    return f": choose {', '.join(known)}" if 0 < len(known) <= _FEW else ""


def _only(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
