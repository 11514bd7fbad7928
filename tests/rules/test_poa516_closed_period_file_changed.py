"""POA516 closed-period-file-changed."""

from pathlib import Path

import pytest

from tests.repository import commit, needs_git
from tests.rules.record import edit, said_of

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
    assert said_of(recorded) == (
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
    assert said_of(recorded) == (
        "periods/2025-26-Q1.yaml:1:1: error[POA516] the file of the closed period 2025-26-Q1 is gone\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_the_file_of_another_period_now(recorded: Path, closed: Path) -> None:
    edit(closed, ("period: 2025-26-Q1", "period: 2025-26-Q2"))
    assert said_of(recorded) == (
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
    assert said_of(recorded) == FOUR_FILES
    (closed.parent / "2025-26-Q2.yaml").write_text(CLOSED.replace("Q1", "Q2"), encoding="utf-8")
    assert said_of(recorded) == FOUR_FILES.replace("4", "5")
