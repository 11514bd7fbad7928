"""POA515 id-reused."""

from pathlib import Path

from tests.repository import commit, needs_git
from tests.rules.record import MEASURE, NOTHING, edit, findings_of

pytestmark = needs_git

NEW = "id: GOV-001\ntitle: A portal for permits\ngoal: permits\nstatus: not_started\n"


def test_the_id_of_a_measure_that_was_deleted_before(recorded: Path) -> None:
    (recorded / "measures" / "GOV-001.yaml").unlink()
    commit(recorded)
    (recorded / "measures" / "GOV-001.yaml").write_text(NEW, encoding="utf-8")
    assert findings_of(recorded) == (
        "measures/GOV-001.yaml:1:5: error[POA515] GOV-001 was the id of 'Shorter permits'; a new measure takes a new id\n"
        "   1 | id: GOV-001\n"
        "     |     ^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_the_id_of_a_measure_known_from_a_closed_period_alone(recorded: Path) -> None:
    (recorded / "periods").mkdir()
    (recorded / "periods" / "2025-26-Q1.yaml").write_text(
        "period: 2025-26-Q1\nclosed: 2025-10-16\nclosed_by: Secretariat\nmeasures: {GOV-009: abc}\n", encoding="utf-8"
    )
    commit(recorded)
    (recorded / "measures" / "GOV-009.yaml").write_text(NEW.replace("001", "009"), encoding="utf-8")
    assert findings_of(recorded) == (
        "measures/GOV-009.yaml:1:5: error[POA515] GOV-009 was the id of another measure; a new measure takes a new id\n"
        "   1 | id: GOV-009\n"
        "     |     ^^^^^^^\n"
        "1 error, 0 warnings in 5 files\n"
    )


def test_the_id_of_a_measure_that_was_closed(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-002.yaml"
    path.write_text(
        "id: GOV-002\ntitle: A hotline\ngoal: permits\nstatus: closed\n"
        "closure: {outcome: discontinued, date: 2026-01-20, reason: Overtaken}\n",
        encoding="utf-8",
    )
    commit(recorded)
    path.write_text(NEW.replace("001", "002"), encoding="utf-8")
    assert findings_of(recorded, select="POA515") == (
        "measures/GOV-002.yaml:1:5: error[POA515] GOV-002 was the id of 'A hotline'; a new measure takes a new id\n"
        "   1 | id: GOV-002\n"
        "     |     ^^^^^^^\n"
        "1 error, 0 warnings in 4 files\n"
    )


def test_a_measure_that_comes_back_as_it_was(recorded: Path) -> None:
    path = recorded / "measures" / "GOV-001.yaml"
    path.unlink()
    commit(recorded)
    (recorded / "measures" / "back").mkdir()
    back = recorded / "measures" / "back" / "GOV-001.yaml"
    back.write_text(MEASURE, encoding="utf-8")
    assert findings_of(recorded) == NOTHING
    edit(back, ("value: 42", "value: 24"))
    assert findings_of(recorded) == (
        "measures/back/GOV-001.yaml:18:37: error[POA517] value of I1 for 2025-26-Q1 was 42; to restate it, add another\n"
        "  17 |     values:\n"
        "  18 |       - {period: 2025-26-Q1, value: 24, reported: 2025-10-09}\n"
        "     |                                     ^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_new_measure_with_a_new_id(recorded: Path) -> None:
    (recorded / "measures" / "GOV-002.yaml").write_text(NEW.replace("001", "002"), encoding="utf-8")
    assert findings_of(recorded) == "0 errors, 0 warnings in 4 files\n"


def test_a_better_title_for_the_same_measure(recorded: Path) -> None:
    edit(recorded / "measures" / "GOV-001.yaml", ("title: Shorter permits", "title: Permits in 20 days"))
    assert findings_of(recorded) == NOTHING
