"""A plan read from a revision is the plan as it stood in the files then, and nothing is checked out for it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from poa_tracker.errors import UsageError
from poa_tracker.register import Register, WorkingTree, load
from poa_tracker.register.git import Contents, GitError
from poa_tracker.register.revision import GitRevision, NoPlanYetError, load_beside
from poa_tracker.register.source import FileFault
from tests.conftest import MakeProject
from tests.repository import commit, git, needs_git

pytestmark = needs_git
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs the file system of a Unix")

MEASURE = "id: GOV-001\ntitle: Shorter permits\ngoal: permits\nstatus: not_started\n"


def measure(measure_id: str, title: str = "Shorter permits") -> str:
    return f"id: {measure_id}\ntitle: {title}\ngoal: permits\nstatus: not_started\n"


def titles(register: Register) -> dict[str, str]:
    assert not register.findings, register.findings
    return {entry.path: entry.record.title for entry in register.measures}


def test_each_revision_has_its_own_plan(project: MakeProject) -> None:
    root = project(GOV_001=measure("GOV-001", "As it was"))
    commit(root, day="2026-01-10")
    (root / "measures" / "permits").mkdir()
    (root / "measures" / "GOV-001.yaml").rename(root / "measures" / "permits" / "GOV-001.yaml")
    (root / "measures" / "GOV-002.yaml").write_text(measure("GOV-002"), encoding="utf-8")
    commit(root, day="2026-01-20")
    (root / "measures" / "GOV-002.yaml").write_text(measure("GOV-002", "Not committed"), encoding="utf-8")
    (root / "plan.yaml").unlink()
    assert titles(load(GitRevision.open(root, "2026-01-12"))) == {"measures/GOV-001.yaml": "As it was"}
    assert titles(load(GitRevision.open(root, "main"))) == {
        "measures/GOV-002.yaml": "Shorter permits",
        "measures/permits/GOV-001.yaml": "As it was",
    }
    assert git(root, "status", "--porcelain") == "M measures/GOV-002.yaml\n D plan.yaml"


def test_a_plan_in_a_folder_of_a_shallow_clone(project: MakeProject, tmp_path: Path) -> None:
    root = project(GOV_001=measure("GOV-001"))
    commit(tmp_path)
    commit(tmp_path)
    git(tmp_path, "clone", "--quiet", "--depth=1", tmp_path.as_uri(), "shallow")
    register = load(GitRevision.open(tmp_path / "shallow" / root.name, "HEAD"))
    assert titles(register) == {"measures/GOV-001.yaml": "Shorter permits"}
    assert register.plan.title == "A plan for tests"
    assert len(register.agencies.records) == 3


def test_a_revision_without_this_plan(project: MakeProject, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("", encoding="utf-8")
    commit(tmp_path)
    root = project()
    commit(tmp_path)
    root.rename(tmp_path / "moved")
    commit(tmp_path)
    with pytest.raises(NoPlanYetError, match=r"^revision 'HEAD~2' has no plan yet$"):
        GitRevision.open(tmp_path / "moved", "HEAD~2")
    with pytest.raises(GitError, match=r"^revision 'HEAD~1' has no plan\.yaml in this folder; it has one in plan$"):
        GitRevision.open(tmp_path / "moved", "HEAD~1")
    with pytest.raises(UsageError, match=r"^no revision named"):
        GitRevision.open(tmp_path / "moved", "")


def both(root: Path) -> tuple[list[object], list[object]]:
    """What the working tree and its commit list to read, and what they read; fault by fault."""
    answers: list[list[object]] = []
    for source in (WorkingTree(root), GitRevision.open(root, commit(root))):
        listing = source.listing()
        paths = [listing.plan, listing.agencies, *listing.measures, *listing.periods]
        answers.append([paths, sorted(listing.faults), *((path, source.read(path)) for path in paths if path)])
    return answers[0], answers[1]


@posix_only
def test_a_commit_is_read_as_its_files_would_be(project: MakeProject, tmp_path: Path) -> None:
    root = project(
        files={
            "agencies.yml": "agencies: []\n",
            "plan.yaml.txt": "id: plan\n",
            "drafts/GOV-001.yaml": MEASURE,
            "drafts/folder/GOV-9.yaml": MEASURE,
            "measures/GOV-001.yml": MEASURE,
            "measures/GOV-002.YAML": MEASURE,
            "measures/progress.xlsx": b"PK",
            "measures/README.md": "Notes on the measures.\n",
            "measures/GOV-004.yaml.txt": MEASURE,
            "measures/.hidden.yaml": "::",
            "measures/.folder/GOV-5.yaml": "::",
            "measures/sub/folder/GOV-003.yaml": MEASURE,
            "measures/Ā ' \".yaml": MEASURE,
            "measures/a\n\tb.yaml": MEASURE,
            "measures/empty.yaml": "",
            "measures/large.yaml": b"x" * (1024 * 1024 + 9),
            "measures/binary.yaml": bytes(range(256)),
            "periods/2025-26-Q2.yaml": "period: 2025-26-Q2\n",
            "periods.yaml": "",
        }
    )
    for name, target in {
        "GOV-001.yaml": "../drafts/GOV-001.yaml",
        "twice.yaml": "GOV-001.yaml",
        "to-a-folder.yaml": "../drafts",
        "folder": "../drafts/folder",
        "OUT-001.yaml": "../../secret.yaml",
        "OUT-002.yaml": "/dev/zero",
        "nowhere.yaml": "gone.yaml",
    }.items():
        (root / "measures" / name).symlink_to(target)
    (tmp_path / "secret.yaml").write_text("password: hunter2\n", encoding="utf-8")
    here, there = both(root)
    assert len(here) == 13
    assert there == here


@posix_only
def test_a_name_that_is_not_utf_8(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE)
    try:
        (root / "measures" / os.fsdecode(b"\xff.yaml")).write_text(MEASURE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    here, there = both(root)
    assert there == here
    assert here[1] == [
        FileFault("measures/\\xff.yaml", "POA013", "the file's name has characters that cannot be shown")
    ]


@posix_only
def test_a_link_that_leads_to_itself(project: MakeProject) -> None:
    root = project()
    (root / "measures").mkdir()
    (root / "measures" / "loop.yaml").symlink_to("loop.yaml")
    source = GitRevision.open(root, commit(root))
    assert source.listing().measures == ["measures/loop.yaml"]
    assert source.read("measures/loop.yaml") == FileFault(
        "measures/loop.yaml", "POA013", "the file is no longer there, or the link leads nowhere"
    )


def test_another_repository_inside_the_plan(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE)
    commit(root)
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{git(root, 'rev-parse', 'HEAD')},measures/other")
    git(root, "commit", "--quiet", "--message", "A submodule")
    listing = GitRevision.open(root, "HEAD").listing()
    assert listing.measures == ["measures/GOV-001.yaml"]
    assert listing.faults == [
        FileFault("measures/other", "POA013", "this is another git repository; its files are not part of this one")
    ]


def test_a_file_in_the_place_of_a_folder(project: MakeProject) -> None:
    root = project(files={"measures": "no folder\n"})
    listing = GitRevision.open(root, commit(root)).listing()
    assert listing.measures == []
    assert listing.faults == [FileFault("measures", "POA013", "this is not a folder")]


def test_line_ends_are_those_that_git_keeps(project: MakeProject) -> None:
    root = project(
        files={".gitattributes": "*.yaml text eol=crlf\n", "measures/GOV-001.yaml": MEASURE.replace("\n", "\r\n")}
    )
    source = GitRevision.open(root, commit(root))
    assert source.read("measures/GOV-001.yaml") == MEASURE.encode()
    assert WorkingTree(root).read("measures/GOV-001.yaml") == MEASURE.replace("\n", "\r\n").encode()
    assert load(source).measures[0].record == load(WorkingTree(root)).measures[0].record


def test_files_are_read_in_any_order(project: MakeProject) -> None:
    names = [f"GOV-{number}" for number in range(120)]
    root = project(files={f"measures/{name}.yaml": measure(name, f"Title of {name}") for name in names})
    source = GitRevision.open(root, commit(root))
    paths = source.listing().measures
    for order in (paths, paths[::-1], paths[::7], [*paths, *paths], paths[60:] + paths[:60]):
        assert [source.read(path) for path in order] == [(root / path).read_bytes() for path in order]


def test_reading_one_after_the_other_asks_for_many_at_a_time(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(files={f"measures/GOV-{number}.yaml": measure(f"GOV-{number}") for number in range(120)})
    commit(root)
    asked: list[int] = []
    read = Contents.read

    def counted(self: Contents, ids: list[str], most: int) -> Iterator[bytes | None]:
        asked.append(len(ids))
        return read(self, ids, most)

    monkeypatch.setattr(Contents, "read", counted)
    source = GitRevision.open(root, "HEAD")
    assert len(load(source).measures) == 120
    assert max(asked) == Contents.AT_ONCE
    assert len(asked) < 12
    asked.clear()
    source.read("measures/GOV-7.yaml")
    source.read("measures/GOV-40.yaml")
    assert asked == [1, 1]


def test_equal_files_have_equal_names_in_git(project: MakeProject) -> None:
    root = project(files={f"measures/{name}.yaml": MEASURE for name in ("GOV-001", "copies/GOV-001")})
    blobs = GitRevision.open(root, commit(root)).blobs
    assert list(blobs) == ["plan.yaml", "agencies.yaml", "measures/GOV-001.yaml", "measures/copies/GOV-001.yaml"]
    assert (
        blobs["measures/GOV-001.yaml"]
        == blobs["measures/copies/GOV-001.yaml"]
        == git(root, "rev-parse", "HEAD:measures/GOV-001.yaml")
    )


def test_what_is_the_same_beside_it_is_not_read_again(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(files={f"measures/GOV-{number}.yaml": measure(f"GOV-{number}") for number in range(9)})
    commit(root)
    (root / "measures" / "GOV-3.yaml").write_text(measure("GOV-3", "Another title"), encoding="utf-8")
    (root / "measures" / "GOV-5.yaml").rename(root / "measures" / "moved.yaml")
    beside = load(WorkingTree(root))
    whole = load(GitRevision.open(root, "HEAD"))
    asked: list[str] = []
    read = GitRevision.read

    def counted(self: GitRevision, path: str) -> bytes | FileFault:
        asked.append(path)
        return read(self, path)

    monkeypatch.setattr(GitRevision, "read", counted)
    register = load_beside(GitRevision.open(root, "HEAD"), beside)
    assert asked == ["plan.yaml", "agencies.yaml", "measures/GOV-3.yaml"]
    assert titles(register) == titles(whole)
    assert [(one.path, one.id) for one in register.outlines] == [(one.path, one.id) for one in whole.outlines]


def test_periods_of_another_cycle_are_read_again(project: MakeProject) -> None:
    update = "updates:\n  - {period: 2025-26-Q1, submitted: 2025-10-09, status: not_started, summary: None yet}\n"
    root = project(GOV_001=MEASURE + update)
    register = load(WorkingTree(root))
    plan = (root / "plan.yaml").read_text(encoding="utf-8")
    (root / "plan.yaml").write_text(plan.replace("fiscal_year_start: 7", "frequency: yearly"), encoding="utf-8")
    then = load_beside(GitRevision.open(root, commit(root)), register)
    assert [one.code for one in then.findings] == ["POA107"]
