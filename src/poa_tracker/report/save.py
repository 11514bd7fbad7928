"""Writing a report to disk: the whole of it, or nothing."""

import os
import stat
from pathlib import Path

from poa_tracker.document.files import write_beside
from poa_tracker.errors import UnreadableError


def save(path: Path, raw: bytes) -> None:
    """Write these bytes in one step: whoever reads the file meanwhile sees the old one or the new one.

    Folders above it are made. A link is written through, and so is what is no file, such as a pipe. Raises
    UnreadableError, with the reason, where it cannot be written; then nothing has changed.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise UnreadableError(f"cannot write {path}: this is a folder")
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(raw)
            return
        beside = write_beside(target, raw)
        try:
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise UnreadableError(f"cannot write {path}: what should be a folder above it is a file") from None
    except OSError as error:
        raise UnreadableError(f"cannot write {path}: {error.strerror or type(error).__name__}") from None
