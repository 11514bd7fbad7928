"""One layout for every file: what it looks like, and that nothing gets lost on the way there."""

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poa_tracker.document import read
from poa_tracker.document.format import CannotFormatError, Order, format_document
from poa_tracker.document.layout import Layout, OneLine
from poa_tracker.document.second_reader import read_again
from poa_tracker.document.written_value import Value
from tests.work import count_calls

ITEM = Order(dict.fromkeys(("id", "title", "due", "url"), Order()))
MEASURE = Order(
    {
        "id": Order(),
        "title": Order(),
        "status": Order(),
        "due": Order(),
        "milestones": ITEM,
        "tags": Order(),
        "updates": Order(dict.fromkeys(("period", "summary", "next_steps"), Order())),
        "wording": Order({}, Order(dict.fromkeys(("label", "definition"), Order()))),
        "source": ITEM,
    }
)


def formatted(text: str, order: Order = MEASURE) -> str:
    return format_document(read(text.encode()), order).decode()


def laid_out(text: str) -> str:
    """The text in its layout, which has to be its own layout."""
    once = formatted(text)
    assert formatted(once) == once
    return once


def test_a_file_that_many_hands_have_written() -> None:
    assert laid_out(
        dedent("""\
        # yaml-language-server: $schema=x
        # Row 1 of the plan.
        title:   "Train staff, and others" # note
        # about the id
        id: PREV-01


        status:\tin_progress\t# behind a tab
        supporting: [DOL, 'CUSTOMS']  # beside
        tags: [
          a,  # first
          # before b
          "b"
          ] # behind
        milestones:    # the steps
           # above M2
           - title: Second
             # about its id
             id: M2
             due:   # not known
           -   id: M1
               url: 'https://example.org'
               title: First
               # end of M1
           # end of the steps
        updates:
            - {summary: Done, period: 2009-10-Q1}
        source: {
          title: Plan,
          id: x }
        # end
        """)
    ) == dedent("""\
        # yaml-language-server: $schema=x
        # about the id
        id: PREV-01
        # Row 1 of the plan.
        title: Train staff, and others  # note

        status: in_progress  # behind a tab
        milestones:    # the steps
          # above M2
          # about its id
          - id: M2
            title: Second
            due:    # not known
          - id: M1
            title: First
            url: https://example.org
            # end of M1
          # end of the steps
        tags:  # behind
          - a  # first
          # before b
          - b
        updates:
          - {period: 2009-10-Q1, summary: Done}
        source: {id: x, title: Plan}
        supporting: [DOL, CUSTOMS]  # beside
        # end
        """)


def test_prose_is_folded_and_line_breaks_that_mean_something_stay() -> None:
    words = "These are words of a sentence that goes on, "
    assert laid_out(
        dedent(f"""\
        title: {words}{words}{words}end.
        note: "{words}{words}{words}# end."
        short: >
          One
          line.
        ragged: >-
          {words.strip()}

          A second paragraph:
            - kept as it is
            - in lines
          end
        lines: |
            first

              second
        several: |+
          last


        spaced: |2-
            four
          two
        url: https://example.org/{"long/" * 25}
        quoted: "over
          two lines"
        """)
    ) == dedent(f"""\
        title: >-
          {words}{words}These are words of a sentence
          that goes on, end.
        note: >-
          {words}{words}These are words of a sentence
          that goes on, # end.
        short: >
          One line.
        ragged: >-
          These are words of a sentence that goes on,

          A second paragraph:
            - kept as it is
            - in lines
          end
        lines: |
          first

            second
        several: |+
          last


        spaced: |2-
            four
          two
        url: https://example.org/{"long/" * 25}
        quoted: over two lines
        """)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"word"', "word"),
        ("'it''s'", "it's"),
        ('"null"', '"null"'),
        ("'2010-01-31'", "'2010-01-31'"),
        ('"1"', '"1"'),
        ("'yes'", "'yes'"),
        ("''", "''"),
        ("'a: b'", "'a: b'"),
        ('"a # b"', '"a # b"'),
        ('"- a"', '"- a"'),
        ('" a"', '" a"'),
        ('"a\\tb"', '"a\\tb"'),
        ('"\\u00e9"', "é"),
        ('"\\u202e"', '"\\u202e"'),
        ("No", "No"),
        ("1_000", "1_000"),
        ("~", "~"),
        ("null", "null"),
        ("[ 'a', \"b, c\", 'd:e' ]", "[a, \"b, c\", 'd:e']"),
        ("{ 'title': a , due : }", "{title: a, due: }"),
        ("[]", "[]"),
        ("{ }", "{}"),
        ("[[a, b], {c: d}]", "[[a, b], {c: d}]"),
        ("[a: b]", "[{a: b}]"),
        ("b\n  c", "b c"),
        ("b\x85  c", "b c"),
        ("|\n  b\u2028  c", '"b\\u2028c\\n"'),
        (">-\n\n", "''"),
    ],
)
def test_quotes_stand_where_they_are_needed(written: str, expected: str) -> None:
    assert laid_out(f"x: {written}\n") == f"x: {expected}\n"


