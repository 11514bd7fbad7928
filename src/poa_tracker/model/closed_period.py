"""A reporting period that was closed, and what stood in the record then; signed, opened again, closed anew."""

import datetime
from itertools import zip_longest
from typing import NamedTuple, Self

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Code, Day, Days, Digest, MeasureId, Month, PeriodId, Text
from poa_tracker.model.update import SignOff
from poa_tracker.vocabulary import Frequency


class PeriodSettings(Record):
    """The settings that shaped the plan's periods when this period was closed."""

    frequency: Frequency | None = None
    """How often agencies reported."""
    fiscal_year_start: Month | None = None
    """The month, 1 to 12, in which the fiscal year began."""
    returns_due_days: Days | None = None
    """Days after the end of a period by which its returns were due."""
    first: Code | None = None
    """The first period that was reported on, if the plan named one."""
    last: Code | None = None
    """The last period that was reported on, if the plan named one."""
    time_zone: Text | None = None
    """Where the plan's day began and ended, if the plan named it."""


class Closing(Record):
    """One closing of a period, with a digest of every measure's record on that day."""

    date: Day
    """The day it was closed."""
    recorded: Day | None = None
    """The day the closing was recorded, if that is later."""
    closed_by: Text
    """A role, not a person."""
    missing: tuple[MeasureId, ...] = ()
    """Measures whose return was missing when it was closed."""
    measures: dict[MeasureId, Digest] = {}
    """For each measure, the digest of its record for the period."""
    settings: PeriodSettings | None = None
    """The settings that shaped the plan's periods then."""

    @property
    def known_from(self) -> datetime.date:
        """The day it was put on record."""
        return self.recorded or self.date


class Signature(SignOff):
    """Who stands behind the report of a closed period: a role, never a person."""

    recorded: Day | None = None
    """The day the signature was recorded, if that is later."""

    @property
    def known_from(self) -> datetime.date:
        """The day it was put on record."""
        return self.recorded or self.date


class Reopening(Record):
    """A reopening: the period is open until somebody closes it again."""

    date: Day
    """The day it was reopened."""
    recorded: Day | None = None
    """The day the reopening was recorded, if that is later."""
    reason: Text
    """Why, in words that a report can print."""
    approved_by: Text
    """A role, not a person."""

    @property
    def known_from(self) -> datetime.date:
        """The day it was put on record."""
        return self.recorded or self.date


class Round(NamedTuple):
    """One closing of a period, who signed it, and what opened the period again."""

    closing: Closing
    signed: tuple[Signature, ...]
    reopening: Reopening | None

    @property
    def is_undone_the_same_day(self) -> bool:
        """Whether it was open again on its own day: no date shows what was recorded before and what after."""
        return self.reopening is not None and self.reopening.date <= self.closing.date


class ClosedPeriod(Record):
    """What a file under `periods/` holds. `poa period` writes it; never edit it by hand. It only grows."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["closings"]}, {"required": ["closed", "closed_by"]}]}
    )

    period: PeriodId
    """The period that was closed."""
    closed: Day | None = None
    """The day it was closed, in files in the older form, which have one closing."""
    closed_by: Text | None = None
    """A role, not a person. In files in the older form."""
    signed_off_by: Text | None = None
    """A role, not a person. In files in the older form."""
    missing: tuple[MeasureId, ...] = ()
    """Measures whose return was missing when it was closed. In files in the older form."""
    measures: dict[MeasureId, Digest] = {}
    """For each measure, the digest of its record for the period. In files in the older form."""
    closings: tuple[Closing, ...] = ()
    """Every closing, oldest first. Append only."""
    sign_offs: tuple[Signature, ...] = ()
    """Who stands behind the report, and since when. Append only."""
    reopenings: tuple[Reopening, ...] = ()
    """Every reopening, oldest first. Append only."""

    @model_validator(mode="after")
    def _is_closed(self) -> Self:
        if not self.closings and (self.closed is None or self.closed_by is None):
            raise PydanticCustomError("missing_choice", "needs 'closings'")
        return self

    @property
    def every_closing(self) -> tuple[Closing, ...]:
        """Every closing, oldest first; that of the earlier form is the first."""
        if self.closed is None or self.closed_by is None:
            return self.closings
        first = Closing.model_construct(
            date=self.closed, closed_by=self.closed_by, missing=self.missing, measures=self.measures
        )
        return (first, *self.closings)

    @property
    def every_sign_off(self) -> tuple[Signature, ...]:
        """Every signature in the order of the record; that of the older form is the first."""
        if self.signed_off_by is None or self.closed is None:
            return self.sign_offs
        return (Signature.model_construct(by=self.signed_off_by, date=self.closed), *self.sign_offs)

    @property
    def is_in_older_form(self) -> bool:
        """Whether the first closing stands at the top, and not in the list."""
        return self.closed is not None and self.closed_by is not None

    @property
    def in_lists(self) -> Self:
        """The same record in the form that is written today: every closing and signature in its list."""
        if not self.is_in_older_form:
            return self
        return self.model_copy(
            update={
                "closed": None,
                "closed_by": None,
                "signed_off_by": None,
                "missing": (),
                "measures": {},
                "closings": self.every_closing,
                "sign_offs": self.every_sign_off,
            }
        )

    def path_of_closing(self, index: int) -> tuple[str | int, ...]:
        """Where the fields of a closing stand in the file: those of the earlier form at its top."""
        listed = index - (len(self.every_closing) - len(self.closings))
        return () if listed < 0 else ("closings", listed)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Every closing with what became of it. A signature is for the newest closing of its day."""
        closings = self.every_closing
        signed: list[list[Signature]] = [[] for _ in closings]
        for sign in self.every_sign_off:
            index = max((number for number, one in enumerate(closings) if one.date <= sign.date), default=0)
            signed[index].append(sign)
        pairs = zip_longest(closings, signed, self.reopenings[: len(closings)])
        return tuple(Round(closing, tuple(by or ()), opened) for closing, by, opened in pairs)

    def known_on(self, day: datetime.date) -> tuple[Round, ...]:
        """The same, by what was known on a day."""
        return tuple(
            Round(
                one.closing,
                tuple(sign for sign in one.signed if sign.known_from <= day),
                one.reopening if one.reopening and one.reopening.known_from <= day else None,
            )
            for one in self.rounds
            if one.closing.known_from <= day
        )

    @property
    def closing(self) -> Closing | None:
        """The closing that holds now; none while the period is open again."""
        newest = self.rounds[-1]
        return newest.closing if newest.reopening is None else None
