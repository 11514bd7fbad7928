"""Comments by which a finding on a line is left out: what stands on that line has to stay on it."""

import re
from collections import defaultdict
from collections.abc import Callable

from poa_tracker.document.document import Document
from poa_tracker.document.position import KeyPath, Lines
from poa_tracker.document.walk import Places, walk

_LINE_NOTE = re.compile(r"#\s*poa:")

_Noted = dict[str, set[KeyPath]]


def is_line_note(comment: str) -> bool:
    return _LINE_NOTE.match(comment) is not None


def are_notes_kept(before: str, after: str, moved: Callable[[KeyPath], KeyPath] = lambda path: path) -> bool:
    """Whether every such comment still speaks of the keys and values that it spoke of, in two texts of the same data.

    `moved` says where in the later text a value stands. A comment above everything else speaks of the file, whatever
    comes first in it.
    """
    noted = _noted_paths(before, with_head=False)
    if not noted:
        return True
    still = _noted_paths(after, with_head=True)
    return all({moved(path) for path in paths} <= still[comment] for comment, paths in noted.items())


def _noted_paths(text: str, *, with_head: bool) -> _Noted:
    """For each comment the keys and values that begin on its line: its own, or the next where it stands alone."""
    document = Document(text, {})
    comments = list(document.comments())
    noted: _Noted = defaultdict(set)
    if not any(is_line_note(comment) for _, _, comment in comments):
        return noted
    alone = {line for line, column, _ in comments if not document.line(line)[: column - 1].strip()}
    targets: dict[int, int] = {}
    for line in sorted(alone, reverse=True):
        targets[line] = targets.get(line + 1, line + 1)
    head = range(1, targets.get(1, 1))
    on_line = _paths_by_line(text)
    for line, _, comment in comments:
        if is_line_note(comment) and (with_head or line not in head):
            noted[comment.rstrip()] |= on_line[targets.get(line, line)]
    return noted


def _paths_by_line(text: str) -> dict[int, set[KeyPath]]:
    places, lines = Places(), Lines(text)
    walk(text, places)
    found: dict[int, set[KeyPath]] = defaultdict(set)
    for path, (start, _) in (*places.keys.items(), *places.values.items()):
        found[lines.position(start).line].add(path)
    return found
