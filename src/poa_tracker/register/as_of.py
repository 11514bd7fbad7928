"""The register on a day: what stood at the end of a period, as it was known on a day.

Two dates, because two questions are asked of a public record. *What was the state at the end of that period?* goes by
when things happened; *what did we know then?* by when they were submitted, reported or recorded. Every list, report
and comparison goes through this one view.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from poa_tracker.model import (
    Closure,
    Confidence,
    Indicator,
    Measure,
    Milestone,
    Period,
    Plan,
    ReturnState,
    Status,
    Update,
    Variation,
    parse_field_value,
)
from poa_tracker.register.agencies import Agencies
from poa_tracker.register.register import Register


@dataclass(frozen=True)
class Standing:
    """Where one measure stood at the end of a period, and what was known of it."""

    path: str
    measure: Measure
    """The measure as it was: dates and owners rewound, later updates, completions and variations taken out."""
    period: Period
    day: date
    """The day by which things are overdue: the period's last, or an earlier day asked about."""
    as_at: date
    lead_agency: str | None
    """Who answered for it on that day, through every succession."""
    update: Update | None
    """The return for this very period: the lead agency's, else the last one submitted."""
    confidence: Confidence | None
    """As reported for this period; none means not reported, never the last known one."""
    return_state: ReturnState | None
    """Of the lead agency's return; none where no return is expected."""
    is_stale: bool

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
    def is_overdue(self) -> bool:
        return self.measure.is_overdue_on(self.day)

    @property
    def is_reported(self) -> bool:
        return self.confidence is not None

    @property
    def overdue_milestones(self) -> tuple[Milestone, ...]:
        """Of an open measure; nobody is waiting for the milestones of one that is completed or closed."""
        if not self.is_open:
            return ()
        return tuple(one for one in self.measure.milestones if one.is_overdue_on(self.day))

    @property
    def next_milestone(self) -> Milestone | None:
        """The open milestone that is due first; those without a date come last."""
        open_ones = [one for one in self.measure.milestones if one.is_open]
        return min(open_ones, key=lambda one: one.due or date.max, default=None) if self.is_open else None


@dataclass(frozen=True)
class AsOf:
    """All measures of a plan at the end of `period`, as known on `as_at`; on `day`, where that is earlier.

    `standings` are in the order of the plan: by goal, then by objective, then by id.
    """

    register: Register
    period: Period
    as_at: date
    day: date
    reported_since: Period
    """A confidence counts as reported if it was given for this period or a later one."""
    standings: tuple[Standing, ...]

    @classmethod
    def of_period(cls, register: Register, period: Period, as_at: date) -> "AsOf":
        """The state at the end of `period`; of a period that is not over, the state on `as_at`."""
        return _build(register, period, as_at, min(period.last_day, as_at), period)

    @classmethod
    def on_day(cls, register: Register, day: date) -> "AsOf":
        """The state on `day`: a return is missed only once it is due, so the last period counts until then."""
        period = register.plan.reporting.cycle.containing(day)
        return _build(register, period, day, day, register.plan.newest_due_period(day) or period)

    @property
    def plan(self) -> Plan:
        return self.register.plan

    @property
    def agencies(self) -> Agencies:
        return self.register.agencies

    @cached_property
    def by_id(self) -> dict[str, Standing]:
        return {standing.id: standing for standing in self.standings}

    @property
    def open(self) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.is_open)

    def led_by(self, agency_id: str) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.lead_agency == agency_id)

    def before(self) -> "AsOf":
        """The period before this one, as known on the same day."""
        return AsOf.of_period(self.register, self.period.previous(), self.as_at)


@dataclass(frozen=True, slots=True)
class Expectation:
    """The returns for one period, by what was known on `as_at`."""

    register: Register
    period_id: str
    as_at: date
    is_expected: bool
    """Whether the plan reports on the period at all."""
    last_day: date
    """The last day on which a return was on time."""

    @classmethod
    def of(cls, register: Register, period: Period, as_at: date) -> "Expectation":
        plan = register.plan
        return cls(register, period.id, as_at, plan.expects_returns_for(period), plan.reporting.returns_due(period))

    def state_of(self, measure: Measure) -> ReturnState | None:
        """What became of the lead agency's return on an open measure.

        None where no return is expected: the plan does not report on the period, nobody leads the measure, or the
        measure, as it stood at the end of the period, was not open and said nothing.
        """
        if measure.lead_agency is None or not self.is_expected:
            return None
        successor_on = self.register.agencies.successor_on
        lead = successor_on(measure.lead_agency, self.as_at)
        received = [
            update.submitted
            for update in measure.updates
            if update.period == self.period_id
            and update.submitted <= self.as_at
            and successor_on(measure.reporter(update) or "", self.as_at) == lead
        ]
        if received:
            # A correction comes later by its nature; what counts is when the agency first reported.
            return ReturnState.LATE if min(received) > self.last_day else ReturnState.RECEIVED
        if not measure.is_open:
            return None
        return ReturnState.MISSING if self.as_at > self.last_day else ReturnState.NOT_DUE


def return_state(register: Register, measure: Measure, period: Period, as_at: date) -> ReturnState | None:
    """What became of the lead agency's return on one measure for `period`, as known on `as_at`."""
    return Expectation.of(register, period, as_at).state_of(measure)


