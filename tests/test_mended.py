"""Whatever was put right once can be put right again, and nothing that is known later shows in a report made earlier.

Each story is lived by commands (`do` holds the record to what it was after each), with figures restated by hand.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MakeProject
from tests.repository import commit, needs_git
from tests.test_two_days import AGENCIES, DECIDED, PLAN, ROAD_01, ROAD_02, do, report, run, update

pytestmark = needs_git

FIGURE = "indicators.I1.values.2025-26-Q1"
BASELINE = "baseline: {period: 2024-25-Q4, value: 10}\n"
RETURNS = ("returns", "status", "--period", "2025-26-Q1", "--format", "json")


@pytest.fixture
def root(project: MakeProject) -> Path:
    root = project(plan=PLAN, agencies=AGENCIES, ROAD_01=ROAD_01, ROAD_02=ROAD_02)
    commit(root, "The plan", day="2025-07-01")
    return root


def text(root: Path, measure: str = "ROAD-01") -> str:
    return next(root.glob(f"measures/**/{measure}.yaml")).read_text(encoding="utf-8")


def by_hand(root: Path, day: str, old: str, new: str) -> None:
    """Change a file of ROAD-01 by hand, hold the record to what it was, and commit."""
    path = next(root.glob("measures/**/ROAD-01.yaml"))
    was = path.read_text(encoding="utf-8")
    assert was.count(old) == 1, was
    path.write_text(was.replace(old, new), encoding="utf-8", newline="\n")
    for revision in ("HEAD", "2025-07-01"):
        result = run(root, day, "validate", "--select", "POA0,POA1,POA2,POA3,POA4,POA5", "--against", revision)
        assert "0 errors" in result, result
    commit(root, "By hand", day=day)


def shown(root: Path, as_at: str, day: str = "2026-06-01") -> dict[str, str]:
    """Everything that lists and reports say of the first quarter as it was known on a day."""
    said = {"report": report(root, "2025-26-Q1", as_at, day)}
    for command in (RETURNS, ("agencies", "--format", "json"), ("show", "ROAD-02"), ("list", "--format", "json")):
        said[command[0]] = run(root, day, *command, "--as-at", as_at)
    return said


def closed_with_nothing(root: Path) -> None:
    do(root, "2025-10-20", "period", "close", "2025-26-Q1", "--with-missing")


LATE: dict[str, list[tuple[str, ...]]] = {
    "a completing return": [
        ("2026-01-28", *update("ROAD-02", "Q1", "completed", "--completed-on", "2025-09-20", "--summary", "Done.")),
    ],
    "a completion taken back and one that was not": [
        ("2026-01-28", *update("ROAD-02", "Q1", "completed", "--completed-on", "2025-09-20", "--summary", "Done.")),
        ("2026-02-01", "correct", "ROAD-02", "completed", "--reason", "It was another."),
        ("2026-02-10", *update("ROAD-02", "Q2", "completed", "--completed-on", "2025-09-28", "--summary", "Done.")),
        ("2026-02-12", "correct", "ROAD-02", "completed", "2025-09-29", "--reason", "A slip."),
        ("2026-02-13", "correct", "ROAD-02", "completed", "--reason", "It was another again."),
    ],
    "a closure": [
        (
            *("2026-01-28", "close", "ROAD-02", "--outcome", "discontinued", "--reason", "No money."),
            *("--date", "2025-09-01"),
        ),
    ],
    "an e-mail that somebody found": [
        (
            "2026-01-28",
            *update("ROAD-02", "Q1", "in_progress", "--submitted", "2025-10-12"),
            *("--confidence", "on_track", "--summary", "Begun."),
        ),
    ],
}


@pytest.mark.parametrize("late", LATE)
def test_what_came_late_changes_nothing_that_was_printed_before(root: Path, late: str) -> None:
    closed_with_nothing(root)
    before = shown(root, "2025-10-20", "2025-10-20")
    assert '"state": "missing"' in before["returns"]
    for day, *command in LATE[late]:
        do(root, day, *command)
        assert shown(root, "2025-10-20") == before, command


def test_a_completion_taken_back_was_one_as_long_as_nobody_knew_better(root: Path) -> None:
    do(
        *(root, "2025-10-10"),
        *update("ROAD-02", "Q2", "completed", "--completed-on", "2025-09-20", "--summary", "Done."),
    )
    before = shown(root, "2025-10-20", "2025-10-20")
    assert before["returns"].count('"measure"') == 1, "nobody is asked about what was completed"
    do(root, "2025-10-25", "correct", "ROAD-02", "completed", "--reason", "It was another.")
    assert shown(root, "2025-10-20") == before
    assert run(root, "2025-10-26", *RETURNS).count('"measure"') == 2


def test_what_a_supporting_agency_corrects_later_hides_nothing_of_what_it_said(root: Path) -> None:
    on_track = ("--agency", "POL", "--confidence", "on_track", "--summary")
    do(root, "2025-10-09", *update("ROAD-01", "Q1", "in_progress", *on_track, "We help."))
    before = report(root, "2025-26-Q1", "2025-10-20", "2025-10-20")
    assert "We help." in before
    do(root, "2025-11-20", *update("ROAD-01", "Q1", "in_progress", *on_track, "We wait.", "--corrects"))
    assert report(root, "2025-26-Q1", "2025-10-20") == before


def figure_of(root: Path, as_at: str) -> str | None:
    """The figure of the first quarter as it was known on a day."""
    found = re.search(r"Indicator I1: .*Q1 2025/26: (\d+)", report(root, "2025-26-Q1", as_at))
    return found.group(1) if found else None


def with_a_figure(root: Path) -> None:
    figure = "    values:\n      - {period: 2025-26-Q1, value: 5, reported: 2025-10-10}\n"
    by_hand(root, "2025-10-10", BASELINE, BASELINE + figure)
    closed_with_nothing(root)


def test_a_corrected_figure_can_be_restated_and_corrected_again(root: Path) -> None:
    with_a_figure(root)
    before = report(root, "2025-26-Q1", "2025-10-20")
    do(root, "2025-10-25", "correct", "ROAD-01", FIGURE, "4", "--reason", "A slip.")
    corrected = report(root, "2025-26-Q1", "2025-10-26")
    restated = "{period: 2025-26-Q1, value: 4, reported: 2025-10-10}\n"
    by_hand(
        *(root, "2026-01-10", restated),
        restated + "      - {period: 2025-26-Q1, value: 6, reported: 2026-01-10}\n",
    )
    do(root, "2026-01-20", "period", "close", "last", "--with-missing")
    do(root, "2026-01-21", "correct", "ROAD-01", FIGURE, "7", "--reason", "Another slip.")
    do(root, "2026-01-22", "correct", "ROAD-01", f"{FIGURE}.reported", "2026-01-09", "--reason", "A day before.")
    assert [figure_of(root, day) for day in ("2025-10-20", "2025-10-25", "2026-01-10", "2026-01-21")] == [
        *("5", "4", "6", "7"),
    ]
    do(root, "2026-01-23", "correct", "ROAD-01", FIGURE, "--reason", "It is of another plan.")
    assert figure_of(root, "2026-01-23") == "4", "what stood before it stands again"
    assert report(root, "2025-26-Q1", "2025-10-20") == before
    assert report(root, "2025-26-Q1", "2025-10-26") == corrected


def test_a_figure_taken_back_can_be_put_back(root: Path) -> None:
    with_a_figure(root)
    before = report(root, "2025-26-Q1", "2025-10-20")
    do(root, "2025-10-25", "correct", "ROAD-01", FIGURE, "--reason", "It is of another plan.")
    do(root, "2025-10-27", "correct", "ROAD-01", FIGURE, "5", "--reason", "It was of this plan.")
    do(root, "2025-10-28", "correct", "ROAD-01", FIGURE, "--reason", "It was not.")
    do(root, "2025-10-29", "correct", "ROAD-01", FIGURE, "8", "--reason", "It was, and another.")
    days = ("2025-10-20", "2025-10-25", "2025-10-27", "2025-10-28", "2025-10-29")
    assert [figure_of(root, day) for day in days] == ["5", None, "5", None, "8"]
    assert report(root, "2025-26-Q1", "2025-10-20") == before
    result = run(root, "2025-10-30", "correct", "ROAD-01", FIGURE, "8", "--reason", "X", exit_code=1)
    assert f"{FIGURE} of ROAD-01 is already 8" in result


def test_a_figure_taken_back_twice_is_refused(root: Path) -> None:
    with_a_figure(root)
    do(root, "2025-10-25", "correct", "ROAD-01", FIGURE, "--reason", "It is of another plan.")
    result = run(root, "2025-10-26", "correct", "ROAD-01", FIGURE, "--reason", "X", exit_code=2)
    assert f"{FIGURE} of ROAD-01 is empty: there is nothing to correct" in result


def test_a_figure_stays_where_only_the_day_of_its_entry_was_wrong(root: Path) -> None:
    figure = "    values:\n      - {period: 2025-26-Q1, value: 5, reported: 2025-10-10, recorded: 2025-10-12}\n"
    by_hand(root, "2025-10-12", BASELINE, BASELINE + figure)
    do(root, "2025-10-25", "correct", "ROAD-01", f"{FIGURE}.recorded", "--reason", "It was entered on its day.")
    assert [figure_of(root, day) for day in ("2025-10-11", "2025-10-13", "2025-10-25")] == [None, "5", "5"]
    assert "recorded: 2025-10-12}" not in text(root)


AGAIN = {
    "by correction": ("correct", "ROAD-02", "completed", "2025-12-22", "--reason", "A slip."),
    "by return": update(
        "ROAD-02", "Q2", "completed", "--corrects", "--completed-on", "2025-12-22", "--summary", "Done."
    ),
    "back": ("correct", "ROAD-02", "completed", "--reason", "It was another again."),
}


@pytest.mark.parametrize("how", AGAIN)
def test_a_second_completion_is_corrected_like_the_first(root: Path, how: str) -> None:
    done = ("--completed-on", "2025-09-20", "--summary", "Done.")
    do(root, "2025-10-10", *update("ROAD-02", "Q1", "completed", *done))
    do(root, "2025-10-12", "correct", "ROAD-02", "completed", "--reason", "It was another.")
    goes_on = ("--corrects", "--confidence", "on_track", "--summary", "It goes on.")
    do(root, "2025-10-12", *update("ROAD-02", "Q1", "in_progress", *goes_on))
    closed_with_nothing(root)
    done = ("--completed-on", "2025-12-20", "--summary", "Done.")
    do(root, "2026-01-10", *update("ROAD-02", "Q2", "completed", *done))
    days = ("2025-10-11", "2025-10-20", "2026-01-09", "2026-01-11")
    before = [report(root, "2025-26-Q2", day) for day in days]
    known = [completed_on(root, day) for day in days]
    assert known == ["2025-09-20", None, None, "2025-12-20"]
    do(root, "2026-01-12", *AGAIN[how])
    assert [report(root, "2025-26-Q2", day) for day in days] == before
    assert [completed_on(root, day) for day in days] == known
    assert completed_on(root, "2026-01-12") == (None if how == "back" else "2025-12-22")


def completed_on(root: Path, as_at: str) -> str | None:
    said = run(root, "2026-06-01", "show", "ROAD-02", "--as-at", as_at)
    line = next((line for line in said.splitlines() if line.strip().startswith("Completed")), None)
    return line.split()[1].strip(",") if line else None


def test_a_milestone_delivered_again_is_held_and_corrected(root: Path) -> None:
    field = "milestones.M1.completed"
    do(root, "2025-10-10", "milestone", "done", "ROAD-01", "M1", "--on", "2025-09-10")
    closed_with_nothing(root)
    do(root, "2025-10-22", "correct", "ROAD-01", field, "--reason", "It was another.")
    do(root, "2025-11-20", "milestone", "done", "ROAD-01", "M1", "--on", "2025-11-11")
    days = ("2025-10-11", "2025-10-22", "2025-11-19", "2025-11-20")
    before = [report(root, "2025-26-Q2", day) for day in days]
    do(root, "2025-11-24", "correct", "ROAD-01", field, "2025-11-12", "--reason", "A slip.")
    do(root, "2025-11-25", "correct", "ROAD-01", field, "--reason", "It was another again.")
    do(root, "2025-11-26", "milestone", "done", "ROAD-01", "M1", "--on", "2025-11-26")
    do(root, "2025-11-28", "correct", "ROAD-01", field, "2025-11-25", "--reason", "The day before.")
    assert [report(root, "2025-26-Q2", day) for day in days] == before


HANDED_OVER = {
    "merger": ("agency", "merge", "MOT", "POL", "--on", "2025-10-01"),
    "assignment": ("assign", "ROAD-01", "POL", *DECIDED, "--date", "2025-10-01"),
    "variation": ("vary", "ROAD-01", "lead_agency", "POL", *DECIDED, "--date", "2025-10-01"),
}


@pytest.mark.parametrize("how", HANDED_OVER)
def test_a_handover_dated_back_takes_over_what_the_new_lead_reported(root: Path, how: str) -> None:
    said = ("--summary", "Begun.")
    do(root, "2025-10-10", *update("ROAD-01", "Q1", "in_progress", "--confidence", "on_track", *said))
    do(root, "2025-10-11", *update("ROAD-01", "Q1", "ongoing", "--agency", "POL", "--confidence", "at_risk", *said))
    before = report(root, "2025-26-Q1", "2025-10-12", "2025-10-12")
    preview = run(root, "2025-10-15", *HANDED_OVER[how], "--dry-run")
    assert "+status: ongoing\n+confidence: at_risk\n" in preview
    assert (
        "ROAD-01 is ongoing, at_risk now: POL's return of 2025-10-11 for 2025-26-Q1 counts, because POL led by then.\n"
    ) in preview
    do(root, "2025-10-15", *HANDED_OVER[how])
    assert "status: ongoing\nconfidence: at_risk\n" in text(root)
    assert report(root, "2025-26-Q1", "2025-10-12") == before


def test_an_earlier_decision_is_taken_though_a_later_one_was_announced(root: Path) -> None:
    do(root, "2025-11-05", "vary", "ROAD-02", "due", "2026-12-31", *DECIDED, "--date", "2026-01-01")
    earlier = ("vary", "ROAD-02", "due", "2026-09-30", *DECIDED, "--date", "2025-12-01")
    preview = run(root, "2025-11-06", *earlier, "--dry-run")
    assert "The change of due to 2026-12-31, announced for 2026-01-01, no longer counts.\n" in preview
    do(root, "2025-11-06", *earlier)
    due = {day: run(root, "2026-06-01", "show", "ROAD-02", "--as-at", day, "--format", "json") for day in (
        "2025-11-05", "2025-11-30", "2025-12-01", "2026-02-01",
    )}  # fmt: skip
    assert ['"due": "2026-09-30"' in one for one in due.values()] == [False, False, True, True]
    assert ['"due": "2026-03-31"' in one for one in due.values()] == [True, True, False, False]
    said = report(root, "2025-26-Q3", "2026-04-20")
    assert "31 December 2026" not in said, "it never took effect"
    result = run(root, "2026-06-01", *earlier[:3], "2026-08-31", *DECIDED, "--date", "2025-11-30", exit_code=1)
    assert "was last changed from 2025-12-01 on" in result


def test_an_earlier_lead_is_taken_though_a_later_one_was_announced(root: Path) -> None:
    do(root, "2025-11-05", "assign", "ROAD-01", "POL", *DECIDED, "--date", "2026-01-01")
    assert "supporting_agencies" not in text(root).partition("variations")[0]
    preview = run(root, "2025-11-06", "assign", "ROAD-01", "ACC", *DECIDED, "--date", "2025-12-01")
    assert "The change of lead_agency to POL, announced for 2026-01-01, no longer counts.\n" in preview
    assert "supporting_agencies: [POL]\n" in text(root), "it goes on supporting"
    assert "0 errors" in run(root, "2025-11-06", "validate", "--against", "HEAD", "--ignore", "POA7")
    commit(root, "Another lead", day="2025-11-06")
    for day, lead in (("2025-11-30", "MOT"), ("2025-12-01", "ACC"), ("2026-01-01", "ACC")):
        said = run(root, "2026-06-01", "show", "ROAD-01", "--as-at", day, "--format", "json")
        assert f'"lead_agency": "{lead}"' in said, day
        assert '"POL"' in said, day


def test_who_takes_over_from_an_announced_lead_begins_on_its_day(root: Path) -> None:
    do(root, "2025-11-05", "assign", "ROAD-02", "ACC", *DECIDED, "--date", "2026-07-01")
    do(root, "2025-11-06", "agency", "merge", "ACC", "POL", "--on", "2026-01-01")
    for day, lead in (("2026-02-01", "NZTA"), ("2026-07-01", "POL")):
        said = run(root, "2026-08-01", "show", "ROAD-02", "--as-at", day, "--format", "json")
        assert f'"lead_agency": "{lead}"' in said, day


ASKED = ("vary", "ROAD-02", "due")


def test_a_request_granted_with_another_value_waits_no_longer(root: Path) -> None:
    do(root, "2025-11-05", *ASKED, "2026-12-31", "--reason", "More time.", "--requested-by", "Office")
    granted = (*ASKED, "2026-09-30", "--reason", "Less than asked.", "--approved-by", "Board")
    preview = run(root, "2025-11-20", *granted, "--dry-run")
    assert "+    requested: 2025-11-05\n" in preview
    assert (
        "This decides the request of 2025-11-05 for 2026-12-31. If that one is to wait, add --settles none.\n"
        in preview
    )
    do(root, "2025-11-20", *granted)
    assert "waits for approval" not in report(root, "2025-26-Q2", "2025-11-21")
    assert "waits for approval" in report(root, "2025-26-Q2", "2025-11-19")


def test_a_request_can_go_on_waiting(root: Path) -> None:
    do(root, "2025-11-05", *ASKED, "2026-12-31", "--reason", "More time.", "--requested-by", "Office")
    granted = (*ASKED, "2026-09-30", "--reason", "Something else.", "--approved-by", "Board", "--settles", "none")
    do(root, "2025-11-20", *granted)
    assert "waits for approval" in report(root, "2025-26-Q2", "2025-11-21")


def test_of_several_requests_one_has_to_be_named(root: Path) -> None:
    do(root, "2025-11-05", *ASKED, "2026-12-31", "--reason", "More time.", "--requested-by", "Office")
    do(root, "2025-11-06", *ASKED, "2027-01-31", "--reason", "More time.", "--requested-by", "Office")
    granted = (*ASKED, "2026-09-30", "--reason", "Less.", "--approved-by", "Board")
    result = run(root, "2025-11-20", *granted, exit_code=2)
    assert (
        "2 requests to change due wait: of 2025-11-05 (to 2026-12-31), of 2025-11-06 (to 2027-01-31); "
        "name the one that this decides with --settles DATE, or add --settles none\n"
    ) in result
    result = run(root, "2025-11-20", *granted, "--settles", "2025-11-07", exit_code=2)
    assert "no request to change due waits from 2025-11-07" in result
    do(root, "2025-11-20", *granted, "--settles", "2025-11-06")
    assert "    requested: 2025-11-06\n" in text(root, "ROAD-02")


def test_a_decision_from_before_its_request_is_refused(root: Path) -> None:
    do(root, "2025-11-05", *ASKED, "2026-12-31", "--reason", "More time.", "--requested-by", "Office")
    granted = (*ASKED, "2026-12-31", "--approved-by", "Board", "--date", "2025-11-01")
    result = run(root, "2025-11-20", *granted, exit_code=1)
    assert "the request was made on 2025-11-05; a decision on it cannot be dated 2025-11-01" in result


def test_the_day_on_which_a_measure_entered_is_corrected(root: Path) -> None:
    do(
        *(root, "2025-10-20", "new", "--goal", "roads", "--title", "Mend the bridge", "--lead", "MOT"),
        *("--due", "2026-06-30"),
    )
    before = report(root, "2025-26-Q1", "2025-10-25")
    do(root, "2025-11-05", "correct", "ROAD-03", "added", "2025-09-15", "--reason", "It was decided in September.")
    assert report(root, "2025-26-Q1", "2025-10-25") == before
    assert "Mend the bridge" not in before
    assert "Mend the bridge" in report(root, "2025-26-Q1", "2025-11-05")


@pytest.mark.parametrize("field", ["added", "milestones.M1.added", "indicators.I1.added"])
def test_a_first_day_is_given_where_the_default_was_wrong(root: Path, field: str) -> None:
    before = report(root, "2025-26-Q1", "2025-11-04")
    do(root, "2025-11-05", "correct", "ROAD-01", field, "2025-10-01", "--reason", "It came in October.")
    assert report(root, "2025-26-Q1", "2025-11-04") == before
    assert report(root, "2025-26-Q1", "2025-11-05") != before


def test_the_day_of_entry_is_given_where_the_default_was_wrong(root: Path) -> None:
    do(root, "2025-10-10", "milestone", "done", "ROAD-01", "M1", "--on", "2025-10-10")
    field = "milestones.M1.recorded"
    do(root, "2025-10-20", "correct", "ROAD-01", field, "2025-10-12", "--reason", "It was entered later.")
    result = run(root, "2025-10-21", "correct", "ROAD-01", "recorded", "2025-10-12", "--reason", "X", exit_code=2)
    assert "recorded of ROAD-01 is empty: there is nothing to correct" in result


def test_an_agency_that_has_no_part_in_a_measure_reports_nothing_on_it(root: Path) -> None:
    said = ("--confidence", "on_track", "--summary", "We help.")
    result = run(root, "2025-10-10", *update("ROAD-01", "Q1", "in_progress", "--agency", "ACC", *said), exit_code=1)
    assert result == (
        "poa: ACC neither leads nor supports ROAD-01 (MOT leads it, POL supports it). Name another agency with "
        '--agency, or first add it: poa vary ROAD-01 supporting_agencies "POL, ACC" --reason … --approved-by …\n'
    )
    do(root, "2025-10-10", "vary", "ROAD-01", "supporting_agencies", "POL, ACC", *DECIDED)
    do(root, "2025-10-10", *update("ROAD-01", "Q1", "in_progress", "--agency", "ACC", *said))


def test_a_return_for_a_time_before_all_others_lengthens_no_earlier_report(project: MakeProject) -> None:
    root = project(
        plan=PLAN.replace("period: {start: 2025-07-01, end: 2028-06-30}\n", ""), agencies=AGENCIES, ROAD_01=ROAD_01
    )
    commit(root, "The plan", day="2025-07-01")
    said = ("--confidence", "on_track", "--summary", "Begun.")
    do(root, "2026-01-10", *update("ROAD-01", "Q2", "in_progress", *said))
    before = page(root, "2025-26-Q2", "2026-01-20")
    do(root, "2026-02-10", *update("ROAD-01", "Q1", "in_progress", *said))
    assert page(root, "2025-26-Q2", "2026-01-20") == before


def page(root: Path, period: str, as_at: str) -> list[str]:
    """The report as a page, with its charts, without the revision of the data that it names."""
    path = root / "report.html"
    run(root, "2026-06-01", "report", "--period", period, "--as-at", as_at, "--format", "html", "--output", str(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    path.unlink()
    return [line for line in lines if "evision" not in line]


def test_a_handover_that_would_complete_a_measure_is_refused_with_the_way_out(root: Path) -> None:
    said = ("--summary", "Done.")
    do(root, "2025-10-10", *update("ROAD-01", "Q1", "in_progress", "--confidence", "on_track", *said))
    do(root, "2025-10-11", *update("ROAD-01", "Q1", "completed", "--agency", "POL", *said))
    assert (
        "POL's return of 2025-10-11 for 2025-26-Q1 would count for ROAD-01, and says that it is completed. Take a later "
        "day, or first correct that return (poa update ROAD-01 --period 2025-26-Q1 --agency POL --corrects …)\n"
    ) in run(root, "2025-10-15", *HANDED_OVER["assignment"], exit_code=1)
    corrected = ("--agency", "POL", "--corrects", "--confidence", "at_risk", "--summary", "Not quite.")
    do(root, "2025-10-15", *update("ROAD-01", "Q1", "in_progress", *corrected))
    do(root, "2025-10-15", *HANDED_OVER["assignment"])
    assert "confidence: at_risk\n" in text(root)


def test_on_a_terminal_poa_asks_which_request_a_decision_settles(root: Path) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals to test with")
    do(root, "2025-11-05", *ASKED, "2026-12-31", "--reason", "More time.", "--requested-by", "Office")
    do(root, "2025-11-06", *ASKED, "2027-01-31", "--reason", "More time.", "--requested-by", "Office")
    granted = (*ASKED, "2026-09-30", "--reason", "Less.", "--approved-by", "Board", "--dry-run")
    program = "from poa_tracker.cli.main import main; main()"
    for answers, settled in ((b"y\n", "2025-11-06"), (b"n\ny\n", "2025-11-05"), (b"n\nn\n", None)):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", program, *granted, "--root", str(root), "--today", "2025-11-20"],
            stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True,
        )  # fmt: skip
        os.write(ours, answers)
        shown_change, _ = process.communicate(timeout=60)
        os.close(theirs)
        questions = os.read(ours, 10_000).decode()
        os.close(ours)
        assert "Does this decide the request of 2025-11-06 (to 2027-01-31)? [y/N]" in questions
        assert process.returncode == 0, questions
        assert (f"+    requested: {settled}\n" in shown_change) is (settled is not None)
        assert ("requested:" in shown_change) is (settled is not None)
