"""The plan itself: goals, horizons, reporting cycle, house words, and its settings for checks."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from poa_tracker.model.period import Cycle, Period
from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Day, Id, Integer, Label, Month, PeriodId, Slug, Text
from poa_tracker.model.vocabulary import TERMS, Frequency, RuleSetting

CONTROLLED_FIELDS = ("due", "lead_agency", "milestones.*.due", "indicators.*.target.*")
"""What changes by recorded variation only, unless a plan says otherwise."""


def _is_term(value: str) -> str:
    if value not in TERMS:
        raise PydanticCustomError(
            "unknown_term",
            "{value} is no word that can be reworded",
            {"value": repr(value), "terms": sorted(TERMS)},
        )
    return value


class Duration(Record):
    """When the plan runs."""

    start: Day | None = None
    """The plan's first day; a measure without `added` is in the plan from here."""
    end: Day | None = None
    """The plan's last day; a plan may state none."""


class PlanSource(Record):
    """The published document that the plan restates."""

    title: Text
    publisher: Text | None = None
    published: Day | None = None
    url: Text | None = None
    licence: Text | None = None
    attribution: Text | None = None
    """The sentence that the licence asks for."""


class Reporting(Record):
    """The reporting cycle: how often agencies report, and by when."""

    frequency: Frequency = Frequency.QUARTERLY
    """How often agencies report."""
    fiscal_year_start: Month = 1
    """The month, 1 to 12, in which the fiscal year begins (New Zealand: 7)."""
    returns_due_days: Annotated[Integer, Field(ge=0, le=366)] = 15
    """Days after the end of a period by which its returns are due."""
    first: PeriodId | None = None
    """The first period that is reported on; by default the one the plan starts in."""
    last: PeriodId | None = None
    """The last period that is reported on; after it the plan's clock stands still."""

    @property
    def cycle(self) -> Cycle:
        return Cycle(self.frequency, self.fiscal_year_start)

    def returns_due(self, period: Period) -> date:
        """The last day on which a return for `period` is on time."""
        return period.last_day + timedelta(days=self.returns_due_days)

    def are_returns_due(self, period: Period, day: date) -> bool:
        """Whether a return for `period` that is not there on `day` is missing."""
        return day > self.returns_due(period)


class Horizon(Record):
    """A stretch of time the plan speaks of: short, medium, long term."""

    id: Slug
    title: Text
    ends: Day | None = None
    """Its last day; a plan may state no calendar date at all."""


class Objective(Record):
    """What a goal is to achieve, one by one."""

    id: Slug
    title: Text


class Goal(Record):
    """A part of the plan that measures belong to."""

    id: Slug
    title: Text
    prefix: Id | None = None
    """Begins the ids of the goal's measures; by default the goal's id in capitals."""
    description: Text | None = None
    objectives: tuple[Objective, ...] = ()

    @property
    def measure_prefix(self) -> str:
        return self.prefix or self.id.upper()


class Framework(Record):
    """What measures may link to: a treaty, the Sustainable Development Goals, a set of recommendations."""

    id: Slug
    title: Text
    url: Text | None = None


class Wording(Record):
    """The house word for a canonical value, and what it means here; reports print both."""

    label: Text
    definition: Text | None = None


class Disclosure(Record):
    """What public output must not tell exactly."""

    suppress_below: Annotated[Integer, Field(ge=1)] | None = None
    """In public output an indicator's value below this prints as "<n"."""


class Checks(Record):
    """The plan's own settings for `poa validate`."""

    ignore: tuple[Label, ...] = ()
    """Rule codes, or prefixes of them such as POA7, that this plan leaves out."""
    severity: dict[Text, RuleSetting] = {}
    """Another weight for a rule: error, warning or off."""


class Plan(Record):
    """A plan of action: what `plan.yaml` holds."""

    id: Slug
    """Short and lasting: a column of every exported table."""
    title: Text
    jurisdiction: Text | None = None
    """The country, state or city whose plan it is."""
    language: Text = "en"
    """The language the plan is written in, as a BCP 47 tag: en, mi, en-NZ."""
    published: Day | None = None
    """The day the plan was published."""
    period: Duration = Field(default_factory=Duration)
    """When the plan runs."""
    coordinating_agency: Text | None = None
    """The id of the agency that keeps this register: the secretariat."""
    notice: Text | None = None
    """A sentence that every report shows in its front block."""
    source: PlanSource | None = None
    """The published document that this plan restates."""
    reporting: Reporting = Field(default_factory=Reporting)
    """The reporting cycle."""
    horizons: tuple[Horizon, ...] = ()
    """The stretches of time the plan speaks of."""
    goals: tuple[Goal, ...] = ()
    """The parts of the plan, in the order reports follow."""
    frameworks: tuple[Framework, ...] = ()
    """What measures may link to."""
    wording: dict[Annotated[Text, AfterValidator(_is_term)], Wording] = {}
    """House words for canonical values, such as `off_track: {label: Delayed, definition: …}`."""
    disclosure: Disclosure = Field(default_factory=Disclosure)
    """What public output must not tell exactly."""
    controlled_fields: tuple[Text, ...] = CONTROLLED_FIELDS
    """Fields of a measure that change by recorded variation only; `*` stands for any milestone or indicator."""
    checks: Checks = Field(default_factory=Checks)
    """Settings for `poa validate`."""

    def first_period(self) -> Period | None:
        """The first period that returns are expected for; none where the plan names neither it nor its own start."""
        if self.reporting.first:
            return self.reporting.cycle.parse(self.reporting.first)
        return self.reporting.cycle.containing(self.period.start) if self.period.start else None

    def last_period(self) -> Period | None:
        """The last period that returns are expected for; none while the plan is being tracked."""
        return self.reporting.cycle.parse(self.reporting.last) if self.reporting.last else None

    def clock(self, today: date) -> date:
        """The day to use for today: a plan that is no longer tracked stands still.

        That is the day after returns for the last period are due, once that has come.
        """
        last = self.last_period()
        return today if last is None else min(today, self.reporting.returns_due(last) + timedelta(days=1))

    def expects_returns_for(self, period: Period) -> bool:
        first, last = self.first_period(), self.last_period()
        return (first is None or first <= period) and (last is None or period <= last)

    def newest_due_period(self, day: date) -> Period | None:
        """The newest period whose returns are due by `day` and expected at all, or none yet."""
        period = self.reporting.cycle.containing(day)
        last = self.last_period()
        if last is not None:
            period = min(period, last)
        while not self.reporting.are_returns_due(period, day):
            period = period.previous()
        return period if self.expects_returns_for(period) else None
