"""What differs between two views of a plan, and how the count of open measures got from one to the other."""

from poa_tracker.changes.change import Change, ChangeKind, Counts
from poa_tracker.changes.compare import Changes, compare, movement
from poa_tracker.changes.moves import NOT_THERE, OPEN_STATES, STATES, Move, Moves

__all__ = [
    "NOT_THERE",
    "OPEN_STATES",
    "STATES",
    "Change",
    "ChangeKind",
    "Changes",
    "Counts",
    "Move",
    "Moves",
    "compare",
    "movement",
]
