"""What a rule is made of: a function over the context, its code and name, and the reason in its docstring."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from poa_tracker.findings import Location, RuleInfo, Severity
from poa_tracker.model import Agency, Goal, Measure, Period, Plan
from poa_tracker.register import LOADING_RULES, Agencies, Entry, Register
from poa_tracker.rules.suppression import PlacedSuppression
from poa_tracker.standing.returns import Returns, is_in_plan
from poa_tracker.standing.rewind import rewind

if TYPE_CHECKING:
    from poa_tracker.changes.record_changes import RecordChanges


class Reach(Enum):
    """What a rule looks at, which decides where it can run when the check of a large plan is shared out."""

    MEASURES = "each measure by itself, with the plan, the agencies and the closed periods"
    PLAN = "plan.yaml, agencies.yaml, and the outlines of all measures together"
    RECORD = "the record beside that of an earlier revision, where a person names one"
    SUPPRESSIONS = "the suppressions in the files, once every other rule has run"


class PlanUnknownError(Exception):
    """A rule asked for what is in `plan.yaml`, and that cannot be read: the rule finds nothing."""


@dataclass(frozen=True)
class Context:
    """What a rule may know.

    For a rule that reaches `MEASURES`, `measures` may be a part of the plan's. For one that reaches `PLAN` it is
    empty: measures are compared by `register.outlines`.
    """

    register: Register
    calendar: date
    """The day it really is, also for a plan no longer tracked: what lies after it cannot have happened."""
    suppressions: tuple[PlacedSuppression, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    """Every code there is, and the name of its rule; for rules that reach `SUPPRESSIONS`."""
    since: "RecordChanges | None" = None
    """What became of the record since an earlier revision; for rules that reach `RECORD`."""

    @property
    def plan(self) -> Plan:
        """Raises PlanUnknownError where `plan.yaml` is broken: by defaults every rule would find something."""
        if not self.register.has_plan:
            raise PlanUnknownError
        return self.register.plan

    @cached_property
    def today(self) -> date:
        """The plan's clock: that of a plan no longer tracked stands still."""
        return self.plan.clock(self.calendar)

    @cached_property
    def latest(self) -> date:
        """The last day that has begun already: that of the calendar in the plan's time zone.

        Where the plan names none it may have been recorded further east, where it is tomorrow before it is here.
        """
        plan = self.register.plan
        return self.calendar if plan.time_zone or not self.register.has_plan else self.calendar + timedelta(days=1)

    @property
    def agencies(self) -> Agencies:
        return self.register.agencies

    @property
    def goals(self) -> dict[str, Goal]:
        return self.register.goals

    @property
    def measures(self) -> tuple[Entry[Measure], ...]:
        return self.register.measures

    @property
    def record(self) -> "RecordChanges":
        """`since`, for the rules that are run only where there is one."""
        if self.since is None:
            raise LookupError("this rule compares two revisions, and there is one")
        return self.since

    @cached_property
    def newest_due_period(self) -> Period | None:
        """The newest period whose returns are due, or none yet."""
        return self.plan.newest_due_period(self.today)

    def returns(self, entry: Entry[Measure]) -> Returns:
        """The returns on a measure, worked out once for all rules."""
        known = self._returns.get(entry.path)
        if known is None:
            # A rule that asks for returns can find something in a plan that cannot be read, too.
            cycle = self.register.plan.reporting.cycle if self.register.has_plan else None
            known = self._returns[entry.path] = Returns(entry.record, self.agencies, cycle)
        return known

    @cached_property
    def _returns(self) -> dict[str, Returns]:
        return {}

    @cached_property
    def in_plan(self) -> tuple[tuple[Entry[Measure], Measure], ...]:
        """The measures that are in the plan today, each with the state it is in today.

        That is the file's, less what is to come: a variation that takes effect later, and whatever happened after the
        clock of a plan that is no longer tracked stopped.
        """
        plan, today = self.plan, self.today
        period = plan.reporting.cycle.containing(today)
        is_stopped = today < self.calendar

        def standing(entry: Entry[Measure]) -> Measure:
            measure = entry.record
            # Of most measures nothing is to come, and they stand as their files have them.
            if not is_stopped and all(one.date <= today for one in measure.variations):
                return measure
            return rewind(measure, today, period, today, self.returns(entry).of_lead)[0]

        return tuple((entry, standing(entry)) for entry in self.measures if is_in_plan(entry.record, plan, today))

    def agency(self, agency_id: str | None) -> Agency | None:
        return self.agencies.get(agency_id)


Found = Iterable[tuple[Location, str]]
"""What a rule yields: where, and what is wrong there in one line without a full stop."""


Find = Callable[[Context], Found]


class Rule(NamedTuple):
    """One rule of the check: what it looks for, and where it looks."""

    code: str
    name: str
    severity: Severity
    finders: tuple[tuple[Reach, Find], ...]
    text: str

    @property
    def info(self) -> RuleInfo:
        """What people read of it; of a fault that is found while files are read too, it stands with those."""
        return LOADING_RULES.get(self.code) or RuleInfo.parse(self.code, self.name, self.severity, self.text)


def rule(
    code: str,
    name: str,
    *,
    severity: Severity = Severity.ERROR,
    reach: Reach = Reach.MEASURES,
    in_plan: Find | None = None,
) -> Callable[[Find], Rule]:
    """Make a rule of a function. Its docstring has what is wrong, then `Why:`, `Bad:` and `Good:`.

    `in_plan` looks for the same fault in `plan.yaml` and `agencies.yaml`.
    """

    def make(find: Find) -> Rule:
        finders = ((reach, find), *(((Reach.PLAN, in_plan),) if in_plan else ()))
        return Rule(code, name, severity, finders, find.__doc__ or "")

    return make
