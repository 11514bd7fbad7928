"""What is read, what is not, and what people see of it; nothing in a plan's folder can stop or trap the check."""

import os
import sys
from pathlib import Path

import pytest

from poa_tracker.errors import ProjectNotFoundError
from poa_tracker.register import Project, WorkingTree
from tests.conftest import PLAN, Check, MakeProject

MEASURE = "id: GOV-001\ntitle: Shorter permits\ngoal: permits\nstatus: not_started\n"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs the file system of a Unix")


def test_a_plan_without_agencies_and_measures(project: MakeProject, check: Check) -> None:
    assert check(project(agencies=None), "POA0") == (
        "agencies.yaml:1:1: error[POA010] there is no list of agencies, so poa cannot check the agencies of measures\n"
        "plan.yaml:1:1: warning[POA011] the plan has no measures: no .yaml file under measures/\n"
        "1 error, 1 warning in 1 file\n"
    )


def test_files_of_another_name_are_pointed_out(project: MakeProject, check: Check) -> None:
    tree = project(
        files={
            "agencies.yml": "agencies: []\n",
            "measures/GOV-001.yml": MEASURE,
            "measures/GOV-002.YAML": MEASURE,
            "measures/progress.xlsx": b"PK",
            "measures/README.md": "Notes on the measures.\n",
            "measures/.hidden.yaml": "::",
            "measures/GOV-001.yaml~": "an editor's copy",
            "agencies.yaml.txt": "agencies: []\n",
            "measures/GOV-004.yaml.txt": MEASURE,
            "measures/notes.txt": "Notes on the measures.\n",
            "measures/sub/folder/GOV-003.yaml": MEASURE.replace("001", "003"),
        }
    )
    assert check(tree, "POA0") == (
        "agencies.yaml.txt:1:1: warning[POA004] poa does not read this file: call it 'agencies.yaml'\n"
        "agencies.yml:1:1: warning[POA004] poa does not read this file: call it 'agencies.yaml'\n"
        "measures/GOV-001.yml:1:1: warning[POA004] poa does not read this file: call it 'GOV-001.yaml'\n"
        "measures/GOV-002.YAML:1:1: warning[POA004] poa does not read this file: call it 'GOV-002.yaml'\n"
        "measures/GOV-004.yaml.txt:1:1: warning[POA004] poa does not read this file: call it 'GOV-004.yaml'\n"
        "measures/progress.xlsx:1:1: warning[POA004] this file is not part of the plan: "
        "only .yaml files are read here\n"
        "0 errors, 6 warnings in 3 files\n"
    )


