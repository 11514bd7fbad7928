"""A controlled field changes by variation: asked for, approved or declined, and never out of order."""

from datetime import date
from typing import Any

import pytest

from poa_tracker.edits.vary import Grounds, vary
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.register.workbench import Workbench
from tests.conftest import TODAY, MakeProject
from tests.edits.changed import lines_changed, refusal

MEASURE = """\
id: GOV-001
title: A
goal: permits
lead_agency: INTERIOR
status: in_progress
due: 2026-06-30
milestones:
  - {id: M1, title: B, agency: JUSTICE}
indicators:
  - {id: I1, title: C, unit: days, target: {date: 2026-06-30, value: 20}}
"""
STEP = "  - {{date: {0}, field: {1}, from: {2}, to: {3}, reason: R, state: {4}}}\n"
MINISTER = {"reason": "R2", "approved_by": "Minister"}


def variations(*steps: tuple[str, str, str, str, str]) -> str:
    return "variations:\n" + "".join(STEP.format(*one) for one in steps)


def varied(
    project: MakeProject, field: str, value: str, *, there: str = "", measure: str = MEASURE, **grounds: Any
) -> list[str]:
    bench = Workbench.open(project(GOV_001=measure + there))
    (edit,) = vary(bench, bench.measure("GOV-001"), field, value, Grounds(**grounds), TODAY)
    return lines_changed(edit)


def written(before: str | None, reason: str, state: str, *more: str) -> list[str]:
    """The lines of a variation of the due date to 30 September below its day."""
    came = [f"from: {before}"] if before else []
    lines = ("field: due", *came, "to: 2026-09-30", f"reason: {reason}", f"state: {state}", *more)
    return [f"+    {line}" for line in lines]


def test_a_second_variation_of_the_same_day_follows_the_first(project: MakeProject) -> None:
    there = variations(
        ("2025-12-01", "due", "2026-03-31", "2026-05-31", "approved"),
        ("2026-01-20", "due", "2026-05-31", "2026-06-30", "approved"),
    )
    changed = varied(project, "due", "2026-09-30", there=there, day=date(2026, 1, 20), **MINISTER)
    assert changed == [
        "-due: 2026-06-30",
        "+due: 2026-09-30",
        "+  - date: 2026-01-20",
        "+    recorded: 2026-02-01",
        *written("2026-06-30", "R2", "approved", "approved_by: Minister"),
    ]
    assert refusal(
        RefusedError, lambda: varied(project, "due", "2026-09-30", there=there, day=date(2026, 1, 19), **MINISTER)
    ) == ("due of GOV-001 was last changed from 2026-01-20 on; you can no longer record a change from before that")


REQUESTED = variations(("2025-12-01", "due", "2026-05-31", "2026-09-30", "requested"))


def test_a_request_is_settled_from_where_the_field_stands_now(project: MakeProject) -> None:
    assert varied(project, "due", "2026-09-30", there=REQUESTED, approved_by="Minister") == [
        "-due: 2026-06-30",
        "+due: 2026-09-30",
        "+  - date: 2026-02-01",
        *written("2026-06-30", "R", "approved", "requested: 2025-12-01", "approved_by: Minister"),
    ]


def test_a_declined_request_leaves_the_field(project: MakeProject) -> None:
    assert varied(project, "due", "2026-09-30", there=REQUESTED, declined_by="Minister", reason="Too late") == [
        "+  - date: 2026-02-01",
        *written("2026-06-30", "Too late", "declined", "requested: 2025-12-01", "declined_by: Minister"),
    ]


def test_a_request_to_fill_an_empty_field_comes_from_nothing(project: MakeProject) -> None:
    there = "variations:\n  - {date: 2025-12-01, field: due, to: 2026-09-30, reason: R, state: requested}\n"
    empty = MEASURE.replace("due: 2026-06-30\n", "")
    assert varied(project, "due", "2026-09-30", there=there, measure=empty, approved_by="Minister") == [
        "+due: 2026-09-30",
        "+  - date: 2026-02-01",
        *written(None, "R", "approved", "requested: 2025-12-01", "approved_by: Minister"),
    ]


def test_settling_a_request_can_say_more_of_it(project: MakeProject) -> None:
    more = {"delay_reason": "capacity", "requested_by": "Deputy", "approved_by": "Minister"}
    changed = varied(project, "due", "2026-09-30", there=REQUESTED, **more)
    assert changed[-6:] == [
        "+    reason: R",
        "+    delay_reason: capacity",
        "+    state: approved",
        "+    requested: 2025-12-01",
        "+    requested_by: Deputy",
        "+    approved_by: Minister",
    ]


def test_only_the_request_for_this_field_and_value_is_settled(project: MakeProject) -> None:
    there = variations(
        ("2025-12-01", "start", "2025-09-01", "2026-09-30", "requested"),
        ("2025-12-02", "due", "2026-06-30", "2026-12-31", "requested"),
        ("2025-12-03", "due", "2026-06-30", "2026-09-30", "declined"),
    )
    changed = varied(project, "due", "2026-09-30", there=there, **MINISTER)
    assert [line for line in changed if line.startswith("-")] == ["-due: 2026-06-30"], "none is settled"


def test_what_nobody_asked_for_cannot_be_declined_unless_it_is_shown_who_did(project: MakeProject) -> None:
    assert refusal(
        UsageError, lambda: varied(project, "due", "2026-09-30", declined_by="Minister", reason="Too late")
    ) == ("there is no open request to change due to 2026-09-30, so there is nothing to decline")
    target = "indicators.I1.target.value"
    assert refusal(UsageError, lambda: varied(project, target, "30", declined_by="Minister", reason="Too late")) == (
        f"there is no open request to change {target} to 30, so there is nothing to decline"
    )
    both = {"declined_by": "Minister", "requested_by": "Deputy", "reason": "Too late"}
    changed = varied(project, "due", "2026-09-30", **both)
    assert [line.strip("+ ") for line in changed][-3:] == [
        "state: declined",
        "requested_by: Deputy",
        "declined_by: Minister",
    ]


def test_an_agency_is_meant_by_any_spelling(project: MakeProject) -> None:
    (change,) = [
        line
        for line in varied(project, "milestones.M1.agency", "Home Office", **MINISTER)
        if line.startswith("+  - {id: M1")
    ]
    assert "agency: INTERIOR" in change


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("due", " ", "write the new value of due"),
        ("lead_agnecy", "JUSTICE", "no field 'lead_agnecy' (did you mean 'lead_agency'?)"),
        (
            "milestones.M1.dew",
            "X",
            "no field 'milestones.M1.dew' (did you mean 'milestones.M1.due'?)",
        ),
        ("indicators.ABC.unit", "X", "GOV-001 has no indicator 'ABC'; there is I1"),
        (
            "zzz",
            "X",
            "no field 'zzz' (such as due, lead_agency, milestones.M1.due, indicators.I1.target.value)",
        ),
        ("due", "2026-06-30", "due of GOV-001 is already 2026-06-30"),
    ],
)
def test_what_cannot_be_varied_is_shown(project: MakeProject, field: str, value: str, message: str) -> None:
    assert refusal((UsageError, RefusedError), lambda: varied(project, field, value, **MINISTER)) == message  # type: ignore[arg-type]


def test_where_there_is_no_milestone_none_is_offered(project: MakeProject) -> None:
    bare = MEASURE[: MEASURE.index("milestones:")]
    assert refusal(
        UsageError, lambda: varied(project, "milestones.M1.due", "2026-09-30", measure=bare, **MINISTER)
    ) == ("GOV-001 has no milestone 'M1'")
