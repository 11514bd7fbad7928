"""Whose a return is, which one is in force, and what became of what was asked for."""

from datetime import date
from typing import Any

import pytest

from poa_tracker.model import Agency, Cycle, Frequency, Measure, Plan, ReturnState, Update
from poa_tracker.register import Agencies
from poa_tracker.standing.ending import has_ended
from poa_tracker.standing.returns import Expectation, Leads, Returns
from tests.standing.records import measure, variation
from tests.work import count_calls

CYCLE = Cycle(Frequency.QUARTERLY, 7)
PLAN = Plan.model_validate(
    {"id": "p", "title": "P", "period": {"start": "2009-07-01"}, "reporting": {"fiscal_year_start": "7"}}
)
AGENCIES = Agencies(
    tuple(
        Agency.model_validate(one)
        for one in (
            {"id": "POLICE", "name": "Police"},
            {"id": "DOL", "name": "Labour", "succeeded_by": {"agency": "MBIE", "date": "2010-01-01"}},
            {"id": "MBIE", "name": "Business"},
        )
    )
)


def update(day: str, agency: str | None = None, period: str = "2009-10-Q2", **fields: Any) -> dict[str, Any]:
    named = {"agency": agency} if agency else {}
    return {"period": period, "submitted": day, "status": "in_progress", "no_change": "true", **named, **fields}


def returns(one: Measure) -> Returns:
    return Returns(one, AGENCIES, CYCLE)


def days(updates: tuple[Update, ...]) -> list[str]:
    return [one.submitted.isoformat() for one in updates]


def state(one: Measure, period: str, as_at: date) -> ReturnState | None:
    return Expectation(PLAN, AGENCIES, CYCLE.parse(period), as_at).state_of(returns(one))


def test_a_return_without_an_agency_came_from_whoever_led_then() -> None:
    one = measure(
        lead_agency="WORKS",
        variations=[
            variation("2010-03-01", "lead_agency", "POLICE", "CUSTOMS"),
            variation("2011-03-01", "lead_agency", "CUSTOMS", "WORKS"),
        ],
        updates=[update(f"20{year}-02-28", period=f"20{year}-{year + 1}-Q1") for year in (10, 11, 12)],
    )
    assert [returns(one).reporter(each) for each in one.updates] == ["POLICE", "CUSTOMS", "WORKS"]
    assert Leads.of(one).on(date(2010, 2, 28)) == "POLICE"
    assert Leads.of(one).on(date(2010, 3, 1)) == "CUSTOMS"


def test_who_reported_is_found_without_going_through_the_variations_for_each_return() -> None:
    def look(count: int) -> int:
        one = measure(
            lead_agency="POLICE",
            updates=[update("2009-10-09", "CUSTOMS", "2009-10-Q1")] * count,
            variations=[variation("2010-02-01", "lead_agency", "CUSTOMS", "POLICE")] * count,
        )
        return count_calls(lambda: returns(one).of_lead)

    assert look(1000) < 15 * look(100)


def test_the_lead_agency_speaks_however_late_another_reports() -> None:
    one = measure(lead_agency="POLICE", updates=[update("2010-01-05"), update("2010-01-08", "CUSTOMS")])
    assert days(returns(one).of_lead) == ["2010-01-05"]
    assert days(returns(one).of_others("2009-10-Q2")) == ["2010-01-08"]
    assert returns(one).newest is one.updates[0]


def test_of_another_agency_the_last_return_is_shown() -> None:
    one = measure(
        lead_agency="POLICE",
        updates=[
            update("2010-01-05", "CUSTOMS"),
            update("2010-01-06", "DOL"),
            update("2010-01-08", "CUSTOMS", corrects="true"),
            update("2010-01-09", "CUSTOMS", "2009-10-Q1"),
        ],
    )
    assert days(returns(one).of_others("2009-10-Q2")) == ["2010-01-06", "2010-01-08"]


