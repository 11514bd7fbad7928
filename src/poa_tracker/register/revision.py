"""A plan's files as a revision in git has them, read without checking it out."""

import posixpath
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from poa_tracker.document import MAX_BYTES
from poa_tracker.model import Measure
from poa_tracker.register.entry import Entry
from poa_tracker.register.git import Contents, GitError, Repository, TreeFile, content_id
from poa_tracker.register.load import load_frame, load_measures, with_measures
from poa_tracker.register.project import AGENCIES, MEASURES, PERIODS, PLAN
from poa_tracker.register.register import Register
from poa_tracker.register.source import MISNAMED, FileFault, Listing, link_to_folder, misnamed, printable, unexpected

_LINK = "120000"
_REPOSITORY = "160000"
_MOST_LINKS = 40
"""Links that lead to links; a longer way leads back to itself."""


class NoPlanYetError(GitError):
    """The revision is older than the plan: nothing is on record."""


def load_beside(revision: "GitRevision", register: Register) -> Register:
    """The plan as a revision has it. Measures whose files are as in `register` are not read a second time."""
    listing = revision.listing()
    frame = load_frame(revision, listing)
    known = set(revision.blobs.values())
    sha256 = len(revision.commit) == 64
    same: dict[str, Entry[Measure]] = {}
    # What a period may be depends on the plan's cycle.
    if frame.has_plan and register.has_plan and frame.plan.reporting.cycle == register.plan.reporting.cycle:
        same = {content_id(entry.raw, known, sha256=sha256): entry for entry in register.measures}
    loaded = load_measures(frame, (path for path in listing.measures if revision.blobs.get(path) not in same))
    by_path = {entry.path: entry for entry in loaded.entries}
    for path in listing.measures:
        if (entry := same.get(revision.blobs.get(path, ""))) is not None:
            by_path[path] = Entry(path, entry.record, entry.raw)
    loaded.entries = [by_path[path] for path in listing.measures if path in by_path]
    return with_measures(frame, loaded)


