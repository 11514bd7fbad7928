"""`poa diff`: two periods, days or revisions beside each other."""

import json
from pathlib import Path
from textwrap import dedent

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from tests.conftest import MakeProject
from tests.repository import commit, git, needs_git

runner = CliRunner()

COUNTED = "\nThis counts public measures only, as a public report does. --audience internal counts all measures.\n"

MEASURES = {
    "GOV_001": """\
        id: GOV-001
        title: Shorter permits
        goal: permits
        lead_agency: JUSTICE
        status: in_progress
        confidence: off_track
        due: 2026-09-30
        milestones:
          - {id: M1, title: Forms, due: 2026-03-31}
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, confidence: on_track, summary: Begun}
          - {period: 2025-26-Q2, submitted: 2026-01-09, status: in_progress, confidence: off_track, summary: Late}
        variations:
          - {date: 2025-11-01, field: due, from: 2026-06-30, to: 2026-09-30, reason: Later, state: approved}
          - {date: 2025-11-01, field: milestones.M1.due, from: 2025-12-31, to: 2026-03-31, reason: L, state: approved}
          - {date: 2025-11-01, field: lead_agency, from: INTERIOR, to: JUSTICE, reason: Moved, state: approved}
        """,
    "GOV_002": """\
        id: GOV-002
        title: A *hotline*
        goal: permits
        status: completed
        completed: 2025-12-16
        """,
    "GOV_003": """\
        id: GOV-003
        title: A kiosk
        goal: permits
        status: closed
        closure: {outcome: merged, date: 2025-11-16, into: GOV-001, reason: Overtaken}
        """,
    "GOV_004": """\
        id: GOV-004
        title: A portal
        goal: permits
        status: not_started
        added: 2025-11-20
        """,
}


@pytest.fixture
def root(project: MakeProject) -> Path:
    return project(files={f"measures/{name.replace('_', '-')}.yaml": dedent(text) for name, text in MEASURES.items()})


def diff(root: Path, *arguments: str) -> str:
    result = runner.invoke(app, ["diff", *arguments, "--root", str(root), "--today", "2026-02-01"])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def failure(root: Path, *arguments: str) -> str:
    result = runner.invoke(app, ["diff", *arguments, "--root", str(root), "--today", "2026-02-01"])
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_two_periods(root: Path) -> None:
    assert diff(root, "2025-26-Q1", "2025-26-Q2") == (
        "From Q1 2025/26 to Q2 2025/26\n"
        "\n"
        "Completed\n"
        "  GOV-002 A *hotline*: on 2025-12-16\n"
        "\n"
        "Worsened\n"
        "  GOV-001 Shorter permits: On track to Off track\n"
        "\n"
        "New\n"
        "  GOV-004 A portal\n"
        "\n"
        "Merged\n"
        "  GOV-003 A kiosk: into GOV-001\n"
        "\n"
        "Re-dated\n"
        "  GOV-001 Shorter permits: 2026-06-30 to 2026-09-30 (+92 days)\n"
        "  GOV-001 Shorter permits: M1 Forms, 2025-12-31 to 2026-03-31 (+90 days)\n"
        "\n"
        "Re-assigned\n"
        "  GOV-001 Shorter permits: INTERIOR to JUSTICE\n"
        "\n"
        "Open measures: 3 + 1 new - 1 completed - 0 closed - 1 merged = 2\n" + COUNTED
    )


def test_in_markdown(root: Path) -> None:
    assert diff(root, "Q1 2025/26", "2025-26-Q2", "--format", "markdown") == (
        "### What changed from Q1 2025/26 to Q2 2025/26\n"
        "\n"
        "**Completed (1)**\n"
        "\n"
        "- **GOV-002** A \\*hotline\\*: on 2025-12-16\n"
        "\n"
        "**Worsened (1)**\n"
        "\n"
        "- **GOV-001** Shorter permits: On track to Off track\n"
        "\n"
        "**New (1)**\n"
        "\n"
        "- **GOV-004** A portal\n"
        "\n"
        "**Merged (1)**\n"
        "\n"
        "- **GOV-003** A kiosk: into GOV-001\n"
        "\n"
        "**Re-dated (2)**\n"
        "\n"
        "- **GOV-001** Shorter permits: 2026-06-30 to 2026-09-30 (+92 days)\n"
        "- **GOV-001** Shorter permits: M1 Forms, 2025-12-31 to 2026-03-31 (+90 days)\n"
        "\n"
        "**Re-assigned (1)**\n"
        "\n"
        "- **GOV-001** Shorter permits: INTERIOR to JUSTICE\n"
        "\n"
        "Open measures: 3 + 1 new − 1 completed − 0 closed − 1 merged = 2\n" + COUNTED
    )


def test_in_json(root: Path) -> None:
    assert json.loads(diff(root, "2025-26-Q1", "2025-12-31", "--format", "json")) == {
        "version": 1,
        "from": "2025-26-Q1",
        "to": "2025-12-31",
        "audience": "public",
        "counts": {"opening": 3, "new": 1, "completed": 1, "closed": 0, "merged": 1, "closing": 2},
        "moves": [
            {"from": "on_track", "to": "on_track", "measures": ["GOV-001"]},
            {"from": "not_reported", "to": "completed", "measures": ["GOV-002"]},
            {"from": "not_reported", "to": "closed", "measures": ["GOV-003"]},
            {"from": "not_there", "to": "not_reported", "measures": ["GOV-004"]},
        ],
        "changes": [
            {"kind": "completed", "measure": "GOV-002", "field": "completed", "to": "2025-12-16"},
            {"kind": "new", "measure": "GOV-004"},
            {"kind": "merged", "measure": "GOV-003", "field": "closure.into", "to": "GOV-001"},
            {"kind": "redated", "measure": "GOV-001", "field": "due", "from": "2026-06-30", "to": "2026-09-30"},
            {
                "kind": "redated",
                "measure": "GOV-001",
                "milestone": "M1",
                "field": "milestones.M1.due",
                "from": "2025-12-31",
                "to": "2026-03-31",
            },
            {"kind": "reassigned", "measure": "GOV-001", "field": "lead_agency", "from": "INTERIOR", "to": "JUSTICE"},
        ],
    }