def test_nothing_between_brackets_stays_there_in_any_column() -> None:
    assert laid_out(f"{'x' * 130}: []\n") == f"{'x' * 130}: []\n"


def test_what_does_not_fit_between_brackets_is_written_in_lines() -> None:
    long = "x" * 40
    assert laid_out(
        dedent(f"""\
        tags: [{long}, {long}, {long}]
        milestones:
          - {{title: {long} {long} {long}, id: M1}}
        wording: {{at_risk: {{definition: {long}, label: At risk}}, other: {{label: {long}}}}}
        """)
    ) == dedent(f"""\
        milestones:
          - id: M1
            title: >-
              {long} {long}
              {long}
        tags:
          - {long}
          - {long}
          - {long}
        wording:
          at_risk: {{label: At risk, definition: {long}}}
          other: {{label: {long}}}
        """)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("b: 1\n# end\n", "b: 1\n# end\n", id="the last comment stays last"),
        pytest.param("# c\n\nz: 1\nid: 2\n", "# c\n\nid: 2\nz: 1\n", id="a comment before a blank line is the file's"),
        pytest.param("# c\nz: 1\nid: 2\n", "id: 2\n# c\nz: 1\n", id="one above a key goes with it"),
        pytest.param("# poa: ignore[POA406] r\nz: 1\nid: 2\n", "# poa: ignore[POA406] r\nid: 2\nz: 1\n", id="of the file"),
        pytest.param("\n\n\nid: 1\n\n \n\nz: 2\n\n\n", "id: 1\n\nz: 2\n", id="one blank line at most"),
        pytest.param("a: 1  # x\n      # y\nb: 2\n", "a: 1  # x\n      # y\nb: 2\n", id="a comment that goes on"),
        pytest.param("a: 1\n  # deeper\nb: 2\n", "a: 1\n  # deeper\nb: 2\n", id="deeper means above"),
        pytest.param("z: 1\n  # deeper\nid: 2\n", "id: 2\nz: 1\n  # deeper\n", id="and moves with it"),
        pytest.param("a: # x\n  # y\n  1 # z\n", "# y\n# x\na: 1  # z\n", id="between a key and its value"),
        pytest.param("a: >- # x\n  text\n", "a: >-  # x\n  text\n", id="behind a folded text's mark"),
        pytest.param("a:\n  - |\n    x\n  # y\n", "a:\n  - |\n    x\n  # y\n", id="after a text in lines"),
        pytest.param("a: >-\n    x\n  # y\nb: 1\n", "# y\na: >-\n  x\nb: 1\n", id="where it would become text"),
        pytest.param("a:\n# x\n- b\n", "a:\n  # x\n  - b\n", id="above the first item"),
        pytest.param("a:\n- b\n# x\n", "a:\n  - b\n# x\n", id="in the column of the file"),
        pytest.param("a:\n - b\n # x\nc: 1\n", "a:\n  - b\n  # x\nc: 1\n", id="after the last item"),
        pytest.param("a:\n- # x\n  # y\n  z: 1\n", "a:\n  # x\n  # y\n  - z: 1\n", id="beside a dash"),
        pytest.param("a:\n- - b # x\n  - c\n", "a:\n  - - b  # x\n    - c\n", id="lists in a list"),
        pytest.param("a: [ # x\n]\n", "a: []  # x\n", id="in an empty list"),
        pytest.param("a: [\n # x\n]\n", "# x\na: []\n", id="alone in an empty list"),
        pytest.param("a: [b, {c: 1, # x\n d: 2}]\n", "a:\n  - b\n  - c: 1  # x\n    d: 2\n", id="in brackets in brackets"),
        pytest.param("a: [b,\n c # x\n # y\n]\n", "a:\n  - b\n  - c  # x\n  # y\n", id="at the end of brackets"),
        pytest.param("a: {b: # x\n 1}\n", "a:\n  b: 1  # x\n", id="beside a key in brackets"),
        pytest.param("a: 'b # c'   # d\n", "a: 'b # c'   # d\n", id="a number sign in a text"),
        pytest.param("a: 1      # x\nbb: '2'   # y\n", "a: 1      # x\nbb: '2'   # y\n", id="columns of comments"),
        pytest.param("a: 'b'    # x\nbb: 2     # y\n", "a: b      # x\nbb: 2     # y\n", id="columns when quotes go"),
        pytest.param("--- # x\n# y\nid: 1\n...\n# z\n", "---  # x\n# y\nid: 1\n# z\n", id="marks of a document"),
        pytest.param("# x\n\n---\nz: 1\nid: 2", "# x\n---\nid: 2\nz: 1\n", id="above the mark of a document"),
        pytest.param("? a\n# x\n: b # y\n", "# x\na: b  # y\n", id="a key with a question mark"),
        pytest.param('# x\n{"z": 1,\n # y\n"id": [2]} # a\n# b\n', "# y\nid: [2]\n# x\nz: 1\n# a\n# b\n", id="everything in brackets"),
        pytest.param("# x\n---\n# y\n{id: 1}\n", "# x\n---\n# y\nid: 1\n", id="above everything in brackets"),
        pytest.param("'z':   1\n\"id\": 2\n", "id: 2\nz: 1\n", id="keys in quotes"),
        pytest.param("z: |+\n  x\n\n# y\nid: 1\n", "# y\nid: 1\nz: |+\n  x\n\n", id="blank lines of a text"),
        pytest.param("z: 1\n\ndue: 2\nid: |+\n  x\n\n", "id: |+\n  x\n\ndue: 2\nz: 1\n", id="no blank line more"),
        pytest.param("z: 1\n\ndue: 2\nid: |\n  x\n   \n", "id: |\n  x\n   \ndue: 2\nz: 1\n", id="or it would grow"),
        pytest.param("z: |+\n  x\n\ndue: 1\nid: 2\n", "id: 2\ndue: 1\nz: |+\n  x\n\n", id="a text takes its blank line along"),
        pytest.param("z: |\n  x\n   \n\ndue: 1\nid: 2\n", "id: 2\ndue: 1\nz: |\n  x\n   \n", id="a text that ends in spaces"),
        pytest.param("a:\n  - |+\n    x\n\n  # y\n\nb: 1\n", "a:\n  - |+\n    x\n\n  # y\n\nb: 1\n", id="one below a comment"),
        pytest.param("a:\n    - |+\n      x\n\n  # y\n\nb: 1\n", "a:\n  - |+\n    x\n\n  # y\n\nb: 1\n", id="also of the field"),
        pytest.param("source:\n    url: |+\n      x\n\n    id: 1\n\n    # y\nz: 1\n", "source:\n  id: 1\n  url: |+\n    x\n\n  # y\nz: 1\n", id="none more in a group"),
        pytest.param("source:\n    url: |+\n      x\n\n    id: 1\n\n  # y\nz: 1\n", "source:\n  id: 1\n  url: |+\n    x\n\n  # y\nz: 1\n", id="none more below it"),
        pytest.param("a:\n    # x\n  b: 1\n", "a:\n  # x\n  b: 1\n", id="far to the right above a first field"),
        pytest.param("a:\n  - b: 1\n  # x\n    # y\nc: 1\n", "a:\n  - b: 1\n  # x\n  # y\nc: 1\n", id="in their order"),
        pytest.param("a: 1  # x\n      # y\n      # z\nb: 2\n", "a: 1  # x\n      # y\n      # z\nb: 2\n", id="one that goes on for long"),
        pytest.param("a: {b:\n # x\n 1, c: 2}\n", "a:\n  # x\n  b: 1\n  c: 2\n", id="between key and value in brackets"),
        pytest.param("a:\n  - # y\n# - x\n    b: 1\n", "a:\n  # y\n  # - x\n  - b: 1\n", id="a dash in a comment"),
        pytest.param("a:\n\n  b: 1\n", "a:\n  b: 1\n", id="no blank line at the beginning of a group"),
        pytest.param("\n# x\n\nid: 1\n", "# x\n\nid: 1\n", id="none at the beginning of the file"),
        pytest.param("a:\n- b\n-\n\n  # x\n  z: 1\n", "a:\n  - b\n  # x\n  - z: 1\n", id="none between a dash and its item"),
        pytest.param(f"a: {'x ' * 70}    # y\n", f"a: >-  # y\n  {'x ' * 58}x\n  {'x ' * 10}x\n", id="behind the mark that was not there"),
        pytest.param(f"b: 1\na: {'x ' * 70} # y\n{' ' * 144}# z\n", f"b: 1\n# y\n# z\na: >-\n  {'x ' * 58}x\n  {'x ' * 10}x\n", id="two lines behind it"),
        pytest.param(f"b: 1\na: {'x ' * 70}\n\n  # y\nc: 1\n", f"b: 1\n# y\na: >-\n  {'x ' * 58}x\n  {'x ' * 10}x\nc: 1\n", id="below a text that is folded"),
        pytest.param("a: 'b'  # x\nbb: 2   # y\n", "a: b    # x\nbb: 2   # y\n", id="the longest line of a column"),
        pytest.param("a: 'b' # x\nc: 1\nd: 'e' # y\n", "a: b  # x\nc: 1\nd: e  # y\n", id="no column where lines lie between"),
        pytest.param("id: 1\n... # x\n", "id: 1\n# x\n", id="beside the mark of an end"),
    ],
)  # fmt: skip
def test_comments_stay_with_what_they_belong_to(text: str, expected: str) -> None:
    assert laid_out(text) == expected


