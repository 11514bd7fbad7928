"""What programs get: the JSON documents of the commands that show data, and the columns of their CSV.

Each shape is a promise, and its `version` goes up if a field is removed or changes its meaning; a field may be added.
Days are in ISO form. To add a field: its line below, and the value in the command that fills the shape, which the type
checker asks for; the CSV and docs/json.md follow.
"""

from datetime import date
from typing import Annotated, Literal, NotRequired, TypedDict


class ListedMeasure(TypedDict):
    """A measure as `poa list` shows it; a row of its CSV."""

    id: str
    """The measure's id."""
    ref: str | None
    """Its number in the published plan."""
    title: str
    """What will be done."""
    goal: str
    """The id of its goal."""
    objective: str | None
    """The id of its objective."""
    lead_agency: str | None
    """Who answers for it on the day, through every succession."""
    status: str
    """`not_started`, `in_progress`, `ongoing`, `completed` or `closed`."""
    confidence: str | None
    """`on_track`, `at_risk`, `off_track`, `unstated` or `not_reported`; none once it has ended."""
    due: date | None
    """The last day on which it counts as on time."""
    baseline_due: date | None
    """The date first promised."""
    overdue: bool
    """Open after the day on which it was due."""
    next_milestone: str | None
    """The id of the open milestone that is due first."""
    next_milestone_due: date | None
    """The day on which that one is due."""
    visibility: str
    """`public` or `internal`."""
    path: str
    """The file that it is in."""


class MeasureList(TypedDict):
    """`poa list --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    as_at: date
    """The day that is shown."""
    reported_since: str
    """The period since which a confidence counts as reported."""
    measures: list[ListedMeasure]
    """In the order that was asked for."""


class OtherReturn(TypedDict):
    """What an agency other than the lead agency reported; it changes neither status nor confidence."""

    agency: str | None
    """Who reported."""
    period: str
    """The period it is for."""
    status: str
    """As that agency sees it."""
    confidence: str | None
    """As that agency sees it."""


class DerivedFacts(TypedDict):
    """What follows from a measure's dates and returns on the day."""

    lead_agency: str | None
    """Who answers for it on the day, through every succession."""
    confidence: str | None
    """`on_track`, `at_risk`, `off_track`, `unstated` or `not_reported`; none once it has ended."""
    overdue: bool
    """Open after the day on which it was due."""
    baseline_due: date | None
    """The date first promised."""
    slip_days: int | None
    """From the date first promised to the current one."""
    times_redated: int
    """How often its date was moved."""
    return_state: str | None
    """`not_due`, `received`, `late` or `missing`; none if no return is expected."""
    stale: bool
    """Open, and not reported on for the newest period whose returns are due."""
    other_returns: list[OtherReturn]
    """Returns for the same period of agencies that do not speak for the measure, such as those that support it."""


class ShownMeasure(TypedDict):
    """`poa show --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    as_at: date
    """The day that is shown."""
    path: str
    """The file that it is in."""
    derived: DerivedFacts
    """What follows from the record."""
    measure: dict[str, object]
    """The measure as it was on the day, with the fields that files have."""


class DueItem(TypedDict):
    """A measure or milestone that is due; a row of the CSV of `poa due`."""

    due: date
    """The last day on which it counts as on time."""
    days: int
    """Until the day; below 0 if it has passed."""
    overdue: bool
    """Whether that day has passed."""
    measure: str
    """The id of the measure."""
    milestone: str | None
    """The id of the milestone; none for the measure itself."""
    title: str
    """Of the milestone, or else of the measure."""
    measure_title: str
    """Of the measure."""
    agency: str | None
    """Who delivers it."""
    baseline_due: date | None
    """The date first promised."""
    slip_days: int | None
    """From the date first promised to the current one; below 0 if it was brought forward."""
    times_moved: int
    """How often the date was moved."""
    confidence: str
    """Of the measure."""
    visibility: str
    """Of the measure: `public` or `internal`."""
    path: str
    """The file that the measure is in."""


class DueList(TypedDict):
    """`poa due --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    as_at: date
    """The day that is shown."""
    until: date
    """The last day that the list looks ahead to."""
    due: list[DueItem]
    """The earliest date first."""


class ReturnCounts(TypedDict):
    """What became of an agency's returns."""

    received: int
    """On time."""
    late: int
    """Received, after the day on which they were due."""
    missing: int
    """Not received, and that day has passed."""


class ListedAgency(TypedDict):
    """An agency as `poa agencies` shows it. In its CSV the returns are columns of their own."""

    id: str
    """The agency's id."""
    name: str
    """Its full name."""
    former_names: list[str]
    """Of agencies that had become part of it by the day."""
    leads: int
    """Open measures that it leads."""
    supports: int
    """Open measures that it supports."""
    overdue: int
    """Measures and milestones that it delivers."""
    returns: ReturnCounts
    """For the period."""


class AgencyTable(TypedDict):
    """`poa agencies --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    as_at: date
    """The day that is shown."""
    period: str
    """The period that the returns are for."""
    without_lead_agency: int
    """Open measures that nobody leads."""
    agencies: list[ListedAgency]
    """In the order of their file."""


