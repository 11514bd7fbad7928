"""`poa update` on a terminal: a form opens in the person's own editor, and what they wrote is never lost."""

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Poa
from tests.conftest import MakeProject

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals to test with")

POA = [sys.executable, "-c", "from poa_tracker.cli.main import main; main()"]
MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: INTERIOR
status: in_progress
confidence: on_track
updates:
  - period: 2025-26-Q1
    submitted: 2025-10-09
    status: in_progress
    confidence: on_track
    summary: The first form is done.
    next_steps: The second form.
"""
FORM = """\
# GOV-001: Shorter permits
# Return of Ministry of the Interior for Q2 2025/26 (1 October to 31 December 2025)
#
# Fill in the form, save and close it. poa leaves out lines that begin with '#'.
# To record nothing, close without saving.

status: in_progress  # not_started, in_progress, ongoing, completed
confidence: on_track  # on_track, at_risk, off_track
summary: >-

next_steps: >-

issues: >-

delay_reason:  # capacity, procurement, legislation, consultation, technical, dependency, expertise, other
no_change: false  # true where there is nothing to report

# The return for 2025-26-Q1 (In progress):
#   summary: The first form is done.
#   next_steps: The second form.
"""


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(GOV_001=MEASURE)


def sit_down(
    plan: Path, *drafts: str, answers: str = "", code: int = 0, options: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `poa update GOV-001` on a terminal, with an editor that saves one draft after the other."""
    folder = plan.parent / "editor"
    (folder / "tmp").mkdir(parents=True)
    for number, draft in enumerate(drafts):
        (folder / f"draft{number}").write_text(draft, encoding="utf-8")
    script = folder / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "form, folder = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent\n"
        "seen = len(list(folder.glob('seen*')))\n"
        "(folder / f'seen{seen}').write_bytes(form.read_bytes())\n"
        "draft = folder / f'draft{seen}'\n"
        "form.write_bytes(draft.read_bytes()) if draft.exists() else None\n"
        f"sys.exit({code})\n"
    )
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    process = subprocess.Popen(
        [*POA, "update", "GOV-001", "--root", str(plan), "--today", "2026-02-01", *options],
        env={
            **os.environ,
            "VISUAL": f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}",
            "TMPDIR": str(folder / "tmp"),
            "NO_COLOR": "1",
        },
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    stdout = process.communicate(timeout=60)[0]
    screen = b""
    try:
        while piece := os.read(ours, 65536):
            screen += piece
    except OSError:  # Linux says so when the other side is closed
        pass
    os.close(ours)
    shown = screen.decode().replace("\r\n", "\n")
    return subprocess.CompletedProcess((), process.returncode, stdout, shown)


def kept(plan: Path) -> list[Path]:
    return list((plan.parent / "editor/tmp").glob("return-GOV-001-*.yaml"))


def test_the_form_shows_the_last_return_and_what_is_filled_in_is_recorded(plan: Path) -> None:
    filled = FORM.replace("summary: >-\n", "summary: >-\n  The second form is done;\n  the third: nearly.\n").replace(
        "confidence: on_track", "confidence: at_risk"
    )
    done = sit_down(plan, filled)
    assert (plan.parent / "editor/seen0").read_text() == FORM
    assert done.stderr.endswith("Wrote measures/GOV-001.yaml.\n")
    assert done.returncode == 0
    assert (plan / "measures/GOV-001.yaml").read_text() == MEASURE.replace("on_track\nupdates", "at_risk\nupdates") + (
        "  - period: 2025-26-Q2\n"
        "    submitted: 2026-02-01\n"
        "    status: in_progress\n"
        "    confidence: at_risk\n"
        "    summary: 'The second form is done; the third: nearly.'\n"
    )
    assert kept(plan) == []


