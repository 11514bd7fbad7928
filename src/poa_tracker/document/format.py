"""The one layout that a file of a plan can have: what `poa format` writes.

Fields stand in the order of their record, indented by two columns, lists by two under their key. What the author put
between brackets stays there where it fits the line. Long prose is folded, quotes stand only where YAML or one of its
readers needs them, and every comment stays with the field or item that it belongs to.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import yaml

from poa_tracker.document.document import Document
from poa_tracker.document.line_note import are_notes_kept, is_line_note
from poa_tracker.document.position import KeyPath
from poa_tracker.document.tree import Collection, Remark, Scalar, Tree, TreeEntry, UnplaceableError, parse_tree
from poa_tracker.document.walk import FaultFoundError, walk
from poa_tracker.document.written_value import WIDTH, block_lines, inline, is_plain

_STEP = 2
_BOM = b"\xef\xbb\xbf"
_OTHER_LINE_END = re.compile("[\r\x85\u2028\u2029]")
"""What YAML takes for a line's end inside a text, and editors do not."""
_LINE_END = re.compile("[\n\r\x85\u2028\u2029]")
_NEEDS_INDENTATION_MARK = re.compile(r"\n*[ \t]")


class Order(NamedTuple):
    """The order in which the fields of a group are written, and of what each of them holds.

    The order of a list is that of its items. Fields that are not in `fields` come last, as their author has them.
    """

    fields: "Mapping[str, Order]" = {}
    others: "Order | None" = None
    """The order of what is held by fields that are not in `fields`, where those are free to choose."""


_NO_ORDER = Order()


class NewForm(NamedTuple):
    """Another form in which a file holds the same record: what becomes of its fields, and of the data it gives."""

    arrange: Callable[[Collection], None]
    """Move the fields of a tree."""
    data: Callable[[dict[str, Any]], dict[str, Any]]
    """The data of the file in the new form."""
    moved: Callable[[KeyPath], KeyPath]
    """Where a value stands in the new form."""


class CannotFormatError(Exception):
    """A file cannot be laid out without a change to its data or comments. The message has the reason."""


def format_document(document: Document, order: Order, form: NewForm | None = None) -> bytes:
    """A file's bytes in the layout of this module, byte-order mark and kind of line ends kept.

    Its data is the same, unless it is given a new form, and so is the number of times each comment stands in it. Raises
    CannotFormatError where that cannot be; ValueError where the document has faults.
    """
    if document.faults:
        raise ValueError("only a file that can be read can be laid out")
    if not isinstance(document.data, dict):
        raise CannotFormatError("it holds no fields")
    text = document.text.replace("\r\n", "\n")
    try:
        tree = parse_tree(text)
    except UnplaceableError as error:
        raise CannotFormatError(str(error)) from None
    if form is not None:
        form.arrange(tree.root)
    formatted = "\n".join(_lines(tree, order)) + "\n"
    if formatted != text:
        _compare(document, text, formatted, form)
    if document.text.count("\r\n") * 2 > document.text.count("\n"):
        formatted = formatted.replace("\n", "\r\n")
    return _BOM * document.has_bom + formatted.encode("utf-8")


def _compare(document: Document, before: str, after: str, form: NewForm | None) -> None:
    """Raise CannotFormatError where something of a text got lost."""
    expected = form.data(document.data) if form else document.data
    try:
        data = walk(after)[0]
    except (FaultFoundError, yaml.YAMLError):
        data = None
    if data != expected or not _reads_alike(before, after, form):
        raise CannotFormatError("its data would not be the same afterwards")
    if _comments(before) != _comments(after):
        raise CannotFormatError("its comments would not be the same afterwards")
    if not (are_notes_kept(before, after, form.moved) if form else are_notes_kept(before, after)):
        raise CannotFormatError("a comment that leaves a finding out would apply to another line afterwards")


def _reads_alike(before: str, after: str, form: NewForm | None) -> bool:
    """Whether a reader by other hands finds the same data in both texts, or accepts neither.

    Whoever else reads the file should not find it changed. It is slow, and asked only of files that will be written.
    """
    from poa_tracker.document.second_reader import UnreadError, read_again

    try:
        expected = read_again(before)
    except UnreadError:
        return True
    try:
        return bool(read_again(after) == (form.data(expected) if form else expected))
    except UnreadError:
        return False


