"""POA504 period-settings-changed."""

from pathlib import Path

import pytest

from tests.conftest import PLAN, Check, MakeProject

CLOSED = """\
period: 2025-26-Q1
closings:
  - date: 2025-10-20
    closed_by: Secretariat
    settings: {frequency: quarterly, fiscal_year_start: 7, returns_due_days: 15, first: 2025-26-Q1}
"""


def plan_with(project: MakeProject, reporting: str, start: str = "2025-07-01") -> Path:
    plan = PLAN.replace("{fiscal_year_start: 7}", reporting).replace("2025-07-01", start)
    return project(plan=plan, files={"periods/2025-26-Q1.yaml": CLOSED})


@pytest.mark.parametrize(
    ("reporting", "message"),
    [
        (
            "{fiscal_year_start: 4}",
            "4:32: error[POA504] fiscal_year_start was 7 when 2025-26-Q1 was closed; "
            "a new value would change the closed periods",
        ),
        (
            "{fiscal_year_start: 7, frequency: half_yearly}",
            "4:46: error[POA504] frequency was quarterly when 2025-26-Q1 was closed; "
            "a new value would change the closed periods",
        ),
        (
            "{fiscal_year_start: 7, returns_due_days: 30}",
            "4:53: error[POA504] for 2025-26-Q1 returns_due_days is 30, and was 15 when that period was closed; put it "
            "back, or record in 'reporting.changes' from which later period it changes",
        ),
        (
            "{fiscal_year_start: 7, first: 2025-26-Q2}",
            "4:42: error[POA504] for 2025-26-Q1 first is 2025-26-Q2, and was 2025-26-Q1 when that period was closed; put "
            "it back, or record in 'reporting.changes' from which later period it changes",
        ),
        (
            "{fiscal_year_start: 7, last: 2026-27-Q4}",
            "4:41: error[POA504] for 2025-26-Q1 last is 2026-27-Q4, and was not given when that period was closed; put "
            "it back, or record in 'reporting.changes' from which later period it changes",
        ),
    ],
)
def test_a_setting_that_a_closing_fixed(project: MakeProject, check: Check, reporting: str, message: str) -> None:
    found = check(plan_with(project, reporting), "POA504")
    assert found.splitlines()[0] == f"plan.yaml:{message}"


def test_the_day_that_makes_a_period_the_first(project: MakeProject, check: Check) -> None:
    found = check(plan_with(project, "{fiscal_year_start: 7}", start="2025-10-01"), "POA504")
    assert found.startswith("plan.yaml:3:17: error[POA504] for 2025-26-Q1 first is 2025-26-Q2, and was 2025-26-Q1 when")


ZONED = CLOSED.replace("first: 2025-26-Q1}", "first: 2025-26-Q1, time_zone: Pacific/Auckland}")


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Pacific/Auckland", ""),
        (
            "Pacific/Apia",
            "plan.yaml:18:12: error[POA504] for 2025-26-Q1 time_zone is Pacific/Apia, and was Pacific/Auckland when that "
            "period was closed; put it back, or record in 'reporting.changes' from which later period it changes\n"
            "  17 |   - {id: sdg, title: Sustainable Development Goals}\n"
            "  18 | time_zone: Pacific/Apia\n"
            "     |            ^^^^^^^^^^^^\n",
        ),
    ],
)
def test_the_time_zone_that_a_closing_fixed(project: MakeProject, check: Check, zone: str, said: str) -> None:
    root = project(more_plan=f"time_zone: {zone}\n", files={"periods/2025-26-Q1.yaml": ZONED})
    assert check(root, "POA504") == f"{said}{1 if said else 0} error{'' if said else 's'}, 0 warnings in 3 files\n"


def test_a_time_zone_that_is_gone_or_came_after_an_older_closing(project: MakeProject, check: Check) -> None:
    root = project(files={"periods/2025-26-Q1.yaml": ZONED})
    assert "for 2025-26-Q1 time_zone is not given, and was Pacific/Auckland when" in check(root, "POA504")
    root = project(more_plan="time_zone: Pacific/Apia\n", files={"periods/2025-26-Q1.yaml": CLOSED})
    assert check(root, "POA504") == "0 errors, 0 warnings in 3 files\n"


def test_a_time_zone_that_is_another_from_a_later_period_on(project: MakeProject, check: Check) -> None:
    changes = """{fiscal_year_start: 7, changes: [{from: 2025-26-Q2, field: time_zone, before: Pacific/Auckland,
      after: Pacific/Apia, reason: The plan moved.}]}"""
    plan = PLAN.replace("{fiscal_year_start: 7}", changes) + "time_zone: Pacific/Apia\n"
    root = project(plan=plan, files={"periods/2025-26-Q1.yaml": ZONED})
    assert check(root, "POA504,POA1") == "0 errors, 0 warnings in 3 files\n"
    path = root / "plan.yaml"
    path.write_text(path.read_text().replace("time_zone: Pacific/Apia", "time_zone: Pacific/Fiji"))
    assert "time_zone is Pacific/Fiji, but the newest change made it Pacific/Apia" in check(root, "POA504")


GOOD = """
  fiscal_year_start: 7
  returns_due_days: 30
  last: 2026-27-Q4
  changes:
    - {from: 2025-26-Q2, field: returns_due_days, before: 15, after: 20, reason: Too short.}
    - {from: 2025-26-Q3, field: returns_due_days, before: 20, after: 30, reason: Still too short.}
    - {from: 2026-27-Q4, field: last, after: 2026-27-Q4, reason: The plan ends.}"""


def test_what_changed_from_a_later_period_on_is_shown(project: MakeProject, check: Check) -> None:
    assert check(plan_with(project, GOOD), "POA504,POA1") == "0 errors, 0 warnings in 3 files\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("from: 2025-26-Q2", "from: 2025-26-Q1", "for 2025-26-Q1 returns_due_days is 20, and was 15 when"),
        ("before: 20, after: 30", "before: 25, after: 30", "the entry before made returns_due_days 20 from 2025-26-Q2"),
        ("returns_due_days: 30", "returns_due_days: 31", "returns_due_days is 31, but the newest change made it 30"),
    ],
)
def test_the_changes_lead_from_one_to_the_next(
    project: MakeProject, check: Check, old: str, new: str, message: str
) -> None:
    assert f"error[POA504] {message}" in check(plan_with(project, GOOD.replace(old, new, 1)), "POA504")


def test_each_period_keeps_the_days_it_had(project: MakeProject, check: Check) -> None:
    root = plan_with(project, GOOD)
    (root / "measures").mkdir()
    (root / "measures/GOV-001.yaml").write_text(
        "id: GOV-001\ntitle: A\ngoal: permits\nlead_agency: INTERIOR\nstatus: not_started\n"
    )
    from datetime import date

    assert "which was due on 2026-01-20" in check(root, "POA406", today=date(2026, 1, 21))
    assert "which was due on 2025-10-15" in check(root, "POA406", today=date(2025, 10, 16))
