"""Whatever a file looks like: an edit changes what was asked for, and every other line stays byte for byte."""

from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from poa_tracker.document import Document, read
from poa_tracker.document.edit import CannotEditError, Edit

TEXTS = st.sampled_from(
    [
        "POLICE", "in_progress", "2011-06-30", "two words", "it's", "a: b", "# no comment", "yes", "1e3", "", " edge ", "Ngā Pirihimana",
        "word " * 40 + "end", "first\nsecond\n\nthird", "[x]", "- dash", "tab\there", "{{ x }}", 'both " and \'', "\u202ebidi", "a" * 130,
    ]
)  # fmt: skip
KEYS = ["id", "title", "status", "updates", "tags", "note", "due", "source"]
ORDER = ("id", "title", "status", "confidence", "due", "tags", "new_key", "updates", "source", "note")


@st.composite
def comment(draw: st.DrawFn, column: int) -> str:
    kind = draw(st.integers(0, 9))
    if kind < 6:
        return ""
    if kind == 6:
        return "\n"
    return " " * draw(st.integers(0, column + 4)) + "# a 'comment': with - [marks\n"


@st.composite
def scalar_text(draw: st.DrawFn, column: int) -> str:
    inner = " " * (column + draw(st.integers(1, 4)))
    end = draw(st.sampled_from(["", "", "  # why", " #"]))
    return draw(
        st.sampled_from(
            [
                f" plain{end}\n",
                f" 'single, ''quoted'''{end}\n",
                f' "double \\" quoted"{end}\n',
                f" 2011-06-30{end}\n",
                f" plain over\n{inner}two lines\n",
                f" 'quoted over\n{inner}two lines'{end}\n",
                f" >-{end}\n{inner}folded\n{inner}text\n",
                f" |\n{inner}kept\n\n{inner}lines\n",
                f" |+\n{inner}kept\n\n\n",
                f"{end}\n",
                f" null{end}\n",
                f" ~{end}\n",
            ]
        )
    )


@st.composite
def flow_text(draw: st.DrawFn, column: int) -> str:
    inner = " " * (column + 2)
    end = draw(st.sampled_from(["", "  # why"]))
    return draw(
        st.sampled_from(
            [
                f" []{end}\n",
                f" [ ]{end}\n",
                f" [A, 'B']{end}\n",
                f" [A,\n{inner}B,  # second\n{inner}]{end}\n",
                f" {{a: 1, b: [x, y]}}{end}\n",
                f" {{}}{end}\n",
                f" {{a: , b: ~}}{end}\n",
                f" [{{a: 1}}, {{a: 2}}]{end}\n",
            ]
        )
    )


@st.composite
def mapping_text(draw: st.DrawFn, column: int, depth: int, *, first_at_dash: bool = False) -> str:
    lines = []
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True))
    for number, key in enumerate(keys):
        at_dash = first_at_dash and number == 0
        if not at_dash:
            lines.append(draw(comment(column)))
        lines.append(("" if at_dash else " " * column) + draw(st.sampled_from([key, key, f'"{key}"'])) + ":")
        lines.append(draw(value_text(column, depth)))
    return "".join(lines)


@st.composite
def value_text(draw: st.DrawFn, column: int, depth: int) -> str:
    kind = draw(st.integers(0, 5 if depth else 2))
    if kind <= 1:
        return draw(scalar_text(column))
    if kind == 2:
        return draw(flow_text(column))
    head = draw(st.sampled_from(["\n", "  # what follows\n"])) + draw(comment(column + 2))
    if kind == 3:
        return head + draw(mapping_text(column + draw(st.integers(1, 4)), depth - 1))
    step = draw(st.integers(0, 4))
    dash = "-" + " " * draw(st.integers(1, 3))
    items = []
    for _ in range(draw(st.integers(1, 3))):
        items.append(draw(comment(column + step)) + " " * (column + step))
        if draw(st.booleans()):
            items.append(dash + draw(mapping_text(column + step + len(dash), depth - 1, first_at_dash=True)))
        else:
            items.append("-" + draw(scalar_text(column + step)))
    return head + "".join(items)


@st.composite
def document(draw: st.DrawFn) -> Document:
    text = (
        draw(comment(0))
        + draw(st.sampled_from(["", "---\n"]))
        + draw(mapping_text(draw(st.sampled_from([0, 0, 2])), 2))
    )
    text += draw(comment(2))
    if draw(st.booleans()) and not text.rstrip().endswith(("lines", "kept")):  # `|` at the end: see test_edit.py
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    read_document = read(b"\xef\xbb\xbf" * draw(st.booleans()) + text.encode())
    assume(not read_document.faults and isinstance(read_document.data, dict))
    return read_document


