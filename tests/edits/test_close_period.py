"""A period is closed once its last day is over: the file that holds every record fast."""

from datetime import date

import pytest
from ruamel.yaml import YAML

from poa_tracker.edits.close_period import close_period
from poa_tracker.errors import RefusedError
from poa_tracker.register import Register, WorkingTree, load
from tests.conftest import PLAN, MakeProject
from tests.edits.changed import refusal

MEASURE = "id: {0}\ntitle: A\ngoal: {1}\nlead_agency: INTERIOR\nstatus: not_started\n"


def closed(
    plan: Register,
    day: date,
    period: str = "2025-26-Q2",
    *,
    by: str = "Secretariat",
    with_missing: bool = False,
    has_schema: bool = False,
) -> str:
    edit = close_period(
        plan,
        plan.plan.reporting.cycle.parse(period),
        by,
        signed_off_by=None,
        day=None,
        with_missing=with_missing,
        has_schema=has_schema,
        today=day,
    )
    assert (edit.path, edit.before) == (f"periods/{period}.yaml", None)
    return edit.after.decode("utf-8")


def test_on_the_day_after_its_last_and_not_before(project: MakeProject) -> None:
    plan = load(WorkingTree(project()))
    assert closed(plan, date(2026, 1, 1)) == (
        "period: 2025-26-Q2\n"
        "closings:\n"
        "  - date: 2026-01-01\n"
        "    closed_by: Secretariat\n"
        "    measures: {}\n"
        "    settings: {frequency: quarterly, fiscal_year_start: 7, returns_due_days: 15, first: 2025-26-Q1}\n"
    )
    assert refusal(RefusedError, lambda: closed(plan, date(2025, 12, 31))) == (
        "2025-26-Q2 ends on 2025-12-31; you can close it from the day after"
    )


def test_the_editor_is_shown_the_schema_in_the_first_line(project: MakeProject) -> None:
    plan = load(WorkingTree(project()))
    assert closed(plan, date(2026, 1, 1), has_schema=True).splitlines()[:2] == [
        "# yaml-language-server: $schema=../schemas/period.schema.json",
        "period: 2025-26-Q2",
    ]


def test_a_role_that_just_fits_its_line_stays_on_it(project: MakeProject) -> None:
    plan = load(WorkingTree(project()))

    def lines(length: int) -> int:
        role = ("word " * 40)[: length - len("    closed_by: ")]
        return closed(plan, date(2026, 1, 1), by=role[:-1] + "s").count("\n")

    assert max(length for length in range(60, 180) if lines(length) == lines(20)) == 120


def test_a_year_is_a_number_in_its_file(project: MakeProject) -> None:
    yearly = PLAN.replace("{fiscal_year_start: 7}", "{frequency: yearly}").replace("2025-07-01", "2025-01-01")
    plan = load(WorkingTree(project(plan=yearly)))
    assert closed(plan, date(2026, 1, 1), "2025").startswith("period: 2025\nclosings:\n")


def test_measures_stand_by_their_ids_and_not_by_their_goals(project: MakeProject) -> None:
    one, other = MEASURE.format("GOV-002", "permits"), MEASURE.format("ART-001", "courts")
    plan = load(WorkingTree(project(GOV_002=one, ART_001=other)))
    (held,) = YAML(typ="safe").load(closed(plan, date(2026, 1, 20), with_missing=True))["closings"]
    assert held["missing"] == ["GOV-002", "ART-001"], "by goal, as the plan has them"
    assert list(held["measures"]) == ["ART-001", "GOV-002"]


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (1, "GOV-001"),
        (8, "GOV-001, GOV-002, GOV-003, GOV-004, GOV-005, GOV-006, GOV-007, GOV-008"),
        (9, "GOV-001, GOV-002, GOV-003, GOV-004, GOV-005, GOV-006, GOV-007, GOV-008 and 1 more"),
    ],
)
def test_eight_missing_returns_are_named_and_the_rest_counted(project: MakeProject, number: int, named: str) -> None:
    names = [f"GOV-{one:03}" for one in range(1, number + 1)]
    files: dict[str, str | bytes] = {f"measures/{name}.yaml": MEASURE.format(name, "permits") for name in names}
    plan = load(WorkingTree(project(files=files)))
    assert refusal(RefusedError, lambda: closed(plan, date(2026, 1, 20))) == (
        f"returns for 2025-26-Q2 are missing on {named}; `poa returns status` lists them. To "
        "close the period without them, add --with-missing"
    )
