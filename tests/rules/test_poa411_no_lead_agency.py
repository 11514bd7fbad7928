"""POA411 no-lead-agency."""

from tests.conftest import Check, MakeProject


def test_at_the_document(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA411") == (
        "measures/GOV-001.yaml:1:1: warning[POA411] this measure has no lead agency\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_where_it_is_empty_at_its_key(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency:
        """,
    )
    assert check(tree, "POA411") == (
        "measures/GOV-001.yaml:5:1: warning[POA411] this measure has no lead agency\n"
        "   4 | status: in_progress\n"
        "   5 | lead_agency:\n"
        "     | ^^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_not_of_a_closed_measure(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: closed
        closure: {outcome: discontinued, date: 2026-01-15, reason: No funds}
        """,
    )
    assert check(tree, "POA411") == "0 errors, 0 warnings in 3 files\n"
