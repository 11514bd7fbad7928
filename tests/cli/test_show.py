"""`poa show`: one measure in full, and help for those who do not know its id."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from poa_tracker.cli.measure_text import spark_line
from tests.conftest import MakeProject

runner = CliRunner()


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(
        GOV_001="""\
        id: GOV-001
        ref: 1.5a
        title: Shorter permits
        goal: permits
        objective: permits-1
        lead_agency: INTERIOR
        supporting_agencies: [JUSTICE]
        status: in_progress
        confidence: off_track
        due: 2026-06-30
        milestones:
          - {id: M1, title: New form, due: 2025-11-30, completed: 2025-12-10}
          - id: M2
            title: New desk
            due: 2026-01-31
            agency: JUSTICE
            horizon: short
          - id: M3
            title: New rooms
            due: 2026-01-31
            completed: 2026-01-20
            recorded: 2026-01-22
            evidence: [{title: Lease, url: 'https://example.org/lease', visibility: internal}]
        indicators:
          - id: I1
            title: Days to a permit
            unit: days
            direction: decrease
            baseline: {period: 2025-26-Q1, value: 30}
            target: {date: 2026-06-30, value: 20}
            values:
              - {period: 2025-26-Q1, value: 30, reported: 2025-10-09}
              - {period: 2025-26-Q2, value: 29, reported: 2026-01-12}
              - {period: 2025-26-Q2, value: 28, reported: 2026-01-20, provisional: true}
        depends_on: [LAW-001]
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, confidence: on_track, summary: Begun.}
          - period: 2025-26-Q2
            submitted: 2026-01-20
            status: in_progress
            confidence: off_track
            summary: The desk waits for its rooms.
            issues: No rooms.
            internal_note: Ask the minister.
            evidence: [{title: Plan of the rooms, url: 'https://example.org/rooms'}]
            prepared_by: Permit desk
            signed_off: {by: Deputy secretary, date: 2026-01-19}
        variations:
          - {date: 2025-12-01, field: due, from: 2025-12-31, to: 2026-06-30, reason: Rooms., state: approved, approved_by: Chair, requested_by: Permit desk, delay_reason: dependency}
          - {date: 2026-01-20, field: due, from: 2026-06-30, to: 2026-09-30, reason: More rooms., state: requested, requested_by: Permit desk}
        """,
        LAW_001="""\
        id: LAW-001
        title: Fairer courts
        goal: courts
        kind: action
        added: 2025-09-01
        status: completed
        completed: 2025-11-01
        recorded: 2025-11-20
        evidence: [{title: Judgment, url: 'https://example.org/judgment'}]
        source: {title: The plan, page: 'part 2, goal 4'}
        """,
    )


def test_everything_about_a_measure(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = runner.invoke(app, ["show", "GOV-001", "--root", str(plan), "--today", "2026-02-01"])
    assert result.exit_code == 0
    assert result.stdout == (
        "GOV-001  Shorter permits\n"
        "\n"
        "Goal           Quicker permits\n"
        "Objective      Shorter waiting times\n"
        "In the plan    no. 1.5a\n"
        "Lead agency    Ministry of the Interior (INTERIOR)\n"
        "Supported by   JUSTICE\n"
        "Status         In progress\n"
        "Confidence     Off track\n"
        "Due            2026-06-30 (first 2025-12-31; moved once, +181 days)\n"
        "Return         Late, for Q2 2025/26\n"
        "Depends on     LAW-001 Fairer courts (Completed)\n"
        "File           measures/GOV-001.yaml\n"
        "As at          2026-02-01\n"
        "\n"
        "Milestones\n"
        "  M1  New form\n"
        "      delivered late 2025-12-10; due 2025-11-30\n"
        "  M2  New desk [JUSTICE]\n"
        "      due 2026-01-31, OVERDUE; Short term\n"
        "  M3  New rooms\n"
        "      delivered 2026-01-20, known since 2026-01-22; due 2026-01-31\n"
        "      Evidence: Lease [internal], https://example.org/lease\n"
        "\n"
        "Indicators\n"
        "  I1  Days to a permit (days; lower is better)\n"
        "      baseline 30, latest 28 (2025-26-Q2, provisional), target 20 by 2026-06-30\n"
        "      █▁\n"
        "      2025-26-Q2 restated: 28 (2026-01-20), first reported 29 (2026-01-12)\n"
        "\n"
        "Updates, newest first\n"
        "  2025-26-Q2  INTERIOR, 2026-01-20 (late)  In progress, Off track\n"
        "      The desk waits for its rooms.\n"
        "      Issues: No rooms.\n"
        "      Internal note: Ask the minister.\n"
        "      Evidence: Plan of the rooms, https://example.org/rooms\n"
        "      Prepared by: Permit desk\n"
        "      Signed off by: Deputy secretary, 2026-01-19\n"
        "  2025-26-Q1  INTERIOR, 2025-10-09  In progress, On track\n"
        "      Begun.\n"
        "\n"
        "Variations\n"
        "  2025-12-01  due: 2025-12-31 -> 2026-06-30\n"
        "      Approved by: Chair; requested by: Permit desk\n"
        "      Rooms.\n"
        "      Delay: Waits for other work\n"
        "  2026-01-20  due: 2026-06-30 -> 2026-09-30\n"
        "      Requested by: Permit desk; waits for approval\n"
        "      More rooms.\n"
    )


def test_everything_about_one_that_has_ended(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    result = runner.invoke(app, ["show", "LAW-001", "--root", str(plan), "--today", "2026-02-01"])
    assert result.stdout == (
        "LAW-001  Fairer courts\n"
        "\n"
        "Goal           Fairer courts\n"
        "Lead agency    none named\n"
        "Status         Completed\n"
        "Due            no date\n"
        "Added          2025-09-01\n"
        "Kind           Action\n"
        "Completed      2025-11-01, known since 2025-11-20\n"
        "Evidence       Judgment, https://example.org/judgment\n"
        "Source         The plan, part 2, goal 4\n"
        "File           measures/LAW-001.yaml\n"
        "As at          2026-02-01\n"
    )


@pytest.mark.parametrize("wanted", ["gov-001", "1.5a", " GOV-001 "])
def test_small_letters_and_the_number_in_the_plan_are_understood(plan: Path, wanted: str) -> None:
    result = runner.invoke(app, ["show", wanted, "--root", str(plan), "--today", "2026-02-01"])
    assert result.stdout.startswith("GOV-001  Shorter permits\n")


def test_an_unknown_id_offers_the_nearest(plan: Path) -> None:
    result = runner.invoke(app, ["show", "GOV-01", "--root", str(plan), "--today", "2026-02-01"])
    assert (result.exit_code, result.stderr) == (
        2,
        "poa: no measure 'GOV-01'; did you mean one of these?\n  GOV-001  Shorter permits\n",
    )
    result = runner.invoke(app, ["show", "fair courts", "--root", str(plan), "--today", "2026-02-01"])
    assert result.stderr.endswith("did you mean one of these?\n  LAW-001  Fairer courts\n")


def test_a_measure_whose_file_is_broken_or_that_comes_later(project: MakeProject) -> None:
    later = "id: GOV-002\ntitle: T\ngoal: permits\nstatus: ongoing\nadded: 2026-03-01\n"
    root = project(GOV_001="id: GOV-001\n", GOV_002=later)
    result = runner.invoke(app, ["show", "GOV-001", "--root", str(root), "--today", "2026-02-01"])
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "poa: the file of GOV-001 has errors; `poa validate` lists them"
    result = runner.invoke(app, ["show", "GOV-002", "--root", str(root), "--today", "2026-02-01"])
    assert result.stderr.splitlines()[-1] == "poa: GOV-002 was not in the plan yet on 2026-02-01"


def test_json_has_the_measure_and_what_follows_from_it(plan: Path) -> None:
    result = runner.invoke(app, ["show", "GOV-001", "--root", str(plan), "--today", "2026-02-01", "--format", "json"])
    document = json.loads(result.stdout)
    assert document["derived"] == {
        "lead_agency": "INTERIOR",
        "confidence": "off_track",
        "overdue": False,
        "baseline_due": "2025-12-31",
        "slip_days": 181,
        "times_redated": 1,
        "return_state": "late",
        "stale": False,
        "other_returns": [],
    }
    assert document["measure"]["variations"][0]["from"] == "2025-12-31"
    assert document["measure"]["due"] == "2026-06-30"
    assert document["measure"]["indicators"][0]["target"] == {"date": "2026-06-30", "value": 20}


@pytest.mark.parametrize(
    ("agency", "who", "mark"),
    [
        ("JUSTICE", "JUSTICE, which supports it", "from a supporting agency"),
        ("POLICE", "POLICE", "not from the lead agency"),
    ],
)
def test_a_return_of_another_agency_stands_under_its_own_name(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, agency: str, who: str, mark: str
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    root = project(
        GOV_001=f"""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        lead_agency: INTERIOR
        supporting_agencies: [JUSTICE]
        status: in_progress
        confidence: off_track
        updates:
          - {{period: 2025-26-Q2, submitted: 2026-01-09, status: in_progress, confidence: off_track, summary: Late.}}
          - {{period: 2025-26-Q2, submitted: 2026-01-10, agency: {agency}, status: in_progress, confidence: on_track, no_change: true}}
        """
    )
    result = runner.invoke(app, ["show", "GOV-001", "--root", str(root), "--today", "2026-02-01"]).stdout
    assert "Confidence     Off track\n" in result
    assert f"Other return   {who}: In progress, On track, for Q2 2025/26\n" in result
    assert f"  2025-26-Q2  {agency}, 2026-01-10  In progress, On track  {mark}\n" in result
    shown = runner.invoke(
        app, ["show", "GOV-001", "--root", str(root), "--today", "2026-02-01", "--format", "json"]
    ).stdout
    assert json.loads(shown)["derived"]["other_returns"] == [
        {"agency": agency, "period": "2025-26-Q2", "status": "in_progress", "confidence": "on_track"}
    ]


def test_a_small_picture_of_figures() -> None:
    assert spark_line([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█"
    assert spark_line([5, 5, 5]) == "▄▄▄"
    assert spark_line([-1, 1]) == "▁█"
