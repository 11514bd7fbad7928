"""POA514 measure-removed."""

from pathlib import Path

from tests.repository import commit, needs_git
from tests.rules.record import MEASURE, NOTHING, edit, findings_of

pytestmark = needs_git


def test_a_measure_deleted(recorded: Path) -> None:
    (recorded / "measures" / "GOV-001.yaml").unlink()
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:1:1: error[POA514] GOV-001 (Shorter permits) is gone; close it instead of deleting it\n"
        "1 error, 0 warnings in 2 files\n"
    )


def test_a_file_renamed_while_it_is_edited(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    edit(path, ("id: GOV-001", "id: GOV-002"))
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:1:5: error[POA514] the id was GOV-001; a measure keeps its id; if the work stops, close it with `poa close`\n"
        "   1 | id: GOV-002\n"
        "     |     ^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )
    path.rename(recorded / "measures" / "GOV-002.yaml")
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:1:1: error[POA514] GOV-001 (Shorter permits) is gone; close it instead of deleting it\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_file_that_cannot_be_read_is_not_gone(recorded: Path) -> None:
    (recorded / "measures" / "GOV-001.yaml").write_text("id: [\n", encoding="utf-8")
    assert findings_of(recorded) == NOTHING


def test_a_measure_moved_or_closed_passes(recorded: Path) -> None:
    (recorded / "measures" / "permits").mkdir()
    moved = recorded / "measures" / "permits" / "GOV-001.yaml"
    (recorded / "measures" / "GOV-001.yaml").rename(moved)
    edit(moved, ("status: in_progress\nconfidence", "status: closed\nconfidence"))
    with moved.open("a", encoding="utf-8") as file:
        file.write("closure: {outcome: discontinued, date: 2026-01-20, reason: Overtaken}\n")
    assert findings_of(recorded) == NOTHING


def test_a_measure_that_was_never_committed_may_go(recorded: Path) -> None:
    (recorded / "measures" / "GOV-002.yaml").write_text(MEASURE.replace("GOV-001", "GOV-002"), encoding="utf-8")
    assert findings_of(recorded) == "0 errors, 0 warnings in 4 files\n"
    (recorded / "measures" / "GOV-002.yaml").unlink()
    assert findings_of(recorded) == NOTHING


def test_a_measure_of_an_earlier_revision(recorded: Path) -> None:
    (recorded / "measures" / "GOV-001.yaml").unlink()
    commit(recorded, day="2026-01-25")
    assert findings_of(recorded) == "0 errors, 0 warnings in 2 files\n"
    assert findings_of(recorded, "2026-01-24") == (
        "measures/GOV-001.yaml:1:1: error[POA514] GOV-001 (Shorter permits) is gone; close it instead of deleting it\n"
        "1 error, 0 warnings in 2 files\n"
    )
