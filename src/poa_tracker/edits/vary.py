"""A controlled field changes: the variation is put on the record, and the field follows where it is approved."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from poa_tracker.document.written_value import Value
from poa_tracker.edits.day import happened
from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.edits.follow_lead import follow_lead
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.findings import did_you_mean
from poa_tracker.model import (
    FieldValue,
    Measure,
    Variation,
    VariationState,
    is_field,
    names_agencies,
    parse_field_value,
    shown_value,
)
from poa_tracker.model.variation import LISTS
from poa_tracker.register import Entry
from poa_tracker.register.schema_findings import field_names
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.missing_part import missing_part
from poa_tracker.standing.timeline import Step, pending_requests, timeline


class Settles(Enum):
    """What a decision says of the requests that wait."""

    NONE = "none"


class Grounds(NamedTuple):
    """What is recorded with a change: why, and who asked for it or decided. Roles, not persons."""

    reason: str | None = None
    delay_reason: str | None = None
    requested_by: str | None = None
    approved_by: str | None = None
    declined_by: str | None = None
    day: date | None = None
    """The day it takes effect; by default today."""
    is_approved: bool = False
    """Whether it counts though nobody is named who approved it: a merger, a first lead agency."""
    settles: "date | Settles | None" = None
    """The day of the request that it decides, or that it decides none; by default what is plain."""

    @property
    def state(self) -> VariationState:
        if self.declined_by:
            return VariationState.DECLINED
        return VariationState.APPROVED if self.approved_by or self.is_approved else VariationState.REQUESTED


def vary(
    bench: Workbench, entry: Entry[Measure], field: str, value: str, grounds: Grounds, today: date
) -> list[FileEdit]:
    """The measure's file with a variation of one field in it, and the field changed where the variation is approved.

    An open request for the same change is settled instead of being put there twice.
    """
    if grounds.approved_by and grounds.declined_by:
        raise UsageError("a variation is either approved or declined, not both")
    if not (grounds.requested_by or grounds.approved_by or grounds.declined_by):
        raise UsageError("name who decided (--approved-by or --declined-by), or who asks for it (--requested-by)")
    field = field.strip()
    wanted = meant(bench, field, value.strip())
    measure = entry.record
    if not measure.is_open and grounds.state is not VariationState.DECLINED:
        raise RefusedError(f"{measure.id} is {measure.status.value}; its promises can no longer change")
    draft = Draft.of_measure(entry)
    if field == "lead_agency" and isinstance(wanted, str):
        put_lead(draft, bench, entry, wanted, grounds, today)
    else:
        put_variation(draft, measure, field, wanted, grounds, today)
    return [draft.edit]


def put_lead(draft: Draft, bench: Workbench, entry: Entry[Measure], lead: str, grounds: Grounds, today: date) -> None:
    """Another agency answers for the measure: where that is approved, it supports it no longer, by a variation too.

    What it had reported by then counts from now on, where it led already on that day.
    """
    measure = entry.record
    if grounds.state is not VariationState.APPROVED:
        put_variation(draft, measure, "lead_agency", lead, grounds, today)
        return
    supporting = measure.supporting_agencies
    # Who was to lead from a later day on, and now is not, goes on supporting.
    others = (*supporting, *_kept_from_leading(measure, grounds.day or today, today))
    others = tuple(one for one in dict.fromkeys(others) if one != lead)
    request = request_decided(measure, "lead_agency", lead, grounds)
    why = grounds._replace(reason=grounds.reason or (request.reason if request else None))
    if others != supporting and why.reason:
        if set(others) < set(supporting):
            draft.replace_item(("supporting_agencies",), supporting, lead, None)
        else:
            draft.set(("supporting_agencies",), list(others))
        append_variation(draft, "supporting_agencies", supporting or None, others or None, why, today)
    put_variation(draft, measure, "lead_agency", lead, grounds, today)
    follow_lead(draft, entry, bench.agencies, bench.plan.reporting.cycle)


def _kept_from_leading(measure: Measure, day: date, today: date) -> list[str]:
    """The agencies that supported the measure, and were to lead it from a day that a decision of today comes before."""
    kept = []
    for lead in _announced(measure, "lead_agency", day, today):
        for one in measure.approved_variations("supporting_agencies"):
            left = set(_listed(one.before)) - set(_listed(one.after))
            if lead.value in left and (one.date, one.known_from) == (lead.since, _recorded(measure, lead)):
                kept.append(str(lead.value))
    return kept


def _recorded(measure: Measure, step: Step) -> date | None:
    """The day on which a change of the lead agency was put on record."""
    return next(
        (
            one.known_from
            for one in reversed(measure.approved_variations("lead_agency"))
            if (one.date, one.after) == (step.since, step.value)
        ),
        None,
    )


def _listed(value: FieldValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def put_variation(draft: Draft, measure: Measure, field: str, wanted: Value, grounds: Grounds, today: date) -> None:
    """Write the variation, or the decision on the open request for it; where it is approved, change the field too.

    What is on record stays as it is: a decision on a request is an entry of its own, which names the request's date.
    """
    path = find_path(measure, field)
    before = measure.value_of(field)
    day = grounds.day or today
    request = request_decided(measure, field, wanted, grounds)
    is_for_this = request is not None and request.after == as_held(wanted)
    if not is_for_this or grounds.state is VariationState.REQUESTED:
        if before == as_held(wanted):
            raise RefusedError(f"{field} of {measure.id} is already {shown(wanted)}")
        if is_for_this:
            raise RefusedError(
                f"there is already a request for this change of {field}; settle it with --approved-by or --declined-by"
            )
        if grounds.state is VariationState.DECLINED and not grounds.requested_by:
            raise UsageError(
                f"there is no open request to change {field} to {shown(wanted)}, so there is nothing to decline"
            )
        if not grounds.reason:
            raise UsageError("give the reason with --reason, in words that a report can print")
    if grounds.state is not VariationState.APPROVED:
        happened(grounds.day, today, "a request" if grounds.state is VariationState.REQUESTED else "a refusal")
    if request is not None and day < request.date:
        raise RefusedError(f"the request was made on {request.date}; a decision on it cannot be dated {day}")
    if request is not None and not is_for_this and grounds.settles is None:
        draft.note(
            f"This decides the request of {request.date} for {shown_value(request.to)}. "
            "If that one is to wait, add --settles none."
        )
    draft.append(("variations",), _variation(field, before, wanted, grounds, day, today, request))
    if grounds.state is VariationState.APPROVED:
        for step in _announced(measure, field, day, today):
            value = shown(as_written(step.value))
            draft.note(f"The change of {field} to {value}, announced for {step.since}, no longer counts.")
        draft.set(path, wanted)


def append_variation(
    draft: Draft, field: str, before: FieldValue, after: FieldValue, grounds: Grounds, today: date
) -> None:
    """Write a decision about a field that was changed by itself, such as a list that lost an item."""
    day = grounds.day or today
    to = [] if after is None else as_written(after)
    draft.append(("variations",), _variation(field, before, to, grounds, day, today, None))


def _variation(
    field: str,
    before: FieldValue,
    wanted: Value | None,
    grounds: Grounds,
    day: date,
    today: date,
    request: Variation | None,
) -> dict[str, Value]:
    asked_for = request.delay_reason.value if request and request.delay_reason else None
    return in_their_order(
        {
            "date": day,
            "recorded": today if day != today else None,
            "field": field,
            "from": as_written(before),
            "to": wanted,
            "reason": grounds.reason or (request.reason if request else None),
            "delay_reason": grounds.delay_reason or asked_for,
            "state": grounds.state.value,
            "requested": request.date if request else None,
            "requested_by": grounds.requested_by or (request.requested_by if request else None),
            "approved_by": grounds.approved_by,
            "declined_by": grounds.declined_by,
        }
    )


def in_their_order(fields: dict[str, Value | None]) -> dict[str, Value]:
    return {key: value for key in field_names(Variation) if (value := fields.get(key)) is not None}


def as_written(value: FieldValue) -> Value | None:
    return list(value) if isinstance(value, tuple) else value


def as_held(value: Value | None) -> object:
    return tuple(value) if isinstance(value, list) else value


def waiting_requests(measure: Measure, field: str) -> list[Variation]:
    """The requests to change a field that nobody has decided."""
    return [one for one in pending_requests(measure, date.max, date.max) if one.field == field]


def request_decided(measure: Measure, field: str, wanted: Value, grounds: Grounds) -> Variation | None:
    """The request that an entry decides, or asks for again; by default that for the same value, else the only one.

    Raises UsageError where that is for the person to say.
    """
    waiting = waiting_requests(measure, field)
    settles = grounds.settles
    if isinstance(settles, date):
        of_that_day = [one for one in waiting if one.date == settles]
        same = [one for one in of_that_day if one.after == as_held(wanted)]
        if not of_that_day:
            raise UsageError(f"no request to change {field} waits from {settles}{_there(waiting)}")
        return (same or of_that_day)[0]
    same = [one for one in waiting if one.after == as_held(wanted)]
    if same:
        return same[0]
    if not waiting or settles is Settles.NONE or grounds.state is not VariationState.APPROVED:
        return None
    if len(waiting) > 1:
        raise UsageError(
            f"{len(waiting)} requests to change {field} wait: {_named(waiting)}; "
            "name the one that this decides with --settles DATE, or add --settles none"
        )
    return waiting[0]


def _there(waiting: list[Variation]) -> str:
    return f"; there is one {_named(waiting)}" if waiting else ""


def _named(requests: list[Variation]) -> str:
    return ", ".join(f"of {one.date} (to {shown_value(one.to)})" for one in requests)


def _announced(measure: Measure, field: str, day: date, today: date) -> list[Step]:
    """What was to take effect after `day` and now will not. Raises RefusedError where some of it has taken effect."""
    later = [one for one in timeline(measure, field) if one.since is not None and one.since > day]
    for one in reversed(later):
        if one.since is not None and one.since <= today:
            raise RefusedError(
                f"{field} of {measure.id} was last changed from {one.since} on; you can no longer record "
                "a change from before that"
            )
    return later


def meant(bench: Workbench, field: str, text: str) -> Value:
    """What a person's words mean to the field: a day, a number, agencies' ids, or the words themselves."""
    if not text:
        raise UsageError(f"write the new value of {field}")
    if field in LISTS:
        words = [one.strip() for one in text.split(",") if one.strip()]
        return [bench.agency(one).id for one in words] if names_agencies(field) else words
    if names_agencies(field):
        return bench.agency(text).id
    try:
        value = parse_field_value(field, text)
        return value.value if isinstance(value, Enum) else value
    except PydanticCustomError as error:
        raise UsageError(f"{field}: {error.message()}") from None


def find_path(measure: Measure, field: str) -> tuple[str | int, ...]:
    """The way to a field as people name it. Raises UsageError with the nearest where there is none."""
    path = measure.path_of(field)
    if path is not None:
        return path
    milestones = [f"milestones.{one.id}.due" for one in measure.milestones]
    indicators = [f"indicators.{one.id}.target.value" for one in measure.indicators]
    known = ["due", "lead_agency", *milestones, *indicators]
    if is_field(field):
        head, sub_id, *rest = field.split(".")
        owner = measure.indicator(sub_id) if head == "indicators" else None
        if owner is not None and rest[:1] == ["values"]:
            times = [one.time for one in owner.values if one.time]
            there = f"; it has {', '.join(times[-4:])}" if times else "; it has none yet"
            raise UsageError(f"{sub_id} of {measure.id} has no figure for {rest[1]}{there}")
        raise UsageError(f"{measure.id} has {missing_part(measure, field)}")
    examples = f" (such as {', '.join(known[:4])})"
    raise UsageError(f"no field {field!r}{did_you_mean(field, [*known, *measure.controllable_fields()]) or examples}")


def shown(value: Value | None) -> str:
    if value is None:
        return "empty"
    return value.isoformat() if isinstance(value, date) else ", ".join(value) if isinstance(value, list) else str(value)
