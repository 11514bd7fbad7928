"""Files on disk: replaced in one step, one writer at a time, and never over a change that nobody has seen."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import NamedTuple

from poa_tracker.errors import PoaError, UnreadableError

LOCK = ".poa.lock"
"""The file that a writer holds; in a git repository it stands in its `.git` folder instead, out of everyone's way."""

WAIT = 10.0
"""Seconds to wait for another writer: an edit takes a tenth of one."""


class ChangedUnderneathError(PoaError):
    """A file is not any more what the change was made of."""


class LockedError(PoaError):
    """Somebody else has been writing to the plan for longer than is worth waiting."""


class NotAllWrittenError(PoaError):
    """Some of the files of one change are written, and the rest could not be."""


class FileChange(NamedTuple):
    """A file's bytes before and after; `before` is None for a file that is to be made."""

    path: Path
    before: bytes | None
    after: bytes


def save_all(changes: Sequence[FileChange], root: Path) -> None:
    """Write several files as one change, in the order given.

    Everything that can be prepared or refused is so before the first file is replaced. Raises
    ChangedUnderneathError where a file is not `before` any more, UnreadableError where one cannot be written (then
    nothing has changed), and NotAllWrittenError where that shows only after some have been; it names which.
    """
    prepared: list[tuple[FileChange, Path, Path]] = []
    try:
        for change in changes:
            target = _target(change.path, root)
            _refuse_if_changed(change, target, root)
            prepared.append((change, target, _write_beside(change, target, root)))
        written: list[str] = []
        for change, target, beside in prepared:
            try:
                _refuse_if_changed(change, target, root)
                _put(beside, target, is_new=change.before is None)
            except (OSError, PoaError) as error:
                _tell(change, error, written, root)
            written.append(_shown(change.path, root))
    finally:
        for _, _, beside in prepared:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


@contextmanager
def locked(root: Path, wait: float = WAIT) -> Iterator[None]:
    """Be the only writer of a plan. The operating system lets go when the process ends, however it ends.

    Raises LockedError, with who holds it, after `wait` seconds; UnreadableError where no lock can be made.
    """
    # Loaded by commands that write, and by no other.
    from filelock import FileLock, Timeout

    path = _lock_path(root)
    # Whoever may write in the folder may lock it: where several people share one, the first must not bar the rest.
    lock = FileLock(path, timeout=wait, mode=0o666)
    try:
        lock.acquire()
    except Timeout:
        raise LockedError(
            f"another command is writing to this plan{_holder(path)}; try again when it has finished"
        ) from None
    except OSError as error:
        raise UnreadableError(f"cannot write in {path.parent}: {_reason(error)}") from None
    try:
        _sign(path)
        yield
    finally:
        lock.release()


def git_folder(root: Path) -> Path | None:
    """The folder in which git keeps what is its own of the work tree that a plan is in; None where it is in none."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            return git
        if git.is_file():  # a work tree beside the repository, or a submodule
            with suppress(OSError, UnicodeDecodeError):
                kind, _, where = git.read_text(encoding="utf-8").strip().partition(": ")
                target = folder / where
                if kind == "gitdir" and target.is_dir():
                    return target
    return None


def _lock_path(root: Path) -> Path:
    folder = git_folder(root)
    return folder / "poa.lock" if folder else root / LOCK


def _sign(path: Path) -> None:
    """Write into the lock who holds it, for whoever waits; of no importance to the lock itself."""
    import getpass
    import platform

    with suppress(OSError, KeyError, ImportError):
        path.write_text(f"{getpass.getuser()} on {platform.node()}, process {os.getpid()}\n", encoding="utf-8")


def _holder(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
    shown = "".join(one for one in text[:200] if one.isprintable())
    return f" ({shown})" if shown else ""


def _target(path: Path, root: Path) -> Path:
    """The file itself, once links are followed; they may not lead out of the plan."""
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(os.path.realpath(root)):
        raise UnreadableError(f"cannot write {_shown(path, root)}: the link leads out of the plan's folder")
    return target


def _refuse_if_changed(change: FileChange, target: Path, root: Path) -> None:
    try:
        now = target.read_bytes() if os.path.lexists(target) else None
    except OSError as error:
        raise UnreadableError(f"cannot read {_shown(change.path, root)}: {_reason(error)}") from None
    if now != change.before:
        what = "already exists" if change.before is None else "has changed since it was read"
        raise ChangedUnderneathError(f"{_shown(change.path, root)} {what}; nothing was written")


def _write_beside(change: FileChange, target: Path, root: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if change.before is not None and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "this file may not be written to")
        for left in target.parent.glob(
            f".{escape(target.name)}.*.tmp"
        ):  # by a writer that was killed: there is one at a time
            left.unlink(missing_ok=True)
        return write_beside(target, change.after)
    except OSError as error:
        where = _shown(change.path, root)
        raise UnreadableError(f"cannot write {where}: {_reason(error)}; nothing was written") from None


def write_beside(target: Path, raw: bytes) -> Path:
    """A file that holds `raw`, on disk, with the permissions of the one it will replace.

    It stands beside that, because only within one folder is a rename a single step. Raises OSError, and leaves nothing.
    """
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(mode)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _put(beside: Path, target: Path, *, is_new: bool) -> None:
    if is_new and os.path.lexists(target):
        raise ChangedUnderneathError(f"{target.name} already exists")
    os.replace(beside, target)  # noqa: PTH105 - the one step that counts, under its own name
    with suppress(OSError, AttributeError):
        # The name is on disk only once its folder is; Windows has no such step.
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _tell(change: FileChange, error: Exception, written: list[str], root: Path) -> None:
    """Raise what the person has to know: which files of the change are written, and which is the first that is not."""
    reason = _reason(error) if isinstance(error, OSError) else str(error).removesuffix("; nothing was written")
    where = _shown(change.path, root)
    if not written:
        raise UnreadableError(f"cannot write {where}: {reason}; nothing was written") from None
    raise NotAllWrittenError(
        f"{', '.join(written)} written, but not {where}: {reason}; `git diff` shows what was done; "
        "put the cause right, take the change back with `git restore`, and run the command again"
    ) from None


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
