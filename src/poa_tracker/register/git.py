"""The one place that asks git. It only ever reads, runs nothing of the repository's own, and never waits for a person.

Whatever git cannot answer becomes a GitError in one plain line.
"""

import hashlib
import os
import re
import subprocess
import weakref
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from poa_tracker.errors import PoaError, UsageError
from poa_tracker.register.project import MEASURES

_SECONDS = 60
"""A git that has not answered by then is waiting for something."""

# What `git rev-parse --local-env-vars` lists, less settings: a hook has these set for a repository that need not be
# the plan's. The last four would make the names we ask for mean something else.
_REDIRECTING = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "IMPLICIT_WORK_TREE", "INDEX_FILE", "COMMON_DIR", "PREFIX", "NAMESPACE"),
        *("OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "GRAFT_FILE", "SHALLOW_FILE", "QUARANTINE_PATH"),
        *("REPLACE_REF_BASE", "NO_REPLACE_OBJECTS", "INTERNAL_SUPER_PREFIX"),
        *("LITERAL_PATHSPECS", "GLOB_PATHSPECS", "NOGLOB_PATHSPECS", "ICASE_PATHSPECS"),
    )
)
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_SETTINGS = ("core.fsmonitor=false", "log.showSignature=false", "core.quotePath=false")
_GIT = ("git", "--no-pager", *(part for setting in _SETTINGS for part in ("-c", setting)))

_OBJECT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MEASURE_FILE = re.compile(r"(?:.*/)?([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*)\.yaml", re.DOTALL)


class GitError(PoaError):
    """Git is needed, and there is none, or none that can answer."""


class TreeFile(NamedTuple):
    """What stands at a path of a revision. Paths begin at the plan's folder, with `/`."""

    mode: str
    """`100644` or `100755`: a file. `120000`: a symbolic link. `160000`: another repository."""
    id: str
    """What the content is called in git: equal contents have equal ids."""
    path: str


class Commit(NamedTuple):
    """One commit, as a history shows it."""

    id: str
    day: date
    """The day of the commit, by the calendar of whoever committed it."""
    author: str
    subject: str
    """The first line of its message."""


class CommittedFile(NamedTuple):
    """What a commit did to one file."""

    before: str | None
    """What the content was called; none for a file that is new."""
    after: str | None
    """What it is called now; none for a file that is gone."""
    path: str


class CommitChanges(NamedTuple):
    """A commit and what it did to the files that were asked about; a merge stands once for each of its parents."""

    commit: Commit
    changes: list[CommittedFile]


