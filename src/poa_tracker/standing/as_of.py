"""The register on a day: what stood at the end of a period, as it was known on a day.

Two dates, because two questions are asked of a public record. *What was the state at the end of that period?* goes by
when things happened; *what did we know then?* by when they were submitted, reported or recorded. Every list, report
and comparison goes through this one view.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from poa_tracker.id_order import id_order
from poa_tracker.model import (
    NOT_REPORTED,
    UNSTATED,
    Confidence,
    Indicator,
    Measure,
    Period,
    Plan,
    ReturnState,
    Status,
    Update,
    Variation,
)
from poa_tracker.register import Agencies, Register
from poa_tracker.standing.promise import Promise
from poa_tracker.standing.returns import Expectation, Returns, is_in_plan
from poa_tracker.standing.rewind import rewind
from poa_tracker.standing.series import Reading, readings
from poa_tracker.standing.timeline import pending_requests, replay, value_on


@dataclass(frozen=True)
class Standing:
    """Where one measure stood at the end of a period, and what was known of it."""

    path: str
    measure: Measure
    """The measure as it was: dates and owners rewound, later updates, completions and variations taken out."""
    day: date
    """The last day that counts: the period's last, or an earlier day asked about."""
    judged_on: date
    """The day on which what was due before it is overdue."""
    lead_agency: str | None
    """Who answered for it on that day, through every succession; on the day it ended, if that was earlier."""
    newest: Update | None
    """The lead agency's newest return that was known, for this period or an earlier one."""
    is_reported_on: bool
    """Whether that return is for the period of the view; on a day: for the newest whose returns are due, or later."""
    is_stale: bool
    """Open, and not reported on for the newest period whose returns are due."""
    pending: tuple[Variation, ...]
    """The requests for a change that nobody had decided."""
    returns: Returns
    """Every return on the measure, with who leads it as now known."""
    expectation: Expectation
    agencies: Agencies

    @property
    def id(self) -> str:
        return self.measure.id

    @property
    def status(self) -> Status:
        return self.measure.status

    @property
    def is_open(self) -> bool:
        return self.measure.is_open

    @property
    def update(self) -> Update | None:
        """The lead agency's return for the period; none where it did not report."""
        return self.newest if self.is_reported_on else None

    @property
    def confidence(self) -> Confidence | None:
        """As reported for the period; never the last known one."""
        return self.newest.confidence if self.newest and self.is_reported_on else None

    @property
    def state(self) -> str:
        """The one word that a measure is counted under.

        The confidence that was reported, that a return gave none, or that there was no return; `completed` or `closed`
        once it has ended.
        """
        if not self.is_open:
            return self.status.value
        if not self.is_reported_on:
            return NOT_REPORTED
        confidence = self.confidence
        return UNSTATED if confidence is None else confidence.value

    @cached_property
    def return_state(self) -> ReturnState | None:
        """What became of the return that the period asks for; none where none is expected."""
        return self.expectation.state_of(self.returns)

    @cached_property
    def asked_agency(self) -> str | None:
        """Who is asked for that return: whoever led at the end of its period, through every succession since."""
        return self.expectation.asked(self.returns)

    @property
    def supporters(self) -> frozenset[str]:
        """The agencies that support it, each under its own name and under that of whoever took over from it."""
        named = self.measure.supporting_agencies
        return frozenset([*named, *(self._successor(one) for one in named)])

    @property
    def in_force(self) -> dict[str, Update]:
        """For each period up to this one the lead agency's return that was known: of several the last submitted."""
        known = {id(update) for update in self.measure.updates}
        last: dict[str, Update] = {}
        for update in sorted(self.returns.of_lead, key=lambda one: one.submitted):
            if id(update) in known:
                last[update.period] = update
        return last

    @cached_property
    def last_heard(self) -> Update | None:
        """The return by which an open measure was last at risk or off track, where none since reports how it stands.

        It does not count as the state of the measure, and does not go away by silence.
        """
        if self.state not in (NOT_REPORTED, UNSTATED) or self.newest is None:
            return None
        given = [one for one in self.in_force.values() if one.confidence]
        last = max(given, key=lambda one: one.period, default=None)
        return last if last and last.confidence is not Confidence.ON_TRACK else None

    @cached_property
    def other_returns(self) -> tuple[Update, ...]:
        """Returns for the same period of agencies that do not speak for the measure."""
        known = {id(update) for update in self.measure.updates}
        period_id = self.update.period if self.update else self.expectation.period.id
        return tuple(one for one in self.returns.of_others(period_id) if id(one) in known)

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """The measure's own date and its milestones', in the order of the file, with or without a day."""
        measure, day, lead = self.measure, self.judged_on, self.lead_agency
        milestones = [
            Promise(measure, one, day, self._successor(one.agency) if one.agency else lead)
            for one in measure.milestones
        ]
        return (Promise(measure, None, day, lead), *milestones)

    @property
    def promise(self) -> Promise:
        """The measure's own date."""
        return self.promises[0]

    @property
    def milestones(self) -> tuple[Promise, ...]:
        """Its milestones, in the order of the file, with or without a date."""
        return self.promises[1:]

    def _successor(self, agency_id: str) -> str:
        return self.agencies.successor_on(agency_id, self.day)

    @property
    def is_overdue(self) -> bool:
        return self.promise.is_overdue

    @property
    def next_milestone(self) -> Promise | None:
        """The awaited milestone that is due first; those without a date come last."""
        awaited = [one for one in self.milestones if one.is_awaited]
        return min(awaited, key=lambda one: one.due or date.max, default=None)

    def readings(self, indicator: Indicator) -> tuple[Reading, ...]:
        """The figures of one of its indicators, oldest first."""
        return readings(indicator, self.expectation.period.cycle)


