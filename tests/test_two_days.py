"""Every fact has two days: whatever becomes known later, a report as it was known then comes out byte for byte.

Each story is lived by commands: a plan, its first quarter reported and closed, and then a mistake found, a decision
entered late, a merger. `validate` and `validate --against` stay green all along.
"""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from tests.conftest import MakeProject
from tests.repository import commit, needs_git

pytestmark = needs_git
runner = CliRunner()

PLAN = """\
id: roads
title: Safer roads
period: {start: 2025-07-01, end: 2028-06-30}
coordinating_agency: MOT
reporting: {fiscal_year_start: 7, returns_due_days: 15}
goals:
  - {id: roads, title: Safer roads, prefix: ROAD}
"""
AGENCIES = """\
agencies:
- {id: MOT, name: Ministry of Transport}
- {id: POL, name: Police}
- {id: ACC, name: Accident Compensation Corporation}
- {id: NZTA, name: Transport Agency}
"""
ROAD_01 = """\
id: ROAD-01
title: Lower speed at schools
goal: roads
lead_agency: MOT
supporting_agencies: [POL]
status: not_started
due: 2026-06-30
milestones:
  - {id: M1, title: Signs, due: 2025-12-31}
indicators:
  - id: I1
    title: Schools with signs
    unit: schools
    baseline: {period: 2024-25-Q4, value: 10}
"""
ROAD_02 = """\
id: ROAD-02
title: Test older drivers
goal: roads
lead_agency: NZTA
status: not_started
due: 2026-03-31
"""


@pytest.fixture
def root(project: MakeProject) -> Path:
    root = project(plan=PLAN, agencies=AGENCIES, ROAD_01=ROAD_01, ROAD_02=ROAD_02)
    commit(root, "The plan", day="2025-07-01")
    return root


def run(root: Path, day: str, *arguments: str, exit_code: int = 0) -> str:
    result = runner.invoke(app, [*arguments, "--root", str(root), "--today", day])
    assert result.exit_code == exit_code, (arguments, result.output)
    return result.output


def do(root: Path, day: str, *arguments: str) -> None:
    """Run a command, hold the record to what it was, and commit."""
    run(root, day, *arguments)
    for revision in ("HEAD", "2025-07-01"):
        result = run(root, day, "validate", "--select", "POA0,POA1,POA2,POA3,POA4,POA5", "--against", revision)
        assert "0 errors" in result, (arguments, revision, result)
    commit(root, " ".join(arguments[:3]), day=day)


def report(root: Path, period: str, as_at: str, day: str = "2026-06-01") -> str:
    """The report as it was known on a day, without the revision of the data that it names."""
    path = root / "report.md"
    run(root, day, "report", "--period", period, "--as-at", as_at, "--format", "md", "--output", str(path))
    text = path.read_text(encoding="utf-8")
    path.unlink()
    return "\n".join(line for line in text.splitlines() if "evision" not in line)


def update(measure: str, period: str, status: str, *rest: str) -> tuple[str, ...]:
    return ("update", measure, "--period", f"2025-26-{period}", "--status", status, *rest)


def first_quarter(root: Path) -> None:
    for measure in ("ROAD-01", "ROAD-02"):
        begun = ("--confidence", "on_track", "--summary", f"{measure} has begun.")
        do(root, "2025-10-09", *update(measure, "Q1", "in_progress", *begun))
    do(root, "2025-10-16", "period", "close", "2025-26-Q1")


DECIDED = ("--reason", "More time is needed.", "--approved-by", "Board")

LATER: dict[str, list[tuple[str, ...]]] = {
    "a decision entered late": [
        ("2026-01-12", "vary", "ROAD-02", "due", "2026-12-31", *DECIDED, "--date", "2025-09-15")
    ],
    "a completion learned of late": [
        (
            "2026-01-28",
            *update("ROAD-02", "Q2", "completed", "--completed-on", "2025-09-20", "--summary", "Done in September."),
        ),
    ],
    "a milestone entered late and delivered": [
        ("2026-02-03", "milestone", "add", "ROAD-01", "--title", "Paint", "--due", "2025-09-30"),
        ("2026-02-04", "milestone", "done", "ROAD-01", "M2", "--on", "2025-09-28"),
    ],
    "an agency that became part of another": [("2026-01-10", "agency", "merge", "POL", "ACC", "--on", "2025-09-01")],
    "another coordinating agency": [("2026-01-10", "agency", "merge", "MOT", "ACC", "--on", "2025-08-01")],
    "a measure that was closed": [
        (
            *("2026-01-10", "close", "ROAD-02", "--outcome", "discontinued", "--reason", "No money."),
            *("--date", "2025-09-01"),
        ),
    ],
    "a return entered late": [
        (
            "2026-01-10",
            *update("ROAD-01", "Q1", "in_progress", "--agency", "POL", "--submitted", "2025-10-02"),
            *("--confidence", "off_track", "--issues", "No staff.", "--summary", "We wait."),
        ),
    ],
    "a milestone whose date was mistyped": [
        ("2026-01-10", "correct", "ROAD-01", "milestones.M1.due", "2025-09-30", "--reason", "A slip."),
    ],
    "a baseline that was wrong": [
        ("2026-01-10", "correct", "ROAD-01", "indicators.I1.baseline.value", "12", "--reason", "Two were forgotten."),
    ],
    "a decision announced for a day to come": [
        ("2026-02-10", "assign", "ROAD-02", "ACC", *DECIDED, "--date", "2026-07-01"),
    ],
}


