"""`poa update`: a return goes on the record, and nothing else in the file moves."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import MakeProject

ODD = (
    "\ufeff# yaml-language-server: $schema=x\r\n"
    "id:   'GOV-001'   # as printed\r\n"
    "title: \"Shorter: permits\"\r\n"
    "goal: permits\r\n"
    "lead_agency: INTERIOR\r\n"
    "\r\n"
    "status: 'not_started'   # since the plan began\r\n"
    "updates:\r\n"
    "# newest last\r\n"
    "-   period: 2025-26-Q1   # the first\r\n"
    "    submitted: 2025-10-09\r\n"
    "    status: not_started\r\n"
    "    summary: >-\r\n"
    "        Nobody was free\r\n"
    "        to begin.\r\n"
    "        # not a comment\r\n"
    "      # a comment\r\n"
    "# the end of the list\r\n"
    "variations: []\r\n"
    "source: {title: The plan, page: 3}"
)  # fmt: skip


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(
        files={"measures/GOV-001.yaml": ODD.encode()},
        GOV_002="""\
        id: GOV-002
        title: New desk
        goal: permits
        lead_agency: INTERIOR
        status: in_progress
        confidence: on_track
        milestones:
          - {id: M1, title: Rooms, due: 2025-12-31}
          - {id: M2, title: Staff, due: 2026-01-31, completed: 2026-01-15}
        updates:
          - period: 2025-26-Q1
            submitted: 2025-10-09
            status: in_progress
            confidence: on_track
            summary: Begun.
        """,
        GOV_003="""\
        id: GOV-003
        title: Old desk
        goal: permits
        lead_agency: INTERIOR
        status: closed
        closure: {outcome: merged, date: 2025-12-01, into: GOV-002, reason: The same desk}
        """,
        GOV_004="id: GOV-004\ntitle: Nobody's measure\ngoal: permits\nstatus: not_started\n",
    )


def test_a_return_changes_what_it_says_and_no_other_byte(plan: Path, poa: Poa) -> None:
    result = poa(
        plan, "update", "gov-001", "--status", "in_progress", "--confidence", "at_risk",
        "--summary", "Two of the four forms: done.", "--issues", "The printer is broken. " * 8,
        "--delay-reason", "procurement", "--evidence", "The forms=https://example.org/forms", "--signed-off-by", "Deputy",
    )  # fmt: skip
    assert result.exit_code == 0
    assert result.stderr == "Wrote measures/GOV-001.yaml.\n"
    after = (plan / "measures/GOV-001.yaml").read_bytes().decode()
    assert after == ODD.replace("'not_started'   # since", "'in_progress'   # since").replace(
        "updates:\r\n", "confidence: at_risk\r\nupdates:\r\n"
    ).replace(
        "# the end of the list\r\n",
        "-   period: 2025-26-Q2\r\n"
        "    submitted: 2026-02-01\r\n"
        "    status: in_progress\r\n"
        "    confidence: at_risk\r\n"
        "    summary: 'Two of the four forms: done.'\r\n"
        "    issues: >-\r\n"
        "      The printer is broken. The printer is broken. The printer is broken. The printer is broken. The printer is "
        "broken.\r\n"
        "      The printer is broken. The printer is broken. The printer is broken.\r\n"
        "    delay_reason: procurement\r\n"
        "    evidence:\r\n"
        "    - {title: The forms, url: 'https://example.org/forms'}\r\n"
        "    signed_off: {by: Deputy, date: 2026-02-01}\r\n"
        "# the end of the list\r\n",
    )


def test_shows_what_it_wrote(plan: Path, poa: Poa) -> None:
    (plan / ".git").mkdir()
    result = poa(plan, "update", "GOV-002", "--period", "Q2 2025/26", "--no-change")
    assert result.exit_code == 0
    assert result.stderr == "Wrote measures/GOV-002.yaml.\nNext: git add measures/GOV-002.yaml\n"
    assert result.stdout == (
        "--- measures/GOV-002.yaml\n"
        "+++ measures/GOV-002.yaml\n"
        "@@ -14,2 +14,7 @@\n"
        "     confidence: on_track\n"
        "     summary: Begun.\n"
        "+  - period: 2025-26-Q2\n"
        "+    submitted: 2026-02-01\n"
        "+    status: in_progress\n"
        "+    confidence: on_track\n"
        "+    no_change: true\n"
    )


def test_a_dry_run_writes_nothing(plan: Path, poa: Poa) -> None:
    before = (plan / "measures/GOV-002.yaml").read_bytes()
    result = poa(plan, "update", "GOV-002", "--no-change", "--dry-run")
    assert result.exit_code == 0
    assert "+    no_change: true\n" in result.stdout
    assert result.stderr == "Nothing was written (--dry-run).\n"
    assert (plan / "measures/GOV-002.yaml").read_bytes() == before
    assert not (plan / ".poa.lock").exists()


def test_a_completed_measure_gets_its_day_and_its_milestones(plan: Path, poa: Poa) -> None:
    arguments = ("update", "GOV-002", "--status", "completed", "--summary", "Open since November.")
    refused = poa(plan, *arguments)
    assert refused == (
        1,
        "",
        "poa: GOV-002 cannot be completed while milestones are open (M1): record each with `poa milestone done`, "
        "or all of them with --with-milestones\n",
    )
    result = poa(plan, *arguments, "--with-milestones", "--completed-on", "2025-11-20")
    assert result.exit_code == 0
    assert (plan / "measures/GOV-002.yaml").read_text() == (
        "id: GOV-002\n"
        "title: New desk\n"
        "goal: permits\n"
        "lead_agency: INTERIOR\n"
        "status: completed\n"
        "milestones:\n"
        "  - {id: M1, title: Rooms, due: 2025-12-31, completed: 2025-11-20, recorded: 2026-02-01}\n"
        "  - {id: M2, title: Staff, due: 2026-01-31, completed: 2026-01-15}\n"
        "updates:\n"
        "  - period: 2025-26-Q1\n"
        "    submitted: 2025-10-09\n"
        "    status: in_progress\n"
        "    confidence: on_track\n"
        "    summary: Begun.\n"
        "  - period: 2025-26-Q2\n"
        "    submitted: 2026-02-01\n"
        "    status: completed\n"
        "    summary: Open since November.\n"
        "completed: 2025-11-20\n"
        "recorded: 2026-02-01\n"
    )


def test_a_correction_takes_the_place_of_a_return_and_an_older_one_leaves_the_status_alone(
    plan: Path, poa: Poa
) -> None:
    assert poa(plan, "update", "GOV-002", "--confidence", "off_track", "--summary", "It burned down.").exit_code == 0
    second = poa(plan, "update", "GOV-002", "--confidence", "off_track", "--summary", "Twice.")
    assert second == (
        1,
        "",
        "poa: INTERIOR has already reported on GOV-002 for 2025-26-Q2, on 2026-02-01; "
        "to replace that return, add --corrects\n",
    )
    result = poa(
        plan,
        "update",
        "GOV-002",
        "--period",
        "2025-26-Q1",
        "--confidence",
        "at_risk",
        "--summary",
        "Was at risk.",
        "--corrects",
    )
    assert result.exit_code == 0
    text = (plan / "measures/GOV-002.yaml").read_text()
    assert "\nconfidence: off_track\n" in text
    assert text.endswith("    confidence: at_risk\n    summary: Was at risk.\n    corrects: true\n")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "reason"),
    [
        (["GOV-003", "--no-change"], 1, "GOV-003 is closed (merged on 2025-12-01); it takes no more returns"),
        (["GOV-004", "--no-change"], 2, "GOV-004 has no lead agency: name the agency that reports with --agency, or first use `poa assign`"),
        (["GOV-002"], 2, "write what was achieved with --summary, or add --no-change if there is nothing to report"),
        (["GOV-002", "--summary", "x"], 2, "add --confidence: will it meet its date? Choose on_track, at_risk or off_track"),
        (["GOV-002", "--no-change", "--status", "ongoing"], 2, "--no-change means that the status stays in_progress"),
        (["GOV-002", "--summary", "x", "--status", "closed"], 2, "to close a measure, use `poa close`: it records how and why"),
        (["GOV-002", "--no-change", "--period", "2026-27-Q1"], 2, "2026-27-Q1 had not begun on 2026-02-01: it begins on 1 July 2026"),
        (["GOV-002", "--no-change", "--submitted", "2026-02-02"], 1, "the return is dated 2026-02-02, which is still to come (today is 2026-02-01)"),
        (["GOV-002", "--no-change", "--agency", "Justce"], 2, "no agency 'Justce' (did you mean 'JUSTICE'?)"),
        (["GOV-002", "--no-change", "--corrects"], 2, "INTERIOR has not reported on GOV-002 for 2025-26-Q2; there is nothing to correct"),
        (["GOV-05", "--no-change"], 2, "no measure 'GOV-05'; did you mean one of these?"),
        (["Old desk", "--no-change"], 2, "no measure 'Old desk'; did you mean one of these?\n  GOV-002  New desk\n  GOV-003  Old desk"),
    ],
)  # fmt: skip
def test_what_is_refused_changes_nothing(
    plan: Path, poa: Poa, arguments: list[str], exit_code: int, reason: str
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    result = poa(plan, "update", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith(f"poa: {reason}")
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_what_the_result_would_break_is_shown_and_stops_it(plan: Path, poa: Poa) -> None:
    before = (plan / "measures/GOV-002.yaml").read_bytes()
    result = poa(plan, "milestone", "add", "GOV-002", "--title", "Signs", "--horizon", "shrt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "measures/GOV-002.yaml:10:37: error[POA213] no horizon 'shrt' (did you mean 'short'?)\n"
        "   9 |   - {id: M2, title: Staff, due: 2026-01-31, completed: 2026-01-15}\n"
        "  10 |   - {id: M3, title: Signs, horizon: shrt, added: 2026-02-01}\n"
        "     |                                     ^^^^\n"
        "poa: nothing was written: the plan would have 1 new error\n"
    )
    assert (plan / "measures/GOV-002.yaml").read_bytes() == before


def test_errors_that_were_there_before_stop_nothing(project: MakeProject, poa: Poa) -> None:
    root = project(GOV_001="id: GOV-001\ntitle: Desk\ngoal: nowhere\nlead_agency: INTERIOR\nstatus: not_started\n")
    assert poa(root, "update", "GOV-001", "--no-change").exit_code == 0


def test_a_file_with_errors_is_not_touched(project: MakeProject, poa: Poa) -> None:
    root = project(GOV_001="id: GOV-001\ntitle: Desk\ngoal: permits\nstatus: begun\n")
    result = poa(root, "update", "GOV-001", "--no-change")
    assert result == (2, "", "poa: measures/GOV-001.yaml has errors; `poa validate` lists them\n")


@pytest.mark.parametrize("text", ["\x1b[31mred", "   ", "bell \a"])
def test_texts_that_cannot_be_shown_are_refused(plan: Path, poa: Poa, text: str) -> None:
    assert poa(plan, "update", "GOV-002", "--summary", text).exit_code == 2


def test_twenty_at_once_lose_nothing(plan: Path) -> None:
    command = [sys.executable, "-c", "from poa_tracker.cli.main import main; main()", "milestone", "add", "GOV-002"]
    writers = [
        subprocess.Popen(
            [*command, "--title", f"Step {number}", "--root", str(plan)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for number in range(20)
    ]
    failed = [error for writer in writers if (error := writer.communicate()[1]) and writer.returncode]
    assert failed == []
    text = (plan / "measures/GOV-002.yaml").read_text()
    assert sorted(f"Step {number}" for number in range(20)) == sorted(
        line.partition("title: ")[2].partition(",")[0].rstrip("}") for line in text.split("\n") if "title: Step" in line
    )
    assert all(text.count(f"id: M{number}\n") + text.count(f"id: M{number},") == 1 for number in range(1, 23))
