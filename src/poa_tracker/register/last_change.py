"""What the last command changed, so that it can be taken back while nobody has committed it.

Only sums of the files are kept, in the repository's `.git` folder: the files as they were are git's to have.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from poa_tracker.document.files import FileChange, git_folder
from poa_tracker.errors import RefusedError
from poa_tracker.register.project import PERIODS

_NAME = "poa-last-change.json"


class ChangedFile(NamedTuple):
    """A file that the last command wrote, as sums of its bytes; `before` is None for a file that it made."""

    path: str
    before: str | None
    after: str


def note_change(root: Path, changes: Iterable[FileChange]) -> None:
    """Remember what a command wrote. Outside a git repository nothing is: nobody could bring the files back."""
    folder = git_folder(root)
    if folder is None:
        return
    files = [
        ChangedFile(
            one.path.relative_to(root).as_posix(), None if one.before is None else _sum(one.before), _sum(one.after)
        )
        for one in changes
    ]
    document = {"version": 1, "root": str(root), "files": [one._asdict() for one in files]}
    (folder / _NAME).write_text(json.dumps(document), encoding="utf-8")


def forget_change(root: Path) -> None:
    folder = git_folder(root)
    if folder is not None:
        (folder / _NAME).unlink(missing_ok=True)


def undone_files(root: Path) -> list[FileChange]:
    """The files that the last command wrote, from what they are to what they were; empty bytes for one it made.

    Raises RefusedError where there is nothing to take back, where a file has changed since, and where git does not have
    it as it was before, or has it committed as it is.
    """
    changed = _read(root)
    if not changed:
        raise RefusedError(
            "there is nothing to take back: poa undo knows the last command that changed this plan, if the plan is in "
            "git, and takes back that one only; for earlier ones, `git diff` shows what nobody has committed and "
            "`git restore` takes it back"
        )
    undone = []
    for one in changed:
        path = root / one.path
        now = path.read_bytes() if path.is_file() else b""
        if _sum(now) != one.after:
            raise RefusedError(f"{one.path} has changed since the last command; `git diff` shows what differs")
        undone.append(FileChange(path, now, _as_it_was(root, one)))
    return undone


def _as_it_was(root: Path, one: ChangedFile) -> bytes:
    """The bytes that git has of a file: those that are staged, else those of the newest commit; none of one made."""
    committed = _held(root, "HEAD", one)
    # A checkout may have changed the line ends.
    forms = [form for raw in (_held(root, "", one), committed) for form in (raw, raw.replace(b"\n", b"\r\n"))]
    before = b"" if one.before is None else next((form for form in forms if _sum(form) == one.before), None)
    is_committed = one.after in (_sum(committed), _sum(committed.replace(b"\n", b"\r\n")))
    if is_committed and not before:
        if one.path.startswith(f"{PERIODS}/"):
            how = "to open the period again, use `poa period reopen`"
        elif one.before is None:
            how = "a measure is not taken out again, but closed with `poa close`"
        else:
            how = "correct it with `poa correct`, or a return with `poa update --corrects`"
        raise RefusedError(f"the last change of {one.path} is committed, so it is on the record; {how}")
    if before is None:
        raise RefusedError(
            f"git does not have {one.path} as it was before the last command: it had uncommitted changes; "
            "put it right with `poa correct`, or by hand"
        )
    return before


def _held(root: Path, revision: str, one: ChangedFile) -> bytes:
    """A file as it is staged, or in a revision; nothing where it is in neither."""
    # Every command that writes notes what it wrote, and waits for none of what runs git.
    from poa_tracker.register.git import GitError, git

    try:
        return git(root, "show", f"{revision}:./{one.path}")
    except GitError:
        return b""


def _read(root: Path) -> Sequence[ChangedFile]:
    folder = git_folder(root)
    try:
        document = json.loads((folder / _NAME).read_text(encoding="utf-8")) if folder else {}
        if document.get("root") != str(root):
            return ()
        return [ChangedFile(one["path"], one["before"], one["after"]) for one in document["files"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def _sum(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