def test_faults_are_shown_and_the_form_opens_again(plan: Path) -> None:
    wrong = "status: in_progres\nconfidence: on_track\nsummary: Done.\n"
    done = sit_down(plan, wrong, wrong.replace("progres\n", "progress\n"), answers="y\n")
    assert "error[POA104] 'in_progres' is not a known status" in done.stderr
    assert "   1 | status: in_progres\n     |         ^^^^^^^^^^" in done.stderr
    assert (plan.parent / "editor/seen1").read_text() == wrong, "what was written is there again"
    assert done.returncode == 0
    assert (plan / "measures/GOV-001.yaml").read_text().endswith("    summary: Done.\n")


def test_whoever_gives_up_keeps_the_text_and_can_go_on_with_it(plan: Path, poa: Poa) -> None:
    done = sit_down(plan, "status: in_progress\nconfidence: at_risk\n", answers="n\n")
    assert done.returncode == 1
    assert "this entry needs a 'summary' (or 'no_change: true')" in done.stderr
    (text,) = kept(plan)
    assert f"your text is in {text}: use it again with --form" in done.stderr
    assert (plan / "measures/GOV-001.yaml").read_text() == MEASURE
    text.write_text(text.read_text() + "no_change: true\n")
    result = poa(plan, "update", "GOV-001", "--form", str(text))
    assert result.exit_code == 0
    assert (plan / "measures/GOV-001.yaml").read_text().endswith("    confidence: at_risk\n    no_change: true\n")
    assert text.exists(), "a form that a person names is theirs to delete"


def test_what_the_record_refuses_is_asked_again_too(plan: Path) -> None:
    wrong = "status: in_progress\nconfidence:\nsummary: Done.\n"
    done = sit_down(plan, wrong, wrong.replace("confidence:", "confidence: at_risk"), answers="y\n")
    assert "add --confidence: will it meet its date?" in done.stderr
    assert done.returncode == 0


def test_a_form_that_is_left_as_it_was_records_nothing(plan: Path) -> None:
    done = sit_down(plan)
    assert done.returncode == 1
    assert done.stderr == "poa: you did not fill in the form; nothing was recorded\n"
    assert kept(plan) == []


def test_an_editor_that_fails_loses_nothing(plan: Path) -> None:
    done = sit_down(plan, "status: in_progress\n", code=3)
    (text,) = kept(plan)
    assert done.returncode == 2
    assert done.stderr.endswith(f"ended with code 3; your text is in {text}\n")
    assert text.read_text() == "status: in_progress\n"