class ListedReturn(TypedDict):
    """A return that is expected or has come; a row of the CSV of `poa returns status`."""

    agency: str | None
    """Who is asked for it."""
    agency_name: str | None
    """Its full name."""
    measure: str
    """The id of the measure."""
    title: str
    """The measure's title."""
    state: str | None
    """`not_due`, `received`, `late` or `missing`."""
    submitted: date | None
    """The day on which it came."""
    contact: str | None
    """Whom to ask: a role and its mailbox."""
    visibility: str
    """Of the measure: `public` or `internal`."""


class ReturnList(TypedDict):
    """`poa returns status --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    period: str
    """The period that the returns are for."""
    returns_due: date
    """The last day on which a return is on time."""
    as_at: date
    """The day that is shown."""
    returns: list[ListedReturn]
    """Agency by agency."""


class ListedMilestone(TypedDict):
    """A milestone; a row of the CSV of `poa milestone list`."""

    id: str
    """The milestone's id, unique within its measure."""
    title: str
    """What is delivered."""
    agency: str | None
    """Who delivers it, through every succession."""
    due: date | None
    """The last day on which it counts as on time."""
    baseline_due: date | None
    """The date first promised."""
    completed: date | None
    """The day on which it was delivered."""
    overdue: bool
    """Still open after the day on which it was due."""


class MilestoneList(TypedDict):
    """`poa milestone list --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    measure: str
    """The id of the measure."""
    as_at: date
    """The day that is shown."""
    milestones: list[ListedMilestone]
    """In the order of the file."""


class ListedPeriod(TypedDict):
    """A period; a row of the CSV of `poa period list`."""

    period: str
    """The period's id."""
    first_day: date
    """The day on which it begins."""
    last_day: date
    """The day on which it ends."""
    returns_due: date
    """The last day on which a return is on time."""
    expected: int
    """Returns that it asks for."""
    received: int
    """On time."""
    late: int
    """Received, after the day on which they were due."""
    missing: int
    """Not received, and that day has passed."""
    closed: date | None
    """The day on which it was closed; none while it is open."""
    reopened: date | None
    """The day on which it was reopened, if it is open again."""


class PeriodList(TypedDict):
    """`poa period list --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    as_at: date
    """The day that is shown."""
    periods: list[ListedPeriod]
    """The oldest first."""


ChangeRow = TypedDict(
    "ChangeRow",
    {
        "kind": Annotated[
            str, "`completed`, `improved`, `worsened`, `new`, `merged`, `closed`, `redated` or `reassigned`."
        ],
        "measure": Annotated[str, "The id of the measure."],
        "milestone": NotRequired[Annotated[str, "The id of the milestone."]],
        "field": NotRequired[Annotated[str, "What changed, as variations name it."]],
        "from": NotRequired[Annotated[str, "The value before."]],
        "to": NotRequired[Annotated[str, "The value after."]],
    },
)
"""One change; fields without a value are left out."""


class ChangeCounts(TypedDict):
    """opening + new - completed - closed - merged = closing."""

    opening: int
    """Open in the earlier state."""
    new: int
    """New in the plan, or open again."""
    completed: int
    """Delivered."""
    closed: int
    """Ended for another reason."""
    merged: int
    """Merged into another."""
    closing: int
    """Open in the later state."""


MoveRow = TypedDict(
    "MoveRow",
    {
        "from": Annotated[str, "A confidence, `unstated`, `not_reported`, `completed`, `closed`, or `not_there`."],
        "to": Annotated[str, "The same, later."],
        "measures": Annotated[list[str], "Ids."],
    },
)
"""The measures that went from one state to another, or stayed in one."""


ChangeList = TypedDict(
    "ChangeList",
    {
        "version": Annotated[Literal[1], "It goes up if a field is removed or changes its meaning."],
        "from": Annotated[str, "The earlier state: a period, a day, or a revision as it was typed."],
        "to": Annotated[str, "The later one."],
        "audience": Annotated[str, "Which measures are counted: `public`, or `internal` for all."],
        "counts": Annotated[ChangeCounts, "How many measures were open, and why there are more or fewer."],
        "moves": Annotated[list[MoveRow], "Every measure, by the state it was in and the one it is in."],
        "changes": Annotated[list[ChangeRow], "In the order of the report."],
    },
)
"""`poa diff --format json`."""


class ClosingRow(TypedDict):
    """A closing of a period."""

    date: date
    """The day of the closing."""
    closed_by: str
    """Who closed it: a role."""


class SignOffRow(TypedDict):
    """Who signed off the report of a period."""

    by: str
    """A role."""
    date: date
    """The day of the signature."""


class ReopeningRow(TypedDict):
    """A closed period that was reopened."""

    date: date
    """The day of the reopening."""
    reason: str
    """The reason."""
    approved_by: str
    """Who approved it: a role."""


class ClosedMeasure(TypedDict):
    """A measure as it was at the end of the period, by what was known on the day of the newest closing."""

    id: str
    """The measure's id."""
    lead_agency: str | None
    """Who answered for it."""
    status: str
    """`not_started`, `in_progress`, `ongoing`, `completed` or `closed`."""
    confidence: str | None
    """`on_track`, `at_risk`, `off_track`, `unstated` or `not_reported`; none once it had ended."""
    return_state: str | None
    """`not_due`, `received`, `late` or `missing`; none if no return was expected."""


