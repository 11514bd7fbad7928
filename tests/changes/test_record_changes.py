"""Two revisions beside each other: what is equal is not read twice, and what is not is found whatever its layout."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from poa_tracker.changes.difference import Kept, changed_entries, value_text
from poa_tracker.changes.record_changes import MeasurePair, RecordChanges, compare_records
from poa_tracker.model import Closure, Evidence, Measure
from poa_tracker.register import Entry, Register, WorkingTree, load
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
    assert [value_text(value) for value in values] == [
        *("empty", "empty", "AB-1", "'Two words'", "2026-06-30", "closed", "[x, y]", "true"),
        "{outcome: merged, date: 2026-01-16, reason: Overtaken}",
        "[{title: Pack, url: https://example.org}]",
        "'x yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx yx…",
    ]


def pair(before: dict[str, object], after: dict[str, object]) -> MeasurePair:
    base = {"id": "A-1", "title": "A", "goal": "b", "status": "in_progress"}
    return MeasurePair(*(Entry("a.yaml", Measure.model_validate({**base, **one}), b"") for one in (before, after)))


def returns(*changes: Mapping[str, object]) -> dict[str, object]:
    update = {"period": "2025-Q1", "submitted": "2025-04-09", "agency": "X", "status": "in_progress", "summary": "A"}
    return {"updates": [{**update, **one} for one in changes]}


@pytest.mark.parametrize(
    "became",
    [
        {"summary": "B"},
        {"submitted": "2025-04-10", "summary": "B"},
        {"agency": "Y", "summary": "B"},
        {"period": "2025-Q2"},
        {"period": "2025-Q2", "agency": "Y"},
    ],
)
def test_a_return_that_was_rewritten_is_shown_from_those_beside_it(became: dict[str, object]) -> None:
    beside: list[dict[str, object]] = [
        {"summary": "C", "period": "2025-Q3"},
        {"summary": "C", "submitted": "2025-05-01", "agency": "Z"},
        {"summary": "C", "submitted": "2025-06-01", "corrects": True},
    ]
    for others in (beside, beside[::-1]):
        changed = pair(returns({}, *others), returns(*others, became)).changed_updates()
        assert list(changed) == [Kept(0, len(others))]


def test_a_correction_in_the_place_of_a_return_is_not_what_became_of_it() -> None:
    for became in ({}, {"summary": "B"}, {"submitted": "2025-04-10"}):
        changed = pair(returns({}), returns({**became, "corrects": True})).changed_updates()
        assert list(changed) == [Kept(0, None)]
    assert list(pair(returns({}), returns({"period": "2025-Q2", "summary": "B"})).changed_updates()) == [Kept(0, None)]
    another = {"period": "2025-Q2", "submitted": "2025-07-09"}
    assert list(pair(returns({}), returns(another)).changed_updates()) == [Kept(0, None)]


def variations(*changes: Mapping[str, object]) -> dict[str, object]:
    step = {"date": "2025-04-01", "field": "due", "to": "2026-06-30", "reason": "R", "state": "requested"}
    return {"variations": [{**step, **one} for one in changes]}


@pytest.mark.parametrize(
    "became",
    [
        {"state": "approved"},
        {"date": "2025-04-10", "state": "approved"},
        {"to": "2026-09-30", "state": "approved"},
    ],
)
def test_a_request_that_was_settled_is_shown_from_those_beside_it(became: dict[str, object]) -> None:
    beside: list[dict[str, object]] = [
        {"field": "start", "reason": "S"},
        {"date": "2025-05-01", "to": "2026-12-31", "reason": "S"},
    ]
    for others in (beside, beside[::-1]):
        changed = pair(variations({}, *others), variations(*others, became)).changed_variations()
        assert list(changed) == [Kept(0, len(others))]


def test_of_two_requests_the_one_for_the_same_date_on_the_same_day_was_settled() -> None:
    other_day, other_date = {"date": "2025-04-02", "reason": "S"}, {"to": "2026-09-30", "reason": "S"}
    settled = {"state": "approved"}
    for other in (other_day, other_date):
        changed = pair(variations({}, other), variations(other, settled)).changed_variations()
        assert list(changed) == [Kept(0, 1)]
    for other in ({"field": "start"}, {"date": "2025-04-02", "to": "2026-09-30"}):
        assert list(pair(variations({}), variations(other)).changed_variations()) == [Kept(0, None)]


def test_a_correction_that_was_added_is_noticed_and_one_that_was_there_is_not() -> None:
    correction = {"submitted": "2025-04-20", "corrects": True}
    assert pair(returns({}), returns({}, correction)).is_corrected
    assert not pair(returns({}, correction), returns({}, correction, {"period": "2025-Q2"})).is_corrected
    assert not pair(returns({}), returns({}, {"period": "2025-Q2"})).is_corrected


@needs_git
def test_an_id_is_reused_under_another_title_and_the_same_measure_under_its_own(root: Path) -> None:
    (root / "measures" / "GOV-7.yaml").unlink()
    (root / "measures" / "GOV-8.yaml").unlink()
    commit(root, "Two are taken out")
    (root / "measures" / "GOV-7.yaml").write_text(measure("GOV-7", "Quite another"), encoding="utf-8")
    (root / "measures" / "GOV-8.yaml").write_text(f"{measure('GOV-8', 'Title of GOV-8')}due: 2026-06-30\n", "utf-8")
    (root / "measures" / "GOV-99.yaml").write_text(measure("GOV-99", "Quite new"), encoding="utf-8")
    changes = compared(root)
    assert [(one.after.record.id, one.title) for one in changes.reused] == [("GOV-7", "Title of GOV-7")]
    assert pairs(changes) == [("Title of GOV-8", "Title of GOV-8")]
    assert [one.after.record.due is not None for one in changes.pairs] == [True]


@needs_git
def test_of_a_measure_that_stood_twice_the_first_file_is_what_it_was(root: Path) -> None:
    (root / "measures" / "ZZZ.yaml").write_text(measure("GOV-7", "A copy"), encoding="utf-8")
    commit(root)
    (root / "measures" / "ZZZ.yaml").unlink()
    (root / "measures" / "GOV-7.yaml").write_text(measure("GOV-7", "Another title"), encoding="utf-8")
    assert pairs(compared(root)) == [("Title of GOV-7", "Another title")]


@needs_git
def test_a_comment_is_no_difference(root: Path) -> None:
    (root / "measures" / "GOV-7.yaml").write_text(
        f"# Now with a comment\n{measure('GOV-7', 'Title of GOV-7')}", "utf-8"
    )
    assert compared(root).pairs == ()


@pytest.mark.parametrize(
    ("other", "became"),
    [
        ({"submitted": "2025-05-01"}, {}),
        ({"agency": "Y"}, {}),
        ({"submitted": "2025-05-01", "agency": "Y"}, {"submitted": "2025-06-01"}),
        ({"submitted": "2025-05-01", "agency": "Y"}, {"agency": "Z"}),
    ],
)
def test_of_two_returns_the_one_that_is_most_like_it_is_what_it_became(
    other: dict[str, object], became: dict[str, object]
) -> None:
    after = returns({"summary": "C", **other}, {"summary": "B", **became})
    assert list(pair(returns({}), after).changed_updates()) == [Kept(0, 1)]


@pytest.mark.parametrize("other", [{"date": "2025-04-02"}, {"to": "2026-09-30"}])
def test_of_two_variations_the_one_that_is_most_like_it_is_what_it_became(other: dict[str, object]) -> None:
    after = variations({"state": "declined", **other}, {"state": "approved"})
    assert list(pair(variations({}), after).changed_variations()) == [Kept(0, 1)]


@needs_git
def test_of_an_id_whose_last_file_could_not_be_read_no_title_is_known(root: Path) -> None:
    path = root / "measures" / "GOV-7.yaml"
    path.write_text("id: GOV-7\ntitle: [\n", encoding="utf-8")
    commit(root, "Broken")
    path.unlink()
    commit(root, "Taken out")
    path.write_text(measure("GOV-7", "Title of GOV-7"), encoding="utf-8")
    assert [(one.after.record.id, one.title) for one in compared(root).reused] == [("GOV-7", None)]


@needs_git
def test_a_file_that_cannot_be_read_any_more_is_passed_over(root: Path) -> None:
    register = load(WorkingTree(root))
    paths = [*register.source.listing().measures, "measures/went-away-meanwhile.yaml"]
    changes = compare_records(GitRevision.open(root, "HEAD"), register, paths)
    assert (changes.pairs, changes.gone, changes.reused) == ((), (), ())
