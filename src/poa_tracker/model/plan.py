"""The plan itself: goals, horizons, reporting cycle, house words, and its settings for checks."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from poa_tracker.model.period import Cycle, Period
from poa_tracker.model.record import Record
from poa_tracker.model.scalar import (
    AgencyName,
    Code,
    Day,
    Days,
    Label,
    LanguageTag,
    Limit,
    Month,
    Name,
    PeriodId,
    Prefix,
    Slug,
    Text,
    Url,
    parse_integer,
    parse_period_id,
)
from poa_tracker.model.translation import GoalTranslation, TitleTranslation, in_language, primary_language
from poa_tracker.model.variation import Variation
from poa_tracker.vocabulary import TERMS, ChangedSetting, Frequency, Severity

CONTROLLED_FIELDS = (
    *("due", "lead_agency", "supporting_agencies", "milestones.*.due", "milestones.*.agency"),
    *("indicators.*.baseline.*", "indicators.*.target.*"),
)
"""What changes by recorded variation only, unless a plan names others."""


def _is_term(value: str) -> str:
    if value not in TERMS:
        raise PydanticCustomError(
            "unknown_term",
            "{value} is not a word that you can reword",
            {"value": repr(value), "terms": sorted(TERMS)},
        )
    return value


class Duration(Record):
    """When the plan runs."""

    start: Day | None = None
    """The plan's first day. A measure without `added` is in the plan from this day."""
    end: Day | None = None
    """The plan's last day, if it has one."""

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it starts, so that no day can be held against it."""
        return self.start is not None and self.end is not None and self.end < self.start


class PlanSource(Record):
    """The published document that the plan restates."""

    title: Text
    """What the document is called."""
    publisher: Text | None = None
    """Who published it, and where."""
    published: Day | None = None
    """The day it was published."""
    url: Url | None = None
    """Where it can be read: http or https."""
    licence: Text | None = None
    """The terms under which it may be used."""
    attribution: Text | None = None
    """The sentence that the licence asks for."""


class ReportingChange(Record):
    """A setting that changes from a period on. Earlier periods keep the old value."""

    from_: PeriodId = Field(alias="from")
    """The first period with the new value."""
    field: ChangedSetting
    """Which setting: returns_due_days, first, last, or the plan's time_zone."""
    before: Label | None = None
    """The old value. Leave it out if there was none."""
    after: Label | None = None
    """The new value. Leave it out if there is none."""
    reason: Text
    """Why, in words that a report can print."""
    approved_by: Text | None = None
    """A role, not a person."""

    @field_validator("before", "after")
    @classmethod
    def _fits_the_setting(cls, value: str | None, info: ValidationInfo) -> str | None:
        field = info.data.get("field")
        if value is not None and field is ChangedSetting.RETURNS_DUE_DAYS:
            parse_integer(value)
        elif value is not None and field in (ChangedSetting.FIRST, ChangedSetting.LAST):
            parse_period_id(value, info)
        return value


class Reporting(Record):
    """The reporting cycle: how often agencies report, and by when."""

    frequency: Frequency = Frequency.QUARTERLY
    """How often agencies report."""
    fiscal_year_start: Month = 1
    """The month, 1 to 12, in which the fiscal year begins (New Zealand: 7)."""
    returns_due_days: Days = 15
    """Days after the end of a period by which its returns are due."""
    first: PeriodId | None = None
    """The first period that is reported on; by default the one the plan starts in."""
    last: PeriodId | None = None
    """The last period that is reported on. After it, the plan's clock stops."""
    changes: tuple[ReportingChange, ...] = ()
    """Every change of these settings from one period to the next. Append only."""

    @property
    def cycle(self) -> Cycle:
        return Cycle(self.frequency, self.fiscal_year_start)

    def change_after(self, field: ChangedSetting, period: Period) -> ReportingChange | None:
        """The first change of a setting that is later than a period: what it was before it held for the period."""
        if not self.changes:
            return None
        period_id = period.id
        later = (one for one in self.changes if one.field is field and one.from_ > period_id)
        return min(later, key=lambda one: one.from_, default=None)

    def returns_due(self, period: Period) -> date:
        """The last day on which a return for `period` is on time."""
        days = self.returns_due_days
        if change := self.change_after(ChangedSetting.RETURNS_DUE_DAYS, period):
            days = int(change.before or days)
        return period.last_day + timedelta(days=days)

    def are_returns_due(self, period: Period, day: date) -> bool:
        """Whether a return for `period` that is not there on `day` is missing."""
        return day > self.returns_due(period)


