"""What each agency has on its plate, and whether it has reported."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from poa_tracker.model import ReturnState
from poa_tracker.standing.as_of import AsOf, Standing
from poa_tracker.standing.delivery import find_dated
from poa_tracker.standing.promise import Promise


class ReturnCount(NamedTuple):
    """What became of the returns that a period asks for. expected = on_time + late + missing + not_due."""

    expected: int
    on_time: int
    late: int
    missing: int
    not_due: int
    """Not there, on a day on which they did not have to be."""

    @classmethod
    def of(cls, standings: Iterable[Standing]) -> "ReturnCount":
        states = Counter(state for standing in standings if (state := standing.return_state) is not None)
        return cls(
            expected=states.total(),
            on_time=states[ReturnState.RECEIVED],
            late=states[ReturnState.LATE],
            missing=states[ReturnState.MISSING],
            not_due=states[ReturnState.NOT_DUE],
        )


@dataclass
class AgencyShare:
    """An agency's share of a view, or that of nobody in particular."""

    led: list[Standing] = field(default_factory=list)
    """The measures that it leads, open or not."""
    asked: list[Standing] = field(default_factory=list)
    """The measures that it is asked to report on; what it led at the end of the period, or took over since."""
    supports: int = 0
    """Open measures that it supports."""
    dated: list[Promise] = field(default_factory=list)
    """The measures and milestones with a date that it delivers."""

    @property
    def leads(self) -> int:
        """Open measures that it leads."""
        return sum(one.is_open for one in self.led)

    @property
    def overdue(self) -> int:
        """Measures and milestones that it delivers and that are overdue."""
        return sum(one.is_overdue for one in self.dated)

    @property
    def returns(self) -> ReturnCount:
        return ReturnCount.of(self.asked)


def share_out(view: AsOf) -> dict[str | None, AgencyShare]:
    """For each agency that has a share of a view what it is; under None what nobody answers for.

    What was given to an agency counts for whoever answers for it on the day of the view.
    """
    shares: dict[str | None, AgencyShare] = defaultdict(AgencyShare)
    for one in view.standings:
        shares[one.lead_agency].led.append(one)
        if one.return_state is not None:
            shares[one.asked_agency].asked.append(one)
        if one.is_open:
            for agency_id in {view.agencies.successor_on(each, view.day) for each in one.measure.supporting_agencies}:
                shares[agency_id].supports += 1
    for promise in find_dated(view):
        shares[promise.agency].dated.append(promise)
    return dict(shares)
