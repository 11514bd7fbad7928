"""The day a list shows: none that is still to come, and none after the clock of a plan that is tracked no longer."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import PLAN, MakeProject

COMMANDS = (["list"], ["show", "GOV-001"], ["agencies"], ["due"], ["returns", "status"])
NOTE = "2026-01-16 (not 2026-01-30: the plan is no longer tracked, and its clock stopped then)"


@pytest.fixture
def plan(project: MakeProject) -> Path:
    """Tracked until 2025-26-Q2, whose returns were due on 15 January."""
    return project(
        plan=PLAN.replace("fiscal_year_start: 7", "fiscal_year_start: 7, last: 2025-26-Q2"),
        GOV_001="id: GOV-001\ntitle: T\ngoal: permits\nstatus: ongoing\nlead_agency: JUSTICE\ndue: 2026-01-20\n",
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_day_that_is_still_to_come_is_refused(plan: Path, poa: Poa, command: list[str]) -> None:
    result = poa(plan, *command, "--as-at", "2026-02-02")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "poa: --as-at 2026-02-02 is still to come; name today or an earlier day\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_day_after_the_clock_stopped_is_the_day_it_stopped(plan: Path, poa: Poa, command: list[str]) -> None:
    assert NOTE not in poa(plan, *command).stdout
    result, usual = poa(plan, *command, "--as-at", "2026-01-30"), poa(plan, *command)
    assert result.stderr == ""
    assert result.stdout.split("2026-01-16")[0] == usual.stdout.split("2026-01-16")[0]
    assert f"{NOTE}\n" in result.stdout.replace("\n               ", " ")


@pytest.mark.parametrize("command", COMMANDS)
def test_programs_are_shown_beside_their_data(plan: Path, poa: Poa, command: list[str]) -> None:
    result = poa(plan, *command, "--as-at", "2026-01-30", "--format", "json")
    assert json.loads(result.stdout)["as_at"] == "2026-01-16"
    assert result.stdout == poa(plan, *command, "--format", "json").stdout
    assert result.stderr == f"poa: as at {NOTE.replace(' (', ', ').removesuffix(')')}\n"


def test_a_comparison_goes_as_far_as_the_clock(plan: Path, poa: Poa) -> None:
    result = poa(plan, "diff", "2025-12-01", "2026-01-30")
    assert result.stdout.startswith(f"From 2025-12-01 to {NOTE}\n")
    assert json.loads(poa(plan, "diff", "2025-12-01", "2026-01-30", "--format", "json").stdout)["to"] == "2026-01-16"
    assert poa(plan, "diff", "2026-02-02").stderr == "poa: 2026-02-02 is not over yet: name a day up to 2026-01-16\n"


def test_an_earlier_day_is_that_day(plan: Path, poa: Poa) -> None:
    assert poa(plan, "list", "--as-at", "2025-12-01").stdout.endswith("\n1 measure, 0 overdue as at 2025-12-01\n")
