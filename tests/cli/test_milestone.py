"""`poa milestone`: steps are added, delivered and listed."""

import json
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
milestones:
  # the first step
  - id: M1
    title: New form
    due: 2025-12-31
  - id: M2
    title: New desk
    agency: JUSTICE
    due: 2026-03-31
    completed: 2026-01-10
tags: [forms]
"""


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(GOV_001=MEASURE)


def text(plan: Path) -> str:
    return (plan / "measures/GOV-001.yaml").read_text()


def test_a_milestone_gets_the_next_number(plan: Path, poa: Poa) -> None:
    result = poa(
        plan, "milestone", "add", "GOV-001", "--title", "Evaluate", "--due", "2026-06-30", "--agency", "ministry of justice",
        "--horizon", "short",
    )  # fmt: skip
    assert result.exit_code == 0
    assert text(plan) == MEASURE.replace(
        "tags:",
        "  - id: M3\n    title: Evaluate\n    agency: JUSTICE\n    horizon: short\n    due: 2026-06-30\n    added: 2026-02-01\ntags:",
    )


def test_delivery_on_an_earlier_day_notes_when_we_learned_of_it(plan: Path, poa: Poa) -> None:
    result = poa(
        plan, "milestone", "done", "GOV-001", "m1", "--on", "2025-12-20", "--evidence", "Form=https://example.org/f"
    )
    assert result.exit_code == 0
    assert text(plan) == MEASURE.replace(
        "    due: 2025-12-31\n",
        "    due: 2025-12-31\n"
        "    completed: 2025-12-20\n"
        "    recorded: 2026-02-01\n"
        "    evidence:\n"
        "      - {title: Form, url: 'https://example.org/f'}\n",
    )


def test_delivery_today_needs_no_second_date(plan: Path, poa: Poa) -> None:
    assert poa(plan, "milestone", "done", "GOV-001", "M1").exit_code == 0
    assert text(plan) == MEASURE.replace("due: 2025-12-31\n", "due: 2025-12-31\n    completed: 2026-02-01\n")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "reason"),
    [
        (["done", "GOV-001", "M2"], 1, "M2 of GOV-001 is already completed, on 2026-01-10"),
        (["done", "GOV-001", "M9"], 2, "GOV-001 has no milestone 'M9'"),
        (["done", "GOV-001", "M1", "--on", "2026-02-02"], 1, "the completion of M1 on 2026-02-02 is still to come"),
        (["add", "GOV-001", "--title", "X", "--id", "M1"], 1, "GOV-001 already has a milestone M1"),
        (["add", "GOV-001", "--title", "X", "--agency", "Nobody"], 2, "no agency 'Nobody'"),
    ],
)
def test_what_is_refused_changes_nothing(
    plan: Path, poa: Poa, arguments: list[str], exit_code: int, reason: str
) -> None:
    result = poa(plan, "milestone", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith(f"poa: {reason}"), result.stderr
    assert text(plan) == MEASURE


def test_a_link_is_a_title_and_an_address(plan: Path, poa: Poa) -> None:
    result = poa(plan, "milestone", "done", "GOV-001", "M1", "--evidence", "javascript:alert(1)")
    assert result.exit_code == 2
    assert "write it as 'Title=https://example.org/report'" in result.stderr.replace("\n", " ").replace(
        "│", ""
    ).replace("  ", " ")


def test_an_agency_is_called_as_everywhere(project: MakeProject, poa: Poa) -> None:
    root = project(
        agencies="agencies:\n- {id: INTERIOR, name: Ministry of the Interior, short_name: Interior}\n",
        GOV_001=MEASURE,
    )
    result = poa(root, "milestone", "list", "GOV-001")
    assert result.stdout.splitlines()[1].split()[:4] == ["M1", "New", "form", "Interior"]


def test_milestones_are_listed_with_what_is_overdue(plan: Path, poa: Poa) -> None:
    result = poa(plan, "milestone", "list", "GOV-001")
    assert result.stdout == (
        "Id  Milestone  Agency    Due                  First due  Delivered\n"
        "M1  New form   INTERIOR  2025-12-31, overdue             –\n"
        "M2  New desk   JUSTICE   2026-03-31                      2026-01-10\n"
        "2 milestones, 1 overdue as at 2026-02-01\n"
    )
    document = json.loads(poa(plan, "milestone", "list", "GOV-001", "--format", "json").stdout)
    assert document["milestones"][0] == {
        "id": "M1",
        "title": "New form",
        "agency": "INTERIOR",
        "due": "2025-12-31",
        "baseline_due": "2025-12-31",
        "completed": None,
        "overdue": True,
    }
    csv = poa(plan, "milestone", "list", "GOV-001", "--format", "csv").stdout.replace("\r\n", "\n")
    assert csv.split("\n")[2] == "M2,New desk,JUSTICE,2026-03-31,2026-03-31,2026-01-10,false"