@dataclass(frozen=True)
class AsOf:
    """All measures of a plan at the end of `period`, as known on `as_at`; on `day`, where that is earlier.

    What is overdue is judged on `judged_on`: the morning after the last day of a period that is over, so that what was
    due on that day and was not delivered is overdue; else the day itself, of which nobody knows yet what it brings.
    `standings` are in the order of the plan: by goal, then by objective, then by id.
    """

    register: Register
    period: Period
    as_at: date
    day: date
    judged_on: date
    reported_since: Period
    """A confidence counts as reported if it was given for this period or a later one."""
    standings: tuple[Standing, ...]
    agencies: Agencies
    """Those of the plan, with the successions that were known."""
    returns: tuple[Returns, ...]
    """As known on `as_at`, one for each measure of the register, in its order."""

    @classmethod
    def of_period(cls, register: Register, period: Period, as_at: date) -> "AsOf":
        """The state at the end of `period`; of a period that is not over, the state on `as_at`."""
        return _at_end(_Known.of(register, as_at), period)

    @classmethod
    def on_day(cls, register: Register, day: date) -> "AsOf":
        """The state on `day`: a return is missed only once it is due, so the last period counts until then.

        Before the first returns are due, what has come of them counts.
        """
        period = register.plan.reporting.cycle.containing(day)
        since = register.plan.newest_due_period(day) or register.plan.first_period() or period
        return _build(_Known.of(register, day), period, day, day, since)

    @property
    def plan(self) -> Plan:
        return self.register.plan

    @cached_property
    def coordinating_agency(self) -> str | None:
        """The id of the agency that kept the register on the day of the view."""
        steps = replay(self.plan.coordinating_agency, self.plan.variations, self.as_at)
        held = value_on(steps, self.day)
        return held if isinstance(held, str) else None

    @cached_property
    def by_id(self) -> dict[str, Standing]:
        return {standing.id: standing for standing in self.standings}

    @property
    def is_running(self) -> bool:
        """Whether the period was not over yet on the day of the view."""
        return self.judged_on <= self.period.last_day

    @property
    def open(self) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.is_open)

    def led_by(self, agency_id: str) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.lead_agency == agency_id)

    def at_end_of(self, period: Period) -> "AsOf":
        """Another period, as known on the same day."""
        # Who returned what does not depend on the period, and many periods are asked for.
        return _at_end(_Known(self.register, self.as_at, self.agencies, self.returns), period)


class _Known(NamedTuple):
    """What was known of a plan on a day, whichever period is asked about."""

    register: Register
    as_at: date
    agencies: Agencies
    returns: tuple[Returns, ...]

    @classmethod
    def of(cls, register: Register, as_at: date) -> "_Known":
        agencies, cycle = register.agencies.known_on(as_at), register.plan.reporting.cycle
        returns = tuple(Returns(entry.record, agencies, cycle, as_at) for entry in register.measures)
        return cls(register, as_at, agencies, returns)


def _morning_after(period: Period, as_at: date) -> date | None:
    """The first day on which a period is over; None while it is not."""
    return period.last_day + timedelta(days=1) if as_at > period.last_day else None


def _at_end(known: _Known, period: Period) -> AsOf:
    day = min(period.last_day, known.as_at)
    return _build(known, period, day, _morning_after(period, known.as_at) or day, period)


def _build(known: _Known, period: Period, day: date, judged_on: date, reported_since: Period) -> AsOf:
    register, as_at, agencies, every_return = known
    plan = register.plan
    end = min(period.last_day, day)
    due_period = plan.newest_due_period(as_at)
    if due_period is not None and due_period > period:
        due_period = period
    expectation = Expectation(plan, agencies, reported_since, as_at)
    since, due_id = reported_since.id, due_period.id if due_period else None
    standings = []
    for entry, returns in zip(register.measures, every_return, strict=True):
        if not is_in_plan(entry.record, plan, end, as_at):
            continue
        measure, newest = rewind(entry.record, end, period, as_at, returns.of_lead)
        standings.append(
            Standing(
                path=entry.path,
                measure=measure,
                day=day,
                judged_on=judged_on,
                lead_agency=_answering(agencies, measure, day),
                newest=newest,
                is_reported_on=newest is not None and newest.period >= since,
                is_stale=measure.is_open and due_id is not None and (newest is None or newest.period < due_id),
                pending=pending_requests(entry.record, end, as_at) if entry.record.variations else (),
                returns=returns,
                expectation=expectation,
                agencies=agencies,
            )
        )
    measures = tuple(_in_plan_order(plan, standings))
    return AsOf(register, period, as_at, day, judged_on, reported_since, measures, agencies, every_return)


def _answering(agencies: Agencies, measure: Measure, day: date) -> str | None:
    """Who answers for a measure on a day; for one that has ended, whoever did on the day it ended."""
    if measure.lead_agency is None:
        return None
    ended = None
    if not measure.is_open:
        ended = measure.closure.date if measure.closure else measure.completed
    return agencies.successor_on(measure.lead_agency, min(day, ended or day))


def _in_plan_order(plan: Plan, standings: list[Standing]) -> list[Standing]:
    goals = {goal.id: index for index, goal in enumerate(plan.goals)}
    objectives = {
        (goal.id, objective.id): index for goal in plan.goals for index, objective in enumerate(goal.objectives)
    }

    def place(standing: Standing) -> tuple[int, str, int, object]:
        measure = standing.measure
        return (
            goals.get(measure.goal, len(goals)),
            measure.goal,
            objectives.get((measure.goal, measure.objective or ""), len(objectives)),
            id_order(measure.id),
        )

    return sorted(standings, key=place)
