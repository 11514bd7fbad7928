"""A controlled field changes: the variation is put on the record, and the field follows where it is approved."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from poa_tracker.document.written_value import Value
from poa_tracker.edits.day import happened
from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.findings import did_you_mean
from poa_tracker.model import Measure, Variation, VariationState, is_field, parse_field_value
from poa_tracker.register import Entry
from poa_tracker.register.workbench import Workbench


class Grounds(NamedTuple):
    """What is said of a change besides the change: why, and who asked for it or decided. Roles, not persons."""

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
        raise UsageError("say who decided (--approved-by, --declined-by), or who asks for it (--requested-by)")
    field = field.strip()
    wanted = _meant(bench, field, value.strip())
    draft = Draft.of_measure(entry)
    put_variation(draft, entry.record, field, wanted, grounds, today)
    return [draft.edit]


def put_variation(draft: Draft, measure: Measure, field: str, wanted: Value, grounds: Grounds, today: date) -> None:
    """Write the variation, or settle the open request for it; where it is approved, change the field too."""
    path = _path(measure, field)
    before = measure.value_of(field)
    day = happened(grounds.day, today, "a change that takes effect")
    open_request = _open_request(measure, field, wanted)
    if open_request is None or grounds.state is VariationState.REQUESTED:
        if before == wanted:
            raise RefusedError(f"{field} of {measure.id} is {_shown(wanted)} already")
        if open_request is not None:
            raise RefusedError(
                f"this change of {field} is asked for already; --approved-by or --declined-by settles the request"
            )
        if grounds.state is VariationState.DECLINED and not grounds.requested_by:
            raise UsageError(f"there is no open request to make {field} {_shown(wanted)} that could be declined")
        if not grounds.reason:
            raise UsageError("say why with --reason, in words that a report can print")
        draft.append(("variations",), _variation(field, before, wanted, grounds, day))
    else:
        _settle(draft, open_request, before, grounds, day)
    if grounds.state is VariationState.APPROVED:
        _refuse_older(measure, field, day)
        draft.set(path, wanted)


def _variation(field: str, before: Value | None, wanted: Value, grounds: Grounds, day: date) -> dict[str, Value]:
    fields: dict[str, Value | None] = {
        "date": day,
        "field": field,
        "from": before,
        "to": wanted,
        "reason": grounds.reason,
        "delay_reason": grounds.delay_reason,
        "state": grounds.state.value,
        "requested_by": grounds.requested_by,
        "approved_by": grounds.approved_by,
        "declined_by": grounds.declined_by,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _settle(draft: Draft, index: int, before: Value | None, grounds: Grounds, day: date) -> None:
    at = ("variations", index)
    draft.set((*at, "date"), day)
    if grounds.state is VariationState.APPROVED and before is not None:
        # The field may have moved since somebody asked: the chain goes on from where it stands now.
        draft.set((*at, "from"), before)
    draft.set((*at, "state"), grounds.state.value)
    for key, text in (
        ("reason", grounds.reason),
        ("delay_reason", grounds.delay_reason),
        ("requested_by", grounds.requested_by),
        ("approved_by", grounds.approved_by),
        ("declined_by", grounds.declined_by),
    ):
        if text:
            draft.set((*at, key), text)


def _open_request(measure: Measure, field: str, wanted: Value) -> int | None:
    for index, one in enumerate(measure.variations):
        if one.field == field and one.state is VariationState.REQUESTED and _to(one) == wanted:
            return index
    return None


def _to(variation: Variation) -> Value:
    return parse_field_value(variation.field, variation.to)


def _refuse_older(measure: Measure, field: str, day: date) -> None:
    newest = max((one.date for one in measure.approved_variations(field)), default=None)
    if newest is not None and day < newest:
        raise RefusedError(
            f"{field} of {measure.id} was last changed from {newest} on; a change that took effect before that cannot "
            "be put on the record now"
        )


def _meant(bench: Workbench, field: str, text: str) -> date | Decimal | str:
    """What a person's words mean to the field: a day, a number, an agency's id, or the words themselves."""
    if not text:
        raise UsageError(f"say what {field} is to become")
    if field == "lead_agency" or field.endswith(".agency"):
        return bench.agency(text).id
    try:
        return parse_field_value(field, text)
    except PydanticCustomError as error:
        raise UsageError(f"{field}: {error.message()}") from None


def _path(measure: Measure, field: str) -> tuple[str | int, ...]:
    path = measure.path_of(field)
    if path is not None:
        return path
    head, *rest = field.split(".")
    milestones = [f"milestones.{one.id}.due" for one in measure.milestones]
    indicators = [f"indicators.{one.id}.target.value" for one in measure.indicators]
    known = ["due", "lead_agency", *milestones, *indicators]
    if rest and is_field(field):
        ids = [one.id for one in (measure.milestones if head == "milestones" else measure.indicators)]
        there = f"; there is {', '.join(ids)}" if ids else ""
        raise UsageError(
            f"{measure.id} has no {head.removesuffix('s')} {rest[0]!r}{did_you_mean(rest[0], ids) or there}"
        )
    examples = f" (such as {', '.join(known[:4])})"
    raise UsageError(f"no field {field!r}{did_you_mean(field, known) or examples}")


def _shown(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
