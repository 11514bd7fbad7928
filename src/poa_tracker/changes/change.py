"""One thing that differs between two views of a plan."""

from dataclasses import dataclass
from enum import StrEnum

from poa_tracker.model import translatable


class ChangeKind(StrEnum):
    """What happened to a measure, in the order reports have it."""

    COMPLETED = "completed"
    IMPROVED = "improved"
    WORSENED = "worsened"
    WENT_SILENT = "went_silent"
    REPORTED_AGAIN = "reported_again"
    STARTED_REPORTING = "started_reporting"
    CONFIDENCE_GIVEN = "confidence_given"
    CONFIDENCE_WITHDRAWN = "confidence_withdrawn"
    NEW = "new"
    MERGED = "merged"
    CLOSED = "closed"
    END_CHANGED = "end_changed"
    REDATED = "redated"
    REASSIGNED = "reassigned"


HEADINGS = {
    ChangeKind.COMPLETED: translatable("Completed"),
    ChangeKind.IMPROVED: translatable("Improved"),
    ChangeKind.WORSENED: translatable("Worsened"),
    ChangeKind.WENT_SILENT: translatable("Went silent"),
    ChangeKind.REPORTED_AGAIN: translatable("Reported again"),
    ChangeKind.STARTED_REPORTING: translatable("Reported for the first time"),
    ChangeKind.CONFIDENCE_GIVEN: translatable("Gave a confidence"),
    ChangeKind.CONFIDENCE_WITHDRAWN: translatable("Gave no confidence any more"),
    ChangeKind.NEW: translatable("New"),
    ChangeKind.MERGED: translatable("Merged"),
    ChangeKind.CLOSED: translatable("Closed"),
    ChangeKind.END_CHANGED: translatable("Ended otherwise than recorded before"),
    ChangeKind.REDATED: translatable("Re-dated"),
    ChangeKind.REASSIGNED: translatable("Re-assigned"),
}
"""As lists of changes are headed, in English."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one measure, or of one of its milestones. Values are as files write them, dates in ISO form.

    `field` is where the value stands, as variations name fields; none where the measure as a whole is new or gone. A
    confidence that was not given is `unstated`, one for which there was no return `not_reported`.
    """

    kind: ChangeKind
    measure: str
    milestone: str | None = None
    field: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many measures were open, and why there are now more or fewer.

    opening + new - completed - closed - merged = closing, always: a measure that was opened again counts as new, one
    that entered and ended between the two views counts on both sides.
    """

    opening: int
    new: int
    completed: int
    closed: int
    merged: int
    closing: int

    @property
    def adds_up(self) -> bool:
        return self.opening + self.new - self.completed - self.closed - self.merged == self.closing