class ShownPeriod(TypedDict):
    """`poa period show --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    period: str
    """The period's id."""
    closed: date | None
    """The day of the newest closing; none while the period is open again."""
    closed_by: str
    """Who closed it then: a role."""
    signed_off_by: str | None
    """Who signed off its report: a role."""
    missing: list[str]
    """The ids of measures whose returns were missing then."""
    closings: list[ClosingRow]
    """The oldest first."""
    sign_offs: list[SignOffRow]
    """The oldest first."""
    reopenings: list[ReopeningRow]
    """The oldest first."""
    changed: dict[str, list[str]]
    """For each changed measure, by its id: the parts of its record that changed; none for a measure that is gone."""
    measures: list[ClosedMeasure]
    """In the order of the plan."""


class FindingRow(TypedDict):
    """One thing that the check found in one place. In its CSV the place and the severity come first."""

    code: str
    """The rule's permanent code."""
    name: str
    """The rule's name."""
    severity: str
    """`error`, `warning` or `info`."""
    message: str
    """What is wrong there."""
    path: str
    """The file."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    end_line: int
    """The line on which the place ends."""
    end_column: int
    """The column after its last character."""
    help: str
    """What the rule looks for."""


class FindingList(TypedDict):
    """`poa validate --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    files: int
    """How many files were checked."""
    findings: list[FindingRow]
    """By file, line and column."""


class RuleRow(TypedDict):
    """A rule of the check."""

    code: str
    """Its permanent code."""
    name: str
    """Its name."""
    severity: str
    """`error`, `warning` or `info`, unless the plan sets another."""
    summary: str
    """What is wrong where it finds something."""
    why: str
    """Why that matters."""
    bad: str
    """What it finds, as in a file."""
    good: str
    """What it lets pass."""


class RuleList(TypedDict):
    """`poa rules --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    rules: list[RuleRow]
    """In the order of their codes."""


class CommitRow(TypedDict):
    """A commit of git."""

    id: str
    """Its whole id."""
    day: date
    """By the calendar of whoever committed it."""
    author: str
    """Who committed it."""
    subject: str
    """The first line of its message."""


class LifeEvent(TypedDict):
    """A part of a measure's life."""

    day: date
    """The day on which it happened."""
    kind: str
    """`entered`, `milestone`, `update`, `variation`, `closure` or `completion`."""
    what: str
    """What happened, in words."""
    recorded: CommitRow | None
    """None for what is not committed."""
    removed: CommitRow | None
    """None if it is still there."""


class LifeList(TypedDict):
    """`poa history --format json`."""

    version: Literal[1]
    """It goes up if a field is removed or changes its meaning."""
    measure: str
    """The id of the measure."""
    events: list[LifeEvent]
    """The oldest first."""


def columns(shape: type) -> tuple[str, ...]:
    """The names of a shape's fields, in their order: the columns of a CSV."""
    return tuple(shape.__annotations__)