@pytest.mark.parametrize("later", LATER)
def test_a_report_as_it_was_known_then_comes_out_again(root: Path, later: str) -> None:
    first_quarter(root)
    days = ("2025-10-09", "2025-10-16", "2025-10-20")
    before = {day: report(root, "2025-26-Q1", day) for day in days}
    for day, *command in LATER[later]:
        do(root, day, *command)
    for day in days:
        assert report(root, "2025-26-Q1", day) == before[day], day


def test_a_late_milestone_leaves_the_rate_as_it_was_first_reported(root: Path) -> None:
    first_quarter(root)
    before = report(root, "2025-26-Q2", "2026-01-20")
    assert "Milestones due in Q2 2025/26" in before
    for number, day in ((2, "2026-02-01"), (3, "2026-02-02")):
        do(root, day, "milestone", "add", "ROAD-01", "--title", f"Step {number}", "--due", "2025-12-15")
        do(root, day, "milestone", "done", "ROAD-01", f"M{number}", "--on", "2025-12-10")
    assert report(root, "2025-26-Q2", "2026-01-20") == before


def test_a_request_that_was_approved_since_still_waits_in_the_earlier_report(root: Path) -> None:
    first_quarter(root)
    asked = ("vary", "ROAD-02", "due", "2026-12-31")
    do(root, "2025-10-17", *asked, "--reason", "More time.", "--requested-by", "Office")
    before = report(root, "2025-26-Q2", "2025-10-20")
    assert "waits for approval" in before
    do(root, "2026-01-10", *asked, "--approved-by", "Board")
    assert report(root, "2025-26-Q2", "2025-10-20") == before
    assert "waits for approval" not in report(root, "2025-26-Q3", "2026-02-01")


def completed(root: Path) -> None:
    first_quarter(root)
    done = ("--completed-on", "2025-12-08", "--summary", "All are tested.")
    do(root, "2026-01-09", *update("ROAD-02", "Q2", "completed", *done))
    do(root, "2026-01-09", "update", "ROAD-01", "--period", "2025-26-Q2", "--no-change")
    do(root, "2026-01-16", "period", "close", "2025-26-Q2")


CORRECTED = {
    "another day, by correction": ("correct", "ROAD-02", "completed", "2025-11-28", "--reason", "Ten days earlier."),
    "another day, by return": update(
        *("ROAD-02", "Q2", "completed", "--corrects", "--completed-on", "2025-11-28", "--summary", "Since November."),
    ),
    "not at all, by correction": ("correct", "ROAD-02", "completed", "--reason", "It was another test."),
    "not at all, by return": update(
        *("ROAD-02", "Q2", "in_progress", "--corrects", "--confidence", "at_risk", "--summary", "It was another."),
    ),
}


@pytest.mark.parametrize("how", CORRECTED)
def test_a_wrong_completion_is_put_right_after_the_period_was_closed(root: Path, how: str) -> None:
    completed(root)
    before = report(root, "2025-26-Q2", "2026-01-16")
    do(root, "2026-02-02", *CORRECTED[how])
    assert report(root, "2025-26-Q2", "2026-01-16") == before
    now = report(root, "2025-26-Q2", "2026-02-02")
    assert now != before
    listed = run(root, "2026-02-02", "show", "ROAD-02", "--format", "json")
    if how.startswith("another day"):
        assert '"completed": "2025-11-28"' in listed
        return
    assert '"status": "in_progress"' in listed
    done = ("--completed-on", "2026-03-20", "--summary", "Now all are tested.")
    do(root, "2026-04-09", *update("ROAD-02", "Q3", "completed", *done))
    assert report(root, "2025-26-Q2", "2026-01-16") == before
    assert report(root, "2025-26-Q2", "2026-02-02") == now
    assert '"status": "completed"' in run(root, "2026-04-09", "show", "ROAD-02", "--format", "json")