def _comments(text: str) -> list[str]:
    return sorted(comment.rstrip(" \t") for _, _, comment in Document(text, {}).comments())


class _Written(NamedTuple):
    """A value as text: what stands behind its key or dash, and the lines below without their indentation."""

    first: str
    below: list[str]
    is_block: bool
    """Whether it is a text in lines of its own (`>-`, `|`), among which no comment can stand."""


class _Laid(NamedTuple):
    """An entry, or all entries of a collection, as lines."""

    above: list[str]
    """Comments that stand above the first line; a blank line is an empty text."""
    lines: list[str]
    takes_blanks: bool
    """Whether a blank line below would become a part of the text that ends here (`|+`)."""


def _lines(tree: Tree, order: Order) -> list[str]:
    lines: list[str] = []
    root = _lay_collection(tree.root, 0, order)
    _add_comments(lines, tree.head, 0, is_first=True)
    _add_comments(lines, root.above, 0, is_first=True)
    return lines + root.lines


def _lay_collection(collection: Collection, column: int, order: Order) -> _Laid:
    """The entries of a group or list in lines; the comments above the first are left to the caller."""
    entries = [_lay_entry(entry, column, inner) for entry, inner in _in_order(collection, order)]
    lines = list(entries[0].lines)
    takes_blanks = entries[0].takes_blanks
    for entry in entries[1:]:
        _add_comments(lines, entry.above, column, is_first=takes_blanks)
        lines += entry.lines
        takes_blanks = entry.takes_blanks
    _add_comments(lines, collection.below, column, is_first=takes_blanks)
    return _Laid(entries[0].above, lines, takes_blanks and not collection.below)


def _lay_entry(entry: TreeEntry, column: int, order: Order) -> _Laid:
    name = "-" if entry.key is None else f"{_inline(entry.key)}:"
    value = entry.value
    # A line that a finding is left out on cannot be broken: what it is about may stand anywhere on it.
    may_break = not any(map(is_line_note, [*entry.above, *_texts(entry.beside)]))
    room = WIDTH - column - len(name) - 1 if may_break else None
    if isinstance(value, Collection) and not (on_one_line := _flow_if_it_fits(value, order, room)):
        inner = _lay_collection(value, column + _STEP, order)
        if entry.key is None:
            # The item's first field stands on the line of the dash, so that its comments have to stand above both.
            above = [*entry.above, *_texts(entry.beside), *filter(None, inner.above)]
            lines = [f"{' ' * column}- {inner.lines[0][column + _STEP :]}", *inner.lines[1:]]
        else:
            above = [*entry.above, *_texts(entry.beside[:-1])]
            lines = _head_lines(" " * column + name, entry.beside)
            _add_comments(lines, inner.above, column + _STEP, is_first=True)
            lines += inner.lines
        _add_comments(lines, entry.below, column + _STEP, is_first=inner.takes_blanks)
        return _Laid(above, lines, inner.takes_blanks and not entry.below)
    if isinstance(value, Collection):
        written = _Written(on_one_line, [], is_block=False)
    else:
        assert value is not None
        written = _scalar(value, column, column + len(name) + 1)
    return _lay_written(entry, name, written, column)


def _lay_written(entry: TreeEntry, name: str, written: _Written, column: int) -> _Laid:
    """An entry whose value begins on its own line."""
    beside = entry.beside
    if written.is_block and beside and len(beside[-1].lines) > 1:
        beside = [*beside, Remark(0, 0, [])]  # nothing can stand between the first line and the text
    above = [*entry.above, *_texts(beside[:-1])]
    if written.is_block:
        above += filter(None, entry.below)
    lines = _head_lines(" " * column + name + " " * bool(written.first) + written.first, beside)
    indent = " " * (column + _STEP)
    lines += [indent + line if line else "" for line in written.below]
    if not written.is_block:
        _add_comments(lines, entry.below, column + _STEP)
    return _Laid(above, lines, written.is_block and not written.below[-1].strip())


def _head_lines(line: str, beside: list[Remark]) -> list[str]:
    """The line on which an entry begins, with the last of the comments beside it."""
    if not beside or not beside[-1].lines:
        return [line]
    remark = beside[-1]
    column = len(line) + 2
    if (remark.is_aligned or remark.gap > 2) and remark.column < WIDTH:
        column = max(column, remark.column)
    return [f"{line:{column}}{remark.lines[0]}", *(" " * column + more for more in remark.lines[1:])]


