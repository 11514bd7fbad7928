"""Rows on a terminal: whatever its width, no id, day or figure is broken, and what is left out is named."""

import io

import pytest

from poa_tracker.cli.table import Column, write_table

COLUMNS = (
    Column("Id", whole=True),
    Column("Title"),
    Column("Due", whole=True),
    Column("Returns due", whole=True, right=True),
    Column("First due", spare=True, whole=True),
    Column("Note", spare=True),
)
ROWS = (
    ("GOV-001", "Answer applications for a permit within 30 days of the day", "2026-01-31", "3", "2025-12-31", "Late"),
    ("GOV-002", "許可申請に三十日以内に回答する", "–", "12", "", "–"),
)


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, width: int, *, columns: tuple[Column, ...] = COLUMNS, **kwargs: str) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Screen()
    write_table(columns, ROWS, stream, **kwargs)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def test_where_there_is_room_everything_is_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 120, closing="2 measures") == (
        "Id       Title                                                       Due         Returns due  First due   Note\n"
        "──────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
        "GOV-001  Answer applications for a permit within 30 days of the day  2026-01-31            3  2025-12-31  Late\n"
        "GOV-002  許可申請に三十日以内に回答する                              –                    12              –\n"
        "2 measures\n"
    )


def test_where_there_is_less_the_spare_columns_go_and_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 76, closing="2 measures, 1 overdue as at 2026-02-01") == (
        "Id       Title                                 Due         Returns due  Note\n"
        "────────────────────────────────────────────────────────────────────────────\n"
        "GOV-001  Answer applications for a permit      2026-01-31            3  Late\n"
        "         within 30 days of the day\n"
        "GOV-002  許可申請に三十日以内に回答する        –                    12  –\n"
        "2 measures, 1 overdue as at 2026-02-01; no room for First due: see --format\n"
        "csv, or a wider terminal\n"
    )
    without_a_word = shown(monkeypatch, 60, whole="json")
    assert without_a_word.endswith("No room for First due, Note: see --format json, or a wider\nterminal\n")


def test_where_there_is_too_little_each_row_is_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 45, closing="2 measures") == (
        "Id           GOV-001\n"
        "Title        Answer applications for a permit\n"
        "             within 30 days of the day\n"
        "Due          2026-01-31\n"
        "Returns due  3\n"
        "First due    2025-12-31\n"
        "Note         Late\n"
        "\n"
        "Id           GOV-002\n"
        "Title        許可申請に三十日以内に回答する\n"
        "Due          –\n"
        "Returns due  12\n"
        "\n"
        "2 measures\n"
    )


@pytest.mark.parametrize("width", range(20, 140, 7))
def test_at_no_width_is_anything_broken_that_has_to_stay_whole(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    text = shown(monkeypatch, width)
    for whole in ("GOV-001", "applications", "2026-01-31", "GOV-002", " 12"):
        assert whole in text
    for spare, title in (("2025-12-31", "First due"), ("Late", "Note")):
        assert spare in text or title in text.split("o room for")[1]


def test_where_there_are_no_rows_the_closing_line_stands_alone() -> None:
    for stream in (io.StringIO(), Screen()):
        write_table(COLUMNS, [], stream, "Nobody")
        assert stream.getvalue() == "Nobody\n"


def test_in_a_pipe_the_closing_line_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = io.StringIO()
    write_table(COLUMNS[:3], [row[:3] for row in ROWS[:1]], stream, "1 measure")
    assert stream.getvalue() == (
        "Id       Title                                                       Due\n"
        "GOV-001  Answer applications for a permit within 30 days of the day  2026-01-31\n"
        "1 measure\n"
    )
