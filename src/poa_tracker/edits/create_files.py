"""Writing files that were not there before: all of them or none, and never over anything."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from poa_tracker.errors import UnreadableError


def find_obstacles(folder: Path, paths: Iterable[str]) -> list[str]:
    """What stands where files are to be written: the files themselves, and what should be a folder above them.

    A link counts as an obstacle too: what was written through it would stand outside the folder. Raises
    UnreadableError where nobody can look.
    """
    found = set()
    try:
        if os.path.lexists(folder) and not folder.is_dir():
            return [str(folder)]
        for path in paths:
            if os.path.lexists(folder / path):
                found.add(path)
            for above in (folder / one for one in PurePosixPath(path).parents[:-1]):
                if above.is_symlink() or (os.path.lexists(above) and not above.is_dir()):
                    found.add(above.relative_to(folder).as_posix())
    except OSError as error:
        raise UnreadableError(f"cannot look into {folder}: {error.strerror or type(error).__name__}") from None
    return sorted(found)


def create_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Write every text as UTF-8 at its path in `folder`, in the order given; folders are made.

    A file that appeared meanwhile is not touched. Where one cannot be written, those before it are taken away again.
    Raises UnreadableError, which names what is left of them where that fails too.
    """
    made: list[Path] = []
    try:
        for path, text in texts.items():
            _make_folders((folder / path).parent, made)
            with (folder / path).open("xb") as stream:
                made.append(folder / path)
                stream.write(text.encode("utf-8"))
    except OSError as error:
        left = _take_away(made)
        what = f"these files are left and can be deleted: {', '.join(left)}" if left else "nothing was written"
        raise UnreadableError(
            f"cannot write {folder / path}: {error.strerror or type(error).__name__}; {what}"
        ) from None
    except BaseException:  # the person pressed Ctrl+C
        _take_away(made)
        raise


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
        made.append(one)


def _take_away(made: list[Path]) -> list[str]:
    """Undo, newest first; the files that would not go. A folder into which somebody put something else stays."""
    left = []
    for path in reversed(made):
        if path.is_dir():
            with suppress(OSError):
                path.rmdir()
            continue
        try:
            path.unlink()
        except OSError:
            left.append(str(path))
    return left
