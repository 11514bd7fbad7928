"""What people read: the source, underlined where it matters, whatever stands in it."""

import io

import pytest

from poa_tracker.document import Position, Span
from poa_tracker.findings import CheckResult, Finding, Location, Severity
from poa_tracker.output import Destination, text


def shown(source: str, start: int, end: int, *, colour: bool = False, message: str = "no such thing") -> str:
    finding = Finding(
        "POA201",
        "unknown-agency",
        Severity.ERROR,
        message,
        Location("measures/A-1.yaml", Span(Position(9, start), Position(9, end))),
        excerpt=("goal: permits", source),
    )
    stream = io.StringIO()
    text.write(CheckResult.of([finding], 28), Destination(stream, colour=colour))
    return stream.getvalue()


def test_the_characters_meant_are_underlined() -> None:
    assert shown("lead_agency: POLCE", 14, 19) == (
        "measures/A-1.yaml:9:14: error[POA201] no such thing\n"
        "   8 | goal: permits\n"
        "   9 | lead_agency: POLCE\n"
        "     |              ^^^^^\n"
        "1 error, 0 warnings in 28 files\n"
    )


def test_notes_are_counted_where_there_are_some() -> None:
    def written(*severities: Severity) -> str:
        found = [Finding("POA701", "vague-title", one, f"{one} {n}", Location("a")) for n, one in enumerate(severities)]
        stream = io.StringIO()
        text.write(CheckResult.of(found, 28), Destination(stream))
        return stream.getvalue()

    assert written(Severity.INFO) == "a:1:1: info[POA701] info 0\n0 errors, 0 warnings, 1 note in 28 files\n"
    assert written(Severity.ERROR, Severity.INFO, Severity.INFO) == (
        "a:1:1: error[POA701] error 0\n"
        "a:1:1: info[POA701] info 1\n"
        "a:1:1: info[POA701] info 2\n"
        "1 error, 0 warnings, 2 notes in 28 files\n"
    )
    assert written(Severity.WARNING).splitlines()[-1] == "0 errors, 1 warning in 28 files"


@pytest.mark.parametrize(
    ("source", "start", "end", "line", "carets"),
    [
        ("a: 許可 x", 7, 8, "   9 | a: 許可 x", "     |         ^"),
        ("a: 許可", 4, 6, "   9 | a: 許可", "     |    ^^^^"),
        ("a:\tx", 4, 5, "   9 | a: x", "     |    ^"),
        ("a:\tx", 3, 4, "   9 | a:→x", "     |   ^"),
        ("a:\t\tx\ty", 3, 5, "   9 | a:→→x y", "     |   ^^"),
        ("\ta", 1, 1, "   9 | →a", "     | ^"),
        ("ā̄: x", 5, 6, "   9 | ā̄: x", "     |    ^"),
        ("a: กันที่: x", 10, 11, "   9 | a: กันที่: x", "     |       ^"),
        ("a: \x1b[31mx", 4, 5, "   9 | a: <U+001B>[31mx", "     |    ^^^^^^^^"),
        ("a: \u202ex", 5, 6, "   9 | a: <U+202E>x", "     |            ^"),
        ("a: [/b]x[bold]", 4, 8, "   9 | a: [/b]x[bold]", "     |    ^^^^"),
        ("a:", 3, 3, "   9 | a:", "     |   ^"),
    ],
)
def test_columns_are_those_of_the_screen(source: str, start: int, end: int, line: str, carets: str) -> None:
    assert shown(source, start, end).splitlines()[2:4] == [line, carets]


def test_a_long_line_is_cut_around_the_place_that_is_meant() -> None:
    lines = shown("x" * 5000 + "HERE" + "y" * 5000, 5001, 5005).splitlines()
    assert max(len(line) for line in lines) < 180
    assert lines[2][lines[3].index("^") : lines[3].rindex("^") + 1] == "HERE"
    assert lines[2] == f"   9 | …{'x' * 80}HERE{'y' * 76}…"


def test_a_line_is_cut_on_the_side_where_it_goes_on() -> None:
    assert shown("HERE" + "y" * 5000, 1, 5).splitlines()[2:4] == [f"   9 | HERE{'y' * 156}…", "     | ^^^^"]
    assert shown("x" * 5000 + "HERE", 5001, 5005).splitlines()[2] == f"   9 | …{'x' * 80}HERE"
    assert shown("x" * 5000, 1, 5001).splitlines()[2:4] == [f"   9 | {'x' * 160}…", f"     | {'^' * 160}"]


def test_the_line_above_is_cut_too() -> None:
    finding = Finding("POA201", "n", Severity.ERROR, "m", Location("a", Span(Position(2, 1), Position(2, 2))))
    shown = text.finding_text(finding._replace(excerpt=("z" * 161, "a")), colour=False)
    assert shown.splitlines()[1] == f"   1 | {'z' * 160}…"


def test_colour_is_put_on_and_left_off() -> None:
    coloured = shown("lead_agency: POLCE", 14, 19, colour=True)
    assert "\x1b[1;31merror[POA201]\x1b[0m" in coloured
    assert "\x1b" not in shown("lead_agency: POLCE", 14, 19)
    note = Finding("POA701", "vague-title", Severity.INFO, "vague", Location("a"))
    assert "\x1b[1;36minfo[POA701]\x1b[0m" in text.finding_text(note, colour=True)


def test_a_message_cannot_move_the_cursor() -> None:
    assert "no <U+001B>[2J thing" in shown("a: b", 4, 5, message="no \x1b[2J thing")
