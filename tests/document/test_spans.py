"""Where keys and values stand, whatever the style they are written in."""

import pytest

from poa_tracker.document import Document, KeyPath, Span, read

TEXT = """\
# A measure
id: PREV-01
title: "Train staff"   # quoted
summary: >-
  One line
  and another

# about the list
list:
  - id: M1
    due: 2010-03-31
  -
    id: M2
  - plain
  - ~
flow: {a: [x, 'y z'], b: }
empty:
"""


def cut(document: Document, span: Span | None) -> str | None:
    """The characters that a span covers."""
    if span is None:
        return None
    lines = document.text.split("\n")
    (first, start), (last, end) = span
    if first == last:
        return lines[first - 1][start - 1 : end - 1]
    return "\n".join([lines[first - 1][start - 1 :], *lines[first : last - 1], lines[last - 1][: end - 1]])


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("id",), "id", "PREV-01"),
        (("title",), "title", '"Train staff"'),
        (("summary",), "summary", ">-\n  One line\n  and another"),
        (("list",), "list", "- id: M1\n    due: 2010-03-31\n  -\n    id: M2\n  - plain\n  - ~"),
        (("list", 0), None, "id: M1\n    due: 2010-03-31"),
        (("list", 0, "due"), "due", "2010-03-31"),
        (("list", 1), None, "id: M2"),
        (("list", 2), None, "plain"),
        (("list", 3), None, "~"),
        (("flow",), "flow", "{a: [x, 'y z'], b: }"),
        (("flow", "a", 1), None, "'y z'"),
        (("flow", "b"), "b", None),
        (("empty",), "empty", None),
        (("nothing",), None, None),
        (("list", 9, "id"), None, None),
    ],
)
def test_the_characters_of_a_key_and_of_a_value(path: KeyPath, key: str | None, value: str | None) -> None:
    document = read(TEXT.encode())
    assert (cut(document, document.key_span(path)), cut(document, document.value_span(path))) == (key, value)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("id",), (2, 5)),
        (("missing",), (1, 1)),
        (("empty",), (17, 1)),
        (("flow", "missing"), (16, 1)),
        (("flow", "b"), (16, 23)),
        (("list", 0, "missing"), (10, 5)),
        (("list", 1, "missing", 3, "deeper"), (13, 5)),
        (("list", 2, "missing"), (14, 5)),
        (("list", 7), (9, 1)),
        ((), (1, 1)),
    ],
)
def test_a_missing_value_is_pointed_at_from_the_nearest_thing_written(path: KeyPath, place: tuple[int, int]) -> None:
    assert read(TEXT.encode()).nearest(path).start == place


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
def test_line_ends_and_byte_order_marks_move_nothing(text: str) -> None:
    document = read(text.encode())
    assert document.nearest(("list", 0, "due")).start == (11, 10)
    assert document.line(11) == "    due: 2010-03-31"
    assert document.has_bom == text.startswith("\ufeff")


def test_lines_end_where_editors_end_them() -> None:
    document = read("a: 'one\u2028two\x85three'\nb: ä𝔊 x\nc: d\n".encode())
    assert document.nearest(("b",)) == ((2, 4), (2, 8))
    assert document.nearest(("c",)).start == (3, 4)


def test_comments_are_shown_from_what_only_looks_like_one() -> None:
    text = """\
# first
a: b # second
c: "no # comment"  # third
d: x#y
e: |  # fourth
  no # comment
# fifth
f: [g, # sixth
  'h # i']
"""
    assert list(read(text.encode()).comments()) == [
        (1, 1, "# first"),
        (2, 6, "# second"),
        (3, 20, "# third"),
        (5, 7, "# fourth"),
        (7, 1, "# fifth"),
        (8, 8, "# sixth"),
    ]