def test_a_figure_and_its_wrong_day_are_put_right(root: Path) -> None:
    first_quarter(root)
    path = next(root.glob("measures/**/ROAD-01.yaml"))
    figure = "    values:\n      - {period: 2025-26-Q2, value: 1200, reported: 2026-01-19}\n"
    text = path.read_text(encoding="utf-8")
    baseline = "baseline: {period: 2024-25-Q4, value: 10}\n"
    path.write_text(text.replace(baseline, baseline + figure), encoding="utf-8")
    commit(root, "A figure", day="2026-01-19")
    before = report(root, "2025-26-Q2", "2026-01-20")
    assert "1,200" in before
    field = "indicators.I1.values.2025-26-Q2"
    do(root, "2026-02-01", "correct", "ROAD-01", field, "12", "--reason", "Two noughts.")
    do(root, "2026-02-02", "correct", "ROAD-01", f"{field}.reported", "2026-01-18", "--reason", "A slip.")
    assert report(root, "2025-26-Q2", "2026-01-20") == before
    assert "| 12 (Q2 2025/26) |" in report(root, "2025-26-Q2", "2026-02-02")
    do(root, "2026-02-03", "correct", "ROAD-01", field, "--reason", "It is of another plan.")
    assert report(root, "2025-26-Q2", "2026-01-20") == before
    assert "| 12 (Q2 2025/26) |" not in report(root, "2025-26-Q2", "2026-02-03")


def test_a_correction_on_the_day_of_what_it_corrects_wins(root: Path) -> None:
    day, on_track = "2025-10-09", ("--confidence", "on_track", "--summary", "Begun.")
    do(root, day, *update("ROAD-01", "Q1", "in_progress", *on_track))
    do(root, day, *update("ROAD-01", "Q1", "in_progress", "--agency", "POL", *on_track))
    late = ("--corrects", "--confidence", "off_track", "--delay-reason", "capacity", "--summary", "Stuck.")
    do(root, day, *update("ROAD-01", "Q1", "in_progress", *late))
    assert '"confidence": "off_track"' in run(root, "2025-10-10", "list", "--format", "json")


def test_a_return_that_came_earlier_may_be_entered_later(root: Path) -> None:
    on_track = ("--confidence", "on_track", "--summary", "Begun.")
    do(root, "2025-10-08", *update("ROAD-01", "Q1", "in_progress", "--agency", "POL", *on_track))
    do(root, "2025-10-09", *update("ROAD-01", "Q1", "in_progress", "--submitted", "2025-10-05", *on_track))
    text = next(root.glob("measures/**/ROAD-01.yaml")).read_text(encoding="utf-8")
    assert "submitted: 2025-10-05\n    recorded: 2025-10-09\n" in text


def test_what_a_supporting_agency_returns_completes_nothing(root: Path) -> None:
    do(root, "2025-10-09", *update("ROAD-01", "Q1", "completed", "--agency", "POL", "--summary", "Done."))
    assert '"status": "completed"' not in run(root, "2025-10-20", "list", "--format", "json")
    asked = ("returns", "status", "--period", "2025-26-Q1", "--format", "json")
    assert '"state": "missing"' in run(root, "2025-10-20", *asked)


def test_a_merger_announced_takes_effect_on_its_day(root: Path) -> None:
    do(root, "2026-05-10", "agency", "merge", "NZTA", "ACC", "--on", "2026-07-01")
    assert '"lead_agency": "NZTA"' in run(root, "2026-06-30", "list", "--format", "json")
    assert '"lead_agency": "NZTA"' not in run(root, "2026-07-01", "list", "--format", "json")
    assert "0 errors" in run(root, "2026-07-01", "validate")


def test_a_merger_that_was_wrong_is_put_right_and_the_earlier_report_stays(root: Path) -> None:
    first_quarter(root)
    do(root, "2025-10-17", "agency", "merge", "POL", "ACC", "--on", "2025-09-01")
    before = report(root, "2025-26-Q1", "2025-10-20")
    path = root / "agencies.yaml"
    text = path.read_text(encoding="utf-8")
    merger = "{agency: ACC, date: 2025-09-01, recorded: 2025-10-17}"
    right = merger.replace("2025-09-01", "2025-10-01")
    correction = f"corrections: [{{recorded: 2026-01-10, was: {merger}, reason: Misread.}}]"
    assert text.count(f"succeeded_by: {merger}}}") == 1
    path.write_text(text.replace(f"{merger}}}", f"{right}, {correction}}}"), encoding="utf-8")
    for revision in ("HEAD", "2025-07-01"):
        assert "0 errors" in run(root, "2026-01-10", "validate", "--select", "POA5", "--against", revision)
    commit(root, "Correct the merger", day="2026-01-10")
    assert report(root, "2025-26-Q1", "2025-10-20") == before
    assert "| Accident Compensation Corporation | none | Police | no other |" in before
    assert report(root, "2025-26-Q1", "2026-01-10") != before


def test_entries_for_other_fields_have_the_type_of_the_field(root: Path) -> None:
    path = next(root.glob("measures/**/ROAD-02.yaml"))
    with path.open("a", encoding="utf-8") as file:
        file.write(
            "variations:\n"
            "  - {date: 2026-01-10, field: completed, from: soon, corrects: true, reason: X}\n"
            "  - {date: 2026-01-10, field: status, from: begun, to: done, state: approved, reason: X}\n"
        )
    result = run(root, "2026-02-01", "validate", exit_code=1)
    assert "'soon' is not a date" in result
    assert "'begun' is not a known status: choose not_started, in_progress, ongoing, completed, closed" in result
