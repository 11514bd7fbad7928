"""Where a plan's files are read from: the working tree, or it with some files as a change would leave them.

A third source, a revision that git keeps, stands in `register.revision`: most commands need no git.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from poa_tracker.document import MAX_BYTES
from poa_tracker.register.project import AGENCIES, MEASURES, PERIODS, PLAN

# A pipe in the place of a file would keep `open` waiting for ever.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

MISNAMED = {wrong: name for name in (AGENCIES, PLAN) for wrong in (f"{name.removesuffix('.yaml')}.yml", f"{name}.txt")}
"""What a plan's own files are called by mistake, and what they should be called; Notepad writes the second."""


class FileFault(NamedTuple):
    """Why a file as a whole was not read, or should not be there."""

    path: str
    code: str
    message: str


@dataclass(slots=True)
class Listing:
    """The files of a plan, by what they hold, each in the order of its path."""

    plan: str | None = None
    agencies: str | None = None
    measures: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    faults: list[FileFault] = field(default_factory=list)

    def add_periods(self, paths: list[str]) -> None:
        """Files below `periods/`: those in the folder itself are closed periods, the others become findings."""
        for path in paths:
            if path.count("/") == 1:
                self.periods.append(path)
            else:
                message = f"poa does not read this file: closed periods are in {PERIODS}/ itself"
                self.faults.append(FileFault(path, "POA004", message))


class Source(Protocol):
    """Where files come from. Paths are relative to the plan's root, with `/` on every system."""

    def listing(self) -> Listing:
        """What there is to read."""

    def read(self, path: str) -> bytes | FileFault:
        """A file's bytes, or why there are none. Of a file that is too large, one byte more than is allowed."""


class WorkingTree(NamedTuple):
    """The files as they stand on disk now. Paths are relative to `root`, with `/` on every system."""

    root: Path

    def listing(self) -> Listing:
        """What there is to read. Links are followed only inside the plan; folders are never followed as links."""
        listing = Listing()
        for name, noun in ((PLAN, "plan"), (AGENCIES, "agencies")):
            if os.path.lexists(self.root / name) and self._is_allowed(name, listing):
                setattr(listing, noun, name)
        for wrong, right in MISNAMED.items():
            if (self.root / wrong).is_file():
                listing.faults.append(misnamed(wrong, right))
        listing.measures = sorted(self._yaml_files(MEASURES, listing))
        listing.add_periods(sorted(self._yaml_files(PERIODS, listing)))
        return listing

    def read(self, path: str) -> bytes | FileFault:
        """A file's bytes, or why there are none. Of a file that is too large, one byte more than is allowed."""
        try:
            descriptor = os.open(self.root / path, _OPEN_FLAGS)
            try:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode):
                    return FileFault(path, "POA013", "this is not an ordinary file")
                # One byte more than the file has, so that a single read shows whether it is growing; a buffer for
                # the largest file allowed would cost more than reading a usual one.
                wanted = min(status.st_size, MAX_BYTES) + 1
                raw = os.read(descriptor, wanted)
                while len(raw) >= wanted and len(raw) <= MAX_BYTES:
                    wanted = MAX_BYTES + 1
                    raw += os.read(descriptor, wanted - len(raw))
                return raw
            finally:
                os.close(descriptor)
        except OSError as error:
            return FileFault(path, "POA013", _reason(error))

    def _yaml_files(self, folder: str, listing: Listing) -> Iterator[str]:
        waiting = [folder] if self._is_allowed(folder, listing) else []
        while waiting:
            current = waiting.pop()
            try:
                with os.scandir(self.root / current) as entries:
                    found = list(entries)
            except FileNotFoundError:
                continue
            except OSError as error:
                listing.faults.append(FileFault(printable(current), "POA013", _reason(error)))
                continue
            for entry in found:
                path = f"{current}/{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.is_symlink() and not self._is_allowed(path, listing):
                    continue
                elif entry.is_symlink() and _is_folder(entry.path):
                    listing.faults.append(link_to_folder(path))
                elif not entry.name.endswith(".yaml"):
                    listing.faults.extend(unexpected(path))
                elif not path.isprintable():
                    listing.faults.append(
                        FileFault(printable(path), "POA013", "the file's name has characters that cannot be shown")
                    )
                else:
                    yield path

    def _is_allowed(self, path: str, listing: Listing) -> bool:
        """Whether what stands at `path` stands inside the plan, once links are followed."""
        full = self.root / path
        if not full.is_symlink():
            return True
        try:
            inside = full.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # a link that leads back to itself
            inside = True
        if not inside:
            listing.faults.append(
                FileFault(
                    printable(path), "POA012", "this link leads out of the plan's folder, so poa does not follow it"
                )
            )
        return inside


class Changed(NamedTuple):
    """A source with some of its files as a change would leave them."""

    base: Source
    contents: dict[str, bytes]

    def listing(self) -> Listing:
        """What the source itself lists; what a change adds is for whoever makes it to know."""
        return self.base.listing()

    def read(self, path: str) -> bytes | FileFault:
        raw = self.contents.get(path)
        return self.base.read(path) if raw is None else raw


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - a link that leads to itself is simply no folder


def unexpected(path: str) -> Iterator[FileFault]:
    """Files that somebody may think are part of the plan, and are not. Notes (README, *.md) may stand anywhere."""
    name = path.rpartition("/")[2]
    stem, _, suffix = name.rpartition(".")
    # Notepad puts an ending of its own behind the one that a person wrote.
    before, _, inner = stem.rpartition(".")
    if before and suffix.lower() in ("md", "txt") and inner.lower() in ("yml", "yaml"):
        yield misnamed(path, f"{before}.yaml")
        return
    if name.upper().startswith("README") or suffix.lower() in ("md", "txt") or name.endswith("~"):
        return
    if suffix.lower() in ("yml", "yaml"):
        yield misnamed(path, f"{stem}.yaml")
    else:
        yield FileFault(printable(path), "POA004", "this file is not part of the plan: only .yaml files are read here")


def link_to_folder(path: str) -> FileFault:
    message = "poa does not follow a link to a folder: put the files themselves here"
    return FileFault(printable(path), "POA004", message)


def misnamed(path: str, right: str) -> FileFault:
    return FileFault(printable(path), "POA004", f"poa does not read this file: call it {right!r}")


def printable(path: str) -> str:
    """A path that can be shown: what is not valid text, and control characters, as escapes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file is no longer there, or the link leads nowhere"
    if isinstance(error, PermissionError):
        return "poa may not read this file (permission denied)"
    return f"this cannot be read ({error.strerror or type(error).__name__})"