def test_a_finding_that_is_left_out_stays_on_its_line() -> None:
    long = "x" * 60
    on_its_line = f"""\
        milestones:
          - {{id: M1, title: {long}, url: {long}}}  # poa: ignore[POA701] why
          # poa: ignore[POA701] why
          - {{id: M2, title: {long}, url: {long}}}
          - id: M3
            title: {long}  # poa: ignore[POA701] why
        """
    assert laid_out(dedent(on_its_line)) == dedent(on_its_line)
    assert laid_out("z: 1\n# poa: ignore[POA701] why\nid: 2\n") == "# poa: ignore[POA701] why\nid: 2\nz: 1\n"
    with pytest.raises(CannotFormatError) as raised:
        formatted("milestones:\n# poa: ignore[POA701] why\n- title: Vague\n  id: M1\n")
    assert str(raised.value) == "a comment that leaves a finding out would apply to another line afterwards"


def test_the_mark_and_the_line_ends_of_a_windows_editor_stay() -> None:
    raw = b"\xef\xbb\xbf# c\r\n\r\nz:   1\r\nid: |\r\n    a\r\n    b"
    assert format_document(read(raw), MEASURE) == b"\xef\xbb\xbf# c\r\n\r\nid: |-\r\n  a\r\n  b\r\nz: 1\r\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("%YAML 1.2\n---\na:   1\n", "it begins with a YAML directive (%)"),
        ("? # c\n  a\n: b\n", "a comment stands between '?' and its key"),
        ("- a\n", "it holds no fields"),
        ("{}\n", "it holds no fields"),
        ("# c\n", "it holds no fields"),
        ('a:  "b\r\r\n  c"\n', "its data would not be the same afterwards"),
    ],
)
def test_what_cannot_be_laid_out_is_left(text: str, reason: str) -> None:
    with pytest.raises(CannotFormatError) as raised:
        formatted(text)
    assert str(raised.value) == reason


