"""One plan with known answers, asked about several days: what stood, and what was known."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from poa_tracker.model import Confidence, ReturnState, Status
from poa_tracker.register import Register
from poa_tracker.standing.as_of import AsOf, Standing
from tests.conftest import MakeProject

Load = Callable[[Path], Register]

STORY = """\
id: GOV-001
title: Shorter permits
goal: permits
lead_agency: JUSTICE
status: completed
confidence: on_track
due: 2026-06-30
milestones:
  - {id: M1, title: New form, due: 2025-09-30, completed: 2025-09-20, recorded: 2025-11-05}
  - {id: M2, title: New desk, due: 2026-03-31, completed: 2026-04-10}
indicators:
  - id: I1
    title: Days to a permit
    unit: days
    values:
      - {period: 2025-26-Q1, value: 30, reported: 2025-10-09}
      - {period: 2025-26-Q1, value: 33, reported: 2026-01-20}
      - {period: 2025-26-Q2, value: 28, reported: 2026-01-12}
updates:
  - {period: 2025-26-Q1, submitted: 2025-10-09, agency: INTERIOR, status: in_progress, confidence: on_track, summary: Begun.}
  - {period: 2025-26-Q2, submitted: 2026-01-20, agency: INTERIOR, status: in_progress, confidence: off_track, summary: Stuck., delay_reason: capacity}
  - {period: 2025-26-Q4, submitted: 2026-07-10, status: completed, confidence: on_track, summary: Done.}
variations:
  - {date: 2026-01-25, field: due, from: 2025-12-31, to: 2026-06-30, reason: Posts not filled, state: approved}
  - {date: 2026-04-02, field: lead_agency, from: INTERIOR, to: JUSTICE, reason: New mandate, state: approved}
  - {date: 2026-02-02, field: due, from: 2026-06-30, to: 2027-06-30, reason: More time, state: declined}
