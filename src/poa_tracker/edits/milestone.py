"""Milestones: one more, or one delivered."""

from collections.abc import Sequence
from datetime import date

from poa_tracker.document.layout import OneLine
from poa_tracker.document.written_value import Value
from poa_tracker.edits.day import happened, recorded_later
from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.findings import did_you_mean
from poa_tracker.model import Measure, Milestone
from poa_tracker.register import Entry
from poa_tracker.register.schema_findings import field_names
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.returns import entered

Links = Sequence[tuple[str, str]]
"""Evidence as its title and its address."""


def add_milestone(
    bench: Workbench,
    entry: Entry[Measure],
    title: str,
    *,
    milestone_id: str | None = None,
    due: date | None = None,
    agency: str | None = None,
    horizon: str | None = None,
    today: date,
) -> list[FileEdit]:
    """The measure's file with one more milestone; by default its id is the next number: M3."""
    measure = entry.record
    if not measure.is_open:
        raise RefusedError(f"{measure.id} is {measure.status.value}; you cannot add milestones to it")
    if milestone_id and measure.milestone(milestone_id):
        raise RefusedError(
            f"{measure.id} already has a milestone {milestone_id}; leave out --id to get the next number"
        )
    fields: dict[str, Value | None] = {
        "id": milestone_id or _next_id(measure),
        "title": title,
        "agency": bench.agency(agency).id if agency else None,
        "horizon": horizon,
        "due": due,
        # Without it, a report of an earlier day would show a milestone that nobody knew of.
        "added": today if today > entered(measure, bench.plan) else None,
    }
    draft = Draft.of_measure(entry)
    draft.append(
        ("milestones",), {key: value for key in field_names(Milestone) if (value := fields.get(key)) is not None}
    )
    return [draft.edit]


def complete_milestone(
    entry: Entry[Measure], milestone_id: str, day: date | None, today: date, evidence: Links = ()
) -> list[FileEdit]:
    """The measure's file with a milestone delivered on a day, today unless it is given."""
    measure = entry.record
    wanted = milestone_id.strip().upper()
    index = next((number for number, one in enumerate(measure.milestones) if one.id == wanted), None)
    if index is None:
        ids = [one.id for one in measure.milestones]
        there = f"; there is {', '.join(ids)}" if ids else ": it has none"
        raise UsageError(f"{measure.id} has no milestone {milestone_id!r}{did_you_mean(wanted, ids) or there}")
    if measure.milestones[index].completed:
        raise RefusedError(f"{wanted} of {measure.id} is already completed, on {measure.milestones[index].completed}")
    draft = Draft.of_measure(entry)
    put_completion(draft, index, happened(day, today, f"the completion of {wanted}"), today)
    for one in as_evidence(evidence):
        draft.append(("milestones", index, "evidence"), one)
    return [draft.edit]


def put_completion(draft: Draft, index: int, day: date, today: date) -> None:
    """Write that a milestone is delivered, and when we learned of it where that is later."""
    draft.set(("milestones", index, "completed"), day)
    learned = recorded_later(day, today)
    if learned is not None:
        draft.set(("milestones", index, "recorded"), learned)


def as_evidence(links: Links) -> list[OneLine]:
    return [OneLine(title=title, url=url) for title, url in links]


def _next_id(measure: Measure) -> str:
    numbers = [int(one.id[1:]) for one in measure.milestones if one.id[:1] == "M" and one.id[1:].isdigit()]
    return f"M{max(numbers, default=0) + 1}"
