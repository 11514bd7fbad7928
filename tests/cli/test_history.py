"""`poa history`: one measure's life, with the commits that recorded it."""

import json
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
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
status: not_started
due: 2026-06-30
milestones:
  - {id: M1, title: Forms, due: 2025-12-31}
"""
Q1 = "updates:\n  - {period: 2025-26-Q1, submitted: 2025-10-09, status: not_started, summary: Staff are sought}\n"
Q2 = (
    "  - period: 2025-26-Q2\n    submitted: 2026-01-09\n    status: in_progress\n    confidence: at_risk\n"
    "    no_change: true\n"
)
VARIED = (
    "variations:\n"
    "  - {date: 2026-01-12, field: due, from: 2026-06-30, to: 2026-09-30, reason: No staff, state: approved}\n"
)


@pytest.fixture
def root(project: MakeProject) -> Path:
    """A measure that entered the plan, was reported on twice and re-dated, and whose file was moved on the way."""
    root = project(GOV_001=MEASURE)
    commit(root, "The plan", day="2025-07-03")
    path = root / "measures" / "GOV-001.yaml"
    path.write_text(MEASURE + Q1, encoding="utf-8")
    commit(root, "Returns of Q1", day="2025-10-10", author="Ministry of the Interior")
    (root / "measures" / "permits").mkdir()
    path = path.rename(root / "measures" / "permits" / "GOV-001.yaml")
    edit(path, ("due: 2025-12-31}", "due: 2025-12-31, completed: 2025-12-12}"))
    commit(root, "Forms are there", day="2025-12-15")
    path.write_text(path.read_text(encoding="utf-8").replace("2026-06-30", "2026-09-30", 1) + Q2 + VARIED, "utf-8")
    commit(root, "Returns of Q2", day="2026-01-16")
    return root


def history(root: Path, *arguments: str) -> str:
    result = runner.invoke(app, ["history", *arguments, "--root", str(root)])
    assert (result.exit_code, result.stderr) == (0, "")
    return without_ids(root, result.stdout)


def without_ids(root: Path, text: str) -> str:
    """A text with the day of each commit in the place of its id, which may differ from system to system."""
    for line in git(root, "log", "--all", "--format=%H %cs").splitlines():
        made, day = line.split()
        text = text.replace(made, f"<commit of {day}>").replace(made[:10], f"<{day[-5:]}>   ")
    return text


def test_a_life_through_a_move(root: Path) -> None:
    assert history(root, "gov-001") == (
        "Day         Event      What                                                Commit      Committed   By\n"
        "2025-07-01  entered    Shorter permits                                     <07-03>     2025-07-03  Secretariat\n"
        "2025-10-09  update     2025-26-Q1: Not started: Staff are sought           <10-10>     2025-10-10  Ministry of the Interior\n"
        "2025-12-12  milestone  M1 Forms                                            <12-15>     2025-12-15  Secretariat\n"
        "2026-01-09  update     2025-26-Q2: In progress, At risk: no change         <01-16>     2026-01-16  Secretariat\n"
        "2026-01-12  variation  due: 2026-06-30 to 2026-09-30 (Approved): No staff  <01-16>     2026-01-16  Secretariat\n"
    )


def test_in_json(root: Path) -> None:
    document = json.loads(history(root, "GOV-001", "--format", "json"))
    assert (document["version"], document["measure"], len(document["events"])) == (1, "GOV-001", 5)
    assert document["events"][1] == {
        "day": "2025-10-09",
        "kind": "update",
        "what": "2025-26-Q1: not_started: Staff are sought",
        "recorded": {
            "id": "<commit of 2025-10-10>",
            "day": "2025-10-10",
            "author": "Ministry of the Interior",
            "subject": "Returns of Q1",
        },
        "removed": None,
    }


def test_what_is_not_committed_and_what_was_rewritten(root: Path) -> None:
    path = root / "measures" / "permits" / "GOV-001.yaml"
    edit(path, ("Staff are sought", "Staff were found"), ("completed: 2025-12-12", "completed: 2025-11-12"))
    commit(root, "Nothing to see here", day="2026-01-20", author="Somebody")
    edit(path, ("status: not_started\ndue", "status: closed\ndue"))
    with path.open("a", encoding="utf-8") as file:
        file.write("closure: {outcome: merged, date: 2026-01-22, into: GOV-002, reason: One team}\n")
    assert history(root, "GOV-001") == (
        "Day         Event      What                                                                           Commit         Committed   By\n"
        "2025-07-01  entered    Shorter permits                                                                <07-03>        2025-07-03  Secretariat\n"
        "2025-10-09  update     2025-26-Q1: Not started: Staff are sought (edited or taken out by <01-20>   )  <10-10>        2025-10-10  Ministry of the Interior\n"
        "2025-10-09  update     2025-26-Q1: Not started: Staff were found                                      <01-20>        2026-01-20  Somebody\n"
        "2025-11-12  milestone  M1 Forms                                                                       <01-20>        2026-01-20  Somebody\n"
        "2025-12-12  milestone  M1 Forms (edited or taken out by <01-20>   )                                   <12-15>        2025-12-15  Secretariat\n"
        "2026-01-09  update     2025-26-Q2: In progress, At risk: no change                                    <01-16>        2026-01-16  Secretariat\n"
        "2026-01-12  variation  due: 2026-06-30 to 2026-09-30 (Approved): No staff                             <01-16>        2026-01-16  Secretariat\n"
        "2026-01-22  closure    Merged into GOV-002: One team                                                  not committed  –           –\n"
    )


def test_a_file_that_was_called_otherwise_in_a_folder_of_a_repository(project: MakeProject) -> None:
    root = project(files={"measures/permits.yaml": MEASURE, "measures/other.yaml": MEASURE.replace("001", "002")})
    commit(root.parent, day="2025-07-01")
    (root / "measures" / "permits.yaml").unlink()
    (root / "measures" / "other.yaml").unlink()
    (root / "measures" / "GOV-001.yaml").write_text(f"# All of it is new\n{MEASURE}{Q1}", encoding="utf-8")
    commit(root.parent, day="2025-10-10")
    assert history(root, "GOV-001") == (
        "Day         Event    What                                       Commit      Committed   By\n"
        "2025-07-01  entered  Shorter permits                            <07-01>     2025-07-01  Secretariat\n"
        "2025-10-09  update   2025-26-Q1: Not started: Staff are sought  <10-10>     2025-10-10  Secretariat\n"
    )


def test_a_measure_that_was_deleted(root: Path) -> None:
    (root / "measures" / "permits" / "GOV-001.yaml").unlink()
    commit(root, day="2026-01-20")
    result = runner.invoke(app, ["history", "GOV-001", "--root", str(root)])
    assert (result.exit_code, result.stderr) == (
        0,
        "poa: GOV-001 is no longer in the plan's files; this is its history in git\n",
    )
    lines = without_ids(root, result.stdout).splitlines()
    assert len(lines) == 6
    assert all("(edited or taken out by <01-20>   )" in line for line in lines[1:])


def test_a_step_that_came_by_a_branch_is_the_branchs(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "portal", "HEAD~1")
    path = root / "measures" / "permits" / "GOV-001.yaml"
    edit(path, ("2025-12-12}\n", "2025-12-12}\n  - {id: M2, title: Portal, completed: 2026-01-08}\n"))
    commit(root, "The portal is there", day="2026-01-15", author="Ministry of Works")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge", "portal", day="2026-01-18")
    assert history(root, "GOV-001") == (
        "Day         Event      What                                                Commit      Committed   By\n"
        "2025-07-01  entered    Shorter permits                                     <07-03>     2025-07-03  Secretariat\n"
        "2025-10-09  update     2025-26-Q1: Not started: Staff are sought           <10-10>     2025-10-10  Ministry of the Interior\n"
        "2025-12-12  milestone  M1 Forms                                            <12-15>     2025-12-15  Secretariat\n"
        "2026-01-08  milestone  M2 Portal                                           <01-15>     2026-01-15  Ministry of Works\n"
        "2026-01-09  update     2025-26-Q2: In progress, At risk: no change         <01-16>     2026-01-16  Secretariat\n"
        "2026-01-12  variation  due: 2026-06-30 to 2026-09-30 (Approved): No staff  <01-16>     2026-01-16  Secretariat\n"
    )


def test_what_was_taken_out_put_back_and_taken_out_again(root: Path) -> None:
    path = root / "measures" / "permits" / "GOV-001.yaml"
    good = path.read_text(encoding="utf-8")
    for day in ("2026-01-20", "2026-01-22"):
        path.write_text(f"{good}<<<<<<< HEAD\n", encoding="utf-8")
        commit(root, "A file that cannot be read", day=day)
        path.write_text(good, encoding="utf-8")
        commit(root, "As it was", day=f"{day[:-1]}{int(day[-1]) + 1}")
    edit(path, (Q2, ""))
    commit(root, "Taken out", day="2026-01-24")
    path.write_text(good, encoding="utf-8")
    commit(root, "As it was", day="2026-01-25")
    edit(path, (Q2, ""), (VARIED, ""))
    commit(root, "Taken out again", day="2026-01-26")
    assert history(root, "GOV-001") == (
        "Day         Event      What                                                                                    Commit      Committed   By\n"
        "2025-07-01  entered    Shorter permits                                                                         <07-03>     2025-07-03  Secretariat\n"
        "2025-10-09  update     2025-26-Q1: Not started: Staff are sought                                               <10-10>     2025-10-10  Ministry of the Interior\n"
        "2025-12-12  milestone  M1 Forms                                                                                <12-15>     2025-12-15  Secretariat\n"
        "2026-01-09  update     2025-26-Q2: In progress, At risk: no change (edited or taken out by <01-26>   )         <01-16>     2026-01-16  Secretariat\n"
        "2026-01-12  variation  due: 2026-06-30 to 2026-09-30 (Approved): No staff (edited or taken out by <01-26>   )  <01-16>     2026-01-16  Secretariat\n"
    )


def test_a_file_that_held_another_measure(project: MakeProject) -> None:
    root = project(GOV_001=(MEASURE + Q1).replace("GOV-001", "GOV-007").replace("Staff are sought", "Another's"))
    commit(root, day="2025-10-10")
    (root / "measures" / "GOV-001.yaml").write_text(MEASURE + Q1, encoding="utf-8")
    commit(root, day="2025-10-20")
    assert history(root, "GOV-001") == (
        "Day         Event    What                                       Commit      Committed   By\n"
        "2025-07-01  entered  Shorter permits                            <10-20>     2025-10-20  Secretariat\n"
        "2025-10-09  update   2025-26-Q1: Not started: Staff are sought  <10-20>     2025-10-20  Secretariat\n"
    )


def test_a_shallow_clone_says_so(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    result = runner.invoke(app, ["history", "GOV-001", "--root", str(tmp_path / "shallow")])
    assert (result.exit_code, result.stderr) == (
        0,
        "poa: this clone is shallow, so older events show its first commit; `git fetch --unshallow` gets the rest\n",
    )
    assert "<01-16>" in without_ids(root, result.stdout)


def test_what_has_no_history(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(GOV_001=MEASURE)

    def failure(measure_id: str = "GOV-001") -> str:
        result = runner.invoke(app, ["history", measure_id, "--root", str(root)])
        assert (result.exit_code, result.stdout) == (2, "")
        return result.stderr

    assert failure() == "poa: the plan is not in a git repository\n"
    git(root, "init", "--quiet")
    assert failure() == "poa: the git repository has no commit yet\n"
    commit(root)
    assert failure("GOV-002") == "poa: no measure 'GOV-002'; did you mean one of these?\n  GOV-001  Shorter permits\n"
    assert failure("../../A-1") == "poa: no measure '../../A-1'\n"
    monkeypatch.setenv("PATH", "")
    assert failure() == "poa: git is not installed\n"
