"""POA209 agency-not-active."""

from datetime import date

from tests.conftest import Check, MakeProject


def test_offers_the_successor(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: WORKS
        supporting_agencies: [WORKS]
        """,
    )
    assert check(tree, "POA209") == (
        "measures/GOV-001.yaml:5:14: error[POA209] 'WORKS' is not active on 2026-02-01 (its successor is 'INTERIOR')\n"
        "   4 | status: in_progress\n"
        "   5 | lead_agency: WORKS\n"
        "     |              ^^^^^\n"
        "measures/GOV-001.yaml:6:23: error[POA209] 'WORKS' is not active on 2026-02-01 (its successor is 'INTERIOR')\n"
        "   5 | lead_agency: WORKS\n"
        "   6 | supporting_agencies: [WORKS]\n"
        "     |                       ^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_it_was_active_the_day_before(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: WORKS
        """,
    )
    assert check(tree, "POA209", today=date(2025, 12, 31)) == "0 errors, 0 warnings in 3 files\n"


def test_a_completed_measure_stays_with_it(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: completed
        lead_agency: WORKS
        completed: 2025-11-01
        """,
    )
    assert check(tree, "POA209") == "0 errors, 0 warnings in 3 files\n"
