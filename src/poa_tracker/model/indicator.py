"""The figures by which a measure is judged, and every value that was reported for them."""

import datetime
from typing import Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Day, Flag, Id, LanguageTag, Number, PeriodId, Text
from poa_tracker.model.translation import IndicatorTranslation
from poa_tracker.vocabulary import Direction


class Point(Record):
    """A figure and the time it is for: a period, or a day."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["period"]}, {"required": ["date"]}]})

    period: PeriodId | None = None
    """The reporting period it is for; or give `date`."""
    date: Day | None = None
    """The day it is for; or give `period`."""
    value: Number
    """The figure, in the indicator's unit."""

    @model_validator(mode="after")
    def _has_a_time(self) -> Self:
        if self.period is None and self.date is None:
            raise PydanticCustomError("missing_choice", "needs a 'period' or a 'date'")
        return self

    @property
    def time(self) -> str:
        """The period or the ISO day, as written: two values with the same time are one value and its restatement."""
        return self.period or (self.date.isoformat() if self.date else "")


class Value(Point):
    """A figure as an agency reported it."""

    reported: Day
    """The day it was reported. A later value for the same period restates this one."""
    recorded: Day | None = None
    """The day it was recorded, if that is later."""
    provisional: Flag = False
    """Whether the agency expects to correct it."""

    @property
    def known_from(self) -> datetime.date:
        """The day it was put on record."""
        return self.recorded or self.reported


class Indicator(Record):
    """A number that shows what a measure achieves."""

    id: Id
    """Unique in its measure: I1."""
    title: Text
    """What is measured."""
    unit: Text
    """What is counted: people, %, NZ$ million."""
    direction: Direction | None = None
    """Which way is better."""
    added: Day | None = None
    """The day it entered the plan; by default the day the measure did."""
    baseline: Point | None = None
    """The value when the measure began."""
    target: Point | None = None
    """The value to reach, and by when."""
    values: tuple[Value, ...] = ()
    """Append only: a later `reported` for the same period restates it."""
    translations: dict[LanguageTag, IndicatorTranslation] = Field(default_factory=dict)
    """The indicator's texts in other languages, by BCP 47 tag: {mi: {title: …}}."""
