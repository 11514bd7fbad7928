"""The returns on a measure: whose each is, which one is in force, and whether what was asked for has come.

The lead agency speaks for a measure. A return of a supporting agency stands under its own name and changes neither the
status nor the confidence.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from poa_tracker.model import (
    Cycle,
    FieldValue,
    Measure,
    Period,
    Plan,
    ReturnState,
    Update,
    Variation,
    names_agencies,
)
from poa_tracker.register.agencies import Agencies
from poa_tracker.standing.ending import has_ended
from poa_tracker.standing.timeline import Step, decided, timeline


@dataclass(frozen=True, slots=True)
class Leads:
    """Who led a measure, from when to when: the lead agency, with the variations of it undone."""

    days: tuple[date, ...]
    """The days on which it changed hands, oldest first."""
    agencies: tuple[str | None, ...]
    """Who led before each of them, and last who leads now."""
    entries: tuple[Variation, ...] = ()
    """The variations of the lead agency, where some of them were recorded after the day from which they hold."""

    @classmethod
    def of(cls, measure: Measure, as_at: date | None = None) -> "Leads":
        """As known on `as_at`, or as now known."""
        entries = tuple(one for one in measure.variations if one.field == "lead_agency" and one.counts)
        if not entries:
            return cls((), (measure.lead_agency,))
        is_dated_back = any(_is_dated_back(one) for one in entries)
        return cls._through(timeline(measure, "lead_agency", as_at), entries if is_dated_back else ())

    @classmethod
    def _through(cls, steps: Sequence[Step], entries: tuple[Variation, ...]) -> "Leads":
        agencies = tuple(step.value if isinstance(step.value, str) else None for step in steps)
        return cls(tuple(step.since for step in steps if step.since is not None), agencies, entries)

    def on(self, day: date) -> str | None:
        return self.agencies[bisect_right(self.days, day)]

    def reporter(self, update: Update) -> str | None:
        """The agency that a return came from: where it names none, the one that led on the day it was submitted.

        A decision that was dated back later on does not change who it was.
        """
        if update.agency:
            return update.agency
        late = [one for one in self.entries if _is_dated_back(one) and one.known_from > update.known_from]
        if not late:
            return self.on(update.submitted)
        known = [one for one in self.entries if one not in late]
        steps = decided(known) if known else [Step(None, late[0].before)]
        return self._through(steps, ()).on(update.submitted)


def _is_dated_back(one: Variation) -> bool:
    return not one.corrects and one.known_from > one.date


@dataclass(frozen=True)
class Returns:
    """What was returned on one measure. `measure` has every variation that was known, those after a period too."""

    measure: Measure
    agencies: Agencies
    cycle: Cycle | None
    """None where it cannot be known, because `plan.yaml` cannot be read."""
    as_at: date | None = None
    """The day of which it is asked who was known to lead; by default now."""

    @cached_property
    def leads(self) -> Leads:
        return Leads.of(self.measure, self.as_at)

    @cached_property
    def of_lead(self) -> tuple[Update, ...]:
        """Those that speak for the measure, in the order of the record.

        The agency led the measure on the day on which it submitted the return, or on the last day of the period, itself
        or by having taken over from the one that did.
        """
        updates = self.measure.updates
        # Most returns name no agency: they came from whoever led on that day.
        if all(update.agency is None for update in updates):
            return updates
        return tuple(one for one in updates if self.speaks(one.agency, one.submitted, one.period))

    def speaks(self, agency_id: str | None, day: date, period_id: str) -> bool:
        """Whether an agency's return for a period, submitted on a day, speaks for the measure.

        Where nobody led then, whoever returns does: the record has no other word.
        """
        lead = self.leads.on(day)
        if agency_id is None or agency_id == lead:
            return True
        leads = {lead}
        if self.cycle:
            leads.add(self.leads.on(min(day, self.cycle.parse(period_id).last_day)))
        successor_on = self.agencies.successor_on
        return leads == {None} or successor_on(agency_id, day) in {successor_on(one, day) for one in leads if one}

    @cached_property
    def parts(self) -> frozenset[str]:
        """The agencies that lead or support the measure or deliver a milestone of it, and those that did."""
        measure = self.measure
        named: list[FieldValue] = [*self.leads.agencies, measure.supporting_agencies]
        named += [one.agency for one in measure.milestones]
        for one in measure.variations:
            if one.counts and names_agencies(one.field):
                named += [one.before, one.after]
        every = (each for one in named for each in (one if isinstance(one, tuple) else (one,)))
        return frozenset(each for each in every if isinstance(each, str))

    def has_part(self, agency_id: str) -> bool:
        """Whether an agency leads or supports the measure or delivers a milestone, or did; itself or one before it.

        Where no agency leads the measure, any may speak of it.
        """
        if agency_id in self.parts or not any(self.leads.agencies):
            return True
        last = self.agencies.successor_on
        return last(agency_id, date.max) in {last(one, date.max) for one in self.parts}

    @property
    def newest(self) -> Update | None:
        """The lead agency's return for the latest period, as it is in force."""
        return newest(self.of_lead)

    def reporter(self, update: Update) -> str | None:
        """The agency that a return came from: where it names none, the one that led on the day it was submitted."""
        return self.leads.reporter(update)

    def supplier(self, update: Update) -> str | None:
        """Who wrote a return: the agency it names, else whoever answered for the measure on the day, by then."""
        if update.agency:
            return update.agency
        lead = self.leads.reporter(update)
        return self.agencies.successor_on(lead, update.submitted) if lead else None

    def of_others(self, period_id: str) -> tuple[Update, ...]:
        """For a period the returns in force of agencies that do not speak for the measure, in the order submitted."""
        if len(self.of_lead) == len(self.measure.updates):
            return ()
        speaking = {id(update) for update in self.of_lead}
        last: dict[str | None, Update] = {}
        for update in _by_day(self._known(self.measure.updates)):
            if update.period == period_id and id(update) not in speaking:
                last[self.reporter(update)] = update
        return tuple(_by_day(list(last.values())))

    def replaced_by(self, update: Update) -> tuple[Update, ...]:
        """The returns that a correction took the place of, the first of them first; none for what corrects nothing."""
        return self._before(update) if update.corrects else ()

    def _before(self, update: Update) -> tuple[Update, ...]:
        """The returns for the same period before this one: of those that speak for the measure, or of the agency."""
        if any(one is update for one in self.of_lead):
            same: Sequence[Update] = self.of_lead
        else:
            same = [one for one in self.measure.updates if self.reporter(one) == self.reporter(update)]
        before = _by_day([one for one in same if one.period == update.period])
        return tuple(self._known(before[: next(index for index, one in enumerate(before) if one is update)]))

    def _known(self, updates: Sequence[Update]) -> Sequence[Update]:
        """Those of some returns that were on record on the day of which it is asked."""
        as_at = self.as_at
        return updates if as_at is None else [one for one in updates if one.known_from <= as_at]

    def is_late(self, update: Update, plan: Plan) -> bool:
        """Whether the first return for the period came after the day on which it was due.

        Of those that speak for the measure the first counts, whoever of them led then: a later one of the agency that
        took over is not late.
        """
        first = min([update.submitted, *(one.submitted for one in self._before(update))])
        return plan.reporting.are_returns_due(plan.reporting.cycle.parse(update.period), first)