def test_whoever_led_when_it_reported_speaks_and_so_does_whoever_led_at_the_end_of_the_period() -> None:
    one = measure(
        lead_agency="CUSTOMS",
        variations=[variation("2010-01-05", "lead_agency", "POLICE", "CUSTOMS")],
        updates=[
            update("2010-01-04", "CUSTOMS"),  # not yet its measure
            update("2010-01-05", "CUSTOMS"),
            update("2010-01-10", "POLICE"),  # led until after the period
            update("2010-04-10", "POLICE", "2009-10-Q3"),
        ],
    )
    assert days(returns(one).of_lead) == ["2010-01-05", "2010-01-10"]


def test_whoever_took_over_from_the_lead_agency_speaks() -> None:
    one = measure(lead_agency="DOL", updates=[update("2009-12-31", "MBIE"), update("2010-01-01", "MBIE")])
    assert days(returns(one).of_lead) == ["2010-01-01"]


def test_where_nobody_leads_whoever_returns_speaks() -> None:
    one = measure(updates=[update("2010-01-05", "POLICE")])
    assert days(returns(one).of_lead) == ["2010-01-05"]


def test_the_newest_is_of_the_latest_period_and_of_two_on_one_day_the_one_written_later() -> None:
    one = measure(
        lead_agency="POLICE",
        updates=[
            update("2010-01-05"),
            update("2010-01-05", corrects="true"),
            update("2010-01-20", period="2009-10-Q1"),
        ],
    )
    assert returns(one).newest is one.updates[1]


def test_a_correction_takes_the_place_of_every_earlier_return_for_its_period() -> None:
    one = measure(
        lead_agency="POLICE",
        updates=[
            update("2010-01-05"),
            update("2010-01-06", "CUSTOMS"),
            update("2010-01-20", period="2009-10-Q1"),
            update("2010-02-01", corrects="true"),
            update("2010-03-01", corrects="true"),
        ],
    )
    both = returns(one)
    assert days(both.replaced_by(one.updates[3])) == ["2010-01-05"]
    assert days(both.replaced_by(one.updates[4])) == ["2010-01-05", "2010-02-01"]
    assert both.replaced_by(one.updates[0]) == ()


def test_a_supporting_agency_corrects_its_own_return_only() -> None:
    one = measure(
        lead_agency="POLICE",
        updates=[
            update("2010-01-05", "CUSTOMS"),
            update("2010-01-06", "DOL"),
            update("2010-02-01", "DOL", corrects="true"),
        ],
    )
    assert days(returns(one).replaced_by(one.updates[2])) == ["2010-01-06"]


def test_a_return_found_later_makes_none_punctual_on_an_earlier_day() -> None:
    found = update("2010-01-05", recorded="2010-03-01")
    one = measure(lead_agency="POL", updates=[update("2010-02-01", corrects="true"), found])
    late, now = one.updates[0], date(2010, 3, 1)
    for as_at, is_late, replaced in ((date(2010, 2, 28), True, []), (now, False, ["2010-01-05"])):
        then = Returns(one, AGENCIES, CYCLE, as_at)
        assert then.is_late(late, PLAN) is is_late
        assert days(then.replaced_by(late)) == replaced


def test_late_is_judged_by_the_first_return_for_the_period() -> None:
    one = measure(lead_agency="POLICE", updates=[update("2010-01-15"), update("2010-02-01", corrects="true")])
    assert not returns(one).is_late(one.updates[1], PLAN)
    assert state(one, "2009-10-Q2", date(2010, 3, 1)) is ReturnState.RECEIVED


@pytest.mark.parametrize(
    ("submitted", "expected"), [("2010-01-15", ReturnState.RECEIVED), ("2010-01-16", ReturnState.LATE)]
)
def test_a_return_is_late_from_the_day_after_it_was_due(submitted: str, expected: ReturnState) -> None:
    one = measure(lead_agency="POLICE", updates=[update(submitted)])
    assert state(one, "2009-10-Q2", date(2010, 3, 1)) is expected
    assert returns(one).is_late(one.updates[0], PLAN) is (expected is ReturnState.LATE)


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        (date(2010, 1, 9), ReturnState.NOT_DUE),
        (date(2010, 1, 10), ReturnState.RECEIVED),
    ],
)
def test_a_return_counts_from_the_day_it_was_submitted(as_at: date, expected: ReturnState) -> None:
    assert state(measure(lead_agency="POLICE", updates=[update("2010-01-10")]), "2009-10-Q2", as_at) is expected


