"""Something that is new on the record claims to have been on it before."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from poa_tracker.changes.record_changes import MeasurePair, changed_variations
from poa_tracker.document import KeyPath
from poa_tracker.findings import Location
from poa_tracker.model import Agency, Measure, Reopening, Signature, Update, Value, Variation
from poa_tracker.register import Entry
from poa_tracker.register.project import AGENCIES, PLAN
from poa_tracker.rules.rule import Context, Reach, rule
from poa_tracker.standing.returns import entered
from poa_tracker.standing.rewind import rewind


@rule("POA519", "entry-backdated", reach=Reach.RECORD)
def entry_backdated(context: Context) -> Iterator[tuple[Location, str]]:
    """An entry is new since the revision compared with, and by its dates it was on record before that one's commit.

    A return, a figure, a completion, a closure, a variation, a merger of agencies, and the closing, signature or
    reopening of a period have the day of entry in `recorded`, if they are entered later than they happened. A measure,
    a milestone or an indicator has in `added` the day since which it is in the plan.

    Why: the report of an earlier day, made again, would have something that nobody knew then.

    Bad:   completed: 2009-12-31   (entered on 28 January)
    Good:  completed: 2009-12-31
           recorded: 2010-01-28
    """
    eve = context.record.day - timedelta(days=1)
    for pair in context.record.pairs:
        for path, known in _backdated(context, pair.after, pair, eve):
            yield pair.after.at(*path), _message(context, path, known)
    for entry in context.record.new:
        known = entered(entry.record, context.plan, eve)
        if known <= eve:
            yield entry.at("added" if entry.record.added else "id"), _message(context, ("added",), known)
            continue
        for path, known in _backdated(context, entry, None, eve):
            yield entry.at(*path), _message(context, path, known)
    yield from _agencies(context, eve)
    yield from _periods(context, eve)
    before, after = context.record.before.plan.variations, context.plan.variations
    edited = {kept.after for kept in changed_variations(before, after)}
    for index, one in enumerate(after):
        if one not in before and index not in edited and one.known_from <= eve:
            yield context.register.at(PLAN, "variations", index, "date"), _message(context, ("date",), one.known_from)


def _message(context: Context, path: KeyPath, known: date) -> str:
    field = "added" if path[-1] in ("added", "id") else "recorded"
    return (
        f"this is new, but by its date it was on record on {known}; the revision of {context.record.day} does not "
        f"have it: write in '{field}' the day on which it was put on record"
    )


def _periods(context: Context, eve: date) -> Iterator[tuple[Location, str]]:
    """Closings, signatures and reopenings that nobody had on record on their dates."""
    were = {entry.record.period: entry.record for entry in context.record.before.periods}
    for entry in context.record.closed_periods.values():
        now, was = entry.record, were.get(entry.record.period)
        for index, closing in enumerate(now.every_closing):
            if index >= (len(was.every_closing) if was else 0) and closing.known_from <= eve:
                field: KeyPath = now.path_of_closing(index) or ("closed",)
                path = field if field == ("closed",) else (*field, "recorded" if closing.recorded else "date")
                yield entry.at(*path), _message(context, path, closing.known_from)
        # A signature of the older form has no day of its own: what is said of its closing is said of it.
        older = len(now.every_sign_off) - len(now.sign_offs)
        grown: tuple[tuple[str, int, Sequence[Signature | Reopening]], ...] = (
            ("sign_offs", max(len(was.every_sign_off) - older, 0) if was else 0, now.sign_offs),
            ("reopenings", len(was.reopenings) if was else 0, now.reopenings),
        )
        for name, known, entries in grown:
            for index, one in enumerate(entries):
                if index >= known and one.known_from <= eve:
                    path = (name, index, "recorded" if one.recorded else "date")
                    yield entry.at(*path), _message(context, path, one.known_from)


def _agencies(context: Context, eve: date) -> Iterator[tuple[Location, str]]:
    """Agencies that became part of others, by their dates, earlier than anybody knew."""
    were: dict[str, Agency] = context.record.before.agencies.by_id
    for index, agency in enumerate(context.agencies):
        taken, was = agency.succeeded_by, were.get(agency.id)
        for number, one in enumerate(agency.corrections):
            if number >= (len(was.corrections) if was else 0) and one.recorded <= eve:
                place: KeyPath = ("agencies", index, "corrections", number, "recorded")
                yield context.register.at(AGENCIES, *place), _message(context, place, one.recorded)
        if taken is None or (was is not None and was.succeeded_by is not None):
            continue
        if (known := taken.recorded or taken.date) <= eve:
            path: KeyPath = ("agencies", index, "succeeded_by", "recorded" if taken.recorded else "date")
            yield context.register.at(AGENCIES, *path), _message(context, path, known)


def _backdated(
    context: Context, entry: Entry[Measure], pair: MeasurePair | None, eve: date
) -> Iterator[tuple[KeyPath, date]]:
    """What was known on `eve` by the record as it is now, and was not there; each with the day it claims."""
    now, was = entry.record, pair.before.record if pair else None
    # Asked of the one view that reports are made from, so that nothing that a report can show is forgotten here.
    period = context.plan.reporting.cycle.containing(eve)
    stood, _ = rewind(now, eve, period, eve)
    # What was completed then and taken back since is in the earlier view of either.
    earlier = rewind(was, eve, period, eve)[0] if was else None
    yield from _new(("updates",), now.updates, was.updates if was else (), stood.updates, "submitted", pair)
    yield from _new(("variations",), now.variations, was.variations if was else (), stood.variations, "date", pair)
    if stood.completed and not (earlier and earlier.completed):
        yield ("completed",), now.recorded or stood.completed
    if stood.closure and not (earlier and earlier.closure):
        yield ("closure", "date"), stood.closure.recorded or stood.closure.date
    milestones = {one.id: one for one in was.milestones} if was else {}
    done = {one.id for one in earlier.milestones if one.completed} if earlier else set()
    standing = {one.id: one for one in stood.milestones}
    for index, milestone in enumerate(now.milestones):
        old, there = milestones.get(milestone.id), standing.get(milestone.id)
        if there is None:
            continue
        if old is None and was is not None:
            yield (
                ("milestones", index, "added" if milestone.added else "id"),
                milestone.added or entered(now, context.plan),
            )
        elif there.completed and milestone.id not in done:
            yield ("milestones", index, "completed"), milestone.recorded or there.completed
    indicators = {one.id: one for one in was.indicators} if was else {}
    shown = {one.id: one for one in stood.indicators}
    for index, indicator in enumerate(now.indicators):
        known, before = shown.get(indicator.id), indicators.get(indicator.id)
        if known is None:
            continue
        if before is None and was is not None:
            yield (
                ("indicators", index, "added" if indicator.added else "id"),
                indicator.added or entered(now, context.plan),
            )
            continue
        values = before.values if before else ()
        yield from _new(("indicators", index, "values"), indicator.values, values, known.values, "reported", None)


def _new(
    path: KeyPath,
    now: Sequence[Update | Variation | Value],
    was: Sequence[Update | Variation | Value],
    stood: Sequence[Update | Variation | Value],
    field: str,
    pair: MeasurePair | None,
) -> Iterator[tuple[KeyPath, date]]:
    """The entries of a list that only grows that are new and count as known; other rules find what was edited."""
    edited: set[int | None] = set()
    if pair is not None:
        edited = {kept.after for kept in (pair.changed_updates() if "updates" in path else pair.changed_variations())}
    else:
        edited = {index for index, (one, other) in enumerate(zip_longest(now, was)) if other and one and one != other}
    known = [_entry(one) for one in stood]
    for index, one in enumerate(now):
        if one not in was and _entry(one) in known and index not in edited:
            yield (*path, index, "recorded" if one.recorded else field), one.known_from


def _entry(one: Update | Variation | Value) -> Update | Variation | Value:
    """An entry as it counts: a view lets a decision begin where one began that it came before."""
    return one.model_copy(update={"from_": None}) if isinstance(one, Variation) else one
