"""POA406 return-missing."""

from datetime import date

from tests.conftest import Check, MakeProject


def test_names_the_agency_and_the_day(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        updates:
          - {period: 2025-26-Q1, submitted: 2025-10-12, status: in_progress, confidence: on_track, summary: Begun}
        """,
    )
    assert check(tree, "POA406") == (
        "measures/GOV-001.yaml:6:1: warning[POA406] no return from INTERIOR for 2025-26-Q2, which was due on 2026-01-15\n"
        "   5 | lead_agency: INTERIOR\n"
        "   6 | updates:\n"
        "     | ^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_without_any_update(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        """,
    )
    assert check(tree, "POA406") == (
        "measures/GOV-001.yaml:1:1: warning[POA406] no return from INTERIOR for 2025-26-Q2, which was due on 2026-01-15\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_not_on_the_last_day(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        added: 2025-10-01
        """,
    )
    assert check(tree, "POA406", today=date(2026, 1, 15)) == "0 errors, 0 warnings in 3 files\n"


def test_nor_of_a_measure_that_was_not_there_or_had_ended(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        added: 2026-01-01
        """,
        GOV_002="""\
        id: GOV-002
        title: Shorter permits
        goal: permits
        status: completed
        lead_agency: INTERIOR
        completed: 2025-12-31
        """,
        GOV_003="""\
        id: GOV-003
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA406") == "0 errors, 0 warnings in 5 files\n"


def test_a_successor_s_return_counts(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: WORKS
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, agency: INTERIOR, status: in_progress, no_change: true}
        """,
    )
    assert check(tree, "POA406") == "0 errors, 0 warnings in 3 files\n"


def test_another_agency_s_does_not(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, agency: JUSTICE, status: in_progress, no_change: true}
        """,
    )
    assert check(tree, "POA406") == (
        "measures/GOV-001.yaml:6:1: warning[POA406] no return from INTERIOR for 2025-26-Q2, which was due on 2026-01-15\n"
        "   5 | lead_agency: INTERIOR\n"
        "   6 | updates:\n"
        "     | ^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )
