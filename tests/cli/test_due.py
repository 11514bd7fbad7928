"""`poa due`: what is overdue and what falls due soon, for people, spreadsheets, programs and calendars."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from tests.conftest import MakeProject

runner = CliRunner()
DAY = "2026-02-01"
AWKWARD = 'Māori; 許可, "x" \\n and so on, in a title that is longer than a line of a calendar may be: 75 octets'
MOVED = """\
    id: GOV-001
    title: Shorter permits
    goal: permits
    lead_agency: WORKS
    status: in_progress
    due: {due}
    milestones:
      - {{id: M1, title: New form, due: 2026-01-31}}
      - {{id: M2, title: New office, due: 2026-02-20, agency: JUSTICE}}
      - {{id: M3, title: Delivered, due: 2026-01-15, completed: 2026-01-10}}
      - {{id: M4, title: Some day}}
    variations:
      - {{date: 2025-12-01, field: due, from: 2025-12-31, to: {due}, reason: Late, state: approved}}
"""


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(
        GOV_001=MOVED.format(due="2026-03-03"),
        GOV_002="id: GOV-002\ntitle: Secret\ngoal: permits\nstatus: not_started\nvisibility: internal\ndue: 2026-02-01\n",
        LAW_001="id: LAW-001\ntitle: Done\ngoal: courts\nstatus: completed\ncompleted: 2025-12-01\ndue: 2026-01-30\n",
        LAW_002=f"id: LAW-002\ntitle: '{AWKWARD}'\ngoal: courts\nstatus: not_started\ndue: 2026-03-04\n",
    )


def shown(plan: Path, *options: str) -> str:
    result = runner.invoke(app, ["due", "--root", str(plan), "--today", DAY, *options])
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


def test_by_date_what_is_overdue_and_what_comes(plan: Path) -> None:
    assert shown(plan) == (
        "Due         When           Measure  Milestone  What               Agency    First due   Slip\n"
        "2026-01-31  1 day overdue  GOV-001  M1         New form           INTERIOR\n"
        "2026-02-01  today          GOV-002             Secret (internal)  –\n"
        "2026-02-20  in 19 days     GOV-001  M2         New office         JUSTICE\n"
        "2026-03-03  in 30 days     GOV-001             Shorter permits    INTERIOR  2025-12-31  +62 days\n"
        "1 overdue, 3 due by 2026-03-03 as at 2026-02-01\n"
    )


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (["--within", "31d"], ["GOV-001 M1", "GOV-002", "GOV-001 M2", "GOV-001", "LAW-002"]),
        (["--within", "6w"], ["GOV-001 M1", "GOV-002", "GOV-001 M2", "GOV-001", "LAW-002"]),
        (["--within", "19"], ["GOV-001 M1", "GOV-002", "GOV-001 M2"]),
        (["--within", "0d"], ["GOV-001 M1", "GOV-002"]),
        (["--within", "99999w"], ["GOV-001 M1", "GOV-002", "GOV-001 M2", "GOV-001", "LAW-002"]),
        (["--audience", "public"], ["GOV-001 M1", "GOV-001 M2", "GOV-001"]),
        # Before the variation was known, and before M3 was delivered and LAW-001 completed.
        (["--as-at", "2025-11-30", "--within", "9w"], ["GOV-001", "GOV-001 M3", "LAW-001", "GOV-001 M1", "GOV-002"]),
    ],
)
def test_looks_ahead_as_far_as_it_is_shown(plan: Path, options: list[str], rows: list[str]) -> None:
    found = json.loads(shown(plan, "--format", "json", *options))["due"]
    assert [" ".join(filter(None, (one["measure"], one["milestone"]))) for one in found] == rows


@pytest.mark.parametrize("text", ["", "30 d", "1m", "-1d", "123456d", "٣d"])
def test_another_stretch_of_time_is_wrong_use(plan: Path, text: str) -> None:
    result = runner.invoke(app, ["due", "--root", str(plan), "--within", text])
    assert (result.exit_code, result.stderr) == (
        2,
        f"poa: --within {text!r}: write days or weeks, such as 30d or 6w\n",
    )


def test_nothing_due_is_shown_and_is_no_failure(plan: Path) -> None:
    options = ["due", "--root", str(plan), "--today", DAY, "--as-at", "2025-07-01", "--within", "5d"]
    result = runner.invoke(app, options)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing is overdue or due by 2025-07-06 as at 2025-07-01\n"


def test_json_shows_everything_a_program_needs(plan: Path) -> None:
    document = json.loads(shown(plan, "--format", "json"))
    assert {key: document[key] for key in ("version", "as_at", "until")} == {
        "version": 1,
        "as_at": "2026-02-01",
        "until": "2026-03-03",
    }
    assert document["due"][0] == {
        "due": "2026-01-31",
        "days": -1,
        "overdue": True,
        "measure": "GOV-001",
        "milestone": "M1",
        "title": "New form",
        "measure_title": "Shorter permits",
        "agency": "INTERIOR",
        "baseline_due": "2026-01-31",
        "slip_days": 0,
        "times_moved": 0,
        "confidence": "not_reported",
        "visibility": "public",
        "path": "measures/GOV-001.yaml",
    }
    assert (document["due"][3]["baseline_due"], document["due"][3]["slip_days"]) == ("2025-12-31", 62)


def test_a_spreadsheet_reads_figures_as_figures(plan: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(shown(plan, "--format", "csv"), newline="")))
    assert [(row["measure"], row["milestone"], row["days"], row["overdue"]) for row in rows] == [
        ("GOV-001", "M1", "-1", "true"),
        ("GOV-002", "", "0", "false"),
        ("GOV-001", "M2", "19", "false"),
        ("GOV-001", "", "30", "false"),
    ]


def calendar_bytes(plan: Path, *options: str) -> bytes:
    result = runner.invoke(app, ["due", "--root", str(plan), "--today", DAY, "--format", "ics", *options])
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout_bytes


def as_others_read_it(raw: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(raw.decode("utf-8"))


def events_of(raw: bytes) -> dict[str, Event]:
    return {event.uid: event for event in as_others_read_it(raw).events}


def test_a_calendar_in_full(plan: Path) -> None:
    raw = calendar_bytes(plan, "--within", "30d")
    assert raw.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//poa_tracker//poa due//EN",
        "X-WR-CALNAME:A plan for tests",
        "BEGIN:VEVENT",
        "SUMMARY:Overdue: GOV-001 M1: New form",
        "DTSTART;VALUE=DATE:20260131",
        "DTSTAMP:20260201T000000Z",
        "UID:GOV-001.M1@test-plan",
        "SEQUENCE:0",
        "DESCRIPTION:Milestone of: Shorter permits\\nAgency: Ministry of the Interio",
        " r",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:GOV-001 M2: New office",
        "DTSTART;VALUE=DATE:20260220",
        "DTSTAMP:20260201T000000Z",
        "UID:GOV-001.M2@test-plan",
        "SEQUENCE:0",
        "DESCRIPTION:Milestone of: Shorter permits\\nAgency: Ministry of Justice",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:GOV-001: Shorter permits",
        "DTSTART;VALUE=DATE:20260303",
        "DTSTAMP:20260201T000000Z",
        "UID:GOV-001@test-plan",
        "SEQUENCE:1",
        "DESCRIPTION:Agency: Ministry of the Interior\\nFirst due: 2025-12-31 (+62 d",
        " ays)",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    assert calendar_bytes(plan, "--within", "30d") == raw, "the same again"


def test_another_reader_finds_what_was_meant(plan: Path) -> None:
    raw = calendar_bytes(plan, "--within", "31d")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert b"\n" not in raw.replace(b"\r\n", b"")
    events = events_of(raw)
    assert {uid: event.dtstart for uid, event in events.items()} == {
        "GOV-001.M1@test-plan": date(2026, 1, 31),
        "GOV-001.M2@test-plan": date(2026, 2, 20),
        "GOV-001@test-plan": date(2026, 3, 3),
        "LAW-002@test-plan": date(2026, 3, 4),
    }
    assert events["LAW-002@test-plan"].summary == f"LAW-002: {AWKWARD}"
    assert (
        events["GOV-001@test-plan"].description == "Agency: Ministry of the Interior\nFirst due: 2025-12-31 (+62 days)"
    )


def test_an_event_that_moves_stays_the_same_event(plan: Path) -> None:
    before = events_of(calendar_bytes(plan, "--within", "99d"))["GOV-001@test-plan"]
    path = plan / "measures" / "GOV-001.yaml"
    again = "  - {date: 2026-01-20, field: due, from: 2026-03-03, to: 2026-04-30, reason: Late, state: approved}\n"
    text = path.read_text(encoding="utf-8").replace("\ndue: 2026-03-03", "\ndue: 2026-04-30")
    path.write_text(text + again, encoding="utf-8")
    after = events_of(calendar_bytes(plan, "--within", "99d"))["GOV-001@test-plan"]
    assert (before.dtstart, before.sequence) == (date(2026, 3, 3), 1)
    assert (after.dtstart, after.sequence) == (date(2026, 4, 30), 2)


def test_a_calendar_shows_what_is_internal_only_when_asked(plan: Path) -> None:
    assert "GOV-002@test-plan" not in events_of(calendar_bytes(plan))
    assert "GOV-002@test-plan" in events_of(calendar_bytes(plan, "--audience", "internal"))


def test_no_text_adds_a_line_of_its_own(project: MakeProject) -> None:
    root = project(
        GOV_001='id: GOV-001\ntitle: "a\\nEND:VEVENT\\nX:\\ufffe"\ngoal: permits\nstatus: ongoing\ndue: 2026-02-01\n'
    )
    raw = calendar_bytes(root)
    assert raw.count(b"END:VEVENT\r\n") == 1
    assert events_of(raw)["GOV-001@test-plan"].summary == "GOV-001: a END:VEVENT X:\ufffd"


def test_a_calendar_of_nothing_is_still_one(plan: Path) -> None:
    raw = calendar_bytes(plan, "--as-at", "2025-07-01", "--within", "1d")
    calendar = as_others_read_it(raw)
    assert calendar.events == []
    assert [zone.tz_id for zone in calendar.timezones] == ["UTC"], "the standard asks for one component at least"


def test_without_the_package_for_calendars_it_says_what_to_install(plan: Path) -> None:
    code = "import sys; sys.modules['icalendar'] = None; from poa_tracker.cli.main import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code, "due", "--root", str(plan), "--format", "ics"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stdout, result.stderr) == (
        2,
        "",
        "poa: a calendar needs the package icalendar: python -m pip install 'poa-tracker[ics]'\n",
    )
