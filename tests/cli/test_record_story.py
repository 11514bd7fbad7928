"""The life of a plan, commit by commit: what the commands write passes the check of the record, rewriting does not."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from tests.conftest import MakeProject
from tests.repository import commit, git, needs_git
from tests.rules.record import edit

pytestmark = needs_git
runner = CliRunner()

MEASURE = """\
# What the ministry promised in May.
title: Shorter permits
id: GOV-001
goal: permits
status: not_started
supporting_agencies: [WORKS, JUSTICE]
due: 2026-06-30
milestones:
- {id: M1, title: Forms, due: 2025-12-31}
indicators:
- {id: I1, title: Days to a permit, unit: days, target: {date: 2026-06-30, value: 20}, values: [
    {period: 2025-26-Q1, value: 42, reported: 2025-10-09}]}
"""

YEAR = (
    ("2025-07-03", "assign GOV-001 WORKS"),
    ("2025-10-09", "update GOV-001 --period 2025-26-Q1 --status in_progress --confidence on_track --summary Begun."),
    ("2025-10-16", "period close 2025-26-Q1 --closed-by Secretariat --with-missing"),
    ("2025-11-03", "milestone done GOV-001 M1 --on 2025-11-02"),
    ("2025-11-04", "milestone add GOV-001 --title Portal --due 2026-03-31"),
    ("2025-11-05", "format"),
    ("2025-11-20", "new --goal permits --title Hotline --lead JUSTICE --due 2026-03-31"),
    ("2025-12-01", "vary GOV-001 milestones.M2.due 2026-05-31 --reason Later --requested-by Works"),
    ("2025-12-10", "vary GOV-001 milestones.M2.due 2026-05-31 --reason Later --approved-by Minister"),
    ("2025-12-11", "vary GOV-001 indicators.I1.target.value 25 --reason Later --approved-by Minister"),
    ("2026-01-05", "agency merge WORKS INTERIOR --on 2026-01-01"),
    ("2026-01-09", "update GOV-001 --period 2025-26-Q2 --no-change --status in_progress --confidence at_risk"),
    (
        "2026-01-12",
        "update GOV-001 --period 2025-26-Q2 --corrects --status in_progress --confidence off_track --summary Late. "
        "--delay-reason technical",
    ),
    ("2026-01-13", "close GOV-002 --outcome merged --into GOV-001 --reason Double --approved-by Minister"),
    ("2026-01-20", "period close 2025-26-Q2 --closed-by Secretariat --with-missing"),
    ("2026-06-10", "milestone done GOV-001 M2 --on 2026-06-09"),
    (
        "2026-06-20",
        "update GOV-001 --period 2025-26-Q4 --status completed --completed-on 2026-06-19 --confidence on_track "
        "--summary Done.",
    ),
)


def poa(root: Path, day: str, *arguments: str) -> tuple[int, str]:
    result = runner.invoke(app, [*arguments, "--root", str(root), "--today", day])
    return result.exit_code, result.output


def record_of(root: Path, revision: str) -> tuple[int, str]:
    return poa(root, "2026-07-01", "validate", "--select", "POA5,POA0,POA1", "--against", revision)


@pytest.fixture
def root(project: MakeProject) -> Path:
    root = project(
        GOV_001=MEASURE,
        agencies="""\
        agencies:
        - {id: INTERIOR, name: Ministry of the Interior}
        - {id: JUSTICE, name: Ministry of Justice}
        - {id: WORKS, name: Department of Works}
        """,
    )
    commit(root, "The plan", day="2025-07-01")
    return root


def test_a_year_of_honest_work_passes_at_every_step(root: Path) -> None:
    for day, command in YEAR:
        code, result = poa(root, day, *command.split())
        assert code == 0, (command, result)
        assert git(root, "status", "--porcelain"), f"{command} changed nothing"
        for revision in ("HEAD", "2025-07-01"):
            code, result = record_of(root, revision)
            assert code == 0, (command, revision, result)
        commit(root, command, day=day)
    assert (root / "periods" / "2025-26-Q2.yaml").exists()


def test_every_part_of_the_year_is_held(root: Path) -> None:
    for day, command in YEAR:
        poa(root, day, *command.split())
        commit(root, command, day=day)
    path = next(root.glob("measures/**/GOV-001.yaml"))
    good = path.read_text(encoding="utf-8")
    rewritten = {
        "confidence: at_risk": ("confidence: on_track", "POA512"),
        "2026-03-31": ("2026-04-30", "POA511"),
        "to: WORKS": ("to: JUSTICE", "POA511"),
        "value: 42": ("value: 24", "POA517"),
        "completed: 2025-11-02": ("completed: 2025-10-02", "POA518"),
        "completed: 2026-06-19": ("completed: 2026-06-09", "POA518"),
    }
    for old, (new, code) in rewritten.items():
        assert old in good, good
        path.write_text(good.replace(old, new, 1), encoding="utf-8")
        assert f"error[{code}]" in record_of(root, "HEAD")[1], old
    path.write_text(good, encoding="utf-8")
    edit(root / "periods" / "2025-26-Q1.yaml", ("date: 2025-10-16", "date: 2025-10-15"))
    assert "error[POA516]" in record_of(root, "HEAD")[1]
