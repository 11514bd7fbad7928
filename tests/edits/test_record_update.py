"""A return on the record: for which period, by whom, once, and what follows for the measure as a whole."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pytest

from poa_tracker.edits import record_update as module
from poa_tracker.edits.record_update import Return, record_update
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.model import Confidence, DelayReason, Status, Update
from poa_tracker.register.workbench import Workbench
from tests.conftest import PLAN, TODAY, MakeProject
from tests.edits.changed import lines_changed, refusal

HEAD = "id: GOV-001\ntitle: A\ngoal: permits\nlead_agency: INTERIOR\nsupporting_agencies: [JUSTICE]\n"
BEGUN = "status: in_progress\nconfidence: on_track\n"
DONE = "status: completed\nconfidence: on_track\n"


def reported(*returns: str) -> str:
    """Returns as their files have them, each given by its period, day and whatever else."""
    return "updates:\n" + "".join(
        f"  - {{{one}, status: in_progress, confidence: on_track, summary: S}}\n" for one in returns
    )


def bench(project: MakeProject, fields: str = BEGUN, *, plan: str = PLAN) -> Workbench:
    return Workbench.open(project(plan=plan, GOV_001=HEAD + fields))


def given(plan: Workbench, period: str = "2025-26-Q2", day: str = "2026-01-12", **more: Any) -> Return:
    usual: dict[str, Any] = {"confidence": Confidence.ON_TRACK, "summary": "New"}
    cycle = plan.plan.reporting.cycle
    return Return(cycle.parse(period), date.fromisoformat(day), **{**usual, **more})


def written(plan: Workbench, one: Return, today: date = TODAY) -> list[str]:
    (edit,) = record_update(plan, plan.measure("GOV-001"), one, today)
    return lines_changed(edit)


def refused(plan: Workbench, one: Return, today: date = TODAY) -> str:
    return refusal(RefusedError, lambda: written(plan, one, today))


def test_every_field_of_a_return_can_be_given() -> None:
    given_as = {"recorded": "submitted", "signed_off": "signed_off_by"}
    missing = [one for one in Update.model_fields if given_as.get(one, one) not in {one.name for one in fields(Return)}]
    assert not missing, "a return gets it by a field of `Return` in src/poa_tracker/edits/record_update.py"


def test_a_new_field_is_written_where_the_record_has_it(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    class Longer(Update):
        press: str | None = None

    @dataclass(frozen=True)
    class LongerReturn(Return):
        press: str | None = None

    plan = bench(project)
    usual = given(plan, internal_note="Ask again.")
    assert "press" not in "".join(written(plan, usual))
    monkeypatch.setattr(module, "Update", Longer)
    assert written(plan, usual)[-1] == "+    internal_note: Ask again."
    longer = LongerReturn(usual.period, usual.submitted, summary="S", confidence=Confidence.ON_TRACK, press="None.")
    assert written(plan, longer)[-2:] == ["+    summary: S", "+    press: None."]


def test_a_period_can_be_reported_on_from_its_first_day(project: MakeProject) -> None:
    plan = bench(project)
    first = date(2026, 1, 1)
    assert written(plan, given(plan, "2025-26-Q3", "2026-01-01"), first)
    assert refused(plan, given(plan, "2025-26-Q3", "2025-12-31"), date(2025, 12, 31)) == (
        "2025-26-Q3 has not begun: it runs from 2026-01-01"
    )


def test_a_return_of_today_is_no_return_to_come(project: MakeProject) -> None:
    plan = bench(project)
    assert written(plan, given(plan, day="2026-02-01"))
    assert refused(plan, given(plan, day="2026-02-02")) == (
        "the return is dated 2026-02-02, which is still to come (today is 2026-02-01)"
    )


@pytest.mark.parametrize(
    ("start", "reporting", "span"),
    [
        ("{start: 2025-10-01}", "first: 2025-26-Q2", "from 2025-26-Q2"),
        ("{end: 2028-06-30}", "last: 2024-25-Q4", "to 2024-25-Q4"),
        (
            "{start: 2024-07-01, end: 2028-06-30}",
            "first: 2024-25-Q3, last: 2024-25-Q4",
            "from 2024-25-Q3 to 2024-25-Q4",
        ),
    ],
)
def test_only_what_the_plan_reports_on_is_reported(project: MakeProject, start: str, reporting: str, span: str) -> None:
    text = PLAN.replace("{start: 2025-07-01, end: 2028-06-30}", start)
    plan = bench(project, plan=text.replace("{fiscal_year_start: 7}", f"{{fiscal_year_start: 7, {reporting}}}"))
    assert refused(plan, given(plan, "2025-26-Q1")) == (
        f"agencies report on this plan {span}; 2025-26-Q1 is outside that"
    )


def test_a_year_is_written_as_a_number(project: MakeProject) -> None:
    yearly = PLAN.replace("{fiscal_year_start: 7}", "{frequency: yearly}")
    plan = bench(project, plan=yearly)
    assert "+  - period: 2025" in written(plan, given(plan, "2025"))


def test_a_second_return_of_the_same_day_takes_the_place_of_the_first(project: MakeProject) -> None:
    plan = bench(project, BEGUN + reported("period: 2025-26-Q2, submitted: 2026-01-12"))
    later = given(plan, confidence=Confidence.AT_RISK, corrects=True)
    changed = written(plan, later)
    assert changed[:2] == ["-confidence: on_track", "+confidence: at_risk"]
    assert "corrects: true" in changed[-1]


def test_a_return_for_an_earlier_period_leaves_the_status_alone(project: MakeProject) -> None:
    plan = bench(project, BEGUN + reported("period: 2025-26-Q2, submitted: 2026-01-12"))
    changed = written(plan, given(plan, "2025-26-Q1", "2026-01-12", confidence=Confidence.AT_RISK))
    assert [line for line in changed if line.startswith("-")] == []
    assert "+confidence: at_risk" not in changed


def test_what_was_under_way_later_was_not_completed_before(project: MakeProject) -> None:
    plan = bench(project, BEGUN + reported("period: 2025-26-Q2, submitted: 2026-01-12"))
    assert refused(plan, given(plan, "2025-26-Q1", "2026-01-12", status=Status.COMPLETED)) == (
        "GOV-001 was reported as in_progress for 2025-26-Q2, after 2025-26-Q1: correct that return first "
        "(poa update GOV-001 --period 2025-26-Q2 --corrects …)"
    )


def test_what_was_completed_stays_so(project: MakeProject) -> None:
    plan = bench(project, f"{DONE}completed: 2025-12-20\n{reported('period: 2025-26-Q3, submitted: 2026-01-12')}")
    assert refused(plan, given(plan, status=Status.IN_PROGRESS)) == (
        "GOV-001 was completed on 2025-12-20; if that is wrong, add --corrects: this return then replaces the one that "
        "reported it, and takes the completion back"
    )
    for period in ("2025-26-Q2", "2025-26-Q3"):
        correction = {"corrects": True} if period == "2025-26-Q3" else {}
        changed = written(plan, given(plan, period, "2026-01-20", status=Status.COMPLETED, **correction))
        assert "status: completed" in "".join(changed)
        assert all(line.startswith("+  ") for line in changed), "and nothing else: the day is on the record"


@pytest.mark.parametrize(
    ("submitted", "day"), [("2025-12-20", "2025-12-20"), ("2025-12-31", "2025-12-31"), ("2026-01-12", "2025-12-31")]
)
def test_it_was_completed_by_the_end_of_the_period_or_the_day_of_the_return(
    project: MakeProject, submitted: str, day: str
) -> None:
    plan = bench(project)
    assert f"+completed: {day}" in written(plan, given(plan, day=submitted, status=Status.COMPLETED))


def test_the_day_of_completion_may_be_today_and_not_later(project: MakeProject) -> None:
    plan = bench(project)
    done = given(plan, status=Status.COMPLETED, completed=TODAY)
    assert "+completed: 2026-02-01" in written(plan, done)
    assert refused(plan, given(plan, status=Status.COMPLETED, completed=date(2026, 2, 2))) == (
        "the completion on 2026-02-02 is still to come (today is 2026-02-01)"
    )


def test_another_agency_reports_beside_the_lead(project: MakeProject) -> None:
    plan = bench(project, BEGUN + reported("period: 2025-26-Q2, submitted: 2026-01-12"))
    changed = written(plan, given(plan, agency="Ministry of Justice", confidence=Confidence.OFF_TRACK))
    assert "agency: JUSTICE" in "".join(changed)
    assert [line for line in changed if line.startswith("-")] == [], "the lead speaks for the measure"
    again = given(plan, agency="INTERIOR")
    assert refused(plan, again).startswith("INTERIOR has already reported on GOV-001 for 2025-26-Q2, on 2026-01-12")


def test_nothing_to_report_needs_no_confidence(project: MakeProject) -> None:
    plan = bench(project, "status: in_progress\n")
    silent = given(plan, confidence=None, summary=None, no_change=True)
    assert written(plan, silent) == [
        "+updates:",
        "+  - period: 2025-26-Q2",
        "+    submitted: 2026-01-12",
        "+    recorded: 2026-02-01",
        "+    status: in_progress",
        "+    no_change: true",
    ]
    shown = given(plan, confidence=None)
    assert refusal(UsageError, lambda: written(plan, shown)) == (
        "add --confidence: will it meet its date? Choose on_track, at_risk or off_track"
    )


def test_it_was_signed_on_the_day_of_the_return_unless_another_is_shown(project: MakeProject) -> None:
    plan = bench(project)
    assert "+    signed_off: {by: Deputy, date: 2026-01-12}" in written(plan, given(plan, signed_off_by="Deputy"))
    earlier = given(plan, signed_off_by="Deputy", signed_off_on=date(2026, 1, 9))
    assert "+    signed_off: {by: Deputy, date: 2026-01-09}" in written(plan, earlier)


def test_nothing_is_reported_on_what_is_closed(project: MakeProject) -> None:
    closure = "closure: {outcome: superseded, date: 2025-12-01, reason: R}\n"
    for text, how in ((closure, " (superseded on 2025-12-01)"), ("", "")):
        plan = bench(project, f"status: closed\n{text}")
        assert refused(plan, given(plan)) == f"GOV-001 is closed{how}; it takes no more returns"


def test_all_that_forms_ask_for_is_taken_from_the_form(project: MakeProject) -> None:
    plan = bench(project)
    before = given(
        plan, delay_reason=DelayReason.CAPACITY, next_steps="N", issues="I", prepared_by="P", evidence=[("A", "B")]
    )
    period = {"period": "2025-26-Q2", "submitted": date(2026, 1, 12), "status": "ongoing"}
    form = {"confidence": "at_risk", "summary": "S", "next_steps": "N2", "internal_note": "T2"}
    filled = before.filled_in(Update.model_validate({**period, **form}))
    assert (filled.status, filled.confidence, filled.summary) == (Status.ONGOING, Confidence.AT_RISK, "S")
    assert (filled.next_steps, filled.internal_note) == ("N2", "T2")
    assert (filled.issues, filled.delay_reason, filled.prepared_by) == (None, None, None)
    assert filled.evidence == before.evidence


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            {"no_change": True},
            "either there is something to report (--summary) or there is not (--no-change), not both",
        ),
        ({"completed": date(2025, 12, 1)}, "--completed-on goes with --status completed"),
        ({"with_milestones": True}, "--with-milestones goes with --status completed"),
        (
            {"agency": "JUSTICE", "status": Status.COMPLETED, "completed": date(2025, 12, 1)},
            "--completed-on goes with the return of the agency that leads GOV-001; "
            "another agency's return does not complete it",
        ),
    ],
)
def test_what_would_have_no_effect_is_refused(project: MakeProject, more: dict[str, Any], says: str) -> None:
    plan = bench(project)
    one = given(plan, **more)
    assert refusal(UsageError, lambda: written(plan, one)) == says


def test_another_day_of_completion_is_a_correction(project: MakeProject) -> None:
    plan = bench(project, f"{DONE}completed: 2025-12-20\n")
    again = given(plan, status=Status.COMPLETED, completed=date(2025, 12, 10))
    assert refused(plan, again) == "GOV-001 was completed on 2025-12-20; if that is wrong, add --corrects"


def test_a_supporting_agency_may_leave_the_confidence_out(project: MakeProject) -> None:
    plan = bench(project, BEGUN)
    silent: dict[str, Any] = {"summary": None, "no_change": True}
    for what in ({}, silent):
        changed = written(plan, given(plan, agency="JUSTICE", confidence=None, **what))
        assert not any("confidence" in line for line in changed)
    own = "updates:\n  - {period: 2025-26-Q1, submitted: 2025-10-11, agency: JUSTICE, status: ongoing, confidence: %s, summary: S}\n"
    before = bench(project, BEGUN + own % "at_risk")
    again = written(before, given(before, agency="JUSTICE", confidence=None, **silent))
    assert "+    status: ongoing" in again
    assert "+    confidence: at_risk" in again


def test_a_correction_is_not_older_than_what_it_corrects(project: MakeProject) -> None:
    own = "period: 2025-26-Q2, submitted: 2026-01-11, agency: JUSTICE"
    plan = bench(project, BEGUN + reported("period: 2025-26-Q2, submitted: 2026-01-18", own))
    says = (
        "the return that this one corrects was submitted on 2026-01-18, and of two the one submitted later counts; "
        "leave out --submitted, or name the day you received the correction, 2026-01-18 or later"
    )
    assert refused(plan, given(plan, corrects=True)) == says
    assert "+    corrects: true" in written(plan, given(plan, corrects=True, agency="JUSTICE"))
    assert "+    corrects: true" in written(plan, given(plan, corrects=True, day="2026-01-18"))


def test_the_lead_agency_speaks_for_the_measure_under_its_own_name_too(project: MakeProject) -> None:
    plan = bench(project)
    for agency in (None, "Home Office"):
        changed = written(plan, given(plan, agency=agency, confidence=Confidence.AT_RISK))
        assert changed[:2] == ["-confidence: on_track", "+confidence: at_risk"]
        assert not any("agency:" in line for line in changed)


@pytest.mark.parametrize(("handover", "day"), [("2026-01-10", "2026-01-05"), ("2026-03-01", "2026-01-12")])
def test_a_return_without_an_agency_is_of_whoever_led_on_its_day(project: MakeProject, handover: str, day: str) -> None:
    passed_on = BEGUN + (
        f"variations:\n  - {{date: {handover}, recorded: 2026-01-04, field: lead_agency, from: JUSTICE, to: INTERIOR,"
        " reason: R, state: approved, approved_by: C}\n"
    )
    plan = bench(project, passed_on)
    changed = written(plan, given(plan, day=day, confidence=Confidence.AT_RISK))
    assert changed[:2] == ["-confidence: on_track", "+confidence: at_risk"]
    assert not any("agency:" in line for line in changed)


def test_what_another_agency_says_of_an_end_ends_nothing(project: MakeProject) -> None:
    beside = {"agency": "JUSTICE", "status": Status.COMPLETED}
    plan = bench(project, BEGUN + reported("period: 2025-26-Q2, submitted: 2026-01-12"))
    for period in ("2025-26-Q1", "2025-26-Q2"):
        changed = written(plan, given(plan, period, **beside))
        assert [line for line in changed if line.startswith("-")] == []
    done = bench(project, f"{DONE}completed: 2025-12-20\n")
    assert "+    status: in_progress" in written(done, given(done, agency="JUSTICE", status=Status.IN_PROGRESS))


def test_an_agency_corrects_what_it_returned_itself(project: MakeProject) -> None:
    own = "period: 2025-26-Q2, submitted: 2026-01-11, agency: JUSTICE"
    plan = bench(project, BEGUN + reported(own, "period: 2025-26-Q2, submitted: 2026-01-12"))
    assert "corrects: true" in "".join(written(plan, given(plan, agency="JUSTICE", corrects=True)))
    leads = bench(project, BEGUN + reported("period: 2025-26-Q2, submitted: 2026-01-12"))
    nothing = given(leads, agency="JUSTICE", corrects=True)
    assert refusal(UsageError, lambda: written(leads, nothing)) == (
        "JUSTICE has not reported on GOV-001 for 2025-26-Q2; there is nothing to correct"
    )


def test_whoever_took_over_corrects_what_the_old_agency_returned(project: MakeProject) -> None:
    led_by_works = HEAD.replace("INTERIOR", "WORKS") + BEGUN + reported("period: 2025-26-Q2, submitted: 2025-12-20")
    plan = Workbench.open(project(GOV_001=led_by_works))
    changed = written(plan, given(plan, agency="INTERIOR", confidence=Confidence.AT_RISK, corrects=True))
    assert changed[:2] == ["-confidence: on_track", "+confidence: at_risk"]
    other = given(plan, "2025-26-Q1", agency="INTERIOR", corrects=True)
    assert refusal(UsageError, lambda: written(plan, other)) == (
        "INTERIOR has not reported on GOV-001 for 2025-26-Q1; there is nothing to correct"
    )
