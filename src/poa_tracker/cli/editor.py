"""A person's own editor, opened on a text, which stays in a file until it has been used."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from poa_tracker.errors import UsageError


def edit_text(path: Path) -> None:
    """Open a file in $VISUAL, else $EDITOR, else what the system has, and wait until it is closed.

    Raises UsageError where there is no editor, or it fails: the text stays where it is.
    """
    command = _editor()
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the person's own choice
    except OSError as error:
        raise UsageError(
            f"the editor {command[0]!r} cannot be started: {error.strerror}; your text is in {path}"
        ) from None
    if code:
        raise UsageError(f"the editor {command[0]!r} ended with code {code}; your text is in {path}")


def keep(text: str, name: str) -> Path:
    """A file of the person's own that holds a text to work on; it outlives the command if something goes wrong."""
    descriptor, path = tempfile.mkstemp(prefix=f"{name}-", suffix=".yaml")
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\r\n" if sys.platform == "win32" else "\n") as stream:
        stream.write(text)
    return Path(path)


def _editor() -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        command = os.environ.get(variable, "").strip()
        if command:
            try:
                # On Windows a path has backslashes, which are no escapes there.
                parts = shlex.split(command, posix=sys.platform != "win32")
            except ValueError:
                parts = [command]
            return [part.strip('"') for part in parts]
    if sys.platform == "win32":
        return ["notepad"]
    for name in ("sensible-editor", "nano", "vi"):
        if found := shutil.which(name):
            return [found]
    raise UsageError("found no editor: set EDITOR to yours, or write the return with --summary")
