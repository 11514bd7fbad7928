"""What a record holds on a measure, in words, and where git's history begins and ends with it."""

from datetime import date
from pathlib import Path

from poa_tracker.changes.life import Event, happenings, life
from poa_tracker.model import Measure
from poa_tracker.register import Register, WorkingTree, load
from poa_tracker.register.git import Repository
from tests.conftest import MakeProject
from tests.repository import commit, needs_git

RECORD = {"id": "GOV-001", "title": "Shorter permits", "goal": "permits", "status": "in_progress"}
MEASURE = "id: GOV-001\ntitle: Shorter permits\ngoal: permits\nstatus: not_started\n"


def events(**fields: object) -> list[tuple[str, str, str]]:
    record = Measure.model_validate({**RECORD, **fields})
    return [(one.kind.value, one.day.isoformat(), one.what) for one in happenings(record)]


def test_a_return_and_its_correction() -> None:
    update = {"period": "2025-Q1", "submitted": "2025-04-09", "status": "in_progress", "summary": "Begun."}
    later = {**update, "submitted": "2025-04-20", "confidence": "at_risk", "corrects": True, "summary": "Stuck."}
    unchanged = {**update, "period": "2025-Q2", "submitted": "2025-07-09", "no_change": True}
    del unchanged["summary"]
    assert events(updates=[update, later, unchanged]) == [
        ("update", "2025-04-09", "2025-Q1: in_progress: Begun."),
        ("update", "2025-04-20", "2025-Q1 (a correction): in_progress, at_risk: Stuck."),
        ("update", "2025-07-09", "2025-Q2: in_progress: no change"),
    ]


def test_a_date_that_was_set_and_then_moved() -> None:
    first = {"date": "2025-04-01", "field": "due", "to": "2025-09-30", "reason": "Agreed", "state": "approved"}
    later = {**first, "date": "2025-08-01", "from": "2025-09-30", "to": "2025-12-31", "state": "requested"}
    assert events(variations=[first, later]) == [
        ("variation", "2025-04-01", "due: nothing to 2025-09-30 (approved): Agreed"),
        ("variation", "2025-08-01", "due: 2025-09-30 to 2025-12-31 (requested): Agreed"),
    ]


def test_how_it_ended() -> None:
    closure = {"outcome": "discontinued", "date": "2025-08-01", "reason": "No money"}
    assert events(closure=closure, status="closed") == [("closure", "2025-08-01", "discontinued: No money")]
    merged = {**closure, "outcome": "merged", "into": "GOV-002"}
    assert events(closure=merged, status="closed") == [("closure", "2025-08-01", "merged into GOV-002: No money")]
    steps = [{"id": "M1", "title": "Forms", "completed": "2025-07-01"}, {"id": "M2", "title": "Portal"}]
    assert events(milestones=steps, completed="2025-08-01", status="completed") == [
        ("milestone", "2025-07-01", "M1 Forms"),
        ("completion", "2025-08-01", "Shorter permits"),
    ]


def lived(root: Path, *, path: str | None = None, is_there: bool = True) -> list[Event]:
    register: Register = load(WorkingTree(root))
    measure = register.measures[0].record if is_there else None
    return life(Repository.find(root), register.plan, "GOV-001", measure, path)


@needs_git
def test_it_entered_on_the_day_it_says_or_with_the_plan_or_with_the_commit(project: MakeProject) -> None:
    root = project(GOV_001=f"{MEASURE}added: 2025-08-01\n")
    commit(root, day="2025-09-10")
    (entered,) = lived(root)
    assert (entered.day, entered.what) == (date(2025, 8, 1), "Shorter permits")
    assert entered.recorded is not None
    assert (entered.recorded.day, entered.removed) == (date(2025, 9, 10), None)


@needs_git
def test_it_left_with_the_commit_that_took_its_file_away(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE)
    commit(root, "The plan", day="2025-09-10")
    (root / "measures" / "GOV-001.yaml").write_text(f"{MEASURE}due: 2026-06-30\n", encoding="utf-8")
    commit(root, "A date", day="2025-09-11")
    (root / "measures" / "GOV-001.yaml").unlink()
    commit(root, "Away", day="2025-09-12")
    (entered,) = lived(root, is_there=False)
    assert entered.removed is not None
    assert entered.removed.subject == "Away"
    (root / "measures" / "GOV-001.yaml").write_text(MEASURE, encoding="utf-8")
    assert [one.removed for one in lived(root)] == [None], "it is back, and nobody has committed it yet"


@needs_git
def test_a_file_under_another_name_is_followed_where_it_is_shown(project: MakeProject) -> None:
    root = project(files={"measures/permits.yaml": MEASURE})
    commit(root, "The plan", day="2025-09-10")
    assert lived(root) == []
    (entered,) = lived(root, path="measures/permits.yaml")
    assert entered.recorded is not None
    assert entered.recorded.subject == "The plan"


@needs_git
def test_a_file_that_changed_its_name_twice_is_followed_to_its_beginning(project: MakeProject) -> None:
    root = project(files={"measures/one.yaml": MEASURE, "measures/other.yaml": MEASURE.replace("001", "002")})
    commit(root, "The plan", day="2025-09-10")
    for number, (old, new) in enumerate((("one", "two"), ("two", "GOV-001")), 11):
        (root / "measures" / f"{old}.yaml").unlink()
        (root / "measures" / f"{new}.yaml").write_text(f"# {new * 60}\n{MEASURE}", encoding="utf-8")
        commit(root, f"From {old} to {new}", day=f"2025-09-{number}")
    (entered,) = lived(root)
    assert entered.recorded is not None
    assert entered.recorded.subject == "The plan"


@needs_git
def test_in_a_plan_without_a_first_day_it_entered_with_its_commit(project: MakeProject) -> None:
    undated = "id: p\ntitle: P\ngoals: [{id: permits, title: Permits}]\n"
    root = project(plan=undated, GOV_001=MEASURE)
    commit(root, day="2025-09-10")
    assert [one.day for one in lived(root)] == [date(2025, 9, 10)]


@needs_git
def test_a_file_that_is_gone_without_a_commit_has_left_with_none(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE)
    commit(root, day="2025-09-10")
    (root / "measures" / "GOV-001.yaml").write_text(f"{MEASURE}due: 2026-06-30\n", encoding="utf-8")
    commit(root, day="2025-09-11")
    (root / "measures" / "GOV-001.yaml").unlink()
    assert [one.removed for one in lived(root, is_there=False)] == [None]


@needs_git
def test_a_commit_in_which_the_file_was_far_too_long_is_passed_over(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE)
    commit(root, day="2025-09-10")
    path = root / "measures" / "GOV-001.yaml"
    path.write_text(MEASURE + "# far too long\n" * 100_000, encoding="utf-8")
    commit(root, day="2025-09-11")
    path.write_text(MEASURE, encoding="utf-8")
    commit(root, day="2025-09-12")
    (entered,) = lived(root)
    assert (entered.recorded and entered.recorded.day, entered.removed) == (date(2025, 9, 10), None)
