"""Whether an agency has reported: which returns a period asks for, and what became of each."""

from dataclasses import dataclass
from datetime import date

from poa_tracker.model import Measure, Period, ReturnState
from poa_tracker.register.register import Register


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
