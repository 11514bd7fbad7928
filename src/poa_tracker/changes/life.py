"""A measure's life: what its record holds or held, and the commits by which it was recorded."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from poa_tracker.document import MAX_BYTES, read
from poa_tracker.model import CORRECTED, Measure, Plan, Update, Variation, shown_value
from poa_tracker.model.scalar import ID_PATTERN
from poa_tracker.register.git import Commit, CommitChanges, CommittedFile, Contents, Repository
from poa_tracker.register.load import build_record
from poa_tracker.register.project import MEASURES

Word = Callable[[StrEnum], str]
"""What people, or programs, call a canonical value."""


def _as_written(value: StrEnum) -> str:
    return value.value


class EventKind(StrEnum):
    """What a record can hold."""

    ENTERED = "entered"
    MILESTONE = "milestone"
    UPDATE = "update"
    VARIATION = "variation"
    CLOSURE = "closure"
    COMPLETION = "completion"


class Happening(NamedTuple):
    """Something that a record holds. Two are the same where nothing that was written of them differs."""

    kind: EventKind
    day: date
    """The day of it in the record: submitted, in effect, delivered, ended."""
    what: str
    """In words: `2010-11-Q1: in_progress, on_track: Forms drafted.`"""
    written: Hashable = None


class Event(NamedTuple):
    """A part of a measure's life."""

    kind: EventKind
    day: date
    what: str
    recorded: Commit | None
    """The commit that first had it as it is; none while it is not committed."""
    removed: Commit | None = None
    """The commit that took it out or changed it; none for what stands in the record."""


def life(
    repository: Repository,
    plan: Plan,
    measure_id: str,
    measure: Measure | None = None,
    path: str | None = None,
    word: Word = _as_written,
) -> list[Event]:
    """Everything that the record of a measure holds or held, by day.

    `measure` is its record as it is now and `path` its file; both none for one that is in no file any more. Empty
    where git's history does not know the id either. `word` is what a status, a confidence and the like are called.
    Raises GitError where there is no commit to ask.
    """
    versions = _Versions(Contents(repository.root), measure_id)
    recorded: dict[Happening, Commit] = {}
    removed: dict[Happening, Commit] = {}
    entered: Event | None = None
    left: Commit | None = None
    for commit, changes in _history(repository, versions, path):
        before = [one for one in (versions.find(change.before) for change in changes) if one]
        after = [one for one in (versions.find(change.after) for change in changes) if one]
        if after and entered is None:
            day = after[0].added or plan.period.start or commit.day
            entered = Event(EventKind.ENTERED, day, after[0].title, commit)
        was, now = ({one for record in records for one in happenings(record, word)} for records in (before, after))
        for one in now - was:
            # A merge stands once for each of its parents, after the commits that it brings.
            recorded.setdefault(one, commit)
            removed.pop(one, None)
        for one in was - now:
            removed.setdefault(one, commit)
        left = commit if before and not after else None
    standing = list(happenings(measure, word)) if measure else []
    events = [entered._replace(removed=None if measure else left)] if entered else []
    events += (
        Event(one.kind, one.day, one.what, commit, removed.get(one))
        for one, commit in recorded.items()
        if one not in standing
    )
    events += (Event(one.kind, one.day, one.what, recorded.get(one)) for one in standing)
    return sorted(events, key=lambda event: event.day)


def happenings(measure: Measure, word: Word = _as_written) -> Iterator[Happening]:
    """What a record holds."""
    for milestone in measure.milestones:
        if milestone.completed:
            what = f"{milestone.id} {milestone.title}"
            yield Happening(EventKind.MILESTONE, milestone.completed, what, milestone.recorded)
    for update in measure.updates:
        yield Happening(EventKind.UPDATE, update.submitted, _in_words(update, word), update)
    for variation in measure.variations:
        yield Happening(EventKind.VARIATION, variation.date, _as_a_step(variation, word), variation)
    if closure := measure.closure:
        into = f" into {closure.into}" if closure.into else ""
        what = f"{word(closure.outcome)}{into}: {closure.reason}"
        yield Happening(EventKind.CLOSURE, closure.date, what, closure)
    if measure.completed:
        yield Happening(EventKind.COMPLETION, measure.completed, measure.title)


def _in_words(update: Update, word: Word) -> str:
    state = ", ".join(word(one) for one in (update.status, update.confidence) if one)
    corrected = " (a correction)" if update.corrects else ""
    return f"{update.period}{corrected}: {state}: {update.summary or 'no change'}"


def _as_a_step(variation: Variation, word: Word) -> str:
    before, after = (shown_value(one) or "nothing" for one in (variation.from_, variation.to))
    state = word(variation.state) if variation.state else CORRECTED
    return f"{variation.field}: {before} to {after} ({state}): {variation.reason}"


class _Versions:
    """The records of one measure, by what git calls the contents that hold them."""

    def __init__(self, contents: Contents, measure_id: str) -> None:
        self.measure_id = measure_id
        self._contents = contents
        self._records: dict[str, Measure | None] = {}

    def find(self, blob: str | None) -> Measure | None:
        """The measure in a content; none for another's, or where it cannot be read."""
        record = self._read(blob) if blob else None
        return record if record is not None and record.id == self.measure_id else None

    def _read(self, blob: str) -> Measure | None:
        if blob not in self._records:
            raw = next(self._contents.read([blob], MAX_BYTES))
            self._records[blob] = build_record(Measure, "", read(raw or b""), None)[0]
        return self._records[blob]


def _history(repository: Repository, versions: _Versions, path: str | None) -> list[CommitChanges]:
    """The commits that touched a measure's file, wherever it stood and whatever it was called."""
    if not re.fullmatch(ID_PATTERN, versions.measure_id):
        return []
    head = repository.commit("HEAD")
    pathspecs = [f":(glob){MEASURES}/**/{versions.measure_id}.yaml", *([f":(literal){path}"] if path else [])]
    asked: set[str] = set()
    while True:
        history = repository.history(head, *pathspecs)
        known = {change.path for one in history for change in one.changes}
        earlier = set[str]()
        for commit, changes in history:
            if commit.id not in asked and _is_new(changes):
                asked.add(commit.id)
                taken = (one for each in repository.history(commit.id, MEASURES, alone=True) for one in each.changes)
                earlier |= {one.path for one in _holding(taken, versions) if one.path not in known}
        if not earlier:
            return history
        pathspecs += (f":(literal){one}" for one in sorted(earlier))


def _is_new(changes: Iterable[CommittedFile]) -> bool:
    """Whether a file came from nowhere: it may have had another name."""
    return all(change.before is None for change in changes)


def _holding(changes: Iterable[CommittedFile], versions: _Versions) -> Iterator[CommittedFile]:
    """The files that went away and held the measure."""
    return (change for change in changes if change.after is None and versions.find(change.before))
