"""POA309 date-long-before."""

from tests.conftest import Check, MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
status: completed
added: 2025-10-01
milestones: [{id: M1, title: A, completed: 2024-09-30}]
indicators:
  - {id: I1, title: A, unit: days, values: [{period: 2023-24-Q1, value: 1, reported: 2024-10-01}]}
updates:
  - {period: 2023-24-Q2, submitted: 2024-01-12, status: completed, no_change: true}
completed: 2024-12-31
"""


def test_a_year_before_the_measure_was_there(project: MakeProject, check: Check) -> None:
    shown = check(project(GOV_001=MEASURE), "POA309").splitlines()
    assert [line for line in shown if "POA309" in line] == [
        f"measures/GOV-001.yaml:{place}: warning[POA309] {day} is a year or more before this measure was in the plan (2025-10-01)"
        for place, day in (("6:44", "2024-09-30"), ("8:86", "2024-10-01"), ("10:37", "2024-01-12"))
    ]


def test_a_year_before_the_plan_and_not_shortly_before_it(project: MakeProject, check: Check) -> None:
    measure = "id: GOV-001\ntitle: A\ngoal: permits\nstatus: completed\ncompleted: {day}\n"
    early = check(project(GOV_001=measure.format(day="2024-07-01")), "POA309")
    assert early.startswith("measures/GOV-001.yaml:5:12: warning[POA309] 2024-07-01 is a year or more before")
    assert "POA309" not in check(project(GOV_001=measure.format(day="2024-07-02")), "POA309")
    closed = measure.replace("completed: {day}", "closure: {outcome: discontinued, date: 2020-01-01, reason: No.}")
    assert "5:40: warning[POA309] 2020-01-01" in check(project(GOV_001=closed), "POA309")
