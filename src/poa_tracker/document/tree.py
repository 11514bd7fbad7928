"""A file's text as a tree whose parts can be laid out anew: fields and items, each with the comments that are its own.

A comment belongs to the field or item below it; at the end of a line, to what stands on that line; indented further
than what follows, to what stands above it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml._yaml import CParser
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from poa_tracker.document.document import Document
from poa_tracker.document.position import Lines

_OF_THE_FILE = re.compile(r"#+\s*(yaml-language-server:|poa:\s*ignore|-\*-|vim?:|ex:|SPDX-|!)")
"""What begins a comment that speaks to a program about the whole file."""
_ENDS: tuple[Any, ...] = (MappingEndEvent, SequenceEndEvent)
_BEFORE_DASH = frozenset(" -?:\t")


class UnplaceableError(Exception):
    """Something in a text belongs to no field or item. The message names it, as the end of a sentence."""


@dataclass(slots=True, eq=False)
class Scalar:
    """A text, number, date, or nothing; `written` is how the author wrote it, quotes and line breaks included."""

    start: int
    written: str
    value: str
    style: str
    """`'`, `"`, `|`, `>`, or nothing where it is plain."""


@dataclass(slots=True, eq=False)
class Remark:
    """A comment at the end of a line, and the lines below it that go on in the same column (counted from 0)."""

    column: int
    gap: int
    lines: list[str]
    is_aligned: bool = False
    """Whether the comment of the line above or below stands in the same column."""


@dataclass(slots=True, eq=False)
class TreeEntry:
    """A field of a group or an item of a list. Blank lines among its comments are empty texts."""

    start: int
    line: int
    parent: "Collection"
    key: Scalar | None = None
    value: "Scalar | Collection | None" = None
    above: list[str] = field(default_factory=list)
    beside: list[Remark] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Collection:
    """A group of fields or a list of items; `below` are comments after its last entry."""

    start: int
    column: int
    is_list: bool
    is_flow: bool
    """Whether it stands between brackets. One that has comments inside cannot stay there on one line: it does not."""
    owner: TreeEntry | None
    end: int = 0
    entries: list[TreeEntry] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Tree:
    """A whole text: the comments that come before everything else, and the group of fields that it holds."""

    head: list[str]
    root: Collection


def parse_tree(text: str) -> Tree:
    r"""The tree of a text that can be read without a fault, that holds a group of fields, and whose lines end at `\n`.

    Raises UnplaceableError.
    """
    builder = _Builder(text)
    tree = Tree([], builder.root())
    if not tree.root.entries:
        raise UnplaceableError("it holds no fields")
    _Comments(text, tree, builder).place()
    return tree


class _Builder:
    """From libyaml's events to entries, with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.block_entries: list[TreeEntry] = []
        """Fields and items that do not stand between brackets, in the order of the text."""
        self.flows: list[Collection] = []
        """What stands between brackets that are not themselves between brackets."""
        self.keeping: set[int] = set()
        """Lines in which a text begins that takes in the blank lines below it: `|+`, or one that ends in spaces."""
        self.start_line = 0
        """The line of `---`; 0 where there is none."""
        self.end_line = 0
        """The line of `...`; 0 where there is none."""
        self._get: Callable[[], Any] = CParser(text).get_event
        self._in_flow = 0

    def root(self) -> Collection:
        self._get()
        start: Any = self._get()
        if start.version or start.tags:
            raise UnplaceableError("it begins with a YAML directive (%)")
        if start.explicit:
            self.start_line = self.lines.position(start.start_mark.index).line
        node = self._node(self._get(), None)
        assert isinstance(node, Collection)
        end = self._get()
        if end.explicit:
            self.end_line = self.lines.position(end.start_mark.index).line
        return node

    def _node(self, event: Any, owner: TreeEntry | None) -> Scalar | Collection:
        return self._scalar(event) if isinstance(event, ScalarEvent) else self._collection(event, owner)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        written, style = self.text[start:end], event.style or ""
        if style in ("|", ">"):
            header = written.partition("\n")[0].partition("#")[0]
            last_line = event.value.rstrip("\n").rpartition("\n")[2]
            if "+" in header or not last_line.strip():
                self.keeping.add(self.lines.position(start).line)
        return Scalar(start, written, event.value, style)

    def _collection(self, event: Any, owner: TreeEntry | None) -> Collection:
        start = event.start_mark.index
        place = self.lines.position(start)
        collection = Collection(start, place.column - 1, isinstance(event, SequenceStartEvent), event.flow_style, owner)
        if collection.is_flow:
            if not self._in_flow:
                self.flows.append(collection)
            self._in_flow += 1
        event = self._get()
        while event.__class__ not in _ENDS:
            self._entry(event, collection)
            event = self._get()
        collection.end = max(event.end_mark.index, start)
        self._in_flow -= collection.is_flow
        return collection

    def _entry(self, event: Any, collection: Collection) -> None:
        start = event.start_mark.index
        if collection.is_list and not collection.is_flow:
            start = self._dash(start, collection.column)
        entry = TreeEntry(start, self.lines.position(start).line, collection)
        collection.entries.append(entry)
        if not self._in_flow:
            self.block_entries.append(entry)
        if not collection.is_list:
            entry.key = self._scalar(event)
            event = self._get()
        entry.value = self._node(event, entry)

    def _dash(self, index: int, column: int) -> int:
        """The dash of the list item whose value begins at `index`: in the list's column, at or above that line."""
        number = self.lines.position(index).line
        while number:
            line = self.lines.text(number)
            if line[column : column + 1] == "-" and _BEFORE_DASH.issuperset(line[:column]):
                return self.lines.start(number) + column
            number -= 1
        raise UnplaceableError("a list item has no dash of its own")


