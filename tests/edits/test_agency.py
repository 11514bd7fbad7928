"""Agencies join with what is known of them, and a merger reaches every place that names the old one."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from poa_tracker.edits.agency import NewAgency, add_agency, merge_agency
from poa_tracker.edits.assign_agency import assign_agency
from poa_tracker.edits.draft import FileEdit
from poa_tracker.edits.vary import Grounds
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.register.workbench import Workbench
from tests.conftest import AGENCIES, PLAN, TODAY, MakeProject
from tests.edits.changed import lines_changed, refusal, texts


def merge(root: Path, day: date = date(2026, 1, 15), *, today: date | None = None, **more: Any) -> list[FileEdit]:
    bench = Workbench.open(root)
    return merge_agency(
        bench, "JUSTICE", "INTERIOR", day, today or day, **{"reason": None, "approved_by": None, **more}
    )


def test_what_is_not_known_of_an_agency_is_not_written(project: MakeProject) -> None:
    bench = Workbench.open(project())
    added = texts(add_agency(bench, NewAgency("LAND", "Ministry of Land")))
    assert added == {"agencies.yaml": AGENCIES + "- id: LAND\n  name: Ministry of Land\n"}
    role = texts(add_agency(bench, NewAgency("LAND", "Ministry of Land", role="Secretary")))
    assert role["agencies.yaml"].endswith("- id: LAND\n  name: Ministry of Land\n  contact: {role: Secretary}\n")


def test_a_mailbox_without_a_role_is_refused(project: MakeProject) -> None:
    new = NewAgency("LAND", "Ministry of Land", email="someone@land.example")
    assert refusal(UsageError, lambda: add_agency(Workbench.open(project()), new)) == (
        "name whose mailbox it is with --role: a role, not a person"
    )


@pytest.mark.parametrize(
    ("active", "becomes"),
    [
        ("", "  active: {to: 2026-01-14}\n"),
        ("  active: {from: 2020-01-01}\n", "  active: {from: 2020-01-01, to: 2026-01-14}\n"),
        ("  active: {to: 2025-12-31}\n", "  active: {to: 2025-12-31}\n"),
        ("  active: {from: 2020-01-01, to: 2025-12-31}\n", "  active: {from: 2020-01-01, to: 2025-12-31}\n"),
    ],
)
def test_the_old_agency_was_active_until_the_day_before(project: MakeProject, active: str, becomes: str) -> None:
    agencies = (
        f"agencies:\n- id: INTERIOR\n  name: Interior\n- id: JUSTICE\n  name: Justice\n{active}- id: X\n  name: X\n"
    )
    (edit,) = merge(project(agencies=agencies))
    assert edit.after.decode() == (
        "agencies:\n- id: INTERIOR\n  name: Interior\n- id: JUSTICE\n  name: Justice\n"
        f"{becomes}  succeeded_by: {{agency: INTERIOR, date: 2026-01-15}}\n- id: X\n  name: X\n"
    )


HEAD = "id: GOV-001\ntitle: A\ngoal: permits\n"
OPEN = "status: in_progress\n"
ENDED = "status: completed\ncompleted: 2025-12-01\n"


def followed(project: MakeProject, fields: str) -> list[str]:
    """The lines of a measure that a merger of JUSTICE into INTERIOR changes."""
    edits = merge(project(GOV_001=f"{HEAD}{fields}{OPEN}"), reason="New law.")
    return [line for edit in edits if edit.path.startswith("measures/") for line in lines_changed(edit)]


def variation(field: str, before: str, after: str) -> list[str]:
    step = ["  - date: 2026-01-15", f"    field: {field}", f"    from: {before}", f"    to: {after}"]
    return [f"+{line}" for line in (*step, "    reason: New law.", "    state: approved")]


def test_the_new_agency_leads_and_supports_no_longer(project: MakeProject) -> None:
    fields = "lead_agency: JUSTICE\nsupporting_agencies: [WORKS, INTERIOR, JUSTICE]\n"
    assert followed(project, fields) == [
        "-lead_agency: JUSTICE",
        "-supporting_agencies: [WORKS, INTERIOR, JUSTICE]",
        "+lead_agency: INTERIOR",
        "+supporting_agencies: [WORKS]",
        "+variations:",
        *variation("supporting_agencies", "[WORKS, INTERIOR, JUSTICE]", "[WORKS]"),
        *variation("lead_agency", "JUSTICE", "INTERIOR"),
    ]


@pytest.mark.parametrize(
    ("lead", "before", "after"),
    [
        ("WORKS", "[JUSTICE]", "[INTERIOR]"),
        ("WORKS", "[JUSTICE, INTERIOR]", "[INTERIOR]"),
        ("INTERIOR", "[JUSTICE, WORKS]", "[WORKS]"),
    ],
)
def test_the_new_agency_supports_in_the_place_of_the_old_unless_it_leads(
    project: MakeProject, lead: str, before: str, after: str
) -> None:
    assert followed(project, f"lead_agency: {lead}\nsupporting_agencies: {before}\n") == [
        f"-supporting_agencies: {before}",
        f"+supporting_agencies: {after}",
        "+variations:",
        *variation("supporting_agencies", before, after),
    ]


def test_open_milestones_alone_are_enough_to_follow(project: MakeProject) -> None:
    steps = (
        "lead_agency: WORKS\nmilestones:\n"
        "  - {id: M1, title: B, agency: JUSTICE, completed: 2025-12-01}\n"
        "  - {id: M2, title: C, agency: JUSTICE}\n"
        "  - {id: M3, title: D, agency: WORKS}\n"
    )
    assert followed(project, steps) == [
        "-  - {id: M2, title: C, agency: JUSTICE}",
        "+  - {id: M2, title: C, agency: INTERIOR}",
        "+variations:",
        *variation("milestones.M2.agency", "JUSTICE", "INTERIOR"),
    ]


def test_a_measure_that_ended_or_names_it_nowhere_stays(project: MakeProject) -> None:
    assert followed(project, "lead_agency: WORKS\n") == []
    ended = f"{HEAD}lead_agency: JUSTICE\n{ENDED}"
    assert [edit.path for edit in merge(project(GOV_001=ended))] == ["agencies.yaml"]


def test_the_reason_is_the_merger_unless_another_is_given(project: MakeProject) -> None:
    root = project(GOV_001=f"{HEAD}lead_agency: JUSTICE\n{OPEN}")
    changed = lines_changed(merge(root)[-1])
    assert "+    reason: Ministry of Justice became part of Ministry of the Interior." in changed
    assert "+    reason: New law." in lines_changed(merge(root, reason="New law.")[-1])


def test_when_the_plans_clock_has_stopped_its_measures_follow_no_more(project: MakeProject) -> None:
    stopped = PLAN.replace("{fiscal_year_start: 7}", "{fiscal_year_start: 7, last: 2025-26-Q1}")
    root = project(GOV_001=f"{HEAD}lead_agency: JUSTICE\n{OPEN}", plan=stopped)
    last, after = date(2025, 10, 16), date(2025, 10, 17)
    assert [edit.path for edit in merge(root, last)] == ["agencies.yaml", "measures/GOV-001.yaml"]
    (edit,) = merge(root, after)
    assert edit.path == "agencies.yaml"
    (root / "agencies.yaml").write_bytes(edit.after)
    assert refusal(RefusedError, lambda: merge(root, after)) == (
        "JUSTICE is already part of INTERIOR, and the plan was no longer tracked then"
    )


@pytest.mark.parametrize(
    ("day", "recorded"), [(31, ", recorded: 2026-02-01"), (32, ""), (33, ", recorded: 2026-02-01")]
)
def test_of_a_merger_before_or_after_today_the_day_it_was_recorded_is_noted(
    project: MakeProject, day: int, recorded: str
) -> None:
    effect = date(2026, 1, 1) + timedelta(days=day - 1)
    (edit,) = merge(project(), effect, today=TODAY)
    assert lines_changed(edit) == [
        f"+  active: {{to: {effect - timedelta(days=1)}}}",
        f"+  succeeded_by: {{agency: INTERIOR, date: {effect}{recorded}}}",
    ]


def test_a_lead_is_taken_over_for_a_reason_that_somebody_approved(project: MakeProject) -> None:
    bench = Workbench.open(project(GOV_001=f"{HEAD}lead_agency: JUSTICE\n{OPEN}"))
    entry = bench.measure("GOV-001")
    shown = [
        refusal(UsageError, partial(assign_agency, bench, entry, "INTERIOR", half, TODAY))
        for half in (Grounds(), Grounds(reason="Moved"), Grounds(approved_by="Cabinet"))
    ]
    assert (
        shown
        == ["JUSTICE leads GOV-001 now: give the reason with --reason, and who approved it with --approved-by"] * 3
    )
    (edit,) = assign_agency(bench, entry, "INTERIOR", Grounds(reason="Moved", approved_by="Cabinet"), TODAY)
    assert "+lead_agency: INTERIOR" in lines_changed(edit)


def test_nobody_can_be_made_to_lead_what_has_ended(project: MakeProject) -> None:
    bench = Workbench.open(project(GOV_001=f"{HEAD}lead_agency: JUSTICE\n{ENDED}"))
    grounds = Grounds(reason="Moved", approved_by="Cabinet")
    assert refusal(
        RefusedError, lambda: assign_agency(bench, bench.measure("GOV-001"), "INTERIOR", grounds, TODAY)
    ) == ("GOV-001 is completed; its lead agency can no longer change")
