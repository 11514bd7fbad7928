"""Milestones get the next number, unless an id is given; one that ended gets none."""

import re
from datetime import date

import pytest

from poa_tracker.edits.milestone import add_milestone, complete_milestone
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.register.workbench import Workbench
from tests.conftest import TODAY, MakeProject
from tests.edits.changed import refusal

HEAD = "id: GOV-001\ntitle: A\ngoal: permits\nstatus: in_progress\n"


def bench(project: MakeProject, milestones: str = "", head: str = HEAD) -> Workbench:
    return Workbench.open(project(GOV_001=head + milestones))


def steps(*ids: str) -> str:
    return "milestones:\n" + "".join(f"  - {{id: {one}, title: T}}\n" for one in ids)


@pytest.mark.parametrize(
    ("there", "following"),
    [
        ((), "M1"),
        (("M1", "M2"), "M3"),
        (("M4", "M2"), "M5"),
        (("M9",), "M10"),
        (("X7", "MX", "M1"), "M2"),
        (("X7",), "M1"),
    ],
)
def test_the_next_number_is_above_the_highest(project: MakeProject, there: tuple[str, ...], following: str) -> None:
    plan = bench(project, steps(*there) if there else "")
    (edit,) = add_milestone(plan, plan.measure("GOV-001"), "New", today=TODAY)
    (written,) = re.findall(r"id: (\S+?),?\s+title: New", edit.after.decode())
    assert written == following


def test_an_id_that_is_shown_is_taken_where_it_is_free(project: MakeProject) -> None:
    plan = bench(project, steps("M1"))
    (edit,) = add_milestone(plan, plan.measure("GOV-001"), "New", milestone_id="M7", due=date(2026, 6, 30), today=TODAY)
    assert "M7" in edit.after.decode()
    assert refusal(
        RefusedError, lambda: add_milestone(plan, plan.measure("GOV-001"), "New", milestone_id="M1", today=TODAY)
    ) == ("GOV-001 already has a milestone M1; leave out --id to get the next number")


@pytest.mark.parametrize("end", ["completed", "closed"])
def test_what_has_ended_gets_no_more_milestones(project: MakeProject, end: str) -> None:
    plan = bench(project, head=HEAD.replace("in_progress", end))
    assert refusal(RefusedError, lambda: add_milestone(plan, plan.measure("GOV-001"), "New", today=TODAY)) == (
        f"GOV-001 is {end}; you cannot add milestones to it"
    )


def test_a_milestone_that_is_not_there_cannot_be_delivered(project: MakeProject) -> None:
    def refused(milestones: str, wanted: str) -> str:
        entry = bench(project, milestones).measure("GOV-001")
        return refusal(UsageError, lambda: complete_milestone(entry, wanted, None, TODAY))

    assert refused("", "M1") == "GOV-001 has no milestone 'M1': it has none"
    assert refused(steps("STEP-ONE", "STEP-TWO"), "Z") == "GOV-001 has no milestone 'Z'; there is STEP-ONE, STEP-TWO"
    assert refused(steps("STEP-ONE", "STEP-TWO"), "STEP-OWE") == (
        "GOV-001 has no milestone 'STEP-OWE' (did you mean 'STEP-ONE'?)"
    )


def test_a_milestone_delivered_today_was_learned_of_today(project: MakeProject) -> None:
    entry = bench(project, steps("M1")).measure("GOV-001")
    today = complete_milestone(entry, "m1", TODAY, TODAY)[0].after.decode()
    assert "completed: 2026-02-01" in today
    assert "recorded" not in today
    earlier = complete_milestone(entry, "m1", date(2026, 1, 31), TODAY)[0].after.decode()
    assert "completed: 2026-01-31" in earlier
    assert "recorded: 2026-02-01" in earlier
