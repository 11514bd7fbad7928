"""The words a plan is kept and reported in: every closed list of values, as files and options write them.

They stand below the records, so that the options of a command can name them without loading what checks records.
"""

from enum import StrEnum


class Kind(StrEnum):
    """Whether a measure is new work, or work that the agency does in any case."""

    ACTION = "action"
    BUSINESS_AS_USUAL = "business_as_usual"


class Status(StrEnum):
    """How far the work is. It does not show whether the measure will meet its date."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    CLOSED = "closed"


class Confidence(StrEnum):
    """Whether the measure will meet its date, as its lead agency sees it."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


class ReturnState(StrEnum):
    """Whether an agency reported on a measure for a period."""

    NOT_DUE = "not_due"
    RECEIVED = "received"
    LATE = "late"
    MISSING = "missing"


class Direction(StrEnum):
    """Which way an indicator has to move to get better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


class DelayReason(StrEnum):
    """Why work is late, in words that can be counted over a whole plan."""

    CAPACITY = "capacity"
    PROCUREMENT = "procurement"
    LEGISLATION = "legislation"
    CONSULTATION = "consultation"
    TECHNICAL = "technical"
    DEPENDENCY = "dependency"
    EXPERTISE = "expertise"
    OTHER = "other"


class VariationState(StrEnum):
    """How far a change to a controlled field has come. Only an approved one counts."""

    REQUESTED = "requested"
    APPROVED = "approved"
    DECLINED = "declined"


class Outcome(StrEnum):
    """How a measure ended if it was not completed."""

    MERGED = "merged"
    SUPERSEDED = "superseded"
    DISCONTINUED = "discontinued"


class Visibility(StrEnum):
    """Who may read an entry: everybody, or only readers of an internal report."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Audience(StrEnum):
    """Who will read a report, a list or a calendar."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Frequency(StrEnum):
    """How often agencies report."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class ChangedSetting(StrEnum):
    """A setting that shapes the plan's periods, and can change from a period on."""

    RETURNS_DUE_DAYS = "returns_due_days"
    FIRST = "first"
    LAST = "last"
    TIME_ZONE = "time_zone"


class Severity(StrEnum):
    """An error fails the check, a warning a strict check, a note (info) none; off leaves the rule out."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"
    """What a plan sets for a rule; no finding has it."""


class ReportFormat(StrEnum):
    """What a report is written as; also the ending of its file."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"

    @property
    def layout(self) -> "ReportFormat":
        """What its templates are written in: a Word and a PDF report are made of the HTML one."""
        return self if self is ReportFormat.MARKDOWN else ReportFormat.HTML


NOT_REPORTED = "not_reported"
"""Stands where a confidence would, when the agency's return is missing."""

UNSTATED = "unstated"
"""Stands where a confidence would, when there is a return that gives none."""

CORRECTED = "corrected"
"""Stands where the state of a variation would, when it is the correction of a mistake."""

TERMS: frozenset[str] = frozenset(
    [NOT_REPORTED, UNSTATED, CORRECTED, "overdue"]
    + [
        member.value
        for words in (
            Kind,
            Status,
            Confidence,
            ReturnState,
            Direction,
            DelayReason,
            VariationState,
            Outcome,
        )
        for member in words
    ]
)
"""Every word that a plan may give a label and a definition of its own."""