class _Comments:
    """Gives every comment and blank line of a text to the field or item that it belongs to."""

    def __init__(self, text: str, tree: Tree, builder: _Builder) -> None:
        self._tree = tree
        self._root = tree.root
        self._lines = builder.lines
        self._builder = builder
        self._entries = builder.block_entries
        self._starts = [entry.start for entry in self._entries]
        self._flow_starts = [flow.start for flow in builder.flows]
        self._alone: dict[int, tuple[int, str]] = {}
        """Comments that stand alone on their line: column from 0, and text."""
        self._remarks: dict[int, Remark] = {}
        """Comments at the end of a line, by their lines."""
        document = Document(text, {})
        for line, column, comment in document.comments():
            self._sort_in(line, column - 1, comment.rstrip(" \t"))

    def place(self) -> None:
        for before, after in zip(self._remarks.items(), list(self._remarks.items())[1:], strict=False):
            if before[0] + 1 == after[0] and before[1].column == after[1].column:
                before[1].is_aligned = after[1].is_aligned = True
        previous = None
        for entry in self._entries:
            if not self._lines.text(entry.line)[: self._column(entry)].strip():
                self._spread(self._run_above(entry.line), previous, entry)
            previous = entry
        if previous is not None:
            self._spread(self._run_above(len(self._lines) + 1), previous, None)
        else:
            self._place_around()
        self._place_head()
        for line, (_, comment) in sorted(self._alone.items()):
            # What is left stands between a key and its value.
            self._entries[bisect_right(self._starts, self._lines.start(line)) - 1].above.append(comment)

    def _sort_in(self, line: int, column: int, comment: str) -> None:
        """Note a comment for later where it stands alone on its line; give it away at once where it does not."""
        index = self._lines.start(line) + column
        before = self._lines.text(line)[:column]
        flow = self._flow_around(index)
        if flow is not None:
            self._place_in_flow(flow, index, comment, column, before)
        elif not before.strip() or line == self._builder.end_line:
            self._alone[line] = (column if not before.strip() else 0, comment)
        elif line == self._builder.start_line:
            self._tree.head.append("---  " + comment)
        elif before.rstrip(" \t").endswith("?") and not before.strip(" \t?-:"):
            raise UnplaceableError("a comment stands between '?' and its key")
        elif not self._entries:
            self._root.below.append(comment)
        else:
            remark = _remark(column, before, comment)
            self._remarks[line] = remark
            self._entries[bisect_right(self._starts, index) - 1].beside.append(remark)

    def _run_above(self, line: int) -> Iterator[tuple[int, int, str]]:
        """The blank lines and comments directly above a line, from the top: line, column, text. They are taken out."""
        first = line
        while first > 1 and self._is_loose(first - 1):
            first -= 1
        blanks_belong_to_text = self._ends_keeping(first)
        for number in range(first, line):
            if number in self._alone:
                blanks_belong_to_text = False
                yield (number, *self._alone.pop(number))
            elif not blanks_belong_to_text and number != self._builder.end_line:
                yield number, -1, ""

    def _is_loose(self, number: int) -> bool:
        return number in self._alone or not self._lines.text(number).strip() or number == self._builder.end_line

    def _ends_keeping(self, line: int) -> bool:
        """Whether the blank lines from `line` on belong to a text above (`|+`)."""
        if not self._builder.keeping or line > len(self._lines):
            return False
        index = bisect_right(self._starts, self._lines.start(line) - 1) - 1
        value = self._entries[index].value if index >= 0 else None
        return isinstance(value, Scalar) and self._lines.position(value.start).line in self._builder.keeping

    def _spread(
        self, run: Iterator[tuple[int, int, str]], previous: TreeEntry | None, following: TreeEntry | None
    ) -> None:
        """Give the comments between two entries to the one above or the one below, without changing their order."""
        goes_on = previous is not None and (following is None or following is not following.parent.entries[0])
        stop = self._column(following) if following else -1
        depth = 1_000_000
        blank = False
        target: list[str] | None = None
        for line, column, comment in run:
            if not comment:
                blank = True
                continue
            if self._continues(line, column, comment):
                continue
            depth = min(depth, column)
            if not goes_on or depth <= stop:
                goes_on = False
                assert following is not None
                target = following.above
            else:
                assert previous is not None
                target = self._below(previous, depth)
            if blank:
                target.append("")
                blank = False
            target.append(comment)
        if blank and following is not None:
            following.above.append("")

    def _continues(self, line: int, column: int, comment: str) -> bool:
        """Whether a comment goes on from the end of the line above; it is taken then."""
        remark = self._remarks.get(line - 1)
        if remark is None or remark.column != column:
            return False
        remark.lines.append(comment)
        remark.is_aligned = True
        self._remarks[line] = remark
        return True

    def _below(self, previous: TreeEntry, column: int) -> list[str]:
        """Where a comment goes that is indented to `column`, which is further than what follows it."""
        entry, collection = previous, previous.parent
        while collection.owner is not None and (
            collection.column > column or column == collection.column == collection.owner.parent.column
        ):
            entry, collection = collection.owner, collection.owner.parent
        return collection.below if column <= collection.column else entry.below

    def _place_around(self) -> None:
        """Give away the comments of a text that stands between brackets as a whole."""
        for line in sorted(line for line in self._alone if line > self._builder.start_line):
            is_above = self._lines.start(line) < self._root.start
            (self._root.entries[0].above if is_above else self._root.below).append(self._alone.pop(line)[1])

    def _place_head(self) -> None:
        """Part the comments that speak of the file from those of its first field."""
        start, head = self._builder.start_line, []
        for line in range(1, start):
            if line in self._alone:
                head.append(self._alone.pop(line)[1])
            elif head and head[-1] and not self._lines.text(line).strip():
                head.append("")
        if start:
            marker = self._tree.head or ["---"]
            self._tree.head = [*(head if head[-1:] != [""] else head[:-1]), *marker]
        first = self._root.entries[0]
        above = first.above
        of_the_file = (index for index, comment in enumerate(above, 1) if not comment or _OF_THE_FILE.match(comment))
        part = max(of_the_file, default=0)
        self._tree.head += above[:part]
        first.above = above[part:]

    def _flow_around(self, index: int) -> Collection | None:
        found = bisect_right(self._flow_starts, index) - 1
        flow = self._builder.flows[found] if found >= 0 else None
        return flow if flow is not None and index < flow.end else None

    def _place_in_flow(self, flow: Collection, index: int, comment: str, column: int, before: str) -> None:
        """Give a comment between brackets to the entry there; its collection is laid out in lines from now on."""
        while True:
            passed = bisect_right(flow.entries, index, key=lambda entry: entry.start)
            last = flow.entries[passed - 1] if passed else None
            value = last.value if last else None
            if not (isinstance(value, Collection) and value.start < index < value.end):
                break
            flow = value
        is_alone = not before.strip()
        if last is None and not is_alone and flow.owner is not None:
            flow.owner.beside.append(_remark(column, before, comment))
        elif not is_alone and last is not None:
            last.beside.append(_remark(column, before, comment))
        elif last is not None and isinstance(value, Scalar) and value.start > index:
            last.above.append(comment)
        elif passed < len(flow.entries):
            flow.entries[passed].above.append(comment)
        elif flow.entries:
            flow.below.append(comment)
        elif flow.owner is not None:
            flow.owner.above.append(comment)
        holds_comment = is_alone or last is not None
        inner: Collection | None = flow if holds_comment and flow.entries else None
        if inner is None and flow.owner is not None:
            inner = flow.owner.parent
        while inner is not None and inner.is_flow:
            inner.is_flow = False
            inner = inner.owner.parent if inner.owner else None

    def _column(self, entry: TreeEntry) -> int:
        return entry.start - self._lines.start(entry.line)


def _remark(column: int, before: str, comment: str) -> Remark:
    return Remark(column, len(before) - len(before.rstrip(" \t")), [comment])
