"""Agencies: one more, or one that becomes part of another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from poa_tracker.document.layout import OneLine
from poa_tracker.document.written_value import Value
from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.edits.follow_lead import follow_lead
from poa_tracker.edits.vary import Grounds, append_variation, put_variation
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.model import Agency, Measure, Succession
from poa_tracker.register import Agencies, Entry
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.timeline import timeline


@dataclass(frozen=True)
class NewAgency:
    """What is known of an agency that joins the plan."""

    id: str
    name: str
    short_name: str | None = None
    aliases: Sequence[str] = ()
    names: Mapping[str, str] | None = None
    active_from: date | None = None
    role: str | None = None
    email: str | None = None


def add_agency(bench: Workbench, new: NewAgency) -> list[FileEdit]:
    """`agencies.yaml` with one more agency at its end. Raises RefusedError where one is known by that id or name."""
    for spelling in (new.id, new.name, *new.aliases):
        known = bench.agencies.resolve(spelling)
        if known is not None:
            raise RefusedError(f"there is already an agency {spelling!r}: {known.id}, {known.name}")
    if new.email and not new.role:
        raise UsageError("name whose mailbox it is with --role: a role, not a person")
    fields: dict[str, Value | None] = {
        "id": new.id,
        "name": new.name,
        "short_name": new.short_name,
        "aliases": list(new.aliases) or None,
        "names": OneLine(new.names) if new.names else None,
        "active": OneLine({"from": new.active_from}) if new.active_from else None,
        "contact": OneLine({"role": new.role} | ({"email": new.email} if new.email else {})) if new.role else None,
    }
    draft = Draft.of_agencies(bench.source)
    draft.append(("agencies",), {key: value for key, value in fields.items() if value is not None})
    return [draft.edit]


def merge_agency(
    bench: Workbench, old: str, new: str, day: date, today: date, *, reason: str | None, approved_by: str | None
) -> list[FileEdit]:
    """Every file that a merger changes: the succession, then the plan, then the measures in the order of their paths.

    From `day` on the open measures that the old agency led are led by the new one, by variation; it takes the old
    one's place among supporting agencies, at open milestones, and as the coordinating agency. What ended before stays.
    Where the succession is on the record already, the rest is still done; where the plan was no longer tracked on
    `day`, the succession alone.
    """
    gone, taker = bench.agency(old), bench.agency(new)
    if gone.id == taker.id:
        raise UsageError(f"{gone.id} cannot become part of itself")
    if bench.agencies.successor_on(taker.id, date.max) == gone.id:
        raise RefusedError(f"{taker.id} became part of {gone.id} itself")
    edits = _succession(bench, gone, taker, day, today)
    if bench.plan.clock(today) < min(day, today):
        # The plan is not tracked any more: its measures keep the agencies they had when its clock stopped.
        if not edits:
            raise RefusedError(f"{gone.id} is already part of {taker.id}, and the plan was no longer tracked then")
        return edits
    grounds = Grounds(
        reason=reason or f"{gone.name} became part of {taker.name}.",
        approved_by=approved_by,
        day=day,
        is_approved=True,
    )
    if bench.plan.coordinating_agency == gone.id:
        edits.append(_coordinate(bench, gone.id, taker.id, grounds, today))
    agencies = _with_succession(bench.agencies, gone, taker.id, day, today)
    for entry in bench.every_measure():
        edits += _follow(bench, agencies, entry, gone.id, taker.id, grounds, today)
    if not edits:
        raise RefusedError(f"{gone.id} is already part of {taker.id}, and no open measure names it")
    return edits


def _succession(bench: Workbench, gone: Agency, taker: Agency, day: date, today: date) -> list[FileEdit]:
    if gone.succeeded_by is not None:
        known = gone.succeeded_by
        if (known.agency, known.date) != (taker.id, day):
            if known.date > today:
                raise RefusedError(
                    f"it is on record that {gone.id} becomes part of {known.agency} on {known.date}; how to put "
                    "that off or call it off is in the documentation, in The record"
                )
            raise RefusedError(
                f"{gone.id} already became part of {known.agency} on {known.date}; what to do if that is wrong is in "
                "the documentation, in The record"
            )
        return []
    index = next(number for number, one in enumerate(bench.agencies) if one.id == gone.id)
    draft = Draft.of_agencies(bench.source)
    if gone.active.to is None:
        last = day - timedelta(days=1)
        if gone.active.from_ is None:
            draft.set(("agencies", index, "active"), OneLine({"to": last}))
        else:
            draft.set(("agencies", index, "active", "to"), last)
    recorded: dict[str, Value] = {"recorded": today} if today != day else {}
    draft.set(("agencies", index, "succeeded_by"), OneLine({"agency": taker.id, "date": day, **recorded}))
    return [draft.edit]


def _coordinate(bench: Workbench, gone: str, taker: str, grounds: Grounds, today: date) -> FileEdit:
    """`plan.yaml` with another coordinating agency, by variation."""
    draft = Draft.of_plan(bench.source)
    append_variation(draft, "coordinating_agency", gone, taker, grounds, today)
    draft.set(("coordinating_agency",), taker)
    return draft.edit


def _with_succession(agencies: Agencies, gone: Agency, taker: str, day: date, today: date) -> Agencies:
    """The agencies as they are once the merger is on record."""
    if gone.succeeded_by is not None:
        return agencies
    merged = gone.model_copy(update={"succeeded_by": Succession(agency=taker, date=day, recorded=today)})
    return Agencies(tuple(merged if one is gone else one for one in agencies), agencies.is_loaded)


def _follow(
    bench: Workbench,
    agencies: Agencies,
    entry: Entry[Measure],
    gone: str,
    taker: str,
    grounds: Grounds,
    today: date,
) -> list[FileEdit]:
    """The measure's file where it names the old agency and is still open."""
    measure = entry.record
    supports = gone in measure.supporting_agencies
    delivers = [index for index, one in enumerate(measure.milestones) if one.is_open and one.agency == gone]
    if not measure.is_open or not (measure.lead_agency == gone or supports or delivers):
        return []
    draft = Draft.of_measure(entry)
    lead = taker if measure.lead_agency == gone else measure.lead_agency
    supporting = measure.supporting_agencies
    if lead == taker and taker in supporting:
        draft.replace_item(("supporting_agencies",), supporting, taker, None)
        supporting = tuple(one for one in supporting if one != taker)
    if supports:
        draft.replace_item(("supporting_agencies",), supporting, gone, None if lead == taker else taker)
        supporting = tuple(dict.fromkeys(taker if one == gone else one for one in supporting))
        if lead == taker:
            supporting = tuple(one for one in supporting if one != taker)
    if supporting != measure.supporting_agencies:
        append_variation(
            draft, "supporting_agencies", measure.supporting_agencies or None, supporting or None, grounds, today
        )
    for index in delivers:
        draft.set(("milestones", index, "agency"), taker)
        append_variation(draft, f"milestones.{measure.milestones[index].id}.agency", gone, taker, grounds, today)
    if measure.lead_agency == gone:
        # Where the old agency was to lead only from a later day on, so is the new one.
        begins = timeline(measure, "lead_agency")[-1].since
        day = max(grounds.day or today, begins or date.min)
        put_variation(draft, measure, "lead_agency", taker, grounds._replace(day=day), today)
    follow_lead(draft, entry, agencies, bench.plan.reporting.cycle)
    return [draft.edit]
