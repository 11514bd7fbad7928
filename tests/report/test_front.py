"""The front block, and which period a report is for."""

from datetime import date
from pathlib import Path

import pytest

from poa_tracker.errors import UsageError
from poa_tracker.register import WorkingTree, load
from poa_tracker.report import Revision
from poa_tracker.report.choose_period import newest_reported
from poa_tracker.standing.named_period import parse_period
from tests.report import story
from tests.report.conftest import MakeContext, write_files


def closed(extra: str = "") -> dict[str, str]:
    text = f"period: 2025-26-Q2\nclosed: 2026-01-25\nclosed_by: Plan secretariat\n{extra}"
    return {**story.files(), "periods/2025-26-Q2.yaml": text}


def test_the_front_block_says_who_speaks_of_what_and_from_which_data(make_context: MakeContext) -> None:
    front = make_context().front
    assert (front.plan, front.report, front.period_in_full, front.period_id) == (
        "Plan of Action for Shorter Waits",
        "Quarterly report",
        "Q2 2025/26 (1 October to 31 December 2025)",
        "2025-26-Q2",
    )
    assert (front.as_at, front.returns_due, front.coordinating_agency, front.notice) == (
        date(2026, 2, 1),
        date(2026, 1, 15),
        "Ministry of the Interior",
        "Every figure in this plan is invented.",
    )
    assert front.revision == "0123456789ab"
    assert front.source == ("Shorter Waits", "https://example.org/plan", False)
    assert front.source_note == "Government Printer. 2 June 2025. Licence: CC BY 4.0."


def test_a_report_is_a_draft_until_its_period_is_closed(make_context: MakeContext) -> None:
    draft = make_context().front
    assert (draft.is_draft, draft.state) == (True, "Draft, not signed off")
    final = make_context(closed("signed_off_by: Chair\n")).front
    assert (final.is_draft, final.state) == (
        False,
        "Closed on 25 January 2026 by Plan secretariat, signed off by Chair",
    )
    unsigned = make_context(closed()).front
    assert unsigned.state == "Closed on 25 January 2026 by Plan secretariat, not signed off"


def test_what_was_closed_later_was_a_draft_then(make_context: MakeContext) -> None:
    assert make_context(closed(), as_at=date(2026, 1, 24)).front.is_draft
    assert not make_context(closed(), as_at=date(2026, 1, 25)).front.is_draft


def test_a_period_that_is_not_over_is_shown_up_to_the_day(make_context: MakeContext) -> None:
    context = make_context(as_at=date(2025, 11, 15))
    assert (context.front.is_running, context.front.day) == (True, date(2025, 11, 15))
    assert context.glance.sentence.startswith("On 15 November 2025, all 7 measures were open")
    assert context.coming_up is not None
    assert context.coming_up.rows[0].due == date(2025, 11, 30), "still due within the period"


def test_a_revision_in_words() -> None:
    assert str(Revision("a" * 40)) == "a" * 12
    assert str(Revision("a" * 40, is_dirty=True)) == "aaaaaaaaaaaa, with uncommitted changes"
    assert str(Revision(problem="git is not installed")) == "none (git is not installed)"


@pytest.mark.parametrize(
    ("plan", "text", "reason"),
    [
        (story.PLAN, "2025-Q2", "'2025-Q2' is not a period of this plan (did you mean '2025-26-Q2'?)"),
        (story.PLAN, "2025-26-H1", "'2025-26-H1' is not a period of this plan, which reports quarterly"),
        (story.PLAN, "Q2", "'Q2' is not a period of this plan (write it like 2025-26-Q1)"),
        (story.PLAN, "2024-25-Q4", "2024-25-Q4 is before the first period that this plan reports on, 2025-26-Q1"),
        (story.PLAN, "2026-27-Q1", "2026-27-Q1 had not begun on 2026-02-01: it begins on 1 July 2026"),
        (
            story.PLAN.replace("start: 7}", "start: 7, last: 2025-26-Q1}"),
            "2025-26-Q2",
            "2025-26-Q2 is after the last period that this plan reports on, 2025-26-Q1",
        ),
    ],
)
def test_a_period_that_cannot_be_reported_on(tmp_path: Path, plan: str, text: str, reason: str) -> None:
    loaded = load(WorkingTree(write_files(tmp_path, {**story.files(), "plan.yaml": plan})))
    with pytest.raises(UsageError) as raised:
        parse_period(loaded.plan, text, date(2026, 2, 1))
    assert str(raised.value).startswith(reason), str(raised.value)


@pytest.mark.parametrize(
    ("as_at", "period", "reason"),
    [
        (date(2026, 2, 1), "2025-26-Q2", "the newest ended period with a return"),
        (date(2026, 1, 9), "2025-26-Q1", "the newest ended period with a return"),
        (date(2025, 10, 3), "2025-26-Q1", "the newest ended period; no return has come yet"),
        (date(2025, 8, 1), "2025-26-Q1", "no period has ended yet"),
        (date(2025, 5, 1), "2025-26-Q1", "no period has ended yet"),
        (date(2027, 2, 1), "2025-26-Q2", "the newest ended period with a return"),
    ],
)
def test_the_period_that_is_meant_where_none_is_named(tmp_path: Path, as_at: date, period: str, reason: str) -> None:
    loaded = load(WorkingTree(write_files(tmp_path, story.files())))
    chosen, why = newest_reported(loaded, as_at)
    assert (chosen.id, why) == (period, reason)


@pytest.mark.parametrize(
    ("language", "is_right_to_left"),
    [
        ("en", False),
        ("mi-NZ", False),
        ("ar", True),
        ("fa-IR", True),
        ("he", True),
        ("az", False),
        ("az-Arab", True),
        ("ar-Latn-EG", False),
        ("zh-Hant", False),
    ],
)
def test_the_direction_follows_from_the_language_or_the_script_it_is_written_in(
    make_context: MakeContext, language: str, is_right_to_left: bool
) -> None:
    files = {**story.files(), "plan.yaml": story.PLAN.replace("language: en", f"language: {language}")}
    assert make_context(files).front.is_right_to_left is is_right_to_left