def test_a_form_with_strange_fields_names_the_nearest(plan: Path, poa: Poa, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text("status: in_progress\nsumary: Done.\n")
    result = poa(plan, "update", "GOV-001", "--form", str(form))
    assert result == (
        1,
        "",
        "form.yaml:2:1: error[POA102] unknown field 'sumary' (did you mean 'summary'?)\n"
        "   1 | status: in_progress\n"
        "   2 | sumary: Done.\n"
        "     | ^^^^^^\n"
        "poa: the form cannot be read; nothing was recorded\n",
    )


def test_an_empty_form_is_empty(plan: Path, poa: Poa, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text("# only comments\n")
    result = poa(plan, "update", "GOV-001", "--form", str(form))
    assert result.exit_code == 1
    assert result.stderr.startswith("form.yaml:1:1: error[POA103] the form is empty: fill in 'status:'")


def test_an_option_comes_before_what_a_form_says(plan: Path, poa: Poa, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text("status: in_progress\nconfidence: on_track\nsummary: Form\nissues: Form\ndelay_reason: technical\n")
    typed = (
        *("--status", "completed", "--confidence", "at_risk", "--summary", "Typed", "--issues", "Typed"),
        *("--delay-reason", "capacity", "--completed-on", "2025-12-01"),
    )
    result = poa(plan, "update", "GOV-001", "--form", str(form), *typed)
    assert result.exit_code == 0
    assert (plan / "measures/GOV-001.yaml").read_text() == (
        MEASURE.replace(
            "status: in_progress\nconfidence: on_track\nupdates", "status: completed\nconfidence: at_risk\nupdates"
        )
        + "  - period: 2025-26-Q2\n"
        "    submitted: 2026-02-01\n"
        "    status: completed\n"
        "    confidence: at_risk\n"
        "    summary: Typed\n"
        "    issues: Typed\n"
        "    delay_reason: capacity\n"
        "completed: 2025-12-01\n"
        "recorded: 2026-02-01\n"
    )


def test_an_option_fills_in_what_a_form_lacks_or_is_refused(plan: Path, poa: Poa, tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text("confidence: on_track\n")
    given = ("update", "GOV-001", "--form", str(form), "--status", "ongoing", "--summary", "Typed")
    refused = poa(plan, *given, "--no-change")
    assert refused.exit_code == 2
    assert "either there is something to report (--summary) or there is not (--no-change), not both" in refused.stderr
    refused = poa(plan, *given, "--completed-on", "2025-12-01")
    assert "--completed-on goes with --status completed" in refused.stderr
    assert poa(plan, *given).exit_code == 0
    assert (plan / "measures/GOV-001.yaml").read_text().endswith("    summary: Typed\n")


def test_what_is_typed_stands_in_the_form_and_what_is_saved_counts(plan: Path) -> None:
    options = ("--status", "ongoing", "--next-steps", "Typed: this.", "--internal-note", "Ask.")
    shown = (
        FORM.replace("status: in_progress", "status: ongoing")
        .replace("next_steps: >-\n\n", "next_steps: 'Typed: this.'\n")
        .replace("to report\n", "to report\ninternal_note: Ask.\n")
    )
    saved = (
        shown.replace("ongoing  #", "in_progress  #")
        .replace("'Typed: this.'", "")
        .replace("no_change: false", "no_change: true")
    )
    done = sit_down(plan, saved, options=options)
    assert (plan.parent / "editor/seen0").read_text() == shown
    assert done.returncode == 0
    assert (
        (plan / "measures/GOV-001.yaml")
        .read_text()
        .endswith("    status: in_progress\n    confidence: on_track\n    no_change: true\n    internal_note: Ask.\n")
    )


def test_a_supporting_agency_sees_its_own_last_return(plan: Path) -> None:
    path = plan / "measures/GOV-001.yaml"
    path.write_text(
        MEASURE
        + "  - period: 2025-26-Q1\n    submitted: 2025-10-10\n    agency: JUSTICE\n    status: ongoing\n    summary: Ours.\n"
    )
    done = sit_down(plan, options=("--agency", "JUSTICE"))
    assert done.returncode == 1
    seen = (plan.parent / "editor/seen0").read_text()
    assert "# Return of Ministry of Justice for" in seen
    assert "\nstatus: ongoing  #" in seen
    assert "\nconfidence:   #" in seen
    assert seen.endswith("# The return for 2025-26-Q1 (Ongoing):\n#   summary: Ours.\n")


def test_the_end_of_the_answers_keeps_the_text_too(plan: Path) -> None:
    done = sit_down(plan, "status: in_progress\n", answers="\x04")
    (text,) = kept(plan)
    assert done.returncode == 1
    assert done.stderr.endswith(f"poa: nothing was recorded; your text is in {text}: use it again with --form\n")
    assert text.read_text() == "status: in_progress\n"


def test_the_form_is_printed_and_taken_when_it_is_filled_in(plan: Path, poa: Poa, tmp_path: Path) -> None:
    assert poa(plan, "update", "GOV-001", "--print-form") == (0, FORM, "")
    assert (plan / "measures/GOV-001.yaml").read_text() == MEASURE
    form = tmp_path / "form.yaml"
    form.write_text(FORM.replace("summary: >-\n", "summary: >-\n  The second form is done.\n"))
    assert poa(plan, "update", "GOV-001", "--form", str(form)).exit_code == 0
    assert (plan / "measures/GOV-001.yaml").read_text().endswith("    summary: The second form is done.\n")
