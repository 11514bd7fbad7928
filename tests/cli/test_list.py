"""`poa list`: the right measures, in a shape that people, spreadsheets and programs can read."""

import csv
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from tests.conftest import MakeProject

runner = CliRunner()
DAY = "2026-02-01"


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        lead_agency: WORKS
        status: in_progress
        confidence: off_track
        due: 2026-01-31
        tags: [forms]
        milestones: [{id: M1, title: New form, due: 2026-03-31}]
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: off_track, summary: Stuck}
        variations:
          - {date: 2025-12-01, field: due, from: 2025-12-31, to: 2026-01-31, reason: Late, state: approved}
        """,
        GOV_002="""\
        id: GOV-002
        title: "=Fees, \\"fair\\" and plain"
        goal: permits
        lead_agency: INTERIOR
        status: not_started
        visibility: internal
        """,
        LAW_001="""\
        id: LAW-001
        title: Fairer courts
        goal: courts
        status: completed
        completed: 2025-12-01
        due: 2025-11-30
        tags: [desks]
        """,
    )


def listed(plan: Path, *options: str) -> list[str]:
    result = runner.invoke(app, ["list", "--root", str(plan), "--today", DAY, "--format", "json", *options])
    assert result.exit_code == 0, result.output
    return [one["id"] for one in json.loads(result.stdout)["measures"]]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["GOV-001", "GOV-002", "LAW-001"]),
        (["--agency", "INTERIOR"], ["GOV-001", "GOV-002"]),
        (["--agency", "home office"], ["GOV-001", "GOV-002"]),
        (["--agency", "Department of Works"], ["GOV-001", "GOV-002"]),
        (["--agency", "WORKS", "--as-at", "2025-12-31"], ["GOV-001"]),
        (["--agency", "JUSTICE"], []),
        (["--agency", "JUSTICE", "--agency", "Home Office"], ["GOV-001", "GOV-002"]),
        (["--goal", "courts"], ["LAW-001"]),
        (["--goal", "fairer courts"], ["LAW-001"]),
        (["--goal", "LAW"], ["LAW-001"]),
        (["--goal", "courts", "--goal", "permits"], ["GOV-001", "GOV-002", "LAW-001"]),
        (["--goal", "courts", "--goal", "permits", "--status", "completed"], ["LAW-001"]),
        (["--status", "not_started"], ["GOV-002"]),
        (["--status", "Not started", "--status", "COMPLETED"], ["GOV-002", "LAW-001"]),
        (["--confidence", "off_track"], ["GOV-001"]),
        (["--confidence", "Off track", "--confidence", "not reported"], ["GOV-001", "GOV-002"]),
        (["--confidence", "not_reported"], ["GOV-002"]),
        (["--overdue"], ["GOV-001"]),
        (["--overdue", "--as-at", "2026-01-31"], []),
        (["--due-before", "2026-02-01"], ["GOV-001"]),
        (["--due-before", "2026-01-31"], []),
        (["--tag", "forms"], ["GOV-001"]),
        (["--tag", "forms", "--tag", "desks"], ["GOV-001", "LAW-001"]),
        (["--sort", "due"], ["LAW-001", "GOV-001", "GOV-002"]),
        (["--sort", "title"], ["GOV-002", "LAW-001", "GOV-001"]),
        (["--sort", "agency"], ["GOV-001", "GOV-002", "LAW-001"]),
        (["--sort", "status"], ["GOV-002", "GOV-001", "LAW-001"]),
        (["--sort", "goal"], ["LAW-001", "GOV-001", "GOV-002"]),
    ],
)
def test_chooses_and_sorts(plan: Path, options: list[str], ids: list[str]) -> None:
    assert listed(plan, *options) == ids


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--agency", "Interor"], "poa: no agency 'Interor' (did you mean 'INTERIOR'?)\n"),
        (["--goal", "permit"], "poa: no goal 'permit' (did you mean 'permits'?)\n"),
        (["--status", "done"], "poa: no status 'done': choose not_started, in_progress, ongoing, completed, closed\n"),
        (["--confidence", "ontrack"], "poa: no confidence 'ontrack' (did you mean 'on_track'?)\n"),
        (["--tag", "form"], "poa: no tag 'form' (did you mean 'forms'?)\n"),
        (["--tag", "foo", "--tag", "forms"], "poa: no tag 'foo': choose desks, forms\n"),
        (["--goal", "courts", "--goal", "Fair courts"], "poa: no goal 'Fair courts' (did you mean 'Fairer courts'?)\n"),
        (["--goal", "roads"], "poa: no goal 'roads'; this plan has permits, courts\n"),
    ],
)
def test_offers_the_nearest(plan: Path, options: list[str], message: str) -> None:
    result = runner.invoke(app, ["list", "--root", str(plan), "--today", DAY, *options])
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_in_a_pipe_every_measure_is_one_full_line(plan: Path) -> None:
    result = runner.invoke(app, ["list", "--root", str(plan), "--today", DAY])
    assert result.stdout == (
        "Id       Title                               Lead      Status                Confidence    Due         First due   Next milestone\n"
        "GOV-001  Shorter permits                     INTERIOR  In progress, overdue  Off track     2026-01-31  2025-12-31  M1 New form (2026-03-31)\n"
        'GOV-002  =Fees, "fair" and plain (internal)  INTERIOR  Not started           Not reported  –                       –\n'
        "LAW-001  Fairer courts                       –         Completed             –             2025-11-30              –\n"
        "3 measures, 1 overdue as at 2026-02-01\n"
    )


def test_nothing_found_is_shown_and_is_no_failure(plan: Path) -> None:
    result = runner.invoke(app, ["list", "--root", str(plan), "--today", DAY, "--agency", "JUSTICE"])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No measures found as at 2026-02-01\n")


def test_an_agency_that_takes_over_later_is_reported(plan: Path) -> None:
    early = ["list", "--root", str(plan), "--today", DAY, "--as-at", "2025-12-31"]
    later = "; {} leads nothing yet: it takes over from WORKS on 2026-01-01\n"
    plan.joinpath("measures/GOV-002.yaml").write_text("id: GOV-002\ntitle: T\ngoal: permits\nstatus: ongoing\n")
    result = runner.invoke(app, [*early, "--agency", "INTERIOR"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No measures found as at 2025-12-31" + later.format("INTERIOR")
    result = runner.invoke(app, [*early, "--agency", "Home Office", "--agency", "WORKS"])
    assert result.stdout.endswith("\n1 measure, 0 overdue as at 2025-12-31" + later.format("INTERIOR"))
    result = runner.invoke(app, [*early, "--agency", "JUSTICE"])
    assert result.stderr == "No measures found as at 2025-12-31\n"


def test_the_words_that_the_plan_prints_are_understood(project: MakeProject) -> None:
    measure = "title: T\ngoal: permits\nstatus: in_progress\nupdates:\n- {period: 2025-26-Q2, submitted: 2026-01-09, "
    root = project(
        more_plan="wording: {off_track: {label: Delayed}, at_risk: {label: In doubt}, ongoing: {label: Under way}}\n",
        GOV_001=f"id: GOV-001\n{measure}status: in_progress, confidence: off_track, summary: S}}\nconfidence: off_track\n",
        GOV_002=f"id: GOV-002\n{measure}status: in_progress, confidence: at_risk, summary: S}}\nconfidence: at_risk\n",
    )
    assert listed(root, "--confidence", "delayed") == ["GOV-001"]
    assert listed(root, "--confidence", "Off track", "--confidence", "IN DOUBT") == ["GOV-001", "GOV-002"]
    assert listed(root, "--status", "under way") == []
    result = runner.invoke(app, ["list", "--root", str(root), "--confidence", "late"])
    assert result.stderr == (
        "poa: no confidence 'late': choose not_reported, unstated, on_track, at_risk (In doubt), off_track (Delayed)\n"
    )


def test_a_spreadsheet_runs_nothing(plan: Path) -> None:
    result = runner.invoke(app, ["list", "--root", str(plan), "--today", DAY, "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["title"] for row in rows] == ["Shorter permits", '\'=Fees, "fair" and plain', "Fairer courts"]
    assert rows[0]["overdue"] == "true"
    assert rows[0]["baseline_due"] == "2025-12-31"


def test_json_shows_everything_a_program_needs(plan: Path) -> None:
    result = runner.invoke(app, ["list", "--root", str(plan), "--today", DAY, "--format", "json", "--tag", "forms"])
    assert json.loads(result.stdout) == {
        "version": 1,
        "as_at": "2026-02-01",
        "reported_since": "2025-26-Q2",
        "measures": [
            {
                "id": "GOV-001",
                "ref": None,
                "title": "Shorter permits",
                "goal": "permits",
                "objective": None,
                "lead_agency": "INTERIOR",
                "status": "in_progress",
                "confidence": "off_track",
                "due": "2026-01-31",
                "baseline_due": "2025-12-31",
                "overdue": True,
                "next_milestone": "M1",
                "next_milestone_due": "2026-03-31",
                "visibility": "public",
                "path": "measures/GOV-001.yaml",
            }
        ],
    }


def test_files_with_errors_are_left_out_and_reported(project: MakeProject) -> None:
    root = project(GOV_001="id: GOV-001\n", GOV_002="id: GOV-002\ntitle: T\ngoal: permits\nstatus: ongoing\n")
    result = runner.invoke(app, ["list", "--root", str(root), "--format", "csv"])
    assert result.exit_code == 0
    assert result.stderr == "poa: left out 1 file that has errors; `poa validate` lists the errors\n"
    assert [line[:7] for line in result.stdout.splitlines()[1:]] == ["GOV-002"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
@pytest.mark.parametrize("width", [50, 60, 80, 120, 200])
def test_a_terminal_of_any_width_shows_what_matters(plan: Path, width: int) -> None:
    shown = on_a_terminal(["list", "--root", str(plan), "--today", DAY], width)
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= width
    for whole in ("GOV-001", "Shorter permits", "INTERIOR", "Off track", "2026-01-31", "Not reported", "LAW-001"):
        assert whole in shown
    assert ("M1 New form" in shown) == (width not in (80, 120))
    left_out = {80: "First due, Next milestone", 120: "Next milestone"}
    note = f"no room for {left_out.get(width)}: see --format csv, or a wider terminal"
    assert (note in " ".join(shown.split())) == (width in left_out)


def on_a_terminal(arguments: list[str], width: int, answers: Sequence[str] = ()) -> str:
    """What a command shows on a terminal of that many columns, where somebody types these answers."""
    import pty
    import subprocess

    leader, follower = pty.openpty()
    code = "from poa_tracker.cli.main import main; main()"
    environment = {**os.environ, "COLUMNS": str(width), "NO_COLOR": "1", "TERM": "xterm", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=follower, stderr=follower, stdin=follower, env=environment
    ):
        os.close(follower)
        for answer in answers:
            os.write(leader, f"{answer}\n".encode() if answer != "\x04" else b"\x04")
        shown = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(leader)
    return shown.decode()
