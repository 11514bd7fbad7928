"""How many of very many findings are shown, and that all of them count."""

from poa_tracker.document import Position, Span
from poa_tracker.findings import CheckResult, Finding, Location, Severity


def findings(count: int, code: str, path: str, severity: Severity = Severity.ERROR) -> list[Finding]:
    return [
        Finding(code, "name", severity, f"number {line}", Location(path, Span(Position(line, 1), Position(line, 2))))
        for line in range(1, count + 1)
    ]


def test_the_first_hundred_of_a_rule_in_a_file_are_shown_and_the_last_says_how_many_more() -> None:
    result = CheckResult.of(
        [
            *findings(1_234, "POA102", "measures/A-1.yaml"),
            *findings(101, "POA704", "measures/A-1.yaml", Severity.WARNING),
            *findings(100, "POA102", "measures/A-2.yaml"),
            *findings(102, "POA701", "measures/A-3.yaml", Severity.INFO),
        ],
        3,
    )
    assert [
        one.message for one in result.findings if one.code == "POA102" and one.location.path.endswith("1.yaml")
    ] == [
        *(f"number {line}" for line in range(1, 100)),
        "number 100; and 1,134 more POA102 in this file",
    ]
    assert [one.message for one in result.findings if one.code == "POA704"][98:] == [
        "number 99",
        "number 100; and 1 more POA704 in this file",
    ]
    assert [one.message for one in result.findings if one.location.path.endswith("2.yaml")][-1] == "number 100"
    assert (result.errors, result.warnings, result.notes, result.exit_code) == (1_334, 101, 102, 1)


def test_few_are_shown_as_they_are() -> None:
    result = CheckResult.of(findings(3, "POA102", "plan.yaml"), 1)
    assert [one.message for one in result.findings] == ["number 1", "number 2", "number 3"]
    assert (result.errors, result.warnings) == (3, 0)


def test_a_message_stays_a_line_whatever_it_quotes() -> None:
    long = findings(1, "POA207", "plan.yaml")[0]._replace(message="A-1 → " * 10_000)
    (shown,) = CheckResult.of([long], 1).findings
    assert shown.message == ("A-1 → " * 10_000)[:499] + "…"
