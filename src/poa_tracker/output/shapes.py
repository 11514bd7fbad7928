"""What programs are told: the JSON documents of the commands that show data, and the columns of their CSV.

Each shape is a promise, and its `version` goes up where a field goes or changes its meaning; a field may be added. Days
are in ISO form. To add a field: its line below, and the value in the command that fills the shape, which the type
checker asks for; the CSV and docs/json.md follow.
"""

from datetime import date
from typing import Literal, NotRequired, TypedDict


class ListedMeasure(TypedDict):
    """A measure as `poa list` tells it; a row of its CSV."""

    id: str
    ref: str | None
    """Its number in the published plan."""
    title: str
    goal: str
    objective: str | None
    lead_agency: str | None
    """Who answers for it on the day, through every succession."""
    status: str
    confidence: str | None
    """`on_track`, `at_risk`, `off_track`, `unstated` or `not_reported`; none once it has ended."""
    due: date | None
    baseline_due: date | None
    """The date first promised."""
    overdue: bool
    next_milestone: str | None
    """The id of the awaited milestone that is due first."""
    next_milestone_due: date | None
    visibility: str
    path: str
    """The file that it stands in."""


class MeasureList(TypedDict):
    """`poa list --format json`."""

    version: Literal[1]
    as_at: date
    reported_since: str
    """The period since which a confidence counts as reported."""
    measures: list[ListedMeasure]


class DerivedFacts(TypedDict):
    """What follows from a measure's dates and returns on the day."""

    lead_agency: str | None
    confidence: str | None
    overdue: bool
    baseline_due: date | None
    slip_days: int | None
    """From the date first promised to the one that stands."""
    times_redated: int
    return_state: str | None
    """`not_due`, `received`, `late` or `missing`; none where no return is expected."""
    stale: bool


class ShownMeasure(TypedDict):
    """`poa show --format json`."""

    version: Literal[1]
    as_at: date
    path: str
    derived: DerivedFacts
    measure: dict[str, object]
    """The measure as it stood on the day, with the fields that files have."""


class DueItem(TypedDict):
    """A measure or milestone that is due; a row of the CSV of `poa due`."""

    due: date
    days: int
    """Until the day; below 0 where it has passed."""
    overdue: bool
    measure: str
    milestone: str | None
    """The id of the milestone; none for the measure itself."""
    title: str
    measure_title: str
    agency: str | None
    """Who delivers it."""
    baseline_due: date | None
    slip_days: int | None
    times_moved: int
    confidence: str
    """Of the measure."""
    visibility: str
    path: str


class DueList(TypedDict):
    """`poa due --format json`."""

    version: Literal[1]
    as_at: date
    until: date
    due: list[DueItem]


class ReturnCounts(TypedDict):
    """What became of an agency's returns."""

    received: int
    """On time."""
    late: int
    missing: int


class ListedAgency(TypedDict):
    """An agency as `poa agencies` tells it. In its CSV the returns are columns of their own."""

    id: str
    name: str
    former_names: list[str]
    """Of agencies that had become part of it by the day."""
    leads: int
    """Open measures."""
    supports: int
    """Open measures."""
    overdue: int
    """Measures and milestones that it delivers."""
    returns: ReturnCounts


class AgencyTable(TypedDict):
    """`poa agencies --format json`."""

    version: Literal[1]
    as_at: date
    period: str
    """The period that the returns are for."""
    without_lead_agency: int
    """Open measures that nobody leads."""
    agencies: list[ListedAgency]


class ListedReturn(TypedDict):
    """A return that is expected, or came; a row of the CSV of `poa returns status`."""

    agency: str | None
    """Who is asked for it."""
    agency_name: str | None
    measure: str
    title: str
    state: str | None
    submitted: date | None
    contact: str | None
    """Whom to ask: a role and its mailbox."""
    visibility: str


class ReturnList(TypedDict):
    """`poa returns status --format json`."""

    version: Literal[1]
    period: str
    returns_due: date
    as_at: date
    returns: list[ListedReturn]


class ListedMilestone(TypedDict):
    """A milestone; a row of the CSV of `poa milestone list`."""

    id: str
    title: str
    agency: str | None
    due: date | None
    baseline_due: date | None
    completed: date | None
    overdue: bool


class MilestoneList(TypedDict):
    """`poa milestone list --format json`."""

    version: Literal[1]
    measure: str
    as_at: date
    milestones: list[ListedMilestone]


class ListedPeriod(TypedDict):
    """A period; a row of the CSV of `poa period list`."""

    period: str
    first_day: date
    last_day: date
    returns_due: date
    expected: int
    received: int
    """On time."""
    late: int
    missing: int
    closed: date | None
    reopened: date | None
    """Since when it is open again, where it was closed before."""


class PeriodList(TypedDict):
    """`poa period list --format json`."""

    version: Literal[1]
    as_at: date
    periods: list[ListedPeriod]


ChangeRow = TypedDict(
    "ChangeRow",
    {
        "kind": str,
        "measure": str,
        "milestone": NotRequired[str],
        "field": NotRequired[str],
        "from": NotRequired[str],
        "to": NotRequired[str],
    },
)
"""One change; what it has not is left out."""


class ChangeCounts(TypedDict):
    """opening + new - completed - closed - merged = closing."""

    opening: int
    new: int
    completed: int
    closed: int
    merged: int
    closing: int


ChangeList = TypedDict(
    "ChangeList",
    {"version": Literal[1], "from": str, "to": str, "counts": ChangeCounts, "changes": list[ChangeRow]},
)
"""`poa diff --format json`."""


class CommitRow(TypedDict):
    """A commit of git."""

    id: str
    day: date
    author: str
    subject: str


class LifeEvent(TypedDict):
    """A part of a measure's life."""

    day: date
    kind: str
    what: str
    recorded: CommitRow | None
    """None for what is not committed."""
    removed: CommitRow | None
    """None for what still stands."""


class LifeList(TypedDict):
    """`poa history --format json`."""

    version: Literal[1]
    measure: str
    events: list[LifeEvent]


def columns(shape: type) -> tuple[str, ...]:
    """The names of a shape's fields, in their order: the columns of a CSV."""
    return tuple(shape.__annotations__)