def test_it_counts_the_measures_that_a_report_for_the_same_readers_counts(root: Path) -> None:
    path = root / "measures" / "GOV-002.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "visibility: internal\n", encoding="utf-8")
    public, internal = (diff(root, "2025-26-Q1", "2025-26-Q2", f"--audience={one}") for one in ("public", "internal"))
    assert "GOV-002" not in public
    assert "Open measures: 2 + 1 new - 0 completed - 0 closed - 1 merged = 2\n" in public
    assert "  GOV-002 A *hotline*: on 2025-12-16\n" in internal
    assert internal.endswith(
        "Open measures: 3 + 1 new - 1 completed - 0 closed - 1 merged = 2\n"
        "\nThis counts all measures, as an internal report does.\n"
    )


def test_since_a_day(root: Path) -> None:
    assert diff(root, "2025-12-01") == (
        "From 2025-12-01 to now\n"
        "\n"
        "Completed\n"
        "  GOV-002 A *hotline*: on 2025-12-16\n"
        "\n"
        "Worsened\n"
        "  GOV-001 Shorter permits: On track to Off track\n"
        "\n"
        "Open measures: 3 + 0 new - 1 completed - 0 closed - 0 merged = 2\n" + COUNTED
    )


def test_nothing_changed(root: Path) -> None:
    assert diff(root, "2026-01-20", "2026-01-20") == (
        "From 2026-01-20 to 2026-01-20\n\nOpen measures: 2 + 0 new - 0 completed - 0 closed - 0 merged = 2\n" + COUNTED
    )


@needs_git
def test_since_a_revision(root: Path) -> None:
    made = commit(root)
    (root / "measures" / "GOV-004.yaml").unlink()
    path = root / "measures" / "GOV-001.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("due: 2026-09-30", "due: 2026-12-31"), encoding="utf-8")
    git(root, "tag", "closed")
    assert diff(root, made[:12]) == (
        f"From {made[:12]} to now\n"
        "\n"
        "Closed\n"
        "  GOV-004 A portal: no longer in the plan\n"
        "\n"
        "Re-dated\n"
        "  GOV-001 Shorter permits: 2026-09-30 to 2026-12-31 (+92 days)\n"
        "\n"
        "Open measures: 2 + 0 new - 0 completed - 1 closed - 0 merged = 1\n" + COUNTED
    )
    assert diff(root, "closed").splitlines()[0] == f"From closed ({made[:12]}) to now"
    assert json.loads(diff(root, made[:9], "--format", "json"))["from"] == made[:9]
    commit(root)
    committed = json.loads(diff(root, "HEAD~1", "HEAD", "--format", "json"))
    assert committed["to"] == "HEAD"
    assert committed["changes"] == json.loads(diff(root, "HEAD~1", "--format", "json"))["changes"] != []


@needs_git
def test_a_measure_that_cannot_be_read_is_neither_new_nor_gone(root: Path) -> None:
    path = root / "measures" / "GOV-001.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text("id: GOV-001\ntitle: [\n", encoding="utf-8")
    commit(root)
    path.write_text(good, encoding="utf-8")
    for arguments in (["main"], ["main", "main"]):
        result = runner.invoke(app, ["diff", *arguments, "--root", str(root), "--today", "2026-02-01"])
        assert result.exit_code == 0
        assert result.stdout.endswith("\nOpen measures: 1 + 0 new - 0 completed - 0 closed - 0 merged = 1\n" + COUNTED)
        assert result.stderr == "poa: left out 1 file of main that has errors\n" * len(arguments)
    path.write_text("id: GOV-001\ntitle: [\n", encoding="utf-8")
    result = runner.invoke(app, ["diff", "2026-01-20", "--root", str(root), "--today", "2026-02-01"])
    assert result.stderr == "poa: left out 1 file that has errors; `poa validate` lists the errors\n"


@needs_git
def test_since_before_the_plan(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    assert diff(root, "HEAD").endswith("Open measures: 0 + 4 new - 1 completed - 0 closed - 1 merged = 2\n" + COUNTED)


def test_what_cannot_be_compared(root: Path) -> None:
    assert failure(root, "2025-26-Q2", "2025-26-Q1") == (
        "poa: 2025-26-Q2 comes after 2025-26-Q1: name the earlier one first\n"
    )
    assert failure(root, "2025-26-Q7") == (
        "poa: '2025-26-Q7' is not a period of this plan, which reports quarterly (write it like 2025-26-Q1)\n"
    )
    assert failure(root, "2026-02-02") == "poa: 2026-02-02 is not over yet: name a day up to 2026-02-01\n"
    assert failure(root, "2026-02-30") == "poa: 2026-02-30 is not a date in the calendar\n"


@needs_git
def test_a_revision_that_git_does_not_have(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert failure(root, "main") == "poa: the plan is not in a git repository\n"
    commit(root)
    assert failure(root, "nowhere") == "poa: git has no revision 'nowhere'\n"
    assert failure(root, "") == "poa: no revision named: give a branch, a tag, a commit or a day (YYYY-MM-DD)\n"
    monkeypatch.setenv("PATH", "")
    assert failure(root, "main") == "poa: git is not installed\n"
    assert "Improved" not in diff(root, "2025-26-Q1", "2025-26-Q2")
