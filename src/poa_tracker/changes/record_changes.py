"""What a change did to the record: two revisions of a plan side by side, each measure beside itself.

Files that are equal in both are not read twice; measures are known by their ids, wherever their files stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from poa_tracker.changes.difference import Kept, changed_entries
from poa_tracker.document import MAX_BYTES
from poa_tracker.model import ClosedPeriod, Measure, Variation
from poa_tracker.register import Entry, Register, load_frame, load_measures
from poa_tracker.register.git import content_id, ids_ever_used
from poa_tracker.register.project import MEASURES
from poa_tracker.register.revision import GitRevision
from poa_tracker.register.source import FileFault, Source


class MeasurePair(NamedTuple):
    """One measure, as it was and as it is."""

    before: Entry[Measure]
    after: Entry[Measure]

    def changed_updates(self) -> Iterator[Kept]:
        """The returns that are not there as they were. A correction beside what it corrects changes none."""
        return changed_entries(
            self.before.record.updates,
            self.after.record.updates,
            lambda one: (one.period, one.submitted, one.agency, one.corrects),
            lambda one: (one.period, one.agency, one.corrects),
            lambda one: (one.period, one.submitted, one.corrects),
            lambda one: (one.submitted, one.summary, one.corrects),
        )

    def changed_variations(self) -> Iterator[Kept]:
        """The variations that are not there as they were, those that have since been settled among them."""
        return changed_variations(self.before.record.variations, self.after.record.variations)

    @property
    def is_corrected(self) -> bool:
        """Whether a return was added that corrects an earlier one."""
        return any(one.corrects and one not in self.before.record.updates for one in self.after.record.updates)


def changed_variations(before: Sequence[Variation], after: Sequence[Variation]) -> Iterator[Kept]:
    """The variations that are not there as they were, each with what it became."""
    return changed_entries(
        before,
        after,
        lambda one: (one.field, one.date, one.to),
        lambda one: (one.field, one.to),
        lambda one: (one.field, one.date),
    )


class ReusedId(NamedTuple):
    """A measure under an id that another had before."""

    after: Entry[Measure]
    title: str | None
    """What the other was called; none where no more is known than that it was there."""


@dataclass(frozen=True)
class RecordChanges:
    """What lies between a revision of a plan and a later state of it."""

    before: Register
    """The plan as it was; of its measures those alone whose files differ."""
    after: Register
    pairs: tuple[MeasurePair, ...]
    """The measures that are in both and differ. One that was gone and is back is beside what it last was."""
    gone: tuple[Entry[Measure], ...]
    """The measures that were there and are there no more."""
    reused: tuple[ReusedId, ...]
    new: tuple[Entry[Measure], ...]
    """The measures that were not there, under ids that no other had."""
    day: date
    """The day of the revision's commit: nothing that is new since can have been on record before it."""

    @cached_property
    def controlled_fields(self) -> tuple[str, ...]:
        """What changes by variation only: what does in either revision of the plan."""
        return tuple(dict.fromkeys((*self.before.plan.controlled_fields, *self.after.plan.controlled_fields)))

    @cached_property
    def closed_periods(self) -> dict[str, Entry[ClosedPeriod]]:
        """The periods that are closed now, by their names."""
        return {entry.record.period: entry for entry in self.after.periods}


def compare_records(before: GitRevision, after: Register, paths: Iterable[str]) -> RecordChanges:
    """What became of the record of `before` in `after`, whose measures stand in the files `paths`."""
    listing = before.listing()
    register = load_frame(before, listing)
    blobs_before = {path: before.blobs[path] for path in listing.measures if path in before.blobs}
    blobs_after = dict(_blobs(after.source, paths, set(blobs_before.values())))
    kept = set(blobs_before.values()) & set(blobs_after.values())
    were = load_measures(register, [path for path, blob in blobs_before.items() if blob not in kept]).entries
    changed = {path: blob for path, blob in blobs_after.items() if blob not in kept}
    are = load_measures(after, changed).entries
    untouched = {outline.id for outline in after.outlines if outline.path not in changed}
    by_id = {entry.record.id: entry for entry in reversed(were)}
    pairs, reused = [], []
    new = []
    for entry in are:
        was = by_id.get(entry.record.id)
        if was is not None:
            pairs.append(MeasurePair(was, entry))
        elif entry.record.id not in untouched:
            new.append(entry)
    known_ids = set()
    for entry, last in _with_history(before, register, new):
        known_ids.add(entry.record.id)
        if last is not None and last.record.title == entry.record.title:
            pairs.append(MeasurePair(last, entry))
        else:
            reused.append(ReusedId(entry, last.record.title if last else None))
    return RecordChanges(
        before=register,
        after=after,
        pairs=tuple(pair for pair in pairs if pair.before.record != pair.after.record),
        gone=tuple(entry for entry in by_id.values() if after.lacks_measure(entry.record.id)),
        reused=tuple(reused),
        new=tuple(entry for entry in new if entry.record.id not in known_ids),
        day=before.day,
    )


def _blobs(source: Source, paths: Iterable[str], known: set[str]) -> Iterator[tuple[str, str]]:
    """What git would call the content of each file that can be read."""
    if isinstance(source, GitRevision):
        yield from ((path, source.blobs[path]) for path in paths if path in source.blobs)
        return
    sha256 = any(len(blob) == 64 for blob in known)
    for path in paths:
        raw = source.read(path)
        # Of a content that is too large no more is read than shows that, and git's name for it is another's.
        if not isinstance(raw, FileFault):
            yield path, path if len(raw) > MAX_BYTES else content_id(raw, known, sha256=sha256)


def _with_history(
    before: GitRevision, register: Register, new: list[Entry[Measure]]
) -> Iterator[tuple[Entry[Measure], Entry[Measure] | None]]:
    """Of measures that the revision lacks, those whose ids were used earlier, with the last that had it."""
    if not new:
        return
    root = before.repository.root
    used = ids_ever_used(root, before.commit).union(*(entry.record.measures for entry in register.periods))
    for entry in new:
        if entry.record.id in used:
            yield entry, _last_with(entry.record.id, before)


def _last_with(measure_id: str, before: GitRevision) -> Entry[Measure] | None:
    found = before.repository.last_with(before.commit, MEASURES, f"{measure_id}.yaml")
    if found is None:
        return None
    commit, path = found
    earlier = load_frame(source := GitRevision(before.repository, commit), source.listing())
    entries = load_measures(earlier, [path]).entries
    return entries[0] if entries else None