def paths_of(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    children: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in children:
        found += paths_of(value, (*path, key))
    return found


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines of both texts less those they begin and end with alike."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


FEW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@FEW
@given(document(), TEXTS, st.data())
def test_replacing_a_value_touches_its_own_lines_alone(before: Document, value: str, data: st.DataObject) -> None:
    paths = [path for path in paths_of(before.data) if isinstance(at(before.data, path), str)]
    assume(paths)
    path = data.draw(st.sampled_from(paths))
    span = before.value_span(path)
    edit = Edit(before)
    edit.set(path, value)
    expected = deepcopy(before.data)
    at(expected, path[:-1])[path[-1]] = value
    after = read(edit.raw)
    assert (after.data, after.faults) == (expected, ())
    assert span is not None
    old, _ = changed_lines(before.text, after.text)
    assert len(old) <= span.end.line - span.start.line + 1
    assert after.text.startswith(before.text[: before.lines.start(span.start.line) + span.start.column - 1])
    assert after.text.endswith(before.text[before.lines.start(span.end.line) + span.end.column - 1 :])
    assert after.has_bom == before.has_bom


VALUES = st.one_of(
    TEXTS, st.dictionaries(st.sampled_from(KEYS), st.one_of(TEXTS, st.lists(TEXTS, max_size=2)), min_size=1, max_size=3)
)


@FEW
@given(document(), VALUES, st.data())
def test_appending_to_a_list_leaves_every_line_there_is(before: Document, value: Any, data: st.DataObject) -> None:
    paths = [path for path in paths_of(before.data) if isinstance(at(before.data, path), list)]
    paths += [("updates",)] if "updates" not in before.data else []
    assume(paths)
    path = data.draw(st.sampled_from(paths))
    expected = deepcopy(before.data)
    at(expected, path[:-1]).setdefault(path[-1], []).append(value) if isinstance(path[-1], str) else at(
        expected, path
    ).append(value)
    edit = Edit(before)
    edit.append(path, value, ORDER)
    after = read(edit.raw)
    assert (after.data, after.faults) == (expected, ())
    assert_only_added(before, after)


@FEW
@given(document(), VALUES, st.data())
def test_a_new_key_leaves_every_line_there_is(before: Document, value: Any, data: st.DataObject) -> None:
    groups = [(), *(path for path in paths_of(before.data) if isinstance(at(before.data, path), dict))]
    path = (*data.draw(st.sampled_from(groups)), data.draw(st.sampled_from(["new_key", "due", "note"])))
    assume(path[-1] not in at(before.data, path[:-1]))
    expected = deepcopy(before.data)
    at(expected, path[:-1])[path[-1]] = value
    edit = Edit(before)
    edit.set(path, value, ORDER)
    after = read(edit.raw)
    assert (after.data, after.faults) == (expected, ())
    assert_only_added(before, after)


@FEW
@given(document(), st.data())
def test_removing_takes_the_lines_of_the_value_alone(before: Document, data: st.DataObject) -> None:
    paths = [path for path in paths_of(before.data) if len(at(before.data, path[:-1])) > 1]
    assume(paths)
    path = data.draw(st.sampled_from(paths))
    expected = deepcopy(before.data)
    del at(expected, path[:-1])[path[-1]]
    edit = Edit(before)
    try:
        edit.remove(path)
    except CannotEditError:
        assert edit.text == before.text
        assume(False)
    after = read(edit.raw)
    assert (after.data, after.faults) == (expected, ())
    old, new = changed_lines(before.text, after.text)
    assert len(new) <= max(1, len(old))


def assert_only_added(before: Document, after: Document) -> None:
    """Every old line is there; at most one has something more or less in it, and keeps its key and its comment."""
    old, new = changed_lines(before.text.replace("\r\n", "\n"), after.text.replace("\r\n", "\n"))
    if old:
        touched, *others = old
        assert "\n".join(others) in "\n".join(new)
        assert touched.split("#")[0].split(":")[0].lstrip(" -[{").rstrip(" ]}~|>+-") in "\n".join(new)
        assert touched.partition(" #")[2] in "\n".join(new)
    assert after.text.count("\n") == after.text.count("\r\n") or "\r" not in before.text
    assert after.has_bom == before.has_bom
