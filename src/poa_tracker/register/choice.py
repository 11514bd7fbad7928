"""The measures that a person asks for."""

from dataclasses import dataclass
from datetime import date

from poa_tracker.errors import UsageError
from poa_tracker.findings import did_you_mean
from poa_tracker.model import NOT_REPORTED, Confidence, Status
from poa_tracker.register.as_of import AsOf, Standing


@dataclass(frozen=True, slots=True)
class Choice:
    """What a measure has to be; what is left empty does not matter."""

    agency: str = ""
    goal: str = ""
    status: str = ""
    confidence: str = ""
    overdue: bool = False
    due_before: date | None = None
    tag: str = ""


def select(view: AsOf, choice: Choice) -> list[Standing]:
    """The measures that are all of it, in the order of the plan.

    UsageError for an agency, goal, status, confidence or tag that the plan does not have, with the nearest it has.
    """
    agency = resolve_agency(view, choice.agency) if choice.agency else None
    confidences = [NOT_REPORTED, *Confidence]
    _must_be_one_of(choice.goal, [goal.id for goal in view.plan.goals], "goal")
    _must_be_one_of(choice.status, list(Status), "status")
    _must_be_one_of(choice.confidence, confidences, "confidence")
    _must_be_one_of(choice.tag, sorted({tag for one in view.standings for tag in one.measure.tags}), "tag")
    return [
        one
        for one in view.standings
        if (agency is None or one.lead_agency == agency)
        and (not choice.goal or one.measure.goal == choice.goal)
        and (not choice.status or one.status == choice.status)
        and (not choice.confidence or (one.is_open and (one.confidence or NOT_REPORTED) == choice.confidence))
        and (not choice.overdue or one.is_overdue)
        and (choice.due_before is None or _is_due_before(one, choice.due_before))
        and (not choice.tag or choice.tag in one.measure.tags)
    ]


def resolve_agency(view: AsOf, spelling: str) -> str:
    """The id of the agency that is called so, or of whoever answers for its work on the day of the view.

    So an agency is found by its id, name, short name and aliases, and by those of the agencies that became part of it.
    """
    agency = view.agencies.resolve(spelling)
    if agency is None:
        raise UsageError(f"no agency {spelling!r}{did_you_mean(spelling, view.agencies.spellings)}")
    return view.agencies.successor_on(agency.id, view.day)


def _must_be_one_of(value: str, known: list[str], noun: str) -> None:
    if value and value not in known:
        choices = f": choose {', '.join(known)}" if len(known) <= 8 else ""
        raise UsageError(f"no {noun} {value!r}{did_you_mean(value, known) or choices}")


def _is_due_before(one: Standing, day: date) -> bool:
    return one.is_open and one.measure.due is not None and one.measure.due < day
