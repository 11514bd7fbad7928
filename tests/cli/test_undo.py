"""`poa undo`: the last change is taken back, as long as git has the files as they were."""

from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import MakeProject
from tests.repository import commit, git, needs_git

pytestmark = needs_git

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
status: not_started
due: 2026-06-30  # as published
"""
VARY = ("vary", "GOV-001", "due", "2026-12-31", "--reason", "New law.", "--approved-by", "Chair")


@pytest.fixture
def plan(project: MakeProject) -> Path:
    root = project(GOV_001=MEASURE)
    commit(root)
    return root


def text(plan: Path) -> str:
    return (plan / "measures/GOV-001.yaml").read_text()


def test_the_last_change_is_shown_and_taken_back(plan: Path, poa: Poa) -> None:
    poa(plan, *VARY)
    assert text(plan) != MEASURE
    result = poa(plan, "undo", "--yes")
    assert result.exit_code == 0
    assert "-due: 2026-12-31  # as published\n" in result.stdout
    assert "+due: 2026-06-30  # as published\n" in result.stdout
    assert result.stderr == "Took back the last change of measures/GOV-001.yaml.\n"
    assert text(plan) == MEASURE
    assert git(plan, "status", "--porcelain") == ""
    again = poa(plan, "undo", "--yes")
    assert again == (
        1,
        "",
        "poa: there is nothing to take back: poa undo knows the last command that changed this plan, if the plan is in "
        "git, and takes back that one only; for earlier ones, `git diff` shows what nobody has committed and "
        "`git restore` takes it back\n",
    )


def test_a_file_that_was_made_goes_again(plan: Path, poa: Poa) -> None:
    assert poa(plan, "new", "--goal", "permits", "--title", "Cheaper permits").exit_code == 0
    assert git(plan, "status", "--porcelain")
    assert poa(plan, "undo", "--yes").exit_code == 0
    assert git(plan, "status", "--porcelain") == ""


def test_what_is_staged_counts_as_kept(plan: Path, poa: Poa) -> None:
    poa(plan, *VARY)
    staged = text(plan)
    git(plan, "add", ".")
    assert poa(plan, "update", "GOV-001", "--no-change").exit_code == 0
    assert poa(plan, "undo", "--yes").exit_code == 0
    assert text(plan) == staged


def test_what_git_does_not_have_cannot_be_brought_back(plan: Path, poa: Poa) -> None:
    poa(plan, *VARY)
    assert poa(plan, "update", "GOV-001", "--no-change").exit_code == 0
    changed = text(plan)
    result = poa(plan, "undo", "--yes")
    assert result.exit_code == 1
    assert result.stderr.startswith("poa: git does not have measures/GOV-001.yaml as it was before the last command")
    assert text(plan) == changed


def test_a_file_that_somebody_edited_since_is_left_alone(plan: Path, poa: Poa) -> None:
    poa(plan, *VARY)
    path = plan / "measures/GOV-001.yaml"
    path.write_text(path.read_text() + "# mine\n")
    result = poa(plan, "undo", "--yes")
    assert result == (
        1, "", "poa: measures/GOV-001.yaml has changed since the last command; `git diff` shows what differs\n"
    )  # fmt: skip


def test_nobody_is_asked_without_a_terminal(plan: Path, poa: Poa) -> None:
    poa(plan, *VARY)
    result = poa(plan, "undo")
    assert (result.exit_code, text(plan) != MEASURE) == (2, True)
    assert "add --yes: there is no terminal" in result.stderr
    assert poa(plan, "undo", "--dry-run").exit_code == 0
    assert text(plan) != MEASURE


def test_outside_git_there_is_nothing_to_take_back(project: MakeProject, poa: Poa) -> None:
    root = project(GOV_001=MEASURE)
    poa(root, *VARY)
    assert poa(root, "undo", "--yes").exit_code == 1


def test_what_is_committed_is_on_the_record(plan: Path, poa: Poa) -> None:
    poa(plan, *VARY)
    commit(plan, day="2026-02-01")
    assert poa(plan, "undo", "--yes") == (
        1,
        "",
        "poa: the last change of measures/GOV-001.yaml is committed, so it is on the record; correct it with "
        "`poa correct`, or a return with `poa update --corrects`\n",
    )
    assert text(plan) != MEASURE


def test_a_file_that_was_made_and_committed_stays(plan: Path, poa: Poa) -> None:
    poa(plan, "new", "--goal", "permits", "--title", "Cheaper permits")
    commit(plan, day="2026-02-01")
    result = poa(plan, "undo", "--yes")
    assert result.exit_code == 1
    assert result.stderr == (
        "poa: the last change of measures/GOV-002.yaml is committed, so it is on the record; "
        "a measure is not taken out again, but closed with `poa close`\n"
    )
    assert git(plan, "status", "--porcelain") == ""