@pytest.mark.parametrize(
    ("as_at", "expected"), [(date(2010, 1, 15), ReturnState.NOT_DUE), (date(2010, 1, 16), ReturnState.MISSING)]
)
def test_a_return_is_missing_from_the_day_after_it_was_due(as_at: date, expected: ReturnState) -> None:
    assert state(measure(lead_agency="POLICE"), "2009-10-Q2", as_at) is expected


LATER = date(2010, 3, 1)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"lead_agency": "POLICE", "added": "2009-12-31"}, ReturnState.MISSING),
        ({"lead_agency": "POLICE", "added": "2010-01-01"}, None),
        ({"lead_agency": "POLICE", "status": "completed", "completed": "2009-12-31"}, None),
        ({"lead_agency": "POLICE", "status": "completed", "completed": "2010-01-01"}, ReturnState.MISSING),
        (
            {
                "lead_agency": "POLICE",
                "status": "closed",
                "closure": {"outcome": "discontinued", "date": "2009-12-31", "reason": "No money."},
            },
            None,
        ),
        (
            {
                "lead_agency": "POLICE",
                "status": "closed",
                "closure": {
                    "outcome": "discontinued",
                    "date": "2009-12-31",
                    "recorded": "2010-03-02",
                    "reason": "No money.",
                },
            },
            ReturnState.MISSING,
        ),
        ({"lead_agency": "POLICE", "variations": [variation("2010-01-05", "lead_agency", None, "POLICE")]}, None),
        (
            {"lead_agency": "POLICE", "variations": [variation("2010-01-05", "lead_agency", "DOL", "POLICE")]},
            ReturnState.MISSING,
        ),
        ({"lead_agency": "POLICE", "updates": [update("2010-01-10", "CUSTOMS")]}, ReturnState.MISSING),
    ],
)
def test_a_return_is_asked_for_on_what_was_in_the_plan_open_and_led_at_the_end_of_the_period(
    fields: dict[str, Any], expected: ReturnState | None
) -> None:
    assert state(measure(**fields), "2009-10-Q2", LATER) is expected


def test_a_period_that_the_plan_does_not_report_on_asks_for_none() -> None:
    assert state(measure(lead_agency="POLICE"), "2008-09-Q4", LATER) is None


def test_whoever_led_at_the_end_of_the_period_is_asked_or_whoever_took_over_since() -> None:
    handed_on = measure(lead_agency="POLICE", variations=[variation("2010-01-05", "lead_agency", "DOL", "POLICE")])
    asked = [
        Expectation(PLAN, AGENCIES, CYCLE.parse("2009-10-Q2"), as_at).asked(returns(handed_on))
        for as_at in (date(2009, 12, 31), LATER)
    ]
    assert asked == ["DOL", "MBIE"]


def test_a_supporting_agency_that_also_names_the_lead_speaks_for_nobody_else() -> None:
    one = measure(lead_agency="POLICE", updates=[update("2010-01-05", "POLICE"), update("2010-01-06", "CUSTOMS")])
    assert days(returns(one).of_lead) == ["2010-01-05"]
    assert [returns(one).supplier(each) for each in one.updates] == ["POLICE", "CUSTOMS"]


def test_whoever_answers_for_it_by_then_wrote_a_return_without_a_name() -> None:
    one = measure(lead_agency="DOL", updates=[update("2009-12-31"), update("2010-01-01", period="2009-10-Q3")])
    assert [returns(one).supplier(each) for each in one.updates] == ["DOL", "MBIE"]
    assert [returns(one).reporter(each) for each in one.updates] == ["DOL", "DOL"]
    nobody = measure(updates=[update("2009-12-31")])
    assert returns(nobody).supplier(nobody.updates[0]) is None


def test_without_a_plan_the_day_of_a_return_decides_alone() -> None:
    one = measure(
        lead_agency="CUSTOMS",
        variations=[variation("2010-01-05", "lead_agency", "POLICE", "CUSTOMS")],
        updates=[update("2010-01-10", "POLICE"), update("2010-01-10", "CUSTOMS")],
    )
    alone = Returns(one, AGENCIES, None)
    assert [each.agency for each in alone.of_lead] == ["CUSTOMS"]
    assert [each.agency for each in returns(one).of_lead] == ["POLICE", "CUSTOMS"]


