"""What GitHub shows at the lines of a pull request, and that no text of a file becomes a command of its own."""

import io
import re

from hypothesis import given
from hypothesis import strategies as st

from poa_tracker.document import Position, Span
from poa_tracker.findings import CheckResult, Finding, Location, Severity
from poa_tracker.output import Destination, github


def finding(message: str, path: str = "measures/A-1.yaml", *, end: Position | None = None) -> Finding:
    span = Span(Position(9, 14), end or Position(9, 19))
    return Finding("POA201", "unknown-agency", Severity.ERROR, message, Location(path, span))


def written(*findings: Finding, folder: str = "") -> str:
    stream = io.StringIO()
    github.write(CheckResult.of(findings, 28), Destination(stream, folder=folder))
    return stream.getvalue()


def test_a_finding_is_one_command() -> None:
    assert written(finding("no agency 'POLCE'"), finding("late")._replace(severity=Severity.WARNING)) == (
        "::warning file=measures/A-1.yaml,line=9,endLine=9,title=POA201 unknown-agency,col=14,endColumn=19::late\n"
        "::error file=measures/A-1.yaml,line=9,endLine=9,title=POA201 unknown-agency,col=14,endColumn=19"
        "::no agency 'POLCE'\n"
    )


def test_a_note_is_a_notice() -> None:
    assert written(finding("late")._replace(severity=Severity.INFO)) == (
        "::notice file=measures/A-1.yaml,line=9,endLine=9,title=POA201 unknown-agency,col=14,endColumn=19::late\n"
    )


def test_a_plan_in_a_folder_of_the_repository_is_found_there() -> None:
    assert written(finding("late"), folder="plans/2030").startswith("::error file=plans/2030/measures/A-1.yaml,")


def test_of_several_lines_no_columns_are_given() -> None:
    assert written(finding("late", end=Position(11, 3))) == (
        "::error file=measures/A-1.yaml,line=9,endLine=11,title=POA201 unknown-agency::late\n"
    )


def test_what_means_something_in_a_command_is_escaped() -> None:
    assert written(finding("100 %: a\r\n::stop-commands::x, b", "measures/a,b:100%.yaml")) == (
        "::error file=measures/a%2Cb%3A100%25.yaml,line=9,endLine=9,title=POA201 unknown-agency,col=14,endColumn=19"
        "::100 %25: a%0D%0A::stop-commands::x, b\n"
    )


def test_what_could_move_the_cursor_is_written_out() -> None:
    assert "::no <U+001B>[2J<U+202E>\n" in written(finding("no \x1b[2J\u202e"))


def as_read_by_the_runner(line: str) -> tuple[str, dict[str, str], str]:
    """The command of a line, its properties and its message, by the rules of the runner that reads the log."""
    assert line.startswith("::")
    head, message = line[2:].split("::", 1)
    name, _, rest = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in rest.split(",") if pair)
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        properties = {key: value.replace(code, sign) for key, value in properties.items()}
        message = message.replace(code, sign) if sign not in ":," else message
    return name, properties, message


TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("%:,\r\n\x1b=#[]"), max_size=40)


@given(message=TEXTS, path=TEXTS, severity=st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.INFO]))
def test_no_text_breaks_out_of_its_command(message: str, path: str, severity: Severity) -> None:
    lines = re.split(r"\r\n|\r|\n", written(finding(message, path)._replace(severity=severity)))
    assert lines[1:] == [""], "one line for one finding"
    name, properties, read = as_read_by_the_runner(lines[0])
    assert name == ("notice" if severity is Severity.INFO else severity.value)
    assert list(properties) == ["file", "line", "endLine", "title", "col", "endColumn"]
    assert properties["line"] == "9"
    if all(one.isprintable() or one in "\r\n" for one in message + path):
        assert (properties["file"], read) == (path, message)
