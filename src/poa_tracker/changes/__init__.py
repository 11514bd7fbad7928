"""What differs between two views of a plan, and how the count of open measures got from one to the other."""

from poa_tracker.changes.change import Change, ChangeKind, Counts
from poa_tracker.changes.compare import Changes, compare, movement
from poa_tracker.changes.moves import Moves

__all__ = [
    "Change",
    "ChangeKind",
    "Changes",
    "Counts",
    "Moves",
    "compare",
    "movement",
]
