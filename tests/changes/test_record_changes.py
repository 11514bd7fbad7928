"""Two revisions beside each other: what is equal is not read twice, and what is not is found whatever its layout."""

from pathlib import Path

import pytest

from poa_tracker.changes.difference import Kept, changed_entries, said
from poa_tracker.changes.record_changes import RecordChanges, compare_records
from poa_tracker.model import Closure, Evidence, Measure
from poa_tracker.register import Register, WorkingTree, load
from poa_tracker.register import load as load_plan
from poa_tracker.register.revision import GitRevision
from tests.conftest import MakeProject
from tests.repository import commit, git, needs_git


def measure(measure_id: str, title: str = "Shorter permits") -> str:
    return f"id: {measure_id}\ntitle: {title}\ngoal: permits\nstatus: not_started\n"


def compared(root: Path, revision: str = "HEAD") -> RecordChanges:
    register = load(WorkingTree(root))
    return compare_records(GitRevision.open(root, revision), register, register.source.listing().measures)


def pairs(changes: RecordChanges) -> list[tuple[str, str]]:
    return [(one.before.record.title, one.after.record.title) for one in changes.pairs]


@pytest.fixture
def root(project: MakeProject) -> Path:
    """Sixty measures, as one commit."""
    names = [f"GOV-{number}" for number in range(60)]
    root = project(files={f"measures/{name}.yaml": measure(name, f"Title of {name}") for name in names})
    commit(root)
    return root


@needs_git
def test_only_what_differs_is_read_of_the_earlier_revision(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "measures" / "GOV-7.yaml").write_text(measure("GOV-7", "Another title"), encoding="utf-8")
    (root / "measures" / "GOV-8.yaml").unlink()
    (root / "measures" / "moved").mkdir()
    (root / "measures" / "GOV-9.yaml").rename(root / "measures" / "moved" / "GOV-9.yaml")
    asked = []
    read = GitRevision.read

    def counted(self: GitRevision, path: str) -> object:
        asked.append(path)
        return read(self, path)

    monkeypatch.setattr(GitRevision, "read", counted)
    changes = compared(root)
    assert asked == ["plan.yaml", "agencies.yaml", "measures/GOV-7.yaml", "measures/GOV-8.yaml"]
    assert pairs(changes) == [("Title of GOV-7", "Another title")]
    assert [one.record.id for one in changes.gone] == ["GOV-8"]


@needs_git
def test_line_ends_of_a_checkout_are_no_difference_to_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".gitattributes").write_text("*.yaml text eol=crlf\n", encoding="utf-8")
    commit(root)
    for path in root.rglob("*.yaml"):
        path.unlink()
    git(root, "checkout", "--", ".")
    assert b"\r\n" in (root / "measures" / "GOV-1.yaml").read_bytes()
    asked = []
    read = GitRevision.read

    def counted(self: GitRevision, path: str) -> object:
        asked.append(path)
        return read(self, path)

    monkeypatch.setattr(GitRevision, "read", counted)
    assert pairs(compared(root)) == []
    assert asked == ["plan.yaml", "agencies.yaml"]


@needs_git
def test_two_revisions_need_no_files(root: Path) -> None:
    (root / "measures" / "GOV-7.yaml").write_text(measure("GOV-7", "Another title"), encoding="utf-8")
    commit(root)
    (root / "measures" / "GOV-7.yaml").unlink()
    register: Register = load_plan(GitRevision.open(root, "HEAD"))
    changes = compare_records(GitRevision.open(root, "HEAD~1"), register, register.source.listing().measures)
    assert pairs(changes) == [("Title of GOV-7", "Another title")]


@needs_git
def test_an_id_that_stands_twice_is_not_gone_and_not_new(root: Path) -> None:
    (root / "measures" / "copy.yaml").write_text(measure("GOV-7", "A copy"), encoding="utf-8")
    assert (compared(root).gone, compared(root).reused) == ((), ())
    commit(root)
    (root / "measures" / "copy.yaml").unlink()
    assert (compared(root).gone, compared(root).reused) == ((), ())


def test_what_became_of_the_entries_of_a_list() -> None:
    def first(text: str) -> str:
        return text[0]

    assert list(changed_entries(["a1", "b1"], ["b1", "a1", "c1"], first)) == []
    assert list(changed_entries(["a1", "b1", "c1"], ["c1", "a2"], first)) == [Kept(0, 1), Kept(1, None)]
    assert list(changed_entries(["a1", "a1"], ["a1"], first)) == [Kept(1, None)]
    assert list(changed_entries(["a1", "a2"], ["a2", "a3"], first)) == [Kept(0, 1)]


def test_an_old_value_in_a_message() -> None:
    closure = Closure.model_validate({"outcome": "merged", "date": "2026-01-16", "reason": "Overtaken"})
    evidence = Evidence.model_validate({"title": "Pack", "url": "https://example.org"})
    record = Measure.model_validate(
        {"id": "A-1", "title": "A", "goal": "b", "status": "closed", "due": "2026-06-30", "tags": ["x", "y"]}
    )
    values = (
        None,
        (),
        "AB-1",
        "Two words",
        record.due,
        record.status,
        record.tags,
        True,
        closure,
        (evidence,),
        "x y" * 40,
    )
    assert [said(value) for value in values] == [
        *("empty", "empty", "AB-1", "'Two words'", "2026-06-30", "closed", "[x, y]", "true"),
        "{outcome: merged, date: 2026-01-16, reason: Overtaken}",
        "[{title: Pack, url: https://example.org}]",
        "'x yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx…",
    ]
