"""A recorded change to a field: a decision that something else is promised, or a correction of what was wrong."""

import datetime
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Day, Flag, Name, Text, Varied, parse_day, parse_number, parse_period_id
from poa_tracker.quoted import quoted
from poa_tracker.vocabulary import (
    CORRECTED,
    Confidence,
    DelayReason,
    Direction,
    Kind,
    Outcome,
    Status,
    VariationState,
    Visibility,
)

_DAYS = frozenset(("due", "start", "added", "completed", "recorded", "date", "reported"))
_NUMBERS = frozenset(("value",))
LISTS = frozenset(("supporting_agencies", "depends_on", "tags"))
"""Fields that hold a list of ids or words."""
_WORDS: dict[str, type[StrEnum]] = {
    "status": Status,
    "confidence": Confidence,
    "kind": Kind,
    "visibility": Visibility,
    "direction": Direction,
    "outcome": Outcome,
}

FieldValue = date | Decimal | str | tuple[str, ...] | None
"""What a field that variations name can hold."""


def parse_field_value(field: str, written: str | tuple[str, ...]) -> date | Decimal | str | tuple[str, ...]:
    """What `written` means to the field a variation names: a day, a number, a word, a list of ids, or the text itself.

    Raises PydanticCustomError where it can mean nothing to it.
    """
    *_, name = parts = field.split(".")
    if len(parts) == 4 and parts[2] == "values":
        name = "value"
    if name in LISTS:
        return (written,) if isinstance(written, str) else tuple(written)
    if not isinstance(written, str):
        raise PydanticCustomError("not_a_scalar", "should be one value: {field} is not a list", {"field": field})
    if name in _DAYS:
        return parse_day(written)
    if name in _NUMBERS:
        return parse_number(written)
    if name in _WORDS:
        try:
            return _WORDS[name](written)
        except ValueError:
            raise PydanticCustomError(
                "not_a_choice",
                "{value} is not a known {field}: choose {choices}",
                {"value": quoted(written), "field": name, "choices": ", ".join(_WORDS[name])},
            ) from None
    return written


def names_agencies(field: str) -> bool:
    """Whether a field holds the ids of agencies."""
    return field.rpartition(".")[2] in ("lead_agency", "agency", "supporting_agencies", "coordinating_agency")


def shown_value(written: str | tuple[str, ...] | None) -> str | None:
    """What a variation holds, as people read it: a list with commas; None where there is no value."""
    return ", ".join(written) if isinstance(written, tuple) else written


class Variation(Record):
    """One change of a field, with its reason and who approved it; or the correction of a mistake."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["to", "state"]},
                {"required": ["corrects"], "properties": {"corrects": {"const": True}}},
            ]
        }
    )

    date: Day
    """The day it takes effect. For a correction, the day it was made."""
    recorded: Day | None = None
    """The day it was recorded, if that is another day."""
    field: Name
    """Which field: due, lead_agency, milestones.M1.due, indicators.I1.target.value, completed."""
    from_: Varied | None = Field(default=None, alias="from")
    """The value before. Leave it out if there was none."""
    to: Varied | None = None
    """The value after. Only a correction that takes a value back has none."""
    reason: Text
    """Why, in words that a report can print."""
    delay_reason: DelayReason | None = None
    """Why the work is late."""
    state: VariationState | None = None
    """Only an approved variation counts. The others stay on the record. A correction needs no approval and no state."""
    requested: Day | None = None
    """For a decision on a request: the date of the request. The request stays as it was."""
    requested_by: Text | None = None
    """A role, not a person."""
    approved_by: Text | None = None
    """A role, not a person."""
    declined_by: Text | None = None
    """A role, not a person."""
    corrects: Flag = False
    """A correction: the value before was wrong. The new one counts for all days, and is known from `recorded` on."""
    corrected_by: Text | None = None
    """Who corrected it: a role, not a person."""

    @field_validator("from_", "to")
    @classmethod
    def _fits_the_field(cls, value: str | tuple[str, ...] | None, info: ValidationInfo) -> object:
        field: Any = info.data.get("field")
        if value is not None and field is not None:
            parse_field_value(field, value)
            # Periods of every point are worked out, those of an earlier baseline too.
            if field.endswith(".period"):
                parse_period_id(value, info)
        return value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if not self.corrects:
            missing = [name for name, value in (("to", self.to), ("state", self.state)) if value is None]
            if missing:
                raise PydanticCustomError("missing_choice", "needs {fields}", {"fields": _listed(missing)})
        elif self.from_ is None and self.to is None:
            raise PydanticCustomError("missing_choice", "needs 'from' or 'to': what was wrong, or what is right")
        return self

    @property
    def known_from(self) -> datetime.date:
        """The day it was put on record."""
        return self.recorded or self.date

    @property
    def is_approved(self) -> bool:
        """Whether it is a decision that counts."""
        return self.state is VariationState.APPROVED and not self.corrects

    @property
    def counts(self) -> bool:
        """Whether it changes the field: an approved variation, or a correction."""
        return self.corrects or self.state is VariationState.APPROVED

    @property
    def standing(self) -> str:
        """The word for how far it has come: its state, or that it is a correction."""
        return CORRECTED if self.corrects or self.state is None else self.state.value

    @property
    def before(self) -> FieldValue:
        """The value before, as the field holds it."""
        return self._held(self.from_)

    @property
    def after(self) -> FieldValue:
        """The value after, as the field holds it."""
        return self._held(self.to)

    def _held(self, written: str | tuple[str, ...] | None) -> FieldValue:
        """An empty list is no value, as in the field itself."""
        return parse_field_value(self.field, written) if written else None


def _listed(names: list[str]) -> str:
    return " and ".join(f"'{name}'" for name in names)
