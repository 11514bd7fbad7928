"""A recorded change to a controlled field: a date, an owner, a target."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import Field, ValidationInfo, field_validator

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Day, Label, Text, parse_day, parse_number
from poa_tracker.vocabulary import DelayReason, VariationState

_DATE_FIELD = re.compile(r"(^|\.)(due|start|added|date)$")


def parse_field_value(field: str, text: str) -> date | Decimal | str:
    """What `text` means to the field a variation names: a day, a number, or the text itself."""
    if _DATE_FIELD.search(field):
        return parse_day(text)
    if field.startswith("indicators.") and field.endswith(".value"):
        return parse_number(text)
    return text


class Variation(Record):
    """One change of a controlled field, with its reason and who approved it."""

    date: Day
    """The day it took effect."""
    field: Text
    """Which field: due, lead_agency, milestones.M1.due, indicators.I1.target.value."""
    from_: Label | None = Field(default=None, alias="from")
    """The value before; absent only where there was none."""
    to: Label
    """The value after."""
    reason: Text
    """Why the change is needed, in words that a report can print."""
    delay_reason: DelayReason | None = None
    """Why work is late, in one of the words that are counted."""
    state: VariationState
    """Only an approved variation counts; the others stay on the record."""
    requested_by: Text | None = None
    """A role, not a person."""
    approved_by: Text | None = None
    """A role, not a person."""
    declined_by: Text | None = None
    """A role, not a person."""

    @field_validator("from_", "to")
    @classmethod
    def _fits_the_field(cls, value: str | None, info: ValidationInfo) -> str | None:
        field: Any = info.data.get("field")
        if value is not None and field is not None:
            parse_field_value(field, value)
        return value

    @property
    def is_approved(self) -> bool:
        return self.state is VariationState.APPROVED