def _texts(remarks: list[Remark]) -> list[str]:
    return [line for remark in remarks for line in remark.lines]


def _add_comments(lines: list[str], comments: list[str], column: int, *, is_first: bool = False) -> None:
    """Comments on lines of their own, and the blank lines between them; those that come first are left out."""
    for comment in comments:
        if comment:
            lines.append(" " * column + comment)
            is_first = False
        elif not is_first:
            lines.append("")


def _in_order(collection: Collection, order: Order) -> list[tuple[TreeEntry, Order]]:
    """The entries in the order in which they are written, each with the order of what it holds."""
    if collection.is_list:
        return [(entry, order) for entry in collection.entries]
    ranks = {name: rank for rank, name in enumerate(order.fields)}
    entries = [(entry, entry.key.value if entry.key else "") for entry in collection.entries]
    entries.sort(key=lambda pair: ranks.get(pair[1], len(ranks)))
    others = order.others or _NO_ORDER
    return [(entry, order.fields.get(name, others)) for entry, name in entries]


def _flow_if_it_fits(collection: Collection, order: Order, room: int | None) -> str:
    """A collection that its author put between brackets, on one line; nothing where it has to stand in lines."""
    if not collection.is_flow:
        return ""
    text = _flow(collection, order)
    return text if room is None or len(text) <= room or not collection.entries else ""


def _flow(collection: Collection, order: Order) -> str:
    parts = []
    for entry, inner in _in_order(collection, order):
        value = entry.value
        if isinstance(value, Collection):
            text = _flow(value, inner)
        else:
            assert value is not None
            text = _inline(value, in_flow=True)
        if entry.key is not None:
            # libyaml refuses `{due:}`: before a bracket or a comma it wants the space.
            text = f"{_inline(entry.key, in_flow=True)}: {text}"
        parts.append(text)
    return f"[{', '.join(parts)}]" if collection.is_list else f"{{{', '.join(parts)}}}"


def _inline(scalar: Scalar, *, in_flow: bool = False) -> str:
    """A value on one line: plain as it was written, without quotes where it needs none, else in the author's quotes."""
    if not scalar.style and not _LINE_END.search(scalar.written):
        return scalar.written
    if is_plain(scalar.value, in_flow=in_flow):
        return scalar.value
    return inline(scalar.value, in_flow=in_flow, quote=scalar.style if scalar.style in ("'", '"') else "")


def _scalar(scalar: Scalar, column: int, at: int) -> _Written:
    """A value in the entry that stands at `column`, itself beginning at `at`."""
    value = scalar.value
    room = WIDTH - column - _STEP
    if scalar.style in ("|", ">") and value.strip("\n") and not _OTHER_LINE_END.search(value):
        return _literal(value) if scalar.style == "|" else _folded(value, room)
    text = _inline(scalar)
    if at + len(text) > WIDTH:
        lines = block_lines(value, room)
        if lines is not None and len(lines) > 2:
            return _Written(lines[0], lines[1:], is_block=True)
    return _Written(text, [], is_block=False)


def _literal(value: str) -> _Written:
    """A text whose line breaks are its own."""
    body = value.rstrip("\n")
    return _Written("|" + _mark(value, body), body.split("\n") + _kept(value, body), is_block=True)


def _folded(value: str, room: int) -> _Written:
    """Prose in lines that a reader joins; lines that begin with a space stay lines, and so does what is beside them."""
    body = value.rstrip("\n")
    lines: list[str] = []
    was_indented = True
    for paragraph in body.split("\n"):
        is_indented = paragraph[:1] in (" ", "\t")
        if paragraph:
            if not was_indented and not is_indented:
                lines.append("")
            was_indented = is_indented
        folded = block_lines(paragraph, room) or ["", paragraph]
        lines += folded[1:]
    return _Written(">" + _mark(value, body), lines + _kept(value, body), is_block=True)


def _mark(value: str, body: str) -> str:
    """What stands behind `|` or `>`: how far the text is indented, where that cannot be seen; how it ends."""
    breaks = len(value) - len(body)
    indentation = str(_STEP) if _NEEDS_INDENTATION_MARK.match(body) else ""
    return indentation + ("-" if breaks == 0 else "" if breaks == 1 else "+")


def _kept(value: str, body: str) -> list[str]:
    return [""] * (len(value) - len(body) - 1)
