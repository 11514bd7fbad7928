"""A migration changes how files say what they say: every report of every day stays as it was, byte for byte.

The plan is one that earlier versions kept: periods whose files have one closing at their top, one of them opened again
since, and a request that was settled in place.
"""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from poa_tracker.document import read
from tests.conftest import AGENCIES, MakeProject
from tests.repository import commit, needs_git

runner = CliRunner()

PLAN = """\
id: roads
title: Safer roads
period: {start: 2025-07-01, end: 2028-06-30}
reporting: {fiscal_year_start: 7, returns_due_days: 15}
goals:
  - {id: roads, title: Safer roads, prefix: ROAD}
"""
ROAD_01 = """\
id: ROAD-01
title: Lower speed at schools
goal: roads
lead_agency: INTERIOR
status: in_progress
confidence: at_risk
due: 2026-12-31
updates:
  - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, confidence: on_track, summary: Begun.}
  - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: at_risk, summary: Slow.}
variations:
  - date: 2025-11-15
    field: due
    from: 2026-06-30
    to: 2026-12-31
    reason: The law comes later.
    state: approved
    requested_by: Ministry of the Interior
    approved_by: Chair
"""
IN_OCTOBER = (
    ROAD_01.partition("  - {period: 2025-26-Q2")[0]
    .replace("confidence: at_risk", "confidence: on_track")
    .replace("due: 2026-12-31", "due: 2026-06-30")
)
ROAD_02 = """\
id: ROAD-02
title: Test older drivers
goal: roads
lead_agency: JUSTICE
status: not_started
due: 2026-03-31
"""
DAYS = ("2025-10-18", "2025-10-20", "2025-11-01", "2025-11-20", "2026-01-19", "2026-01-25", "2026-02-10", "2026-03-01")
"""Before and after each closing, the reopening and the second closing."""
TODAY = "2026-03-01"


def run(root: Path, *arguments: str, today: str = TODAY) -> str:
    result = runner.invoke(app, [*arguments, "--root", str(root), "--today", today], catch_exceptions=False)
    assert result.exit_code == 0, (arguments, result.output)
    return result.stdout


def to_older_form(path: Path, signed_off_by: str = "") -> None:
    """A closed period's file, as earlier versions wrote it."""
    data = read(path.read_bytes()).data
    closing = data["closings"][0]
    signed = f"signed_off_by: {signed_off_by}\n" if signed_off_by else ""
    missing = f"missing: [{', '.join(closing['missing'])}]\n" if closing.get("missing") else ""
    sums = "".join(f"  {name}: {digest}\n" for name, digest in closing["measures"].items())
    path.write_text(
        f"period: {data['period']}\nclosed: {closing['date']}\nclosed_by: {closing['closed_by']}\n"
        f"{signed}{missing}measures:\n{sums}"
    )


@pytest.fixture
def root(project: MakeProject) -> Path:
    root = project(plan=PLAN, agencies=AGENCIES, ROAD_01=IN_OCTOBER, ROAD_02=ROAD_02)
    close = ("period", "close", "--closed-by", "Secretariat", "--with-missing")
    run(root, *close, "2025-26-Q1", today="2025-10-20")
    to_older_form(root / "periods/2025-26-Q1.yaml", "Chair of the group")
    (root / "measures/ROAD-01.yaml").write_text(ROAD_01)
    run(root, *close, "2025-26-Q2", today="2026-01-20")
    to_older_form(root / "periods/2025-26-Q2.yaml")
    why = ("--reason", "A return was read wrongly.", "--approved-by", "Minister")
    run(root, "period", "reopen", "2025-26-Q2", *why, today="2026-02-03")
    run(root, *close, "2025-26-Q2", today="2026-02-09")
    run(root, "period", "sign", "2025-26-Q2", "--by", "Minister", today="2026-02-12")
    return root


def told(root: Path) -> dict[str, str]:
    """What every report, list and table says."""
    said: dict[str, str] = {}
    for period in ("2025-26-Q1", "2025-26-Q2"):
        first = 0 if period.endswith("Q1") else 4
        commands: list[tuple[str, ...]] = [
            ("report", "--period", period, "--as-at", day, "--format", "md") for day in DAYS[first:]
        ]
        commands += [("report", "--period", period, "--format", style) for style in ("md", "html")]
        said |= {" ".join(command): run(root, *command, "--output", "-") for command in commands}
    shown = [
        f"period show {period}{more}" for period in ("2025-26-Q1", "2025-26-Q2") for more in ("", " --format json")
    ]
    tables = ("period list", "list --format json", "returns status --format json")
    return said | {command: run(root, *command.split()) for command in (*shown, *tables)}


def test_every_report_of_every_day_stays_as_it_was(root: Path) -> None:
    before = told(root)
    assert any("Opened again on 3 February 2026" in text for text in before.values())
    assert "signed off by Chair of the group" in before["report --period 2025-26-Q1 --format md"]
    files = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    run(root, "format", "--migrate", "--yes")
    changed = sorted(path.name for path, raw in files.items() if path.read_bytes() != raw)
    assert changed == ["2025-26-Q1.yaml", "2025-26-Q2.yaml", "agencies.yaml"]
    for name in changed[:2]:
        data = read((root / "periods" / name).read_bytes()).data
        assert not {"closed", "closed_by", "signed_off_by", "missing", "measures"} & set(data)
    after = told(root)
    assert list(after) == list(before)
    assert [name for name, text in after.items() if text != before[name]] == []


@needs_git
def test_a_migration_rewrites_nothing_on_record(root: Path) -> None:
    commit(root, "As earlier versions kept it", day="2026-02-15")
    older = {path: path.read_bytes() for path in (root / "periods").iterdir()}
    green = "0 errors, 1 warning in 6 files\n"
    assert run(root, "validate").endswith(green)
    run(root, "format", "--migrate", "--yes")
    assert run(root, "validate", "--against", "HEAD").endswith(green)
    before = commit(root, "Migrate", day="2026-02-20")
    assert run(root, "validate", "--against", "2026-02-15").endswith(green)
    run(root, "period", "reopen", "2025-26-Q1", "--reason", "Misread.", "--approved-by", "Chair")
    assert run(root, "validate", "--against", "2026-02-15").endswith(green)
    shutil.rmtree(root / "periods")
    (root / "periods").mkdir()
    for path, raw in older.items():
        path.write_bytes(raw)
    assert run(root, "validate", "--against", before).endswith(green), "a migration that git takes back is no rewriting"