def test_a_first_lead_agency_does_not_speak_through_nobody() -> None:
    one = measure(
        lead_agency="POLICE",
        variations=[variation("2010-01-05", "lead_agency", None, "POLICE")],
        updates=[update("2010-01-06", "POLICE"), update("2010-01-07", "CUSTOMS")],
    )
    assert days(returns(one).of_lead) == ["2010-01-06"]
    assert days(returns(one).of_others("2009-10-Q2")) == ["2010-01-07"]
    assert returns(measure(lead_agency="POLICE", updates=[update("2010-01-06")])).of_others("2009-10-Q2") == ()


def test_a_correction_by_whoever_took_over_replaces_what_the_lead_agency_returned() -> None:
    one = measure(
        lead_agency="DOL",
        updates=[update("2009-12-20"), update("2009-12-21", "CUSTOMS"), update("2010-01-05", "MBIE", corrects="true")],
    )
    assert days(returns(one).replaced_by(one.updates[2])) == ["2009-12-20"]


def test_nobody_is_asked_where_nobody_led() -> None:
    expectation = Expectation(PLAN, AGENCIES, CYCLE.parse("2009-10-Q2"), LATER)
    assert expectation.asked(returns(measure())) is None


def test_a_return_for_a_period_that_the_plan_does_not_report_on_was_not_asked_for() -> None:
    one = measure(lead_agency="POLICE", updates=[update("2009-07-10", period="2008-09-Q4")])
    assert state(one, "2008-09-Q4", LATER) is None


def test_before_the_plan_began_no_return_was_asked_for_unless_the_measure_was_there() -> None:
    early = Plan.model_validate(
        {
            "id": "p",
            "title": "P",
            "period": {"start": "2010-02-01"},
            "reporting": {"fiscal_year_start": "7", "first": "2009-10-Q2"},
        }
    )
    expectation = Expectation(early, AGENCIES, CYCLE.parse("2009-10-Q2"), LATER)
    assert expectation.state_of(returns(measure(lead_agency="POLICE"))) is None
    assert expectation.state_of(returns(measure(lead_agency="POLICE", added="2009-12-01"))) is ReturnState.MISSING


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({}, False),
        ({"status": "completed"}, True),
        ({"status": "closed"}, True),
        ({"status": "completed", "completed": "2009-12-31"}, True),
        ({"status": "completed", "completed": "2010-01-01"}, False),
        ({"status": "closed", "closure": ("2009-12-31", "2010-03-01")}, True),
        ({"status": "closed", "closure": ("2009-12-31", "2010-03-02")}, False),
        ({"status": "closed", "closure": ("2010-01-01", None)}, False),
        ({"status": "closed", "closure": ("2010-01-01", "2010-01-01")}, False),
    ],
)
def test_what_has_ended_by_a_day_as_known_on_another(fields: dict[str, Any], end: bool) -> None:
    if closure := fields.get("closure"):
        day, recorded = closure
        known = {"recorded": recorded} if recorded else {}
        fields = {**fields, "closure": {"outcome": "discontinued", "date": day, "reason": "R", **known}}
    assert has_ended(measure(**fields), date(2009, 12, 31), LATER) is end


def test_a_second_return_that_corrects_nothing_took_no_place() -> None:
    one = measure(lead_agency="POLICE", updates=[update("2010-01-05"), update("2010-01-20")])
    assert returns(one).replaced_by(one.updates[1]) == ()
    assert not returns(one).is_late(one.updates[1], PLAN), "judged by the first that speaks for the measure"


def test_a_supporting_agency_corrects_none_of_the_lead_agencys() -> None:
    one = measure(
        lead_agency="POLICE",
        updates=[
            update("2010-01-05", "CUSTOMS"),
            update("2010-01-06"),
            update("2010-02-01", "CUSTOMS", corrects="true"),
            update("2010-02-02", corrects="true"),
        ],
    )
    assert days(returns(one).replaced_by(one.updates[2])) == ["2010-01-05"]
    assert days(returns(one).replaced_by(one.updates[3])) == ["2010-01-06"]
