"""`poa period`: a quarter is closed, and from then on the record holds."""

import json
from pathlib import Path

import pytest

from poa_tracker.document import read
from tests.cli.conftest import Poa
from tests.conftest import MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
status: in_progress
confidence: on_track
due: 2026-06-30
milestones:
  - {id: M1, title: New form, due: 2025-09-30, completed: 2025-09-20}
  - {id: M2, title: New desk, due: 2026-03-31}
indicators:
  - id: I1
    title: Days to a permit
    unit: days
    target: {date: 2026-06-30, value: 20}
    values:
      - {period: 2025-26-Q1, value: 30, reported: 2025-10-09}
updates:
  - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, confidence: on_track, summary: Begun.}
"""
LATER = "id: GOV-002\ntitle: Counter\ngoal: permits\nlead_agency: JUSTICE\nstatus: not_started\nadded: 2025-09-01\n"


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(GOV_001=MEASURE, GOV_002=LATER)


def close(poa: Poa, plan: Path, *more: str) -> tuple[int, str]:
    result = poa(plan, "period", "close", "2025-26-Q1", "--closed-by", "Secretariat", *more, today="2025-10-20")
    return result.exit_code, result.stderr


def test_closing_waits_for_every_return(plan: Path, poa: Poa) -> None:
    code, result = close(poa, plan)
    assert code == 1
    assert result == (
        "poa: returns for 2025-26-Q1 are missing on GOV-002; `poa returns status` lists them. To "
        "close the period without them, add --with-missing\n"
    )
    assert not (plan / "periods").exists()


def test_what_was_missing_is_noted_and_every_record_is_held(plan: Path, poa: Poa) -> None:
    code, result = close(poa, plan, "--with-missing", "--signed-off-by", "Chair")
    assert code == 0
    assert result == (
        "Wrote periods/2025-26-Q1.yaml.\n"
        "Then commit it, signed if you can (git commit --gpg-sign), and mark the day: git tag --sign 2025-26-Q1\n"
    )
    path = plan / "periods/2025-26-Q1.yaml"
    head, _, _ = path.read_text().partition("    measures:\n")
    assert head == (
        "period: 2025-26-Q1\nclosings:\n  - date: 2025-10-20\n    closed_by: Secretariat\n    missing: [GOV-002]\n"
    )
    _, _, tail = path.read_text().rpartition("    settings:")
    assert tail == (
        " {frequency: quarterly, fiscal_year_start: 7, returns_due_days: 15, first: 2025-26-Q1}\n"
        "sign_offs:\n  - {by: Chair, date: 2025-10-20}\n"
    )
    sums = read(path.read_bytes()).data["closings"][0]["measures"]
    assert list(sums) == ["GOV-001", "GOV-002"]
    parts = [part.partition("=")[0] for part in sums["GOV-001"].split()]
    assert parts == ["updates", "values", "delivered", "dates[M1,M2,I1]", "lead"]
    assert poa(plan, "format", "--check", str(path)).exit_code == 0


def test_a_closing_keeps_the_time_zone_that_the_plan_had_for_the_period(plan: Path, poa: Poa) -> None:
    path = plan / "plan.yaml"
    moved = (
        "changes: [{from: 2025-26-Q2, field: time_zone, before: Pacific/Fiji, after: Pacific/Apia, reason: We moved.}]"
    )
    path.write_text(path.read_text().replace("fiscal_year_start: 7", f"fiscal_year_start: 7, {moved}"))
    path.write_text(f"{path.read_text()}time_zone: Pacific/Apia\n")
    close(poa, plan, "--with-missing")
    assert (plan / "periods/2025-26-Q1.yaml").read_text().endswith("      time_zone: Pacific/Fiji\n")
    assert poa(plan, "validate", "--select", "POA504").exit_code == 0
    path.write_text(path.read_text().replace("before: Pacific/Fiji", "before: Pacific/Nauru"))
    assert "for 2025-26-Q1 time_zone is Pacific/Nauru, and was Pacific/Fiji when" in poa(plan, "validate").stdout


def test_a_period_is_closed_once_and_when_it_is_over(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    assert close(poa, plan) == (
        1,
        "poa: 2025-26-Q1 was closed on 2025-10-20 by Secretariat; to reopen it, use `poa period reopen 2025-26-Q1`\n",
    )
    result = poa(plan, "period", "close", "this", "--closed-by", "Secretariat", today="2025-10-20")
    assert result == (1, "", "poa: 2025-26-Q2 ends on 2025-12-31; you can close it from the day after\n")


def test_a_broken_file_stops_the_closing(plan: Path, poa: Poa) -> None:
    (plan / "measures/GOV-002.yaml").write_text("id: [")
    code, result = close(poa, plan, "--with-missing")
    assert (code, result[:35]) == (1, "poa: cannot read GOV-002, so the pe")


CHANGES = {
    "summary: Begun.": ("summary: Done.", "22:3", "an update"),
    "value: 30,": ("value: 29,", "13:5", "a value of an indicator"),
    "completed: 2025-09-20": ("completed: 2025-09-21", "9:5", "a completion or closure"),
    "due: 2026-03-31": ("due: 2026-04-30", "7:6", "a date or target"),
    "due: 2026-06-30": ("due: 2026-07-31", "7:6", "a date or target"),
    "value: 20}": ("value: 25}", "7:6", "a date or target"),
    "lead_agency: INTERIOR": ("lead_agency: JUSTICE", "4:14", "the lead agency"),
}


@pytest.mark.parametrize("old", list(CHANGES))
def test_what_is_changed_afterwards_is_named(plan: Path, poa: Poa, old: str) -> None:
    close(poa, plan, "--with-missing")
    new, _, what = CHANGES[old]
    (plan / "measures/GOV-001.yaml").write_text(MEASURE.replace(old, new))
    result = poa(plan, "validate", "--select", "POA503", today="2025-11-01")
    assert result.exit_code == 1
    assert f"error[POA503] {what} has changed since 2025-26-Q1 was closed on 2025-10-20" in result.stdout
    assert result.stdout.endswith("1 error, 0 warnings in 5 files\n")
    shown = poa(plan, "period", "show", "2025-26-Q1", today="2025-11-01")
    assert f"The record     has changed since: GOV-001 ({what})" in shown.stdout


def test_what_comes_later_by_right_changes_nothing(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    day = {"today": "2026-01-12"}
    steps = [
        ("update", "GOV-001", "--period", "2025-26-Q1", "--confidence", "at_risk", "--summary", "It was not.", "--corrects"),
        ("update", "GOV-001", "--confidence", "at_risk", "--summary", "Stuck."),
        ("vary", "GOV-001", "due", "2026-12-31", "--reason", "New law.", "--approved-by", "Chair"),
        ("vary", "GOV-001", "lead_agency", "JUSTICE", "--reason", "Theirs.", "--approved-by", "Chair"),
        ("milestone", "add", "GOV-001", "--title", "Evaluate", "--due", "2026-06-30"),
        ("milestone", "done", "GOV-001", "M2", "--on", "2025-09-25"),
        ("new", "--goal", "permits", "--title", "Signs"),
        ("close", "GOV-002", "--outcome", "discontinued", "--reason", "No rooms.", "--date", "2025-09-30"),
    ]  # fmt: skip
    for step in steps:
        assert poa(plan, *step, **day).exit_code == 0, step
    text = (plan / "measures/GOV-001.yaml").read_text()
    (plan / "measures/GOV-001.yaml").write_text(
        "# a note\n"
        + text.replace("    values:\n", "    values:\n      - {period: 2025-26-Q1, value: 31, reported: 2025-11-01}\n")
    )
    result = poa(plan, "validate", "--select", "POA5", **day)
    assert result.stdout == "0 errors, 0 warnings in 6 files\n"
    shown = poa(plan, "period", "show", "2025-26-Q1", **day).stdout
    assert "The record     is unchanged since then\n" in shown


def test_a_measure_that_is_gone_or_slipped_in_is_noticed(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    (plan / "measures/GOV-002.yaml").rename(plan / "measures/GOV-003.yaml")
    (plan / "measures/GOV-003.yaml").write_text(LATER.replace("GOV-002", "GOV-003"))
    result = poa(plan, "validate", "--select", "POA503", today="2025-11-01").stdout
    assert (
        "measures/GOV-003.yaml:6:8: error[POA503] this was not in the plan when 2025-26-Q1 was closed; write in 'added' since when it is in the plan\n"
        in result
    )
    assert (
        ": error[POA503] GOV-002 was in the plan when 2025-26-Q1 was closed, and is gone; to end a measure, use `poa close`\n"
        in result
    )


def test_no_file_can_switch_it_off(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    (plan / "measures/GOV-001.yaml").write_text(
        MEASURE.replace("lead_agency: INTERIOR", "lead_agency: JUSTICE  # poa: ignore[POA503] no")
    )
    with (plan / "plan.yaml").open("a") as stream:
        stream.write("checks: {ignore: [POA503], severity: {POA503: off}}\n")
    assert poa(plan, "validate", "--select", "POA503", today="2025-11-01").exit_code == 1


def test_the_calendar_counts_returns(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    result = poa(plan, "period", "list", today="2026-01-12")
    assert result.stdout == (
        "Period      Runs                      Returns due  Expected  On time  Late  Missing  Closed\n"
        "2025-26-Q1  2025-07-01 to 2025-09-30  2025-10-15          2        1     0        1  2025-10-20\n"
        "2025-26-Q2  2025-10-01 to 2025-12-31  2026-01-15          2        0     0        0  –\n"
        "2025-26-Q3  2026-01-01 to 2026-03-31  2026-04-15          2        0     0        0  –\n"
        "as at 2026-01-12\n"
    )
    document = json.loads(poa(plan, "period", "list", "--format", "json", today="2026-01-12").stdout)
    assert document["periods"][0]["closed"] == "2025-10-20"


def test_an_open_period_has_nothing_to_show(plan: Path, poa: Poa) -> None:
    result = poa(plan, "period", "show", "last")
    assert result == (2, "", "poa: 2025-26-Q2 is not closed; to close it, use `poa period close 2025-26-Q2`\n")


def test_returns_are_listed_agency_by_agency(plan: Path, poa: Poa) -> None:
    (plan / "measures" / "GOV-002.yaml").write_text(f"{LATER}visibility: internal\n", encoding="utf-8")
    result = poa(plan, "returns", "status", "--period", "2025-26-Q1", today="2025-10-20")
    assert result.stdout == (
        "Agency    Measure  Title               Return   Submitted   Ask\n"
        "INTERIOR  GOV-001  Shorter permits     on time  2025-10-09\n"
        "JUSTICE   GOV-002  Counter (internal)  missing  –\n"
        "2 returns (1 on time, 1 missing) for Q1 2025/26, due by 2025-10-15, as at 2025-10-20\n"
    )
    document = json.loads(
        poa(
            plan, "returns", "status", "--period", "2025-26-Q1", "--open", "--format", "json", today="2025-10-12"
        ).stdout
    )
    assert document["returns"] == [
        {
            "agency": "JUSTICE",
            "agency_name": "Ministry of Justice",
            "measure": "GOV-002",
            "title": "Counter",
            "state": "not_due",
            "submitted": None,
            "contact": None,
            "visibility": "internal",
        }
    ]
    assert poa(plan, "returns", "status", "--agency", "Justise").exit_code == 2


def test_returns_of_an_agency_follow_it_into_another(project: MakeProject, poa: Poa) -> None:
    root = project(GOV_001=MEASURE.replace("INTERIOR", "WORKS"))
    result = poa(root, "returns", "status", "--period", "this", "--agency", "WORKS")
    assert result.stdout.splitlines()[1].split()[:2] == ["INTERIOR", "GOV-001"]
    result = poa(root, "returns", "status", "--agency", "INTERIOR", "--as-at", "2025-10-20")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "0 returns for Q1 2025/26, due by 2025-10-15, as at 2025-10-20; "
        "INTERIOR leads nothing yet: it takes over from WORKS on 2026-01-01\n"
    )


def test_a_plan_with_errors_is_not_closed_on(plan: Path, poa: Poa) -> None:
    (plan / "measures/GOV-002.yaml").write_text(LATER.replace("JUSTICE", "JUSTISE"))
    result = poa(plan, "period", "close", "2025-26-Q1", "--closed-by", "S", "--with-missing", today="2025-10-20")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "measures/GOV-002.yaml:4:14: error[POA201] no agency 'JUSTISE' (did you mean 'JUSTICE'?)\n"
        "   3 | goal: permits\n"
        "   4 | lead_agency: JUSTISE\n"
        "     |              ^^^^^^^\n"
        "poa: nothing was written: 2025-26-Q1 cannot be closed while the plan has 1 error\n"
    )
    assert not (plan / "periods").exists()


REOPEN = ("--reason", "A return was read wrongly.", "--approved-by", "Minister")


def test_a_period_is_signed_opened_again_and_closed_anew(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    path = plan / "periods/2025-26-Q1.yaml"
    first = path.read_text()
    assert poa(plan, "period", "sign", "2025-26-Q1", "--by", "Chair", today="2025-10-27").exit_code == 0
    assert path.read_text() == first + "sign_offs:\n  - {by: Chair, date: 2025-10-27}\n"
    again = poa(plan, "period", "sign", "2025-26-Q1", "--by", "Chair", today="2025-10-28")
    assert again == (1, "", "poa: Chair has already signed off 2025-26-Q1\n")
    assert poa(plan, "period", "reopen", "2025-26-Q1", *REOPEN, today="2025-11-03").exit_code == 0
    opened = path.read_text()
    assert opened == first + (
        "sign_offs:\n  - {by: Chair, date: 2025-10-27}\n"
        "reopenings:\n  - date: 2025-11-03\n    reason: A return was read wrongly.\n    approved_by: Minister\n"
    )
    refused = poa(plan, "period", "sign", "2025-26-Q1", "--by", "Chair", today="2025-11-03")
    assert refused == (1, "", "poa: 2025-26-Q1 is not closed; to close it, use `poa period close 2025-26-Q1`\n")
    refused = poa(plan, "period", "reopen", "2025-26-Q1", *REOPEN, today="2025-11-03")
    assert refused == (1, "", "poa: 2025-26-Q1 is not closed, so there is nothing to reopen\n")
    listed = poa(plan, "period", "list", today="2025-11-03").stdout.splitlines()[1]
    assert listed.endswith("reopened 2025-11-03")
    late = ("--period", "2025-26-Q1", "--confidence", "at_risk", "--summary", "It stalled.", "--corrects")
    assert poa(plan, "update", "GOV-001", *late, today="2025-11-04").exit_code == 0
    closed = ("period", "close", "2025-26-Q1", "--closed-by", "Secretariat", "--with-missing")
    assert poa(plan, *closed, today="2025-11-05").exit_code == 0
    shown = poa(plan, "period", "show", "2025-26-Q1", today="2025-11-06").stdout
    assert shown.splitlines()[2:9] == [
        "Closed         2025-10-20 by Secretariat",
        "Signed off by  Chair on 2025-10-27",
        "Reopened       2025-11-03, approved by Minister: A return was read wrongly.",
        "Closed         2025-11-05 by Secretariat",
        "Signed off by  –",
        "Missing        GOV-002",
        "The record     is unchanged since then",
    ]
    assert poa(plan, "validate", "--select", "POA5,POA3", today="2025-11-06").exit_code == 0
    printed = [
        line
        for day in ("2025-10-21", "2025-10-27", "2025-11-03", "2025-11-06")
        for line in poa(
            plan,
            "report",
            "--period",
            "2025-26-Q1",
            "--as-at",
            day,
            "--format",
            "md",
            "--output",
            "-",
            today="2025-11-06",
        ).stdout.splitlines()
        if line.startswith(("> **Closed", "> **Draft"))
    ]
    assert printed == [
        "> **Closed on 20 October 2025 by Secretariat, not signed off.**",
        "> **Closed on 20 October 2025 by Secretariat, signed off by Chair on 27 October 2025.**",
        "> **Draft, not signed off. Closed on 20 October 2025 by Secretariat, signed off by Chair on 27 October 2025. "
        "Opened again on 3 November 2025, approved by Minister: A return was read wrongly.**",
        "> **Closed on 20 October 2025 by Secretariat, signed off by Chair on 27 October 2025. "
        "Opened again on 3 November 2025, approved by Minister: A return was read wrongly. "
        "Closed on 5 November 2025 by Secretariat, not signed off.**",
    ]


def test_a_signature_and_a_reopening_of_an_earlier_day_are_known_from_the_day_of_entry(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    path = plan / "periods/2025-26-Q1.yaml"
    first = path.read_text()
    sign = ("period", "sign", "2025-26-Q1", "--by", "Chair", "--date")
    assert poa(plan, *sign, "2025-10-19", today="2025-10-27") == (
        1,
        "",
        "poa: 2025-26-Q1 was closed on 2025-10-20; a signature is of that day or later\n",
    )
    assert poa(plan, *sign, "2025-10-28", today="2025-10-27") == (
        1,
        "",
        "poa: a signature on 2025-10-28 is still to come (today is 2025-10-27); record it when it has happened\n",
    )
    assert poa(plan, *sign, "2025-10-22", today="2025-10-27").exit_code == 0
    opened = poa(plan, "period", "reopen", "2025-26-Q1", *REOPEN, "--date", "2025-10-29", today="2025-11-03")
    assert opened.exit_code == 0
    assert path.read_text() == first + (
        "sign_offs:\n  - {by: Chair, date: 2025-10-22, recorded: 2025-10-27}\n"
        "reopenings:\n  - date: 2025-10-29\n    recorded: 2025-11-03\n    reason: A return was read wrongly.\n"
        "    approved_by: Minister\n"
    )
    assert poa(plan, "validate", "--select", "POA5,POA3", today="2025-11-06").exit_code == 0

    def told(day: str) -> str:
        report = ("report", "--period", "2025-26-Q1", "--as-at", day, "--format", "md", "--output", "-")
        text = poa(plan, *report, today="2025-11-06").stdout
        return next(line for line in text.splitlines() if line.startswith(("> **Closed", "> **Draft")))

    closed = "Closed on 20 October 2025 by Secretariat, "
    assert told("2025-10-26") == f"> **{closed}not signed off.**"
    assert told("2025-10-27") == told("2025-11-02") == f"> **{closed}signed off by Chair on 22 October 2025.**"
    assert told("2025-11-03").startswith(
        f"> **Draft, not signed off. {closed}signed off by Chair on 22 October 2025. Opened again on 29 October 2025"
    )


def test_a_second_closing_has_a_tag_of_its_own(plan: Path, poa: Poa) -> None:
    closed = ("period", "close", "2025-26-Q1", "--closed-by", "Secretariat", "--with-missing")
    assert poa(plan, *closed, today="2025-10-20").stderr.endswith("git tag --sign 2025-26-Q1\n")
    poa(plan, "period", "reopen", "2025-26-Q1", *REOPEN, today="2025-11-03")
    assert poa(plan, *closed, today="2025-11-05").stderr.endswith("git tag --sign 2025-26-Q1-2\n")


def test_what_was_first_closed_on_is_held_through_every_reopening(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    poa(plan, "period", "reopen", "2025-26-Q1", *REOPEN, today="2025-11-03")
    (plan / "measures/GOV-001.yaml").write_text(MEASURE.replace("summary: Begun.", "summary: Done."))
    result = poa(plan, "validate", "--select", "POA503", today="2025-11-04")
    assert "error[POA503] an update has changed since 2025-26-Q1 was closed on 2025-10-20" in result.stdout


def test_a_file_of_the_earlier_form_is_one_closing_and_grows(plan: Path, poa: Poa) -> None:
    close(poa, plan, "--with-missing")
    path = plan / "periods/2025-26-Q1.yaml"
    sums = read(path.read_bytes()).data["closings"][0]["measures"]
    earlier = (
        "period: 2025-26-Q1\nclosed: 2025-10-20\nclosed_by: Secretariat\nsigned_off_by: Chair\nmissing: [GOV-002]\n"
        "measures:\n" + "".join(f"  {name}: {one}\n" for name, one in sums.items())
    )
    path.write_text(earlier)
    assert poa(plan, "validate", "--select", "POA5,POA1", today="2025-11-01").exit_code == 0
    assert poa(plan, "format", str(path)).exit_code == 0
    earlier = path.read_text()
    (plan / "measures/GOV-001.yaml").write_text(MEASURE.replace("value: 30,", "value: 29,"))
    assert poa(plan, "validate", "--select", "POA503", today="2025-11-01").exit_code == 1
    (plan / "measures/GOV-001.yaml").write_text(MEASURE)
    assert poa(plan, "period", "reopen", "2025-26-Q1", *REOPEN, today="2025-11-03").exit_code == 0
    closed = ("period", "close", "2025-26-Q1", "--closed-by", "Secretariat", "--with-missing")
    assert poa(plan, *closed, today="2025-11-05").exit_code == 0
    text = path.read_text()
    assert text.startswith(earlier + "closings:\n  - date: 2025-11-05\n")
    document = json.loads(poa(plan, "period", "show", "2025-26-Q1", "--format", "json", today="2025-11-06").stdout)
    assert [one["date"] for one in document["closings"]] == ["2025-10-20", "2025-11-05"]
    assert document["sign_offs"] == [{"by": "Chair", "date": "2025-10-20"}]
    assert poa(plan, "validate", "--select", "POA5", today="2025-11-06").exit_code == 0