@posix_only
def test_links_are_followed_inside_the_plan_only(project: MakeProject, check: Check, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("password: hunter2\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "LAW-001.yaml").write_text("x: y\n")
    root = project(files={"drafts/GOV-001.yaml": MEASURE})
    (root / "measures").mkdir()
    (root / "measures" / "GOV-001.yaml").symlink_to("../drafts/GOV-001.yaml")
    (root / "measures" / "OUT-001.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "measures" / "OUT-002.yaml").symlink_to("/dev/zero")
    (root / "measures" / "folder").symlink_to(tmp_path / "elsewhere")
    (root / "measures" / "round").symlink_to(root / "measures")
    (root / "measures" / "loop.yaml").symlink_to("loop.yaml")
    (root / "measures" / "nowhere.yaml").symlink_to("gone.yaml")
    assert check(root, "POA0") == (
        "measures/OUT-001.yaml:1:1: error[POA012] this link leads out of the plan's folder, so poa does not follow it\n"
        "measures/OUT-002.yaml:1:1: error[POA012] this link leads out of the plan's folder, so poa does not follow it\n"
        "measures/folder:1:1: error[POA012] this link leads out of the plan's folder, so poa does not follow it\n"
        "measures/loop.yaml:1:1: error[POA013] this cannot be read (Too many levels of symbolic links)\n"
        "measures/nowhere.yaml:1:1: error[POA013] the file is no longer there, or the link leads nowhere\n"
        "measures/round:1:1: warning[POA004] poa does not follow a link to a folder: put the files themselves here\n"
        "5 errors, 1 warning in 5 files\n"
    )


@posix_only
@pytest.mark.parametrize("folder", ["measures", "periods"])
def test_a_whole_folder_that_leads_out_of_the_plan_is_not_read(
    project: MakeProject, check: Check, tmp_path: Path, folder: str
) -> None:
    root = project(files={"measures/GOV-001.yaml": MEASURE} if folder == "periods" else {})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "GOV-002.yaml").write_text("password: hunter2\n")
    (root / folder).symlink_to(tmp_path / "outside")
    printed = check(root, "POA0")
    assert (
        f"{folder}:1:1: error[POA012] this link leads out of the plan's folder, so poa does not follow it\n" in printed
    )
    assert "hunter2" not in check(root)


@posix_only
def test_a_folder_may_be_a_link_inside_the_plan(project: MakeProject, check: Check) -> None:
    root = project(files={"register/GOV-001.yaml": MEASURE})
    (root / "measures").symlink_to("register")
    assert check(root, "POA0") == "0 errors, 0 warnings in 3 files\n"


def test_closed_periods_stand_in_one_folder(project: MakeProject, check: Check) -> None:
    root = project(GOV_001=MEASURE, files={"periods/old/2025-26-Q1.yaml": "period: 2025-26-Q1\n"})
    assert check(root, "POA0") == (
        "periods/old/2025-26-Q1.yaml:1:1: warning[POA004] poa does not read this file: "
        "closed periods are in periods/ itself\n"
        "0 errors, 1 warning in 3 files\n"
    )


@posix_only
def test_a_pipe_in_the_place_of_a_file_does_not_stop_the_check(project: MakeProject, check: Check) -> None:
    root = project(GOV_001=MEASURE)
    os.mkfifo(root / "measures" / "GOV-002.yaml")
    (root / "measures" / "GOV-003.yaml").mkdir()
    assert check(root, "POA0") == (
        "measures/GOV-002.yaml:1:1: error[POA013] this is not an ordinary file\n0 errors, 0 warnings in 4 files\n"
    ).replace("0 errors", "1 error")


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(project: MakeProject, check: Check) -> None:
    root = project(GOV_001=MEASURE)
    (root / "measures" / "GOV-001.yaml").chmod(0)
    assert check(root, "POA0").startswith(
        "measures/GOV-001.yaml:1:1: error[POA013] poa may not read this file (permission denied)\n"
    )


@posix_only
def test_file_names_that_no_terminal_should_print(project: MakeProject, check: Check) -> None:
    root = project(GOV_001=MEASURE)
    (root / "measures" / "a\x1b[31m\nb.yaml").write_text(MEASURE)
    with open(os.fsencode(root / "measures") + b"/\xff.yaml", "wb") as stream:  # noqa: PTH123
        stream.write(MEASURE.encode())
    assert check(root, "POA0") == (
        "measures/\\xff.yaml:1:1: error[POA013] the file's name has characters that cannot be shown\n"
        "measures/a\\x1b[31m\\nb.yaml:1:1: error[POA013] the file's name has characters that cannot be shown\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_a_broken_plan_leaves_the_measures_checked(project: MakeProject, check: Check) -> None:
    tree = project(plan="title: [\n", GOV_001=MEASURE.replace("permits\n", "no-such-goal\n"), GOV_002="id: GOV-002\n")
    codes = [line.split(" ")[1] for line in check(tree, "POA0,POA1,POA2").splitlines() if "[POA" in line]
    assert codes == ["error[POA101]"] * 3 + ["error[POA001]"]


def test_a_broken_list_of_agencies_makes_no_agency_unknown(project: MakeProject, check: Check) -> None:
    tree = project(agencies="agencies: 3\n", GOV_001=MEASURE + "lead_agency: ANYBODY\n")
    assert check(tree, "POA0,POA1,POA2") == (
        "agencies.yaml:1:11: error[POA103] 'agencies' should be a list, not '3': each item begins with '- '\n"
        "   1 | agencies: 3\n"
        "     |           ^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_finds_the_plan_from_a_folder_inside_it(project: MakeProject) -> None:
    root = project(files={"measures/permits/GOV-001.yaml": MEASURE})
    assert Project.find(root / "measures" / "permits").root == root


def test_shows_where_it_looked_for_a_plan(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFoundError) as caught:
        Project.find(tmp_path)
    assert str(caught.value) == f"no plan.yaml in {tmp_path} or in any folder above it"


def test_offers_the_plan_that_has_another_ending(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").write_text(PLAN)
    with pytest.raises(ProjectNotFoundError, match=r"there is 'plan.yml', which should be called 'plan.yaml'$"):
        Project.find(tmp_path)


def test_shows_that_there_is_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFoundError, match=r"^there is no folder .*nowhere$"):
        Project.find(tmp_path / "nowhere")


def test_a_file_that_vanishes_while_the_check_runs(project: MakeProject) -> None:
    source = WorkingTree(project(GOV_001=MEASURE))
    assert source.read("measures/GOV-001.yaml") == MEASURE.encode()
    assert source.listing().measures == ["measures/GOV-001.yaml"]
    (source.root / "measures" / "GOV-001.yaml").unlink()
    shown = source.read("measures/GOV-001.yaml")
    assert shown == ("measures/GOV-001.yaml", "POA013", "the file is no longer there, or the link leads nowhere")
