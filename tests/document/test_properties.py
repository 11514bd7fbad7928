"""What holds for any text: reading it ends, its data is what an independent reader finds, its spans hold its values."""

from functools import partial
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from poa_tracker.document import KeyPath, read
from poa_tracker.document.second_reader import UnreadError, read_again
from tests.work import count_calls

scalars = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
    st.sampled_from(
        ["yes", "1_000", "2025-13-01", "null", "~", "a: b", "# no", "- x", "'", '"', "é", "Māori", "x\ny", " "]
    ),
)
data = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("abcd_é", min_size=1, max_size=4), inner, max_size=3),
    ),
    max_leaves=12,
)
styles = st.sampled_from(["block", "flow", "mixed"])


def dump(value: Any, style: str, indent: int = 0) -> str:
    """Plain YAML of some data, every scalar in double quotes, collections in lines or in brackets."""
    if isinstance(value, dict) and value and style != "flow":
        inner = "flow" if style == "mixed" and indent else style
        return "".join(f"\n{' ' * indent}{_quoted(key)}: {dump(one, inner, indent + 2)}" for key, one in value.items())
    if isinstance(value, list) and value and style != "flow":
        inner = "flow" if style == "mixed" else style
        return "".join(f"\n{' ' * indent}- {dump(one, inner, indent + 2)}" for one in value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)}: {dump(one, 'flow')}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(dump(one, "flow") for one in value) + "]"
    return _quoted(value)


def _quoted(text: str) -> str:
    escaped = "".join(one if one.isprintable() and one not in '"\\' else f"\\U{ord(one):08X}" for one in text)
    return f'"{escaped}"'


@given(data, styles)
@settings(max_examples=150)
def test_what_is_written_is_read(value: Any, style: str) -> None:
    document = read(dump(value, style).encode())
    assert document.faults == ()
    assert document.data == value


MEASURE = """\
id: PREV-01
ref: "1"
title: Train staff, and others # note
lead_agency: POLICE
supporting_agencies: [DOL, 'CUSTOMS']
milestones:
  - id: M1
    due: 2010-03-31
    evidence: [{title: Pack, url: https://example.org}]
updates:
- period: 2009-10-Q1
  summary: >-
    Needs assessed;
    first module.

  next_steps: |
    Pilot
# end
"""
pieces = st.sampled_from([" ", "\n", "\t", ":", ": ", "- ", "#", " #", "'", '"', "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "|", ">-", "---\n", "...", "?", "\r", "\r\n", "\u2028", "\x85", "é", "%", "@", "<<: ", "null", "\\", "\x00", "\ufeff", "=======\n"])  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A measure with a few characters cut out or put in."""
    text = MEASURE
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 4))
        text = text[:at] + draw(st.one_of(pieces, st.just(""))) + text[at + cut :]
    return text


def same_as_ruamel(text: str) -> None:
    document = read(text.encode())
    if document.faults:
        return
    try:
        expected = read_again(text.removeprefix("\ufeff"))
    except UnreadError:
        return  # ruamel refuses a few texts that libyaml reads (a tab before a colon): it finds no other data in them
    assert document.data == expected


@given(spoiled())
@settings(max_examples=400)
@example(MEASURE)
def test_a_spoiled_measure_is_refused_or_read_as_ruamel_reads_it(text: str) -> None:
    same_as_ruamel(text)


@given(st.lists(st.one_of(pieces, st.sampled_from("ab1-_")), max_size=25).map("".join))
@settings(max_examples=400)
@example("\n\ufeff")
def test_any_text_is_refused_or_read_as_ruamel_reads_it(text: str) -> None:
    same_as_ruamel(text)


@given(st.binary(max_size=80))
@settings(max_examples=300)
def test_any_bytes_end_in_a_document(raw: bytes) -> None:
    document = read(raw)
    for fault in document.faults:
        assert (1, 1) <= fault.span.start <= fault.span.end
        document.line(fault.span.start.line)
    list(document.comments())
    document.nearest(("a", 0, "b"))


@given(spoiled())
@settings(max_examples=200)
def test_every_scalar_stands_where_its_span_says(text: str) -> None:
    document = read(text.encode())
    if document.faults or not isinstance(document.data, dict):
        return
    checked = 0
    for path, value in _scalars(document.data, ()):
        span = document.value_span(path)
        assert span is not None
        start, end = (document.lines.start(place.line) + place.column - 1 for place in span)
        written = document.text[start:end]
        if "\n" not in written:
            assert read(f"x: [{written}]".encode()).data == {"x": [value]} or read(f"x: {written}".encode()).data == {
                "x": value
            }
        checked += 1
    assert checked or not list(_scalars(document.data, ()))


def _scalars(value: Any, path: KeyPath) -> Any:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _scalars(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _scalars(one, (*path, index))
    elif value is not None:
        yield path, value


@pytest.mark.parametrize(
    "make",
    [
        lambda size: b"[" * size,
        lambda size: b"{" * size,
        lambda size: b"- " * (size // 2),
        lambda size: b"a: [" + b"x," * (size // 2) + b"]",
        lambda size: b"a: 1\n" * (size // 5),
        lambda size: b"k" * size + b": x",
        lambda size: b"a: '" + b"x" * size,
        lambda size: b"- &a\n" * (size // 5),
        lambda size: b"=======\n" * (size // 8),
        lambda size: b"a: b #" * (size // 6),
        lambda size: b":" * size,
        lambda size: "a: b\u2028".encode() * (size // 7),
        lambda size: b"a: [" + b"'x', " * (size // 5) + b"@",
        lambda size: b"a:\n" + b"  - b: c\n" * (size // 9) + b"   d: e\n",
        lambda size: b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a,*a,*a,*a]\n" % (n, n) for n in range(size // 30)),
    ],
)
def test_no_text_takes_more_work_than_its_size_explains(make: Any) -> None:
    few, many = (count_calls(partial(read, make(size))) for size in (50_000, 500_000))
    # Ten times the text may take ten times the work; a hundred times would be quadratic.
    assert many < 15 * max(few, 500)
