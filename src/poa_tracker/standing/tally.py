"""Counting measures: one way of doing it, so that every table agrees with every other."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.model import NOT_REPORTED, UNSTATED
from poa_tracker.standing.as_of import Standing


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
        states = Counter([standing.state for standing in standings])
        completed, closed = states["completed"], states["closed"]
        return cls(
            measures=len(standings),
            open=len(standings) - completed - closed,
            on_track=states["on_track"],
            at_risk=states["at_risk"],
            off_track=states["off_track"],
            unstated=states[UNSTATED],
            not_reported=states[NOT_REPORTED],
            completed=completed,
            closed=closed,
            overdue=sum([standing.is_overdue for standing in standings]),
        )
