"""What the sections of a report are built from."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from poa_tracker.changes import Changes, compare
from poa_tracker.model import (
    Agency,
    Closing,
    Measure,
    Period,
    PeriodError,
    Plan,
    Round,
    Translatable,
    names_agencies,
    parse_field_value,
    translatable,
    translated,
)
from poa_tracker.register import Register
from poa_tracker.report.field_names import FIELD_NAMES, FIGURE_NAMES
from poa_tracker.report.labels import Labels
from poa_tracker.report.language import Language, Phrase
from poa_tracker.report.names import MeasureName
from poa_tracker.report.provenance import Revision
from poa_tracker.standing.as_of import AsOf, Standing
from poa_tracker.standing.choice import Choice, resolve_agency, select
from poa_tracker.standing.delivery import find_dated
from poa_tracker.standing.promise import Promise
from poa_tracker.standing.public import public_register
from poa_tracker.standing.recorded_since import entries_since
from poa_tracker.vocabulary import Audience

_NOUNS = {
    "M": translatable("month"),
    "Q": translatable("quarter"),
    "H": translatable("half-year"),
    "": translatable("year"),
}

_WITHIN = {
    "M": translatable("in the month"),
    "Q": translatable("in the quarter"),
    "H": translatable("in the half-year"),
    "": translatable("in the year"),
}

MOST_PERIODS = 8
"""How many periods are shown side by side: two years of quarters."""


class EarlierPeriod(NamedTuple):
    """A period before the one reported on, with what is asked of it for every measure."""

    id: str
    name: str
    last_day: date


def _only(view: AsOf, ids: frozenset[str]) -> AsOf:
    return replace(view, standings=tuple(one for one in view.standings if one.id in ids))


@dataclass(frozen=True)
class ReportView:
    """A plan at the end of a period and one period earlier, both as known on one day, in the words of the plan."""

    now: AsOf
    then: AsOf
    changes: Changes
    labels: Labels
    language: Language
    audience: Audience
    revision: Revision
    whole: "ReportView | None" = None
    """The view of all measures, where this one is of a part of them."""
    part: Choice | None = None
    """Which part that is: the measures of an agency, of a goal, or of both."""

    @classmethod
    def build(
        cls,
        register: Register,
        period: Period,
        as_at: date,
        audience: Audience,
        revision: Revision,
        language: Language | None = None,
    ) -> "ReportView":
        """For a public report everything internal is cut from the register before anything is made of it.

        Without a language it is in that of the plan.
        """
        if audience is Audience.PUBLIC:
            register = public_register(register)
        now = AsOf.of_period(register, period, as_at)
        then = now.at_end_of(period.previous())
        spoken = language or Language.of(register.plan.language)
        return cls(now, then, compare(then, now), Labels(register.plan, spoken), spoken, audience, revision)

    def only(self, part: Choice) -> "ReportView":
        """The same view of those measures that are all of `part` at the end of the period, and of no others.

        They are the same measures at the end of every earlier period, whoever led them then, so that counts can be
        compared. Raises UsageError for an agency or a goal that the plan does not have.
        """
        if part == Choice():
            return self
        ids = frozenset(one.id for one in select(self.now, part))
        now, then = _only(self.now, ids), _only(self.then, ids)
        return replace(self, now=now, then=then, changes=compare(then, now), whole=self, part=part)

    @cached_property
    def part_agency(self) -> Agency | None:
        """The agency whose measures the report is of, or whoever had taken over from it; None where it is of none."""
        if self.part is None or not self.part.agency:
            return None
        return self.now.agencies.get(resolve_agency(self.now, self.part.agency))

    def find(self, measure_id: str) -> Standing | None:
        """Where any measure stands, in this part of the plan or in another."""
        return (self.whole or self).now.by_id.get(measure_id)

    @property
    def plan(self) -> Plan:
        return self.now.plan

    @property
    def period(self) -> Period:
        return self.now.period

    @property
    def day(self) -> date:
        """The last day of the report: that of the period, or an earlier one while it is not over."""
        return self.now.day

    @property
    def is_internal(self) -> bool:
        return self.audience is Audience.INTERNAL

    @cached_property
    def period_noun(self) -> str:
        """`quarter`, `month`, `half-year`, `year`."""
        return self.language.gettext(_NOUNS[self.period.cycle.letter])

    @cached_property
    def within_period(self) -> str:
        """`in the quarter`."""
        return self.language.gettext(_WITHIN[self.period.cycle.letter])

    @cached_property
    def has_previous(self) -> bool:
        """Whether the plan was reported on for the period before, so that there is something to compare with."""
        first = self.plan.first_period()
        return bool(self.then.standings) and (first is None or first < self.period)

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """Every closing of the period with what became of it, as known on the day of the report."""
        found = (one.record for one in self.now.register.periods if one.record.period == self.period.id)
        return next((record.known_on(self.now.as_at) for record in found), ())

    @property
    def final(self) -> Closing | None:
        """The closing that holds on the day the report speaks from; none while the period is open, or open again."""
        newest = self.rounds[-1] if self.rounds else None
        return newest.closing if newest and newest.reopening is None else None

    @cached_property
    def corrections(self) -> int:
        """How many entries for this period came on record after the closing that holds; 0 where none does."""
        if self.final is None:
            return 0
        shown = (self.whole or self).now.by_id
        return sum(
            entries_since(entry.record, self.period, self.final.known_from, self.now.as_at)
            for entry in self.now.register.measures
            if entry.record.id in shown
        )

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Everything that has a due date, in the order of the plan."""
        return tuple(find_dated(self.now))

    @cached_property
    def due_this_period(self) -> tuple[Promise, ...]:
        return tuple(one for one in self.promises if one.was_due(self.period.first_day, self.day))

    @cached_property
    def by_period(self) -> tuple[AsOf, ...]:
        """The plan at the end of each period it was reported on, the newest few, this one last; all as now known."""
        if self.whole:
            ids = frozenset(self.now.by_id)
            return tuple(self.now if one is self.whole.now else _only(one, ids) for one in self.whole.by_period)
        known = {self.period.id: self.now, self.then.period.id: self.then}
        earlier = [self.plan.reporting.cycle.parse(one.id) for one in self.earlier_periods[1 - MOST_PERIODS :]]
        views = [known.get(period.id) or self.now.at_end_of(period) for period in [*earlier, self.period]]
        return tuple(view for view in views if view.standings or view is self.now)

    @cached_property
    def names(self) -> dict[str, MeasureName]:
        return {
            standing.id: MeasureName.of(standing.measure, self.text(standing.measure, "title"))
            for standing in self.now.standings
        }

    def name(self, measure_id: str) -> MeasureName:
        """A measure's name; of one that is not in the view, its id alone."""
        return self.names.get(measure_id) or MeasureName(measure_id, None, "")

    def agency(self, agency_id: str | None) -> str | None:
        """What tables print for an agency; None where none is named."""
        if not agency_id:
            return None
        agency = self.now.agencies.get(agency_id)
        return self._agency_text(agency, agency.label, agency.label_in) if agency else agency_id

    def agency_name(self, agency: Agency) -> str:
        """An agency's full name."""
        return self._agency_text(agency, agency.name, agency.name_in)

    def _agency_text(self, agency: Agency, text: str, give: Callable[[str], str | None]) -> str:
        given = None if self.language.is_of_plan or not agency.names else give(self.language.tag)
        return Phrase(given) if given else text

    def text(self, record: Translatable, field: str) -> Any:
        """A text of a record, in the report's language where the plan gives it; else as it is."""
        # Asked for every measure, and most plans speak one language.
        given = translated(record, field, self.language.tag) if record.translations else None
        return self.language.own(given) if given else getattr(record, field)

    def horizon(self, horizon_id: str | None) -> str | None:
        """A horizon's title; its id where the plan does not know it."""
        return self._horizons.get(horizon_id, horizon_id) if horizon_id else None

    @cached_property
    def _horizons(self) -> dict[str, str]:
        return {horizon.id: self.text(horizon, "title") for horizon in self.plan.horizons}

    @cached_property
    def former(self) -> dict[str, tuple[Agency, ...]]:
        """For each agency those that had become part of it, at first or second hand, by the day of the report."""
        former: dict[str, list[Agency]] = defaultdict(list)
        for agency in self.now.agencies:
            successor = self.now.agencies.successor_on(agency.id, self.day)
            if successor != agency.id:
                former[successor].append(agency)
        return {successor: tuple(agencies) for successor, agencies in former.items()}

    def figure(self, value: Decimal) -> str:
        """An indicator's value; in public `<n` where the plan does not show smaller counts exactly."""
        return (
            f"<{self.language.number(self.plan.disclosure.suppress_below or 0)}"
            if self.is_hidden(value)
            else self.language.number(value)
        )

    def is_hidden(self, value: Decimal) -> bool:
        """Whether this audience may not see an indicator's exact value."""
        return not self.is_internal and self.plan.disclosure.is_small(value)

    def period_name(self, period_id: str) -> str:
        """`Q1 2009/10` for `2009-10-Q1`."""
        if period_id not in self._period_names:
            self._period_names[period_id] = self.language.period_name(self.plan.reporting.cycle.parse(period_id))
        return self._period_names[period_id]

    @cached_property
    def earlier_periods(self) -> tuple[EarlierPeriod, ...]:
        """The periods that the plan was reported on before this one, oldest first."""
        first = self.plan.first_period()
        if first is None:
            as_at = self.now.as_at
            updates = (one for entry in self.now.register.measures for one in entry.record.updates)
            reported = [one.period for one in updates if one.known_from <= as_at]
            first = self.plan.reporting.cycle.parse(min(reported)) if reported else self.period
        return tuple(
            EarlierPeriod(period.id, self.period_name(period.id), period.last_day)
            for period in first.through(self.then.period)
        )

    @cached_property
    def _period_names(self) -> dict[str, str]:
        return {}

    def field_name(self, measure: Measure, field: str) -> str:
        """A field that variations name, as readers know it: `Due date of milestone M1`."""
        head, *rest = field.split(".")
        _ = self.language.gettext
        if head == "milestones" and rest:
            milestone = measure.milestone(rest[0])
            named = self._named(rest[0], self.text(milestone, "title") if milestone else None)
            if rest[-1] == "recorded":
                return _("Day on which the completion of milestone %(milestone)s was recorded", milestone=named)
            return _("%(field)s of milestone %(milestone)s", field=self._field_noun(rest[-1]), milestone=named)
        if head == "indicators" and rest:
            indicator = measure.indicator(rest[0])
            named = self._named(rest[0], self.text(indicator, "title") if indicator else None)
            if rest[1:2] == ["values"] and len(rest) > 2:
                about = FIGURE_NAMES.get(".".join(rest[3:]), FIGURE_NAMES[""])
                return _(about, when=self._time_name(rest[2]), indicator=named)
            noun = self._field_noun(".".join(rest[1:]) if len(rest) > 2 else rest[-1])
            return _("%(field)s of indicator %(indicator)s", field=noun, indicator=named)
        return self._field_noun(field)

    def _field_noun(self, field: str) -> str:
        noun = FIELD_NAMES.get(field)
        return self.language.gettext(noun) if noun else field.rpartition(".")[2].replace("_", " ")

    def _named(self, sub_id: str, title: str | None) -> str:
        """`M1 (Develop the training)`."""
        return self.language.gettext("%(id)s (%(title)s)", id=sub_id, title=title) if title else sub_id

    def _time_name(self, time: str) -> str:
        """`Q1 2025/26` or `31 March 2026`, from what files name a figure by; itself where it is neither."""
        with suppress(ValueError):
            return self.language.day(date.fromisoformat(time))
        with suppress(PeriodError):
            return self.period_name(time)
        return time

    def field_value(self, field: str, written: str | tuple[str, ...] | None) -> str | None:
        """A controlled field's value as readers know it, from what a variation holds."""
        if written is None:
            return None
        value = parse_field_value(field, written)
        if isinstance(value, date):
            return self.language.day(value)
        if isinstance(value, tuple):
            return self.language.listed([self.agency(one) or one if names_agencies(field) else one for one in value])
        if isinstance(value, str):
            return self.agency(value) if names_agencies(field) else self._word(field.rpartition(".")[2], value)
        # A target is a promise and not a count.
        return self.language.own(self.language.number(value) if ".target." in field else self.figure(value))

    def _word(self, name: str, value: str) -> str | None:
        """What a field holds as a word, a period or a horizon, as readers know it; else the text itself."""
        if isinstance(value, StrEnum):
            known = self.labels.all()
            return known[value].label if value in known else value.value
        if name == "horizon":
            return self.horizon(value)
        return self._time_name(value) if name == "period" else value
