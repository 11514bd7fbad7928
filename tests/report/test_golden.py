"""This repository's own plan, as the public reads it: two quarters in both formats, and the brief."""

from datetime import date
from pathlib import Path

import pytest

from poa_tracker.register import Register, WorkingTree, load
from poa_tracker.report import LAYOUTS, Audience, ReportContext, ReportFormat, render
from tests.conftest import Golden
from tests.report.conftest import REVISION
from tests.report.test_figures import assert_adds_up

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2026, 1, 1)
"""Any day after the plan's last returns were due: its clock stands still on 16 January 2011."""


@pytest.fixture(scope="module")
def register() -> Register:
    loaded = load(WorkingTree(REPOSITORY))
    assert [finding for finding in loaded.findings if finding.is_error] == []
    return loaded


def context_of(register: Register, period: str, audience: Audience = Audience.PUBLIC) -> ReportContext:
    plan = register.plan
    return ReportContext.build(register, plan.reporting.cycle.parse(period), plan.clock(TODAY), audience, REVISION)


@pytest.mark.parametrize("output", LAYOUTS)
@pytest.mark.parametrize("period", ["2010-11-Q1", "2010-11-Q2"])
def test_the_quarterly_report(register: Register, golden: Golden, period: str, output: ReportFormat) -> None:
    golden(f"{period}.{output.value}", render(context_of(register, period), output, REPOSITORY))


def test_the_ministers_brief(register: Register, golden: Golden) -> None:
    context = context_of(register, "2010-11-Q2")
    golden("2010-11-Q2-minister-brief.md", render(context, ReportFormat.MARKDOWN, REPOSITORY, "minister-brief"))


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("period", ["2009-10-Q1", "2009-10-Q2", "2009-10-Q3", "2009-10-Q4", "2010-11-Q1", "2010-11-Q2"])
def test_no_two_figures_contradict_each_other(register: Register, period: str, audience: Audience) -> None:
    assert_adds_up(context_of(register, period, audience))


def test_figures_counted_by_hand_in_the_files(register: Register) -> None:
    """2010/11, first quarter: PREV-02 was completed, PREV-09 merged, PREV-04 not reported on."""
    context = context_of(register, "2010-11-Q1")
    now, then = context.glance.now, context.glance.then
    assert then is not None
    assert (then.measures, then.open, then.on_track, then.at_risk, then.off_track, then.not_reported) == (
        14,
        14,
        4,
        3,
        0,
        7,
    )
    assert (now.measures, now.open, now.on_track, now.at_risk, now.off_track, now.not_reported) == (14, 12, 1, 2, 1, 8)
    assert (now.completed, now.closed, now.overdue, now.unstated) == (1, 1, 0, 0)
    assert context.what_changed.reconciliation == (14, 0, 1, 0, 1, 12)
    assert context.delivery is not None
    rates = [row.rate[:4] for row in (*context.delivery.this_period, *context.delivery.to_date)]
    assert rates == [(1, 0, 0, 1), (0, 0, 0, 0), (8, 7, 3, 1), (1, 1, 1, 0)]
    assert [(row.label, *row.returns[1:4]) for row in context.agencies.rows] == [
        ("DoL", 2, 0, 1),
        ("Police", 2, 0, 0),
        ("Customs", 0, 1, 0),
    ]
    assert [name.id for name in context.agencies.total.returns.missing_for] == ["PREV-04"]
    (carried,) = context.carried_forward.rows
    assert (carried.measure.id, carried.milestone, carried.due, carried.original_due, carried.days_overdue) == (
        "PREV-03",
        "Produce the campaign in six languages",
        date(2010, 9, 30),
        date(2010, 6, 30),
        1,
    ), "moved once, and due on the last day"
