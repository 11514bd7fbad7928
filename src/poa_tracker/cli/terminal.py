"""What the terminal can show."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

import typer

T = TypeVar("T")


def wants_colour(stream: TextIO) -> bool:
    """Colour only on a terminal that shows it, and never where NO_COLOR is set (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ or "TERM" in os.environ or "ANSICON" in os.environ


def screen_width(stream: TextIO) -> int:
    """Columns of the terminal, or 80 where there is none; COLUMNS wins, as in other tools."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def can_show(characters: str, stream: TextIO) -> bool:
    """Whether the stream's encoding has these characters."""
    try:
        characters.encode(stream.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _can_move(stream: TextIO) -> bool:
    """Whether what was written can be written over: on a terminal that is no plain one."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def status(what: str, stream: TextIO) -> Iterator[Callable[[str], object]]:
    """One line on a terminal that shows how far work is whose end nobody knows; nothing anywhere else.

    Call what this gives with a few words; the line is gone when the work is done.
    """
    if not _can_move(stream):
        yield lambda _words: None
        return
    shown = 0

    def show(words: str) -> None:
        nonlocal shown
        line = f"{what}: {words}"
        stream.write(f"\r{line:<{shown}}")
        stream.flush()
        shown = len(line)

    try:
        yield show
    finally:
        stream.write(f"\r{'':<{shown}}\r")
        stream.flush()


@contextmanager
def progress(what: str, total: int, stream: TextIO) -> Iterator[Callable[[T], T]]:
    """A bar on a terminal, nothing anywhere else; call what this gives for each thing done, which it hands back."""
    if not _can_move(stream):
        yield lambda done: done
        return
    with typer.progressbar(length=total, label=what, file=stream) as bar:

        def advance(done: T) -> T:
            bar.update(1)
            return done

        yield advance
