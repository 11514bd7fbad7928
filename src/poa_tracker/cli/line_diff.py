"""What a change does to the files, line by line, for the person who asked for it."""

import difflib
from collections.abc import Iterable
from typing import TextIO

from poa_tracker.edits.draft import FileEdit
from poa_tracker.output.text import visible

_CONTEXT = 2
_COLOURS = {"+": "32", "-": "31", "@": "36"}


def write_difference(edits: Iterable[FileEdit], stream: TextIO, *, colour: bool) -> None:
    """A unified diff of every file, as `git diff` shows it; characters that cannot be seen are written out."""
    for edit in edits:
        name = edit.path if edit.before is not None else "(new file)"
        lines = difflib.unified_diff(
            _lines(edit.before or b""), _lines(edit.after), name, edit.path, n=_CONTEXT, lineterm=""
        )
        for line in lines:
            shown = visible(line.removesuffix("\n"))
            code = "1" if line.startswith(("+++", "---")) else _COLOURS.get(line[:1])
            stream.write(f"\x1b[{code}m{shown}\x1b[0m\n" if colour and code else f"{shown}\n")
            if line[:1] in ("+", "-", " ") and not line.startswith(("+++", "---")) and not line.endswith("\n"):
                stream.write("\\ No newline at end of file\n")


def _lines(raw: bytes) -> list[str]:
    """The lines of a file, each with its `\\n`, which the last may lack."""
    text = raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines
