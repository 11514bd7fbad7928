"""An agency's return on one measure for one period."""

import datetime
from typing import Self

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from poa_tracker.model.evidence import Evidence
from poa_tracker.model.record import Record
from poa_tracker.model.scalar import AgencyName, Day, Flag, InternalText, PeriodId, Text
from poa_tracker.vocabulary import Confidence, DelayReason, Status


class SignOff(Record):
    """Who stands behind a return: a role, never a person."""

    by: Text
    """A role, not a person."""
    date: Day
    """The day of the signature."""


class Update(Record):
    """What an agency reported on one measure for one period."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": ["summary"]},
                {"required": ["no_change"], "properties": {"no_change": {"const": True}}},
            ]
        }
    )

    period: PeriodId
    """The period it is for."""
    submitted: Day
    """The day it reached the coordinating agency."""
    recorded: Day | None = None
    """The day it was recorded, if that is later."""
    agency: AgencyName | None = None
    """The agency that reported; by default the lead agency."""
    status: Status
    """How far the work is."""
    confidence: Confidence | None = None
    """Whether the measure will meet its date."""
    summary: Text | None = None
    """What was achieved in the period; required unless `no_change` is true."""
    next_steps: Text | None = None
    """What comes next, and by when."""
    issues: Text | None = None
    """What is in the way."""
    delay_reason: DelayReason | None = None
    """Why the work is late."""
    no_change: Flag = False
    """The agency states that it has nothing to report. `poa` never takes silence for that."""
    evidence: tuple[Evidence, ...] = ()
    """What shows the progress."""
    prepared_by: Text | None = None
    """A role, not a person."""
    signed_off: SignOff | None = None
    """Who stands behind the return, and since when."""
    internal_note: InternalText | None = None
    """A note that only internal reports show."""
    corrects: Flag = False
    """Corrects the agency's earlier return for this period, from the day on which this one was submitted."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.summary is None and not self.no_change:
            raise PydanticCustomError("missing_choice", "needs a 'summary' (or 'no_change: true')")
        return self

    @property
    def known_from(self) -> datetime.date:
        """The day it was put on record."""
        return self.recorded or self.submitted

    @property
    def explains_delay(self) -> bool:
        return self.issues is not None or self.delay_reason is not None