class Horizon(Record):
    """A stretch of time that the plan names: short, medium or long term."""

    id: Slug
    """As measures name it: medium."""
    title: Text
    """As reports print it."""
    ends: Day | None = None
    """Its last day, if the plan gives one."""
    translations: dict[LanguageTag, TitleTranslation] = {}
    """The title in other languages, by BCP 47 tag: {mi: {title: …}}."""


class Objective(Record):
    """What a goal is to achieve, one by one."""

    id: Slug
    """As measures name it: prevention-3."""
    title: Text
    """As reports print it."""
    translations: dict[LanguageTag, TitleTranslation] = {}
    """The title in other languages, by BCP 47 tag: {mi: {title: …}}."""


class Goal(Record):
    """A part of the plan that measures belong to."""

    id: Slug
    """As measures name it: prevention."""
    title: Text
    """As reports print it."""
    prefix: Prefix | None = None
    """Begins the ids of the goal's measures; by default the goal's id in capitals."""
    description: Text | None = None
    """A sentence on what the goal is for."""
    objectives: tuple[Objective, ...] = ()
    """What the goal is to achieve, in the order reports follow."""
    translations: dict[LanguageTag, GoalTranslation] = {}
    """The goal's texts in other languages, by BCP 47 tag: {mi: {title: …}}."""

    @property
    def measure_prefix(self) -> str:
        return self.prefix or self.id.upper()


class Framework(Record):
    """What measures may link to: a treaty, the Sustainable Development Goals, a set of recommendations."""

    id: Slug
    """As measures name it: trafficking-protocol."""
    title: Text
    """As reports print it."""
    url: Url | None = None
    """Where it can be read: http or https."""
    translations: dict[LanguageTag, TitleTranslation] = {}
    """The title in other languages, by BCP 47 tag: {mi: {title: …}}."""


class Wording(Record):
    """The plan's own word for a state, and what it means. Reports print both."""

    label: Text
    """The plan's own word."""
    definition: Text | None = None
    """What it means, in one sentence."""


HouseWords = Annotated[
    dict[Annotated[Text, AfterValidator(_is_term)], Wording],
    Field(json_schema_extra={"propertyNames": {"enum": sorted(TERMS)}}),
]


class PlanTranslation(Record):
    """The plan's own texts in another language."""

    title: Text | None = None
    """The plan's name, as reports in that language print it."""
    jurisdiction: Text | None = None
    """The country, state or city whose plan it is."""
    notice: Text | None = None
    """A sentence that every report shows in its front block."""
    wording: HouseWords = {}
    """The plan's own words for states in that language."""


class Disclosure(Record):
    """What public output must not show exactly."""

    suppress_below: Limit | None = None
    """In public output an indicator's value below this prints as "<n"."""

    def is_small(self, value: Decimal) -> bool:
        """Whether a value could point to a person.

        Zero points to nobody, and what is no whole number is no count of people: both are shown as they are.
        """
        limit = self.suppress_below
        return limit is not None and 0 < value < limit and value == value.to_integral_value()


class Checks(Record):
    """The plan's own settings for `poa validate`."""

    ignore: tuple[Code, ...] = ()
    """Rules that this plan leaves out: their codes, or the start of codes, such as POA7."""
    severity: dict[Text, Severity] = {}
    """Another severity for a rule: error, warning, info or off."""

    @staticmethod
    def names(written: str, code: str) -> bool:
        """Whether `written` is a rule's code or begins it.

        A beginning has all of `POA` in it: `P` is a slip, and would stand for every rule.
        """
        return len(written) > 2 and code.startswith(written.upper())

    def leaves_out(self, code: str) -> bool:
        return any(self.names(written, code) for written in self.ignore)


