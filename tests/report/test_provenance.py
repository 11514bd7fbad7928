"""The revision a report was made from, or plainly why there is none."""

import os
from pathlib import Path

import pytest

from poa_tracker.report import Revision, find_revision
from tests.report.conftest import write_files
from tests.repository import git, needs_git

pytestmark = needs_git

FILES = {"plan.yaml": "id: a\n", "agencies.yaml": "agencies: []\n", "measures/A-1.yaml": "id: A-1\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A plan whose files are committed, in a folder of a larger repository."""
    plan = write_files(tmp_path / "repository" / "plan", FILES)
    git(plan.parent, "init", "--quiet")
    git(plan.parent, "add", ".")
    git(plan.parent, "commit", "--quiet", "--message", "All of it")
    return plan


def test_the_commit_of_a_clean_tree(root: Path) -> None:
    commit = git(root, "rev-parse", "HEAD")
    assert find_revision(root) == Revision(commit)
    assert str(find_revision(root)) == commit[:12]


@pytest.mark.parametrize(
    "path", ["measures/A-1.yaml", "plan.yaml", "measures/new/A-2.yaml", "periods/2025-Q1.yaml", "templates/brief.md.j2"]
)
def test_a_change_of_the_plans_files_is_shown(root: Path, path: str) -> None:
    write_files(root, {path: "changed: true\n"})
    revision = find_revision(root)
    assert revision.is_dirty
    assert str(revision) == f"{git(root, 'rev-parse', 'HEAD')[:12]}, with uncommitted changes"


def test_a_change_beside_the_plan_is_no_change_of_its_data(root: Path) -> None:
    write_files(root, {"reports/2025-Q1.html": "", "README.md": "", "../other.txt": ""})
    assert not find_revision(root).is_dirty


def test_a_measure_that_git_ignores_is_not_in_the_commit(root: Path) -> None:
    write_files(root, {".gitignore": "A-2.yaml\n.DS_Store\n"})
    git(root, "add", ".gitignore")
    git(root, "commit", "--quiet", "--message", "Ignore")
    write_files(root, {"measures/.DS_Store": ""})
    assert not find_revision(root).is_dirty
    write_files(root, {"measures/A-2.yaml": ""})
    assert find_revision(root).is_dirty


def test_no_repository(tmp_path: Path) -> None:
    revision = find_revision(write_files(tmp_path, FILES))
    assert revision == Revision(problem="the plan is not in a git repository")
    assert str(revision) == "none (the plan is not in a git repository)"


def test_a_repository_that_does_not_hold_the_plan(root: Path) -> None:
    other = write_files(root.parent / "other", FILES)
    assert find_revision(other) == Revision(problem="the plan is not part of the git repository around it")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    git(tmp_path, "init", "--quiet")
    assert find_revision(tmp_path) == Revision(problem="the git repository has no commit yet")


def test_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    assert find_revision(root) == Revision(problem="git is not installed")


def test_a_repository_that_cannot_be_read(root: Path) -> None:
    (root.parent / ".git" / "HEAD").write_text("not a reference\n")
    assert find_revision(root).problem == "the plan is not in a git repository"
    (root.parent / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (root.parent / ".git" / "config").write_text("[core\n")
    assert find_revision(root).problem == "git could not read the repository"


def test_a_git_hook_of_another_repository_does_not_mislead(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "elsewhere" / "index"))
    assert find_revision(root).commit is not None


def test_nothing_is_written_and_nothing_of_the_repository_is_run(root: Path) -> None:
    ran = root.parent / "ran"
    git(root, "config", "core.fsmonitor", f"touch {ran}")
    os.utime(root / "plan.yaml")
    index = root.parent / ".git" / "index"
    before = index.read_bytes(), index.stat().st_mtime_ns
    find_revision(root)
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before
    assert not ran.exists()
