"""`poa agencies`: who answers for what, whoever answered for it before."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from tests.conftest import MakeProject

runner = CliRunner()


@pytest.fixture
def plan(project: MakeProject) -> Path:
    update = "updates:\n  - {period: 2025-26-Q2, submitted: %s, status: ongoing, confidence: on_track, summary: S}\n"
    common = "title: T\ngoal: permits\nstatus: ongoing\n"
    return project(
        GOV_001=f"id: GOV-001\n{common}lead_agency: INTERIOR\nsupporting_agencies: [JUSTICE]\n" + update % "2026-01-15",
        GOV_002=f"id: GOV-002\n{common}lead_agency: WORKS\ndue: 2026-01-31\n" + update % "2026-01-16",
        GOV_003=f"id: GOV-003\n{common}lead_agency: JUSTICE\nsupporting_agencies: [WORKS, INTERIOR]\n",
        GOV_004=f"id: GOV-004\n{common}",
    )


def test_what_an_agency_took_over_counts_for_it(plan: Path) -> None:
    result = runner.invoke(app, ["agencies", "--root", str(plan), "--today", "2026-02-01"])
    assert (result.exit_code, result.stdout) == (
        0,
        "Agency    Name                      Formerly             Leads  Supports  Overdue  On time  Late  Missing\n"
        "INTERIOR  Ministry of the Interior  Department of Works      2         1        1        1     1        0\n"
        "JUSTICE   Ministry of Justice                                1         1        0        0     0        1\n"
        "WORKS     Department of Works                                0         0        0        0     0        0\n"
        "Returns for Q2 2025/26, as at 2026-02-01\n"
        "1 open measure without a lead agency\n",
    )


def test_before_the_succession_each_stands_for_itself(plan: Path) -> None:
    result = runner.invoke(app, ["agencies", "--root", str(plan), "--as-at", "2025-12-31", "--format", "csv"])
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(result.stdout, newline=""))}
    assert (rows["WORKS"]["leads"], rows["INTERIOR"]["leads"], rows["INTERIOR"]["former_names"]) == ("1", "1", "")


def test_json(plan: Path) -> None:
    result = runner.invoke(app, ["agencies", "--root", str(plan), "--today", "2026-02-01", "--format", "json"])
    document = json.loads(result.stdout)
    assert (document["as_at"], document["period"], document["without_lead_agency"]) == ("2026-02-01", "2025-26-Q2", 1)
    assert document["agencies"][0] == {
        "id": "INTERIOR",
        "name": "Ministry of the Interior",
        "former_names": ["Department of Works"],
        "leads": 2,
        "supports": 1,
        "overdue": 1,
        "returns": {"received": 1, "late": 1, "missing": 0},
    }