class GitRevision:
    """The plan as one commit has it, as git keeps it: without what a checkout would do to line ends.

    Reading in the order of the listing is quickest: what comes next is asked for before it is wanted.
    """

    def __init__(self, repository: Repository, commit: str) -> None:
        self.repository = repository
        self.commit = commit
        """The commit's full id."""
        self._ahead: dict[str, bytes | None] = {}
        self._next = 0
        self._window = 1

    @classmethod
    def open(cls, root: Path, revision: str) -> "GitRevision":
        """The plan in a folder as a branch, a tag, a commit or a day has it.

        Raises UsageError for an empty name, GitError where git knows no such revision, or where the plan stands in
        another folder there; NoPlanYetError where the revision has no plan at all.
        """
        repository = Repository.find(root)
        source = cls(repository, repository.commit(revision))
        if PLAN not in source._files:
            elsewhere = repository.folders_with(source.commit, PLAN)
            if not elsewhere:
                raise NoPlanYetError(f"revision {revision.strip()!r} has no plan yet")
            folders = ", ".join(printable(folder) for folder in elsewhere[:3])
            raise GitError(f"revision {revision.strip()!r} has no {PLAN} in this folder; it has one in {folders}")
        return source

    @cached_property
    def day(self) -> date:
        """The day of the commit, by the calendar of whoever committed it."""
        return self.repository.day_of(self.commit)

    @cached_property
    def blobs(self) -> dict[str, str]:
        """For the path of each file that is read, what git calls its content: equal contents have equal names."""
        listing = self.listing()
        paths = (listing.plan, listing.agencies, *listing.periods, *listing.measures)
        return {path: blob for path in paths if path and isinstance(blob := self._resolve(path), str)}

    def listing(self) -> Listing:
        """What there is to read. Links are followed only inside the plan, and only to files."""
        listing = Listing()
        for name, noun in ((PLAN, "plan"), (AGENCIES, "agencies")):
            if name in self._files and self._is_allowed(name, listing):
                setattr(listing, noun, name)
        for wrong, right in MISNAMED.items():
            if wrong in self._files:
                listing.faults.append(misnamed(wrong, right))
        listing.measures += sorted(path for path in self._files if self._is_read(path, MEASURES, listing))
        listing.add_periods(sorted(path for path in self._files if self._is_read(path, PERIODS, listing)))
        return listing

    def read(self, path: str) -> bytes | FileFault:
        """A file's bytes, or why there are none. Of a file that is too large, one byte more than is allowed."""
        blob = self._resolve(path)
        if isinstance(blob, FileFault):
            return blob
        if blob not in self._ahead:
            self._read_ahead(path, blob)
        raw = self._ahead[blob]
        return FileFault(path, "POA013", "git has lost the content of this file") if raw is None else raw

    def _read_ahead(self, path: str, blob: str) -> None:
        """Ask for a file, and for more and more of those after it while they are read one after the other."""
        place = self._places.get(path)
        self._window = min(2 * self._window, Contents.AT_ONCE) if place == self._next else 1
        wanted = [blob] if place is None else self._order[place : place + self._window]
        self._next = 0 if place is None else place + len(wanted)
        self._ahead = dict(zip(wanted, self._contents.read(wanted, MAX_BYTES), strict=True))

    @cached_property
    def _order(self) -> list[str]:
        return list(self.blobs.values())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {path: index for index, path in enumerate(self.blobs)}

    @cached_property
    def _contents(self) -> Contents:
        return Contents(self.repository.root)

    @cached_property
    def _files(self) -> dict[str, TreeFile]:
        names = (PLAN, AGENCIES, *MISNAMED, MEASURES, PERIODS)
        return {one.path: one for one in self.repository.tree(self.commit, *names)}

    @cached_property
    def _everything(self) -> dict[str, TreeFile]:
        """Also what is no part of a plan; a link may lead there."""
        return {one.path: one for one in self.repository.tree(self.commit)}

    @cached_property
    def _folders(self) -> set[str]:
        return {folder for path in self._everything for folder in _folders_above(path)}

    def _is_read(self, path: str, folder: str, listing: Listing) -> bool:
        if path == folder:
            listing.faults.append(FileFault(folder, "POA013", "this is not a folder"))
        if not path.startswith(f"{folder}/") or any(part.startswith(".") for part in path.split("/")):
            return False
        file = self._files[path]
        if file.mode == _REPOSITORY:
            message = "this is another git repository; its files are not part of this one"
            listing.faults.append(FileFault(printable(path), "POA013", message))
        elif file.mode == _LINK and not self._is_allowed(path, listing):
            pass
        elif file.mode == _LINK and self._follow(path) in self._folders:
            listing.faults.append(link_to_folder(path))
        elif not path.endswith(".yaml"):
            listing.faults.extend(unexpected(path))
        elif not path.isprintable():
            message = "the file's name has characters that cannot be shown"
            listing.faults.append(FileFault(printable(path), "POA013", message))
        else:
            return True
        return False

    def _is_allowed(self, path: str, listing: Listing) -> bool:
        if _is_outside(self._follow(path)):
            message = "this link leads out of the plan's folder, so poa does not follow it"
            listing.faults.append(FileFault(printable(path), "POA012", message))
            return False
        return True

    def _resolve(self, path: str) -> str | FileFault:
        """What git calls the content that stands at a path, once links are followed."""
        file = self._files.get(path)
        if file is not None and file.mode == _LINK:
            file = self._everything.get(self._follow(path))
        if file is None or file.mode in (_LINK, _REPOSITORY):
            return FileFault(path, "POA013", "the file is no longer there, or the link leads nowhere")
        return file.id

    def _follow(self, path: str) -> str:
        """Where links lead in the end: a path from the plan's folder, which may begin with `..` or `/`."""
        for _ in range(_MOST_LINKS):
            file = self._files.get(path) if path in self._files else self._everything.get(path)
            if file is None or file.mode != _LINK:
                return path
            target = next(self._contents.read([file.id], MAX_BYTES)) or b""
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.decode("utf-8", "replace")))
            if _is_outside(path):
                return path
        return path


def _is_outside(path: str) -> bool:
    return path == ".." or path.startswith(("/", "../"))


def _folders_above(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path