def rewind(measure: Measure, end: date, period: Period, as_at: date) -> Measure:
    """The measure as it stood on `end`, the last day of `period`, by what was known on `as_at`."""
    happened = min(end, as_at)
    for variation in _newest_first(measure.variations):
        if variation.is_approved and variation.date > happened:
            before = None if variation.from_ is None else parse_field_value(variation.field, variation.from_)
            measure = measure.with_value(variation.field, before)
    period_id = period.id
    updates = tuple(one for one in measure.updates if one.period <= period_id and one.submitted <= as_at)
    completed = measure.completed if measure.completed and measure.completed <= happened else None
    closure = measure.closure
    if closure and (closure.date > happened or (closure.recorded or closure.date) > as_at):
        closure = None
    newest = max(updates, key=lambda one: (one.period, one.submitted), default=None)
    stood: dict[str, object] = {
        "updates": updates,
        "variations": tuple(one for one in measure.variations if one.date <= happened),
        "milestones": tuple(_rewound_milestone(one, happened, as_at) for one in measure.milestones),
        "indicators": tuple(_rewound_indicator(one, period_id, happened, as_at) for one in measure.indicators),
        "completed": completed,
        "closure": closure,
        # What shows that it was delivered was not there before it was.
        "evidence": measure.evidence if completed or measure.completed is None else (),
        "status": _status(measure, completed, closure, newest),
        "confidence": newest.confidence if newest else (None if measure.updates else measure.confidence),
    }
    # Most measures of a view are as their files have them, and a copy is what a large view spends its time on.
    if all(getattr(measure, name) == value for name, value in stood.items()):
        return measure
    return measure.model_copy(update=stood)


def _build(register: Register, period: Period, as_at: date, day: date, reported_since: Period) -> AsOf:
    plan = register.plan
    end = min(period.last_day, day)
    due_period = plan.newest_due_period(as_at)
    if due_period is not None and due_period > period:
        due_period = period
    expectation = Expectation.of(register, reported_since, as_at)
    period_id, since, due_id = period.id, reported_since.id, due_period.id if due_period else None
    standings = []
    for entry in register.measures:
        if (entry.record.added or plan.period.start or date.min) > end:
            continue
        measure = rewind(entry.record, end, period, as_at)
        newest = measure.newest_update
        standings.append(
            Standing(
                path=entry.path,
                measure=measure,
                period=period,
                day=day,
                as_at=as_at,
                lead_agency=register.agencies.successor_on(measure.lead_agency, day) if measure.lead_agency else None,
                update=_update_for(measure, period_id),
                confidence=newest.confidence if newest and newest.period >= since else None,
                return_state=expectation.state_of(measure),
                is_stale=measure.is_open and due_id is not None and (newest is None or newest.period < due_id),
            )
        )
    return AsOf(register, period, as_at, day, reported_since, tuple(_in_plan_order(plan, standings)))


def _update_for(measure: Measure, period_id: str) -> Update | None:
    """The return in force for one period: of several the lead agency's last, else the last."""
    updates = [update for update in measure.updates_in_force() if update.period == period_id]
    return max(
        updates,
        key=lambda update: (measure.reporter(update) == measure.lead_agency, update.submitted),
        default=None,
    )


def _status(measure: Measure, completed: date | None, closure: Closure | None, newest: Update | None) -> Status:
    """Completion and closure count from their own dates, everything else from the newest update."""
    if closure is not None:
        return Status.CLOSED
    if completed is not None:
        return Status.COMPLETED
    if newest is None:
        if measure.updates:
            return Status.NOT_STARTED
        return _unless_later(measure, measure.status)
    return _unless_later(measure, newest.status)


def _unless_later(measure: Measure, status: Status) -> Status:
    """A return may say completed or closed before the day on which that counts."""
    if (status is Status.COMPLETED and measure.completed) or (status is Status.CLOSED and measure.closure):
        return Status.IN_PROGRESS
    return status


def _rewound_milestone(milestone: Milestone, happened: date, as_at: date) -> Milestone:
    if milestone.completed is None:
        return milestone
    if milestone.completed <= happened and (milestone.recorded or milestone.completed) <= as_at:
        return milestone
    return milestone.model_copy(update={"completed": None, "recorded": None, "evidence": ()})


def _rewound_indicator(indicator: Indicator, period_id: str, happened: date, as_at: date) -> Indicator:
    values = tuple(
        one
        for one in indicator.values
        if one.reported <= as_at
        and (one.period is None or one.period <= period_id)
        and (one.date is None or one.date <= happened)
    )
    return indicator if len(values) == len(indicator.values) else indicator.model_copy(update={"values": values})


def _newest_first(variations: Iterable[Variation]) -> list[Variation]:
    """Of two on one day, the one written later is the newer."""
    return [one for _, one in sorted(enumerate(variations), key=lambda pair: (pair[1].date, pair[0]), reverse=True)]


def _in_plan_order(plan: Plan, standings: list[Standing]) -> list[Standing]:
    goals = {goal.id: index for index, goal in enumerate(plan.goals)}
    objectives = {
        (goal.id, objective.id): index for goal in plan.goals for index, objective in enumerate(goal.objectives)
    }

    def place(standing: Standing) -> tuple[int, str, int, str]:
        measure = standing.measure
        return (
            goals.get(measure.goal, len(goals)),
            measure.goal,
            objectives.get((measure.goal, measure.objective or ""), len(objectives)),
            measure.id,
        )

    return sorted(standings, key=place)