@dataclass(frozen=True, slots=True)
class Repository:
    """The git repository that a plan's folder stands in."""

    root: Path
    """The plan's folder; it may be a folder of a larger repository."""
    is_shallow: bool
    """Whether the older part of the history was left behind when it was cloned."""

    @classmethod
    def find(cls, root: Path) -> "Repository":
        """The repository around a plan's folder. Raises GitError where there is none, or git cannot read it."""
        answer = git(root, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository").decode("ascii", "replace")
        inside, _, shallow = answer.strip().partition("\n")
        if inside != "true":
            raise GitError("the plan's folder is not among the working files of its git repository")
        return cls(root, shallow == "true")

    def commit(self, revision: str) -> str:
        """The full id of the commit that a person means: a branch, a tag, a commit, or a day.

        A day (`2010-03-31`) is the last commit on or before it on this branch's own line: a merge counts on the day
        it was made. A tag that looks like a day is written `refs/tags/2010-03-31`.
        """
        revision = revision.strip()
        if not revision:
            raise UsageError("no revision named: give a branch, a tag, a commit or a day (YYYY-MM-DD)")
        if _DAY.fullmatch(revision):
            return self._commit_on(_parse_day(revision))
        found = self._verify(revision)
        if found is None:
            self._require_a_commit()
            hint = "; this clone is shallow: `git fetch --unshallow` gets the rest" if self.is_shallow else ""
            raise GitError(f"git has no revision {revision!r}{hint}")
        return found

    def day_of(self, commit: str) -> date:
        """The day of a commit, by the calendar of whoever committed it."""
        shown = git(self.root, "show", "--no-patch", "--no-show-signature", "--format=%cs", commit)
        return _parse_day(shown.decode("ascii").split()[-1])

    def lacks(self, commit: str) -> bool:
        """Whether a commit is, or comes after, one that this branch does not have."""
        return bool(git(self.root, "rev-list", "--max-count=1", commit, "^HEAD"))

    def tree(self, commit: str, *names: str) -> list[TreeFile]:
        """Everything that a revision has at or below some names of the plan's folder."""
        listed = git(self.root, "ls-tree", "-r", "-z", commit, "--", *names)
        files = []
        for line in listed.split(b"\0"):
            if line:
                head, _, path = line.partition(b"\t")
                mode, _, object_id = head.decode("ascii").split(" ")
                files.append(TreeFile(mode, object_id, _path(path)))
        return files

    def folders_with(self, commit: str, name: str) -> list[str]:
        """The folders of the whole repository that have a file of this name at a revision; `.` is its top."""
        listed = git(self.root, "ls-tree", "-r", "-z", "--full-tree", "--name-only", commit).split(b"\0")
        folders = (_path(path).rpartition("/") for path in listed)
        return [folder or "." for folder, _, found in folders if found == name]

    def names_ever(self, commit: str, folder: str) -> list[str]:
        """Every path below a folder that some commit before `commit`, or it, brought there; also side branches'.

        Of a shallow clone those alone that are in its part of the history.
        """
        # Each merge is compared with all its parents, or what came in by the merge itself would be missed; without
        # `--full-history` git leaves out a branch whose files a merge threw away.
        history = ("log", "--full-history", "-m", "--no-renames", "--diff-filter=A", "--name-only", "--format=", "-z")
        listed = git(self.root, *history, "--relative", commit, "--", folder)
        return [_path(name) for name in listed.split(b"\0") if name]

    def last_with(self, commit: str, folder: str, name: str) -> tuple[str, str] | None:
        """The newest commit in a history that has a file of this name below a folder, and the file's path there.

        Only files that were added or changed by a commit count; none where there never was one.
        """
        history = (
            "log",
            "-1",
            "--full-history",
            "-m",
            "--no-renames",
            "--diff-filter=AM",
            "--name-only",
            "--format=%H",
        )
        listed = git(self.root, *history, "-z", "--relative", commit, "--", f":(glob){folder}/**/{name}")
        found = [part.strip(b"\n") for part in listed.split(b"\0") if part]
        return (found[0].decode("ascii"), _path(found[1])) if len(found) > 1 else None

    def history(self, commit: str, *pathspecs: str, alone: bool = False) -> list[CommitChanges]:
        """The commits that changed some files, parents before their children; also those of side branches.

        With `alone` what this one commit changed. A file that was moved is gone in one place and new in another.
        """
        order = ("log", "--full-history", "-m", "--no-renames", "--topo-order", "--reverse", "--encoding=UTF-8")
        shape = ("--raw", "--no-abbrev", "-z", "--date=short", "--format=%H%n%cd%n%aN%n%s", "--relative")
        parts = iter(
            git(self.root, *order, *shape, *(("--no-walk",) if alone else ()), commit, "--", *pathspecs).split(b"\0")
        )
        found: list[CommitChanges] = []
        for part in (one.lstrip(b"\n") for one in parts):
            if part.startswith(b":"):
                _, _, before, after, _ = part.decode("ascii").split(" ")
                found[-1].changes.append(CommittedFile(_content(before), _content(after), _path(next(parts))))
            elif part:
                commit_id, day, author, subject = part.decode("utf-8", "replace").split("\n", 3)
                found.append(CommitChanges(Commit(commit_id, date.fromisoformat(day), author, subject), []))
        return found

    def _verify(self, revision: str) -> str | None:
        try:
            answer = git(
                self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            ).decode("ascii", "replace")
        except GitError:
            return None
        except ValueError:  # a zero byte, which no argument of a program can have
            return None
        found = answer.strip()
        return found if _OBJECT_ID.fullmatch(found) else None

    def _require_a_commit(self) -> None:
        if self._verify("HEAD") is None:
            raise GitError("the git repository has no commit yet")

    def _commit_on(self, day: date) -> str:
        self._require_a_commit()
        listed = git(self.root, "log", "--first-parent", "--format=%H %cd", "--date=short", "HEAD").decode("ascii")
        oldest = ""
        for line in listed.splitlines():
            commit, _, oldest = line.partition(" ")
            if oldest <= day.isoformat():
                return commit
        hint = "; this clone is shallow: `git fetch --unshallow` gets the rest" if self.is_shallow else ""
        raise GitError(f"there is no commit on or before {day}: the history begins on {oldest}{hint}")


def git(root: Path, *arguments: str) -> bytes:
    """What git prints, asked in a folder. Raises GitError with the reason where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed list of arguments, no shell
            [*_GIT, *arguments],
            cwd=root,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitError("git did not answer") from None
    except OSError as error:
        raise _not_run(error) from None
    if done.returncode:
        raise GitError(_explained(done.stderr.decode("utf-8", "replace")))
    return done.stdout


def ids_ever_used(root: Path, revision: str = "HEAD") -> set[str]:
    """The ids of all measures that ever stood in the history of a revision, by the names of their files.

    None where there is no git, no repository or no commit yet: then the files and closed periods are all there is.
    """
    try:
        repository = Repository.find(root)
        names = repository.names_ever(repository.commit(revision), MEASURES)
    except GitError:
        return set()
    return {match[1] for name in names if (match := _MEASURE_FILE.fullmatch(name))}


def content_id(raw: bytes, known: Container[str], *, sha256: bool) -> str:
    """What git calls a content. A checkout may have changed its line ends: changed back where git then knows it."""
    found = _content_id(raw, sha256)
    if found not in known and b"\r\n" in raw:
        normal = _content_id(raw.replace(b"\r\n", b"\n"), sha256)
        return normal if normal in known else found
    return found


def _content_id(raw: bytes, sha256: bool) -> str:
    kind = hashlib.sha256 if sha256 else hashlib.sha1
    return kind(b"blob %d\0%b" % (len(raw), raw), usedforsecurity=False).hexdigest()


class Contents:
    """The contents of a repository's objects, read by one git that stays for as long as this does.

    Several are asked for at a time, never more than a pipe holds on any system: git would wait for its answers to be
    read, and we for our questions to be.
    """

    AT_ONCE = 50

    def __init__(self, root: Path) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 - a fixed list of arguments, no shell
                [*_GIT, "cat-file", "--batch"],
                cwd=root,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise _not_run(error) from None
        self.close = weakref.finalize(self, _end, self._process)

    def read(self, ids: list[str], most: int) -> Iterator[bytes | None]:
        """The content of each object in turn, or None where the repository lacks it.

        Of a content larger than `most`, one byte more than that.
        """
        for start in range(0, len(ids), self.AT_ONCE):
            asked = ids[start : start + self.AT_ONCE]
            questions, answers = self._process.stdin, self._process.stdout
            if questions is None or answers is None:  # pragma: no cover - both are pipes
                raise GitError("git did not answer")
            try:
                questions.write("".join(f"{one}\n" for one in asked).encode("ascii"))
                questions.flush()
            except OSError:
                raise GitError("git could not read the repository") from None
            for _ in asked:
                head = answers.readline().split()
                if len(head) != 3:
                    if head[1:] != [b"missing"]:
                        raise GitError("git could not read the repository")
                    yield None
                    continue
                size = int(head[2])
                kept = answers.read(min(size, most + 1))
                left = size + 1 - len(kept)
                while left > 0 and (skipped := answers.read(min(left, 1 << 20))):
                    left -= len(skipped)
                if left:
                    raise GitError("git could not read the repository")
                yield kept


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let a git go that waits for questions: it ends when there can be no more."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    process.wait()


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _REDIRECTING} | _ENVIRONMENT


def _path(raw: bytes) -> str:
    """A path as the system would give it for a file on disk; what is not UTF-8 can be shown by no one."""
    return raw.decode("utf-8", "surrogateescape")


def _content(object_id: str) -> str | None:
    return object_id if object_id.strip("0") else None


def _parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is not a date in the calendar") from None


def _not_run(error: OSError) -> GitError:
    if isinstance(error, FileNotFoundError):
        return GitError("git is not installed")
    return GitError(f"git could not be run: {error.strerror or type(error).__name__}")


def _explained(message: str) -> str:
    if "not a git repository" in message:
        return "the plan is not in a git repository"
    if "dubious ownership" in message:
        return "git does not trust this repository, which belongs to another user"
    if "must be run in a work tree" in message or "bare repository" in message:
        return "the plan's folder is not among the working files of its git repository"
    return "git could not read the repository"