def test_a_file_with_faults_is_none_to_lay_out() -> None:
    with pytest.raises(ValueError, match="can be read"):
        formatted("a: [\n")


NAME = re.compile(r"(?:field|item)_number_[0-9]+")
FIELDS = [f"field_number_{number}" for number in range(200)]


def _any_order(depth: int) -> Order:
    inner = _any_order(depth - 1) if depth else Order()
    return Order(dict.fromkeys(FIELDS, inner))


ANY = _any_order(4)
WORDS = st.sampled_from(["a", "b c", "- x", "#x", "x #y", "it's", 'say "x"', "a: b", "[x]", "{", "é", "1", "no", "", "x " * 70 + "x", "null", "\t", "x  y"])  # fmt: skip


class Maker:
    """Writes a file as badly as people do; its comments say which field or item they belong to, and how."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0

    def flip(self) -> bool:
        return self.draw(st.booleans())

    def pick(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}_number_{self.count}"

    def loose(self, how: str, name: str, *columns: int) -> list[str]:
        """Nothing, blank lines, or a comment alone on its line."""
        what = self.pick("", "", "comment", "blank", "both")
        blank = [self.pick("", "  ")] * self.draw(st.integers(1, 3)) if what in ("blank", "both") else []
        return blank + ([" " * self.draw(st.sampled_from(columns)) + f"# {how} {name}"] if what[:1] in "cb" and what != "blank" and what else [])  # fmt: skip

    def beside(self, name: str) -> str:
        return self.pick("", "", " ", "   ", "\t", " \t ", " " * 30) + f"# beside {name}" if self.flip() else ""

    def group(self, column: int, depth: int) -> list[str]:
        names = self.draw(st.permutations([self.name("field") for _ in range(self.draw(st.integers(1, 4)))]))
        lines: list[str] = []
        for name in names:
            entry = self.entry(name, column, depth)
            lines += [*self.loose("above", name, 0, column), *entry]
        return lines

    def entry(self, name: str, column: int, depth: int) -> list[str]:
        start = " " * column + self.pick(name, f"'{name}'", f'"{name}"') + ":"
        kind = self.draw(
            st.sampled_from(["scalar", "block", "flow", "group", "list", "empty"] if depth else ["scalar"])
        )
        inner = column + self.draw(st.integers(1, 4))
        below = self.loose("below", name, column + 1, column + 3)
        if kind == "group":
            return [start + self._end(name), *self.group(inner, depth - 1), *below]
        if kind == "list":
            inner = self.draw(st.sampled_from([column, inner]))
            items = [line for _ in range(self.draw(st.integers(1, 3))) for line in self.item(inner, depth - 1)]
            return [start + self._end(name), *items, *below]
        if kind == "flow":
            return [
                start + " " + line if index == 0 else line for index, line in enumerate(self.flow(name, column))
            ] + below
        if kind == "block":
            return [start + " " + line if index == 0 else line for index, line in enumerate(self.block(name, inner))]
        if kind == "empty":
            return [start + self.pick("", " ~", " null", " []", "   {}") + self._end(name), *below]
        return [start + "  " + self.scalar() + self._end(name), *below]

    def _end(self, name: str) -> str:
        comment = self.beside(name)
        return comment if not comment or comment[0] in " \t" else " " + comment

    def item(self, column: int, depth: int) -> list[str]:
        dash = " " * column + "-" + " " * self.draw(st.integers(1, 3))
        if depth and self.flip():
            first = f"field_number_{self.count + 1}"
            lines = self.group(len(dash), depth - 1)
            while not lines[0].strip() or lines[0].strip().startswith("#"):
                del lines[0]
            return [*self.loose("above", first, column), dash + lines[0].lstrip(), *lines[1:]]
        name = self.name("item")
        text = self.pick(name, f"'{name}'", f'"{name}"', f"[{name},x]")
        return [
            *self.loose("above", name, column),
            dash + text + self._end(name),
            *self.loose("below", name, column + 1),
        ]

    def flow(self, owner: str, column: int) -> list[str]:
        names = [self.name("item") for _ in range(self.draw(st.integers(1, 3)))]
        if self.flip():
            return ["[ " + " ,".join(names) + "]" + self._end(owner)]
        lines = ["[" + self._end(owner)]
        for name in names:
            indent = " " * (column + self.draw(st.integers(1, 5)))
            lines += [*self.loose("above", name, column + 1), f"{indent}{name},{self._end(name)}"]
        return [*lines, " " * (column + 1) + "]"]

    def block(self, name: str, column: int) -> list[str]:
        mark = self.pick("|", "|-", "|+", ">", ">-", ">+")
        texts = self.draw(st.lists(st.sampled_from(["one two", "# no comment", "a: b", "", "  more", "x " * 70 + "x"]), min_size=1, max_size=4))  # fmt: skip
        lines = [" " * column + line if line else "" for line in ["text", *texts]]
        return [mark + self._end(name), *lines]

    def scalar(self) -> str:
        text = self.draw(WORDS)
        doubled = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
        plain = text if re.fullmatch(r"[a-zé1][a-zé1 ']*", text) else doubled
        return self.pick(plain, doubled, "'" + text.replace("'", "''") + "'")


@st.composite
def badly_written(draw: st.DrawFn) -> str:
    maker = Maker(draw)
    text = "\n".join(maker.group(0, 3))
    return text + draw(st.sampled_from(["", "\n", "\n\n\n"]))


def comments(text: str) -> Counter[str]:
    return Counter(comment.rstrip() for _, _, comment in read(text.encode()).comments())


def misplaced(text: str) -> list[str]:
    """The comments that do not stand at the field or item that they name."""
    lines = text.split("\n")
    alone = {line for line, column, _ in read(text.encode()).comments() if not lines[line - 1][: column - 1].strip()}
    content = [number for number, line in enumerate(lines, 1) if line.strip() and number not in alone]
    found = []
    for number, column, comment in read(text.encode()).comments():
        how, name = comment.split()[1:]
        head = next(line for line in content if name in NAME.findall(lines[line - 1].partition("#")[0]))
        following = next((line for line in content if line > number), None)
        indent = len(lines[head - 1]) - len(lines[head - 1].lstrip())
        between = [lines[line - 1] for line in content if head < line <= number]
        is_above = following == head and number in alone
        is_below = (
            number > head and column - 1 > indent and all(line.startswith(" " * (indent + 1)) for line in between)
        )
        is_there = {"above": is_above, "beside": number == head or is_above, "below": is_below or is_above}[how]
        if not is_there:
            found.append(comment)
    return found


@given(badly_written())
@settings(max_examples=200, deadline=None)
def test_every_comment_survives_once_at_its_own_place(text: str) -> None:
    once = formatted(text, ANY)
    assert comments(once) == comments(text)
    assert misplaced(once) == []
    assert read_again(once) == read_again(re.sub(r"[ \t]+# beside", "  # beside", text))
    assert formatted(once, ANY) == once


texts = st.one_of(WORDS, st.text(st.sampled_from("ab é'\"#:-,{}[]|>&*!%@`~1.\n\t\\"), max_size=30))
new_texts = st.one_of(texts, texts.map(lambda text: " ".join([text] * 30)))
new_scalars = st.one_of(new_texts, st.dates(), st.integers(), st.booleans())
names = st.sampled_from(["id", "title", "en-NZ", "mi", "no"])
new_groups = st.recursive(
    st.dictionaries(names, new_scalars, max_size=3).flatmap(lambda fields: st.sampled_from([fields, OneLine(fields)])),
    lambda inner: st.dictionaries(
        names, st.one_of(inner, st.lists(inner, max_size=2), st.lists(new_texts, max_size=3))
    ),
    max_leaves=6,
)


@given(new_groups.filter(bool))
@settings(max_examples=200, deadline=None)
def test_what_commands_write_is_laid_out_already(fields: dict[str, Value]) -> None:
    text = "\n".join(Layout().group(fields, 0)) + "\n"
    document = read(text.encode())
    assert document.faults == ()
    assert format_document(document, Order()).decode() == text


@pytest.mark.parametrize(
    "make",
    [
        lambda size: "a: [\n" + "b, # c\n" * (size // 8) + "]",
        lambda size: "a: [" + "b, " * (size // 3) + "]",
        lambda size: "a: " + "[" * 30 + "b, " * (size // 3) + "]" * 30,
        lambda size: "a: 1\n" + "# poa: ignore[POA101] r\n" * (size // 24) + "b: 2\n",
        lambda size: "# c\n\n" * (size // 5) + "b: 2\n",
        lambda size: "a:\n" + "- # c\n\n  # d\n  b: 1 # e\n" * (size // 25),
        lambda size: "a:\n" + "- b\n   # c\n" * (size // 12),
        lambda size: "a: >-\n" + "  x y\n" * (size // 6),
        lambda size: "a: |+\n  x\n" + "\n" * size,
        lambda size: "".join(f"k{number}: # c\n" for number in range(size // 12)),
    ],
)
def test_no_file_takes_more_work_than_its_size_explains(make: Callable[[int], str]) -> None:
    few, many = (count_calls(partial(formatted, make(size))) for size in (1_000, 10_000))
    # Ten times the text may take ten times the work; a hundred times would be quadratic.
    assert many < 15 * max(few, 500)