@dataclass(frozen=True)
class Expectation:
    """The returns that a period asks for, by what was known on `as_at`. One answer for lists, rules and reports."""

    plan: Plan
    agencies: Agencies
    period: Period
    as_at: date

    @cached_property
    def _is_expected(self) -> bool:
        """Whether the plan reports on the period at all."""
        return self.plan.expects_returns_for(self.period)

    @cached_property
    def _period_id(self) -> str:
        return self.period.id

    @cached_property
    def _end(self) -> date:
        """The day that decides who is asked: the period's last, or an earlier one while it is not over."""
        return min(self.period.last_day, self.as_at)

    @cached_property
    def _last_day(self) -> date:
        """The last day on which a return is on time."""
        return self.plan.reporting.returns_due(self.period)

    def asked(self, returns: Returns) -> str | None:
        """Who is asked for the return: whoever led at the end of the period, or has taken over from it since.

        Where nobody led then and a return came all the same, it counts for its first lead agency.
        """
        lead = returns.leads.on(self._end) or returns.leads.on(self.as_at)
        return self.agencies.successor_on(lead, self.as_at) if lead else None

    def state_of(self, returns: Returns) -> ReturnState | None:
        """What became of the return on a measure.

        None where no return is expected: the plan does not report on the period, the measure was not in the plan at its
        end, or nobody led it or it was not open then, and nothing came.
        """
        if not self._is_expected or not is_in_plan(returns.measure, self.plan, self._end, self.as_at):
            return None
        period_id, as_at = self._period_id, self.as_at
        received = [one.submitted for one in returns.of_lead if one.period == period_id and one.known_from <= as_at]
        if received:
            # A correction comes later by its nature; what counts is when the agency first reported.
            return ReturnState.LATE if min(received) > self._last_day else ReturnState.RECEIVED
        if has_ended(returns.measure, self._end, as_at) or returns.leads.on(self._end) is None:
            return None
        return ReturnState.MISSING if as_at > self._last_day else ReturnState.NOT_DUE


def entered(measure: Measure, plan: Plan, as_at: date | None = None) -> date:
    """The day on which a measure entered the plan, as known on `as_at`; by default the plan's first."""
    added = measure.added
    if any(one.field == "added" for one in measure.variations):
        found = timeline(measure, "added", as_at)[-1].value
        added = found if isinstance(found, date) else None
    return added or plan.period.start or date.min


def is_in_plan(measure: Measure, plan: Plan, day: date, as_at: date | None = None) -> bool:
    """Whether a measure had entered the plan by `day`, as known on `as_at`, or as now known."""
    return entered(measure, plan, as_at) <= day


def newest(updates: Sequence[Update]) -> Update | None:
    """The return for the latest period; of several for it the one submitted last, of one day the one written later."""
    found = None
    for update in updates:
        if found is None or (update.period, update.submitted) >= (found.period, found.submitted):
            found = update
    return found


def _by_day(updates: Sequence[Update]) -> list[Update]:
    return sorted(updates, key=lambda update: update.submitted)
