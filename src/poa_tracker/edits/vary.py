"""A controlled field changes: the variation is put on the record, and the field follows where it is approved."""

from datetime import date
from enum import Enum
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from poa_tracker.document.written_value import Value
from poa_tracker.edits.day import happened
from poa_tracker.edits.draft import Draft, FileEdit
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
)
from poa_tracker.model.variation import LISTS
from poa_tracker.register import Entry
from poa_tracker.register.schema_findings import field_names
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.timeline import pending_requests


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
        put_lead(draft, measure, wanted, grounds, today)
    else:
        put_variation(draft, measure, field, wanted, grounds, today)
    return [draft.edit]


def put_lead(draft: Draft, measure: Measure, lead: str, grounds: Grounds, today: date) -> None:
    """Another agency answers for the measure: where that is approved, it supports it no longer, by a variation too."""
    supporting = measure.supporting_agencies
    if grounds.state is VariationState.APPROVED and lead in supporting:
        others = tuple(one for one in supporting if one != lead) or None
        request = _open_request(measure, "lead_agency", lead)
        why = grounds._replace(reason=grounds.reason or (request.reason if request else None))
        if why.reason:
            draft.replace_item(("supporting_agencies",), supporting, lead, None)
            append_variation(draft, "supporting_agencies", supporting, others, why, today)
    put_variation(draft, measure, "lead_agency", lead, grounds, today)


def put_variation(draft: Draft, measure: Measure, field: str, wanted: Value, grounds: Grounds, today: date) -> None:
    """Write the variation, or the decision on the open request for it; where it is approved, change the field too.

    What is on record stays as it is: a decision on a request is an entry of its own, which names the request's date.
    """
    path = find_path(measure, field)
    before = measure.value_of(field)
    day = grounds.day or today
    request = _open_request(measure, field, wanted)
    if request is None or grounds.state is VariationState.REQUESTED:
        if before == as_held(wanted):
            raise RefusedError(f"{field} of {measure.id} is already {shown(wanted)}")
        if request is not None:
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
    draft.append(("variations",), _variation(field, before, wanted, grounds, day, today, request))
    if grounds.state is VariationState.APPROVED:
        _refuse_older(measure, field, day)
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


def _open_request(measure: Measure, field: str, wanted: Value) -> Variation | None:
    pending = pending_requests(measure, date.max, date.max)
    return next((one for one in pending if one.field == field and one.after == as_held(wanted)), None)


def _refuse_older(measure: Measure, field: str, day: date) -> None:
    newest = max((one.date for one in measure.approved_variations(field)), default=None)
    if newest is not None and day < newest:
        raise RefusedError(
            f"{field} of {measure.id} was last changed from {newest} on; you can no longer record "
            "a change from before that"
        )


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
        ids = [one.id for one in getattr(measure, head)]
        there = f"; there is {', '.join(ids)}" if ids else ""
        raise UsageError(f"{measure.id} has no {head.removesuffix('s')} {sub_id!r}{did_you_mean(sub_id, ids) or there}")
    examples = f" (such as {', '.join(known[:4])})"
    raise UsageError(f"no field {field!r}{did_you_mean(field, [*known, *measure.controllable_fields()]) or examples}")


def shown(value: Value | None) -> str:
    if value is None:
        return "empty"
    return value.isoformat() if isinstance(value, date) else ", ".join(value) if isinstance(value, list) else str(value)