completed: 2026-06-25
evidence: [{title: Statistics, url: https://example.org/permits}]
"""


@pytest.fixture
def plan(project: MakeProject, register: Load) -> Register:
    return register(project(GOV_001=STORY))


def stand(plan: Register, period: str, as_at: date) -> Standing:
    (standing,) = AsOf.of_period(plan, plan.plan.reporting.cycle.parse(period), as_at).standings
    return standing


NOW = date(2026, 9, 1)


def test_the_end_of_each_period_as_now_known(plan: Register) -> None:
    shown = []
    for period in ("2025-26-Q1", "2025-26-Q2", "2025-26-Q3", "2025-26-Q4"):
        one = stand(plan, period, NOW)
        shown.append((period, one.status, one.confidence, one.lead_agency, one.measure.due, one.return_state))
    assert shown == [
        (
            "2025-26-Q1",
            Status.IN_PROGRESS,
            Confidence.ON_TRACK,
            "INTERIOR",
            date(2025, 12, 31),
            ReturnState.RECEIVED,
        ),
        ("2025-26-Q2", Status.IN_PROGRESS, Confidence.OFF_TRACK, "INTERIOR", date(2025, 12, 31), ReturnState.LATE),
        ("2025-26-Q3", Status.IN_PROGRESS, None, "INTERIOR", date(2026, 6, 30), ReturnState.MISSING),
        ("2025-26-Q4", Status.COMPLETED, Confidence.ON_TRACK, "JUSTICE", date(2026, 6, 30), ReturnState.RECEIVED),
    ]


def test_what_was_known_on_an_earlier_day(plan: Register) -> None:
    first_reported = stand(plan, "2025-26-Q1", date(2025, 10, 15))
    assert [one.completed for one in first_reported.measure.milestones] == [None, None], "recorded in November"
    assert [str(one.value) for one in first_reported.measure.indicators[0].values] == ["30"]
    now_known = stand(plan, "2025-26-Q1", NOW)
    assert [one.completed for one in now_known.measure.milestones] == [date(2025, 9, 20), None]
    assert [str(one.value) for one in now_known.measure.indicators[0].values] == ["30", "33"]


def test_a_return_is_not_due_then_missing_then_late(plan: Register) -> None:
    states = [
        stand(plan, "2025-26-Q2", day).return_state for day in (date(2026, 1, 15), date(2026, 1, 16), date(2026, 1, 20))
    ]
    assert states == [ReturnState.NOT_DUE, ReturnState.MISSING, ReturnState.LATE]


def test_a_missing_return_keeps_the_status_and_loses_the_confidence(plan: Register) -> None:
    one = stand(plan, "2025-26-Q3", NOW)
    assert (one.status, one.confidence, one.is_stale) == (Status.IN_PROGRESS, None, True)


def test_evidence_of_delivery_is_not_there_before_it(plan: Register) -> None:
    shown = [len(stand(plan, period, NOW).measure.evidence) for period in ("2025-26-Q3", "2025-26-Q4")]
    assert shown == [0, 1]


def test_overdue_is_counted_on_the_last_day_of_the_period(plan: Register) -> None:
    assert stand(plan, "2025-26-Q2", NOW).is_overdue, (
        "a period that is over is judged on the morning after its last day"
    )
    assert [one.title for one in stand(plan, "2025-26-Q3", NOW).milestones if one.is_overdue] == ["New desk"]
    april = stand(plan, "2025-26-Q4", date(2026, 4, 5))
    assert [one.title for one in april.milestones if one.is_overdue] == ["New desk"]


def test_a_measure_is_in_the_plan_from_the_day_it_was_added(project: MakeProject, register: Load) -> None:
    late = "id: GOV-002\ntitle: Fees\ngoal: permits\nstatus: not_started\nadded: 2025-10-01\n"
    early = "id: GOV-003\ntitle: Forms\ngoal: permits\nstatus: not_started\n"
    plan = register(project(GOV_002=late, GOV_003=early))
    cycle = plan.plan.reporting.cycle
    ids = [
        [one.id for one in AsOf.of_period(plan, cycle.parse(period), NOW).standings]
        for period in ("2024-25-Q4", "2025-26-Q1", "2025-26-Q2")
    ]
    assert ids == [[], ["GOV-003"], ["GOV-002", "GOV-003"]]


def test_before_its_first_return_a_measure_has_not_started(project: MakeProject, register: Load) -> None:
    only_later = """\
        id: GOV-001
        title: Shorter permits
        goal: permits
        lead_agency: INTERIOR
        status: in_progress
        confidence: on_track
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, confidence: on_track, summary: Begun.}
        """
    never = "id: GOV-002\ntitle: Fees\ngoal: permits\nstatus: ongoing\n"
    plan = register(project(GOV_001=only_later, GOV_002=never))
    view = AsOf.of_period(plan, plan.plan.reporting.cycle.parse("2025-26-Q1"), NOW)
    assert [(one.id, one.status, one.confidence, one.return_state) for one in view.standings] == [
        ("GOV-001", Status.NOT_STARTED, None, ReturnState.MISSING),
        ("GOV-002", Status.ONGOING, None, None),
    ]


def test_what_ended_without_any_return_had_not_started_before(project: MakeProject, register: Load) -> None:
    dropped = """\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: closed
        closure: {outcome: discontinued, date: 2025-12-01, reason: No funds}
        """
    plan = register(project(GOV_001=dropped))
    statuses = [
        AsOf.of_period(plan, plan.plan.reporting.cycle.parse(period), NOW).standings[0].status
        for period in ("2025-26-Q1", "2025-26-Q2")
    ]
    assert statuses == [Status.NOT_STARTED, Status.CLOSED]


def test_a_closure_counts_from_its_day_and_from_when_it_was_known(project: MakeProject, register: Load) -> None:
    merged = """\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: closed
        closure: {outcome: merged, date: 2025-12-01, recorded: 2026-02-01, into: GOV-002, reason: One project}
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, confidence: on_track, summary: Begun.}
        """
    other = "id: GOV-002\ntitle: Fees\ngoal: permits\nstatus: ongoing\n"
    plan = register(project(GOV_001=merged, GOV_002=other))
    statuses = [
        (period, as_at.isoformat(), AsOf.of_period(plan, plan.plan.reporting.cycle.parse(period), as_at).by_id["GOV-001"].status)
        for period, as_at in (("2025-26-Q1", NOW), ("2025-26-Q2", date(2026, 1, 31)), ("2025-26-Q2", NOW))
    ]  # fmt: skip
    assert statuses == [
        ("2025-26-Q1", "2026-09-01", Status.IN_PROGRESS),
        ("2025-26-Q2", "2026-01-31", Status.IN_PROGRESS),
        ("2025-26-Q2", "2026-09-01", Status.CLOSED),
    ]


def test_an_agency_that_became_another_is_followed(project: MakeProject, register: Load) -> None:
    works = "id: GOV-001\ntitle: Roads\ngoal: permits\nlead_agency: WORKS\nstatus: ongoing\n"
    plan = register(project(GOV_001=works))
    assert [AsOf.on_day(plan, day).standings[0].lead_agency for day in (date(2025, 12, 31), date(2026, 1, 1))] == [
        "WORKS",
        "INTERIOR",
    ]


def test_on_a_day_the_last_period_counts_until_the_next_returns_are_due(plan: Register) -> None:
    april = [
        (day.isoformat(), AsOf.on_day(plan, day).standings[0].confidence)
        for day in (date(2026, 1, 21), date(2026, 4, 15), date(2026, 4, 16))
    ]
    assert april == [
        ("2026-01-21", Confidence.OFF_TRACK),
        ("2026-04-15", Confidence.OFF_TRACK),
        ("2026-04-16", None),
    ]


def test_before_the_first_returns_are_due_those_that_came_count(plan: Register) -> None:
    (early,) = AsOf.on_day(plan, date(2025, 10, 8)).standings
    assert (early.return_state, early.confidence) == (ReturnState.NOT_DUE, None)
    view = AsOf.on_day(plan, date(2025, 10, 9))
    (came,) = view.standings
    assert view.reported_since.id == "2025-26-Q1"
    assert (came.return_state, came.confidence) == (ReturnState.RECEIVED, Confidence.ON_TRACK)


def test_the_clock_of_a_plan_no_longer_tracked_stands_still(project: MakeProject, register: Load) -> None:
    plan = register(
        project(
            plan="""\
            id: test-plan
            title: A plan for tests
            period: {start: 2025-07-01}
            reporting: {fiscal_year_start: 7, last: 2025-26-Q2}
            goals: [{id: permits, title: Quicker permits}]
            """,
            GOV_001="id: GOV-001\ntitle: T\ngoal: permits\nstatus: ongoing\n",
        )
    )
    assert plan.clock(date(2026, 1, 15)) == date(2026, 1, 15)
    assert plan.clock(date(2026, 1, 16)) == date(2026, 1, 16)
    assert plan.clock(date(2031, 1, 1)) == date(2026, 1, 16)
