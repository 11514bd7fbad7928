"""A finding left out on purpose, in the file itself and with a reason: `# poa: ignore[POA303] reason`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from poa_tracker.document import Document, Position, Span
from poa_tracker.findings import Severity
from poa_tracker.register import LOADING_RULES

MARK = b"poa:"
"""A file without these bytes has no suppression; most need no further look."""

_WRITTEN = re.compile(r"#\s*poa:\s*ignore\s*(?:\[([^\]]*)\])?\s*(.*)")


class Suppression(NamedTuple):
    """Codes left out on one line: the comment's own, or the next that is no comment where it stands alone.

    A comment above everything else also speaks of the document as a whole, whose findings stand at its first line.
    """

    codes: tuple[str, ...]
    reason: str
    span: Span
    lines: frozenset[int]


class PlacedSuppression(NamedTuple):
    """A suppression, its file, and which of its codes left something out."""

    path: str
    suppression: Suppression
    in_broken_file: bool = False
    """Whether the file could not be loaded, so that most rules had nothing to look at."""
    used: frozenset[str] = frozenset()


def is_fixed(code: str) -> bool:
    """Whether no file may leave the rule out or weaken it.

    Rules that keep the record from being rewritten; and the errors for which a file is not read, because everything
    else in that file would go unchecked and untold with them.
    """
    loading = LOADING_RULES.get(code)
    return code.startswith("POA5") or (loading is not None and loading.severity is Severity.ERROR)


def find_suppressions(document: Document) -> Iterator[Suppression]:
    """The suppressions among the comments of a file, in order."""
    comments = list(document.comments())
    alone = {line for line, column, _ in comments if not document.line(line)[: column - 1].strip()}
    targets: dict[int, int] = {}
    for line in sorted(alone, reverse=True):
        targets[line] = targets.get(line + 1, line + 1)
    head = range(1, targets.get(1, 1))
    for line, column, text in comments:
        match = _WRITTEN.match(text)
        if match is None:
            continue
        codes = tuple(code.strip().upper() for code in (match.group(1) or "").split(",") if code.strip())
        target = targets.get(line, line)
        lines = {target, 1} if line in head else {target}
        span = Span(Position(line, column), Position(line, column + len(text)))
        reason = match.group(2).strip()
        # A dash or a full stop is no reason.
        yield Suppression(codes, reason if any(map(str.isalpha, reason)) else "", span, frozenset(lines))
