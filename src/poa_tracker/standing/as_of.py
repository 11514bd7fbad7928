"""The register on a day: what stood at the end of a period, as it was known on a day.

Two dates, because two questions are asked of a public record. *What was the state at the end of that period?* goes by
when things happened; *what did we know then?* by when they were submitted, reported or recorded. Every list, report
and comparison goes through this one view.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from poa_tracker.model import Confidence, Measure, Milestone, Period, Plan, ReturnState, Status, Update
from poa_tracker.register.agencies import Agencies
from poa_tracker.register.register import Register
from poa_tracker.standing.returns import Expectation
from poa_tracker.standing.rewind import rewind


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
        """The state on `day`: a return is missed only once it is due, so the last period counts until then.

        Before the first returns are due, what has come of them counts.
        """
        period = register.plan.reporting.cycle.containing(day)
        since = register.plan.newest_due_period(day) or register.plan.first_period() or period
        return _build(register, period, day, day, since)

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
