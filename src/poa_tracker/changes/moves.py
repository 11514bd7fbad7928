"""From which state to which every measure went between two views: the whole matrix, so that nothing goes unseen."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from poa_tracker.standing.as_of import AsOf, Standing
from poa_tracker.vocabulary import NOT_REPORTED, UNSTATED, Confidence, Status

NOT_THERE = "not_there"
"""The state of a measure that a view does not have."""

OPEN_STATES = (*(one.value for one in Confidence), UNSTATED, NOT_REPORTED)
STATES = (*OPEN_STATES, Status.COMPLETED.value, Status.CLOSED.value, NOT_THERE)
"""Every measure is in one of them in every view: `on_track`, …, `not_there`."""


class Move(NamedTuple):
    """The measures that were in one state and are now in another, or still in the same."""

    before: str
    after: str
    measures: tuple[str, ...]
    """Their ids, in the order of the later view; those that it does not have come last."""


@dataclass(frozen=True)
class Moves:
    """All moves that there are, by the states before and then those after, both in the order of `STATES`.

    In every state there are now as many as there were, plus those that came, less those that went.
    """

    cells: tuple[Move, ...]

    @classmethod
    def between(cls, before: AsOf, after: AsOf) -> "Moves":
        # By id, so that a measure that stands in two files counts once on either side.
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for measure_id in dict.fromkeys([*after.by_id, *before.by_id]):
            found[state_of(before.by_id.get(measure_id)), state_of(after.by_id.get(measure_id))].append(measure_id)
        return cls(
            tuple(
                Move(one, other, tuple(found[one, other]))
                for one in STATES
                for other in STATES
                if (one, other) in found
            )
        )

    def before(self, *states: str) -> int:
        """How many measures were in any of these states."""
        return sum(len(one.measures) for one in self.cells if one.before in states)

    def after(self, *states: str) -> int:
        """How many are now."""
        return sum(len(one.measures) for one in self.cells if one.after in states)


def state_of(standing: Standing | None) -> str:
    """The one state in which a measure is."""
    return standing.state if standing else NOT_THERE
