"""What git is asked, and the message where it has no answer."""

import subprocess
from pathlib import Path

import pytest

from poa_tracker.errors import PoaError, UsageError
from poa_tracker.register.git import Contents, GitError, Repository, git, ids_ever_used
from tests.repository import commit, needs_git
from tests.repository import git as run

pytestmark = needs_git


def write(root: Path, **measures: str) -> Path:
    """A plan's folder with these measures, by their ids; an empty text takes a measure away."""
    (root / "measures").mkdir(parents=True, exist_ok=True)
    (root / "plan.yaml").write_text("id: a\n", encoding="utf-8")
    for name, text in measures.items():
        path = root / "measures" / f"{name.replace('_', '-')}.yaml"
        if text:
            path.write_text(text, encoding="utf-8")
        else:
            path.unlink()
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A plan in a folder of a larger repository, with two commits."""
    (tmp_path / "repository" / "my plan").mkdir(parents=True)
    run(tmp_path / "repository", "init", "--quiet")
    plan = write(tmp_path / "repository" / "my plan", A_1="id: A-1\n")
    commit(plan, "First", day="2026-01-10")
    write(plan, A_2="id: A-2\n")
    commit(plan, "Second", day="2026-01-20")
    return plan


def failure(root: Path, revision: str) -> str:
    with pytest.raises(PoaError) as caught:
        Repository.find(root).commit(revision)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_a_revision_is_a_branch_a_tag_a_commit_or_a_day(root: Path) -> None:
    first, second = run(root, "rev-parse", "HEAD~1"), run(root, "rev-parse", "HEAD")
    run(root, "tag", "--annotate", "closed-q2", "--message", "Closed", "HEAD~1")
    repository = Repository.find(root)
    asked = ["main", "HEAD", second[:10], "HEAD~1", "closed-q2", "2026-01-20", "2026-01-19", "2026-01-10", "2027-01-01"]
    assert [repository.commit(one) for one in asked] == [
        *(second, second, second, first, first),
        *(second, first, first, second),
    ]


def test_a_day_follows_the_branchs_own_line(root: Path) -> None:
    run(root, "checkout", "--quiet", "-b", "work")
    write(root, A_3="id: A-3\n")
    commit(root, "On a branch", day="2026-01-22")
    run(root, "checkout", "--quiet", "main")
    second = run(root, "rev-parse", "HEAD")
    run(root, "merge", "--quiet", "--no-ff", "--message", "Merge", "work", day="2026-01-25")
    repository = Repository.find(root)
    assert repository.commit("2026-01-24") == second
    assert repository.commit("2026-01-25") == run(root, "rev-parse", "HEAD")


def test_a_day_before_the_first_commit(root: Path) -> None:
    assert failure(root, "2026-01-09") == (
        "there is no commit on or before 2026-01-09: the history begins on 2026-01-10"
    )
    assert failure(root, "2026-02-30") == "'2026-02-30' is not a date in the calendar"


@pytest.mark.parametrize("revision", ["", "  "])
def test_an_empty_name_is_wrong_use(root: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="no revision named"):
        Repository.find(root).commit(revision)


@pytest.mark.parametrize(
    "revision",
    ["gone", "--all", "-h", "--output=stolen", "^HEAD", "HEAD..main", "HEAD:my plan/plan.yaml", "HEAD^{tree}", "a\nb"],
)
def test_what_names_no_commit(root: Path, revision: str) -> None:
    assert failure(root, revision) == f"git has no revision {revision!r}"
    assert not (root / "stolen").exists()


def test_a_zero_byte_is_no_name(root: Path) -> None:
    assert failure(root, "HEAD\0") == "git has no revision 'HEAD\\x00'"


def test_a_shallow_clone_says_how_to_get_the_rest(root: Path, tmp_path: Path) -> None:
    first = run(root, "rev-parse", "HEAD~1")
    run(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "repository").as_uri(), "shallow")
    plan = tmp_path / "shallow" / "my plan"
    assert failure(plan, first) == (
        f"git has no revision {first!r}; this clone is shallow: `git fetch --unshallow` gets the rest"
    )
    assert failure(plan, "2026-01-15") == (
        "there is no commit on or before 2026-01-15: the history begins on 2026-01-20; this clone is shallow: "
        "`git fetch --unshallow` gets the rest"
    )


def test_no_commit_yet(tmp_path: Path) -> None:
    run(write(tmp_path), "init", "--quiet")
    assert failure(tmp_path, "main") == "the git repository has no commit yet"
    assert failure(tmp_path, "2026-01-20") == "the git repository has no commit yet"
    assert ids_ever_used(tmp_path) == set()


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError, match=r"^the plan is not in a git repository$"):
        Repository.find(write(tmp_path))
    assert ids_ever_used(tmp_path) == set()


def test_a_bare_clone_has_no_working_files(root: Path, tmp_path: Path) -> None:
    run(tmp_path, "clone", "--quiet", "--bare", str(root.parent), "bare")
    bare = write(tmp_path / "bare")
    with pytest.raises(GitError, match=r"^the plan's folder is not among the working files of its git repository$"):
        Repository.find(bare)


def test_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(GitError, match=r"^git is not installed$"):
        Repository.find(root)
    with pytest.raises(GitError, match=r"^git is not installed$"):
        Contents(root)
    assert ids_ever_used(root) == set()


def test_a_git_that_does_not_answer(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait_for_ever(*_: object, **settings: float) -> None:
        raise subprocess.TimeoutExpired("git", settings["timeout"])

    monkeypatch.setattr(subprocess, "run", wait_for_ever)
    with pytest.raises(GitError, match=r"^git did not answer$"):
        Repository.find(root)


def test_a_git_hook_of_another_repository_does_not_mislead(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_WORK_TREE"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    assert Repository.find(root).commit("main") == run(root, "rev-parse", "HEAD")
    assert ids_ever_used(root) == {"A-1", "A-2"}


def test_the_files_of_a_revision_by_their_paths_in_the_plan(root: Path) -> None:
    (root / "measures" / "a\n\t\"b'é.yaml").write_text("", encoding="utf-8")
    (root / "measures" / "link.yaml").symlink_to("A-1.yaml")
    (root / "README.md").write_text("", encoding="utf-8")
    made = commit(root, "Odd names")
    tree = Repository.find(root).tree(made, "plan.yaml", "agencies.yaml", "measures")
    assert [(one.mode, one.path) for one in tree] == [
        ("100644", "measures/A-1.yaml"),
        ("100644", "measures/A-2.yaml"),
        ("100644", "measures/a\n\t\"b'é.yaml"),
        ("120000", "measures/link.yaml"),
        ("100644", "plan.yaml"),
    ]
    ids = [one.id for one in tree]
    contents = Contents(root)
    assert list(contents.read(ids, 5)) == [b"id: A-", b"id: A-", b"", b"A-1.ya", b"id: a\n"]
    assert list(contents.read([ids[0], "0" * 40, ids[1]], 99)) == [b"id: A-1\n", None, b"id: A-2\n"]
    contents.close()


def test_many_contents_do_not_wait_for_each_other(root: Path) -> None:
    write(root, **{f"B_{number}": f"id: B-{number}\n" * 400 for number in range(300)})
    tree = Repository.find(root).tree(commit(root), "measures")
    assert len(tree) == 302
    read = list(Contents(root).read([one.id for one in tree] * 10, 1 << 20))
    assert read == [(root / one.path).read_bytes() for one in tree] * 10


def test_ids_of_measures_that_were_renamed_moved_or_deleted_stay_used(root: Path) -> None:
    (root / "measures" / "A-1.yaml").rename(root / "measures" / "A-9.yaml")
    commit(root, "Renamed")
    (root / "measures" / "goal").mkdir()
    (root / "measures" / "A-9.yaml").rename(root / "measures" / "goal" / "A-10.yaml")
    (root / "measures" / "A-2.yaml").unlink()
    (root / "measures" / "notes.yaml").write_text("", encoding="utf-8")
    (root / "A-77.yaml").write_text("", encoding="utf-8")
    (root.parent / "measures").mkdir()
    (root.parent / "measures" / "A-88.yaml").write_text("", encoding="utf-8")
    commit(root.parent, "Moved, deleted, and what is no measure")
    write(root, A_99="id: A-99\n")
    assert ids_ever_used(root) == {"A-1", "A-2", "A-9", "A-10"}
    assert ids_ever_used(root, "HEAD~2") == {"A-1", "A-2"}
    assert Repository.find(root).names_ever("HEAD~2", "measures") == ["measures/A-2.yaml", "measures/A-1.yaml"]


def test_ids_of_a_side_branch_and_of_the_merge_itself(root: Path) -> None:
    run(root, "checkout", "--quiet", "-b", "work")
    write(root, B_1="id: B-1\n")
    commit(root, "On a branch")
    run(root, "checkout", "--quiet", "main")
    commit(root, "Meanwhile")
    run(root, "merge", "--quiet", "--strategy=ours", "--message", "A merge that throws the files away", "work")
    assert not (root / "measures" / "B-1.yaml").exists()
    run(root, "checkout", "--quiet", "-b", "more")
    commit(root, "On another branch")
    run(root, "checkout", "--quiet", "main")
    run(root, "merge", "--quiet", "--no-ff", "--no-commit", "more")
    write(root, B_2="id: B-2\n")
    commit(root, "A merge that adds a file of its own")
    assert ids_ever_used(root) == {"A-1", "A-2", "B-1", "B-2"}


def test_the_ids_of_another_branch_are_free(root: Path) -> None:
    run(root, "checkout", "--quiet", "-b", "work")
    write(root, B_1="id: B-1\n")
    commit(root, "On a branch")
    run(root, "checkout", "--quiet", "main")
    assert ids_ever_used(root) == {"A-1", "A-2"}


def test_settings_of_the_repository_change_no_answer(root: Path) -> None:
    for setting in ("log.showSignature=true", "core.quotePath=true", "core.pager=false", "diff.renames=copies"):
        run(root, "config", *setting.split("="))
    assert ids_ever_used(root) == {"A-1", "A-2"}
    assert git(root, "log", "--format=%s") == b"Second\nFirst\n"