class Plan(Record):
    """A plan of action: what `plan.yaml` holds."""

    id: Slug
    """A short id that will not change. Exported tables have it as a column."""
    title: Text
    """The plan's name, as reports print it."""
    jurisdiction: Text | None = None
    """The country, state or city whose plan it is."""
    language: LanguageTag = "en"
    """The language the plan is written in, as a BCP 47 tag: en, mi, en-NZ."""
    published: Day | None = None
    """The day the plan was published."""
    time_zone: Text | None = None
    """Where a day begins and ends for this plan, by its IANA name: Pacific/Auckland."""
    period: Duration = Duration.model_construct()
    """When the plan runs."""
    coordinating_agency: AgencyName | None = None
    """The id of the agency that keeps the plan's record."""
    notice: Text | None = None
    """A sentence that every report shows in its front block."""
    source: PlanSource | None = None
    """The published document that this plan restates."""
    reporting: Reporting = Reporting.model_construct()
    """The reporting cycle."""
    horizons: tuple[Horizon, ...] = ()
    """The horizons of the plan: short, medium, long term."""
    goals: tuple[Goal, ...] = ()
    """The parts of the plan, in the order reports follow."""
    frameworks: tuple[Framework, ...] = ()
    """What measures may link to."""
    wording: HouseWords = {}
    """The plan's own words for states, such as `off_track: {label: Delayed, definition: …}`."""
    translations: dict[LanguageTag, PlanTranslation] = {}
    """The plan's own texts in other languages, by BCP 47 tag: {mi: {title: …}}."""
    disclosure: Disclosure = Disclosure.model_construct()
    """What public output must not show exactly."""
    controlled_fields: tuple[Name, ...] = CONTROLLED_FIELDS
    """Fields of a measure that change by recorded variation only; `*` stands for any milestone or indicator."""
    variations: tuple[Variation, ...] = ()
    """Every change of the coordinating agency. Append only."""
    checks: Checks = Checks.model_construct()
    """Settings for `poa validate`."""

    def wording_in(self, tag: str) -> dict[str, Wording]:
        """The house words of a language; `wording` itself is in the plan's own."""
        if primary_language(tag) == primary_language(self.language):
            return self.wording
        given = in_language(self.translations, tag)
        return given.wording if given else {}

    def setting(self, field: ChangedSetting, for_period: Period | None = None) -> str | None:
        """What a setting is now; `for_period` asks for what it is for a period, where it was changed later."""
        change = self.reporting.change_after(field, for_period) if for_period else None
        if change is not None:
            return change.before
        now = self.time_zone if field is ChangedSetting.TIME_ZONE else getattr(self.reporting, field.value)
        return None if now is None else str(now)

    def first_period(self, for_period: Period | None = None) -> Period | None:
        """The first period that returns are expected for; none where the plan names neither it nor its own start.

        `for_period` asks for the one that held for a period, where that was another.
        """
        first = self.setting(ChangedSetting.FIRST, for_period) if for_period else self.reporting.first
        if first:
            return self.reporting.cycle.parse(first)
        return self.reporting.cycle.containing(self.period.start) if self.period.start else None

    def last_period(self, for_period: Period | None = None) -> Period | None:
        """The last period that returns are expected for; none while the plan is being tracked.

        `for_period` asks for the one that held for a period, where that was another.
        """
        last = self.setting(ChangedSetting.LAST, for_period) if for_period else self.reporting.last
        return self.reporting.cycle.parse(last) if last else None

    def clock(self, today: date) -> date:
        """The day to use for today: a plan that is no longer tracked stands still.

        That is the day after returns for the last period are due, once that has come.
        """
        last = self.last_period()
        return today if last is None else min(today, self.reporting.returns_due(last) + timedelta(days=1))

    def expects_returns_for(self, period: Period) -> bool:
        first, last = self.first_period(), self.last_period()
        if self.reporting.changes:
            first, last = self.first_period(period), self.last_period(period)
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
