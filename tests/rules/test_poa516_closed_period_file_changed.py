"""POA516 closed-period-file-changed."""

from pathlib import Path

import pytest

from tests.repository import commit, needs_git
from tests.rules.record import edit, findings_of

pytestmark = needs_git

CLOSED = """\
period: 2025-26-Q1
closed: 2025-10-16
closed_by: Secretariat
measures:
  GOV-001: abc
"""
FOUR_FILES = "0 errors, 0 warnings in 4 files\n"


@pytest.fixture
def closed(recorded: Path) -> Path:
    """The file of the period that is closed."""
    (recorded / "periods").mkdir()
    path = recorded / "periods" / "2025-26-Q1.yaml"
    path.write_text(CLOSED, encoding="utf-8")
    commit(recorded)
    return path


def test_a_day_a_digest_and_a_name_changed(recorded: Path, closed: Path) -> None:
    edit(closed, ("2025-10-16", "2025-10-30"), ("GOV-001: abc", "GOV-001: def"))
    closed.write_text(f"{closed.read_text(encoding='utf-8')}  GOV-002: abc\n", encoding="utf-8")
    assert findings_of(recorded) == (
        "periods/2025-26-Q1.yaml:2:9: error[POA516] closed was 2025-10-16; the file of a closed period stays as it was written\n"
        "   1 | period: 2025-26-Q1\n"
        "   2 | closed: 2025-10-30\n"
        "     |         ^^^^^^^^^^\n"
        "periods/2025-26-Q1.yaml:5:12: error[POA516] measures.GOV-001 was abc; the file of a closed period stays as it was written\n"
        "   4 | measures:\n"
        "   5 |   GOV-001: def\n"
        "     |            ^^^\n"
        "periods/2025-26-Q1.yaml:6:12: error[POA516] measures.GOV-002 was empty; the file of a closed period stays as it was written\n"
        "   5 |   GOV-001: def\n"
        "   6 |   GOV-002: abc\n"
        "     |            ^^^\n"
        "3 errors, 0 warnings in 4 files\n"
    )


