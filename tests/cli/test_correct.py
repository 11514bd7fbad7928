"""`poa correct` on the command line: what it leaves to do, and what is put right by another command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
status: in_progress
confidence: on_track
milestones:
  - {id: M1, title: Forms, due: 2025-09-30, completed: 2025-09-01}
  - {id: M2, title: Desk, due: 2025-12-31}
indicators:
  - {id: I1, title: Days, unit: days, target: {date: 2026-06-30, value: 20}, values: [
      {period: 2025-26-Q1, value: 42, reported: 2025-10-09}]}
  - {id: I2, title: Desks, unit: desks, target: {date: 2026-06-30, value: 2}}
"""
REASON = ("--reason", "It was another one.")
DONE = ("update", "GOV-001", "--status", "completed", "--summary", "Done", "--with-milestones", "--completed-on")


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(GOV_001=MEASURE)


def test_a_completion_taken_back_names_what_came_with_it(plan: Path, poa: Poa) -> None:
    assert poa(plan, *DONE, "2025-12-20").exit_code == 0
    result = poa(plan, "correct", "GOV-001", "completed", *REASON)
    assert result.stderr == (
        "Wrote measures/GOV-001.yaml.\n"
        "M2 is still completed on 2025-12-20. If that is wrong too: "
        "poa correct GOV-001 milestones.M2.completed --reason …\n"
        "The return for 2025-26-Q2 still says completed. To say how far the work is: "
        "poa update GOV-001 --period 2025-26-Q2 --corrects --status in_progress --confidence … --summary …\n"
    )
    assert (
        poa(plan, "correct", "GOV-001", "milestones.M2.completed", *REASON).stderr == "Wrote measures/GOV-001.yaml.\n"
    )
    again = ("--corrects", "--status", "in_progress", "--confidence", "at_risk", "--summary", "Goes on")
    assert poa(plan, "update", "GOV-001", "--period", "2025-26-Q2", *again).stderr == "Wrote measures/GOV-001.yaml.\n"
    assert "error[" not in poa(plan, "validate").stdout


def test_a_return_that_takes_a_completion_back_names_it_too(plan: Path, poa: Poa) -> None:
    assert poa(plan, *DONE, "2025-12-20").exit_code == 0
    again = ("--corrects", "--status", "in_progress", "--confidence", "at_risk", "--summary", "Goes on")
    assert poa(plan, "update", "GOV-001", *again).stderr == (
        "Wrote measures/GOV-001.yaml.\n"
        "M2 is still completed on 2025-12-20. If that is wrong too: "
        "poa correct GOV-001 milestones.M2.completed --reason …\n"
    )


def test_a_completion_on_another_day_names_the_milestones_of_the_wrong_day(plan: Path, poa: Poa) -> None:
    assert poa(plan, *DONE, "2025-12-20").exit_code == 0
    assert poa(plan, "correct", "GOV-001", "completed", "2025-12-22", *REASON).stderr == (
        "Wrote measures/GOV-001.yaml.\n"
        "M2 is still completed on 2025-12-20. If that is wrong too: "
        "poa correct GOV-001 milestones.M2.completed 2025-12-22 --reason …\n"
    )


@pytest.mark.parametrize(
    ("field", "says"),
    [
        (
            "updates.2025-26-Q2.summary",
            "a return is corrected by another return: poa update GOV-001 --period 2025-26-Q2 --corrects --summary …",
        ),
        (
            "updates",
            "a return is corrected by another return: poa update GOV-001 --period PERIOD --corrects --summary …",
        ),
        (
            "status",
            "a status is corrected by another return: poa update GOV-001 --period PERIOD --corrects --summary …",
        ),
        ("closure", "GOV-001 is not closed, so there is no closure to correct"),
        ("closure.date", "GOV-001 is not closed, so it has no closure.date"),
        ("indicators.I1.values.2025-26-Q2", "I1 of GOV-001 has no figure for 2025-26-Q2; it has 2025-26-Q1"),
        ("indicators.I2.values.2025-26-Q2", "I2 of GOV-001 has no figure for 2025-26-Q2; it has none yet"),
        ("indicators.I3.values.2025-26-Q2", "GOV-001 has no indicator 'I3'; there is I1, I2"),
    ],
)
def test_what_another_command_puts_right_is_named(plan: Path, poa: Poa, field: str, says: str) -> None:
    assert poa(plan, "correct", "GOV-001", field, "3", *REASON) == (2, "", f"poa: {says}\n")


def test_a_closure_by_mistake_says_where_the_work_goes_on(plan: Path, poa: Poa) -> None:
    assert poa(plan, "close", "GOV-001", "--outcome", "discontinued", "--reason", "No money.").exit_code == 0
    refused = poa(plan, "correct", "GOV-001", "closure", *REASON)
    assert refused == (
        2,
        "",
        "poa: a closure stays on the record; while nobody has committed it, `poa undo` takes it back. After that, put "
        "the work into the plan again with `poa new`, and say so in the closure: poa correct GOV-001 closure.reason "
        '"Closed by mistake; goes on as NEW-ID." --reason …\n',
    )
    reason = ("closure.reason", "Closed by mistake; goes on as GOV-002.", *REASON)
    assert poa(plan, "correct", "GOV-001", *reason).exit_code == 0
    assert "error[" not in poa(plan, "validate").stdout


def test_a_day_that_no_calendar_has_is_called_so(plan: Path, poa: Poa) -> None:
    for day, says in (
        ("2026-02-29", "'2026-02-29' is not a date in the calendar"),
        ("2026-W05-7", "'2026-W05-7' is not a date: write YYYY-MM-DD, such as 2026-01-31"),
    ):
        result = poa(plan, "milestone", "done", "GOV-001", "M2", "--on", day)
        assert result.exit_code == 2
        assert says in " ".join(result.stderr.replace("│", " ").split())
