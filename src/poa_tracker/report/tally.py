"""Counting measures: one way of doing it, so that every table of a report agrees with every other."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.model import NOT_REPORTED
from poa_tracker.report.labels import UNSTATED
from poa_tracker.standing.as_of import Standing


def state_of(standing: Standing) -> str:
    """The one word that a measure is counted under.

    The confidence that was reported for the period, or that none was; `completed` or `closed` once it has ended.
    """
    if not standing.is_open:
        return standing.status.value
    if standing.confidence is not None:
        return standing.confidence.value
    return UNSTATED if standing.update else NOT_REPORTED


class Tally(NamedTuple):
    """How many measures, by where they stand.

    open = on_track + at_risk + off_track + unstated + not_reported; measures = open + completed + closed.
    """

    measures: int
    open: int
    on_track: int
    at_risk: int
    off_track: int
    unstated: int
    """Open, with a return that gives no confidence."""
    not_reported: int
    completed: int
    closed: int
    """Merged, superseded or discontinued."""
    overdue: int
    """Open and past due; counted among the open ones as well."""

    @classmethod
    def of(cls, standings: Iterable[Standing]) -> "Tally":
        standings = tuple(standings)
        states = Counter(map(state_of, standings))
        return cls(
            measures=len(standings),
            open=sum(standing.is_open for standing in standings),
            on_track=states["on_track"],
            at_risk=states["at_risk"],
            off_track=states["off_track"],
            unstated=states[UNSTATED],
            not_reported=states[NOT_REPORTED],
            completed=states["completed"],
            closed=states["closed"],
            overdue=sum(standing.is_overdue for standing in standings),
        )


class PeriodTally(NamedTuple):
    """The count at the end of one period, as known on the day the report speaks from."""

    period: str
    """Its name: `Q1 2009/10`."""
    tally: Tally