def test_the_file_is_gone(recorded: Path, closed: Path) -> None:
    closed.unlink()
    assert findings_of(recorded) == (
        "periods/2025-26-Q1.yaml:1:1: error[POA516] the file of the closed period 2025-26-Q1 is gone\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_the_file_of_another_period_now(recorded: Path, closed: Path) -> None:
    edit(closed, ("period: 2025-26-Q1", "period: 2025-26-Q2"))
    assert findings_of(recorded) == (
        "periods/2025-26-Q1.yaml:1:9: error[POA516] this was the file of the closed period 2025-26-Q1\n"
        "   1 | period: 2025-26-Q2\n"
        "     |         ^^^^^^^^^^\n"
        "1 error, 0 warnings in 4 files\n"
    )


def test_another_layout_and_another_period_pass(recorded: Path, closed: Path) -> None:
    closed.write_text(
        "# As it was closed\nperiod: '2025-26-Q1'\nmeasures: {GOV-001: abc}\nclosed: 2025-10-16\n"
        "closed_by: Secretariat\n",
        encoding="utf-8",
    )
    assert findings_of(recorded) == FOUR_FILES
    (closed.parent / "2025-26-Q2.yaml").write_text(CLOSED.replace("Q1", "Q2"), encoding="utf-8")
    assert findings_of(recorded) == FOUR_FILES.replace("4", "5")


GROWN = """\
period: 2025-26-Q1
closings:
  - date: 2025-10-16
    closed_by: Secretariat
    measures:
      GOV-001: abc
sign_offs:
  - {by: Chair, date: 2025-10-17}
"""


SIGNED = CLOSED.replace("measures:", "signed_off_by: Chair\nmeasures:")
IN_LISTS = """\
period: 2025-26-Q1
closings:
  - date: 2025-10-16
    closed_by: Secretariat
    measures:
      GOV-001: abc
sign_offs:
  - {by: Chair, date: 2025-10-16}
"""


def test_the_older_form_and_todays_are_the_same_record(recorded: Path, closed: Path) -> None:
    everything = ",".join(f"POA51{number}" for number in range(1, 10))
    for older, newer in ((SIGNED, IN_LISTS), (IN_LISTS, SIGNED)):
        closed.write_text(older, encoding="utf-8")
        commit(recorded, "later", day="2026-01-15")
        closed.write_text(newer, encoding="utf-8")
        assert findings_of(recorded, select=everything) == FOUR_FILES
    closed.write_text(SIGNED, encoding="utf-8")
    commit(recorded, "later", day="2026-01-15")
    grown = IN_LISTS + "reopenings:\n  - {date: 2026-01-20, reason: Wrong., approved_by: Chair}\n"
    closed.write_text(grown, encoding="utf-8")
    assert findings_of(recorded, select=everything) == FOUR_FILES


def test_what_a_new_form_says_otherwise_is_found(recorded: Path, closed: Path) -> None:
    closed.write_text(SIGNED, encoding="utf-8")
    commit(recorded, "later", day="2026-01-15")
    for old, new, said in (
        ("date: 2025-10-16\n", "date: 2025-10-15\n", "3:11: error[POA516] closings.1.date was 2025-10-16"),
        ("GOV-001: abc", "GOV-001: abd", "6:16: error[POA516] closings.1.measures.GOV-001 was abc"),
        ("by: Chair,", "by: Clerk,", "8:10: error[POA516] sign_offs.1.by was Chair"),
        ("sign_offs:\n  - {by: Chair, date: 2025-10-16}\n", "", "1:1: error[POA516] sign_offs was [{by: Chair, date: "),
        (
            "date: 2025-10-16}\n",
            "date: 2025-10-16}\n  - {by: Clerk, date: 2025-10-17}\n",
            "9:23: error[POA519] this is new, but by its date it was on record on 2025-10-17",
        ),
    ):
        closed.write_text(IN_LISTS.replace(old, new), encoding="utf-8")
        assert f"periods/2025-26-Q1.yaml:{said}" in findings_of(recorded, select="POA516,POA519")


def test_what_is_added_passes_and_nothing_else(recorded: Path, closed: Path) -> None:
    closed.write_text(GROWN, encoding="utf-8")
    commit(recorded)
    more = (
        GROWN.replace("sign_offs:", "  - {date: 2026-01-20, closed_by: Secretariat}\nsign_offs:")
        + "  - {by: Minister, date: 2025-10-18}\n"
        + "reopenings:\n  - {date: 2026-01-10, reason: Wrong., approved_by: Chair}\n"
    )
    closed.write_text(more, encoding="utf-8")
    assert findings_of(recorded) == FOUR_FILES
    for old, new in {
        "by: Chair, date: 2025-10-17": "by: Clerk, date: 2025-10-17",
        "date: 2025-10-16": "date: 2025-10-15",
    }.items():
        closed.write_text(more.replace(old, new), encoding="utf-8")
        assert "error[POA516]" in findings_of(recorded), old
    closed.write_text(more.replace("  - {by: Chair, date: 2025-10-17}\n", ""), encoding="utf-8")
    assert "POA516" in findings_of(recorded)
    closed.write_text(GROWN.partition("sign_offs")[0], encoding="utf-8")
    assert "sign_offs was [{by: Chair, date: 2025-10-17}]; the file of a closed period" in findings_of(recorded)


def test_a_signature_with_a_day_on_which_nobody_had_it(recorded: Path, closed: Path) -> None:
    commit(recorded, "later", day="2026-01-15")
    closed.write_text(CLOSED + "sign_offs: [{by: Chair, date: 2025-10-17}]\n", encoding="utf-8")
    assert (
        "periods/2025-26-Q1.yaml:6:31: error[POA519] this is new, but by its date it was on record on 2025-10-17"
        in (findings_of(recorded, select="POA519"))
    )
