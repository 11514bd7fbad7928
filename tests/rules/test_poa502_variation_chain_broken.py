"""POA502 variation-chain-broken."""

from tests.conftest import Check, MakeProject


def test_a_step_is_missing(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-09-30
        variations:
          - {date: 2025-09-01, reason: Later intake, field: due, from: 2025-12-31, to: 2026-03-31, state: approved}
          - {date: 2026-01-20, reason: Later intake, field: due, from: 2026-06-30, to: 2026-09-30, state: approved}
        """,
    )
    assert check(tree, "POA502") == (
        "measures/GOV-001.yaml:8:64: error[POA502] begins with 2026-06-30, but the variation of 2025-09-01 ended with 2026-03-31\n"
        "   7 |   - {date: 2025-09-01, reason: Later intake, field: due, from: 2025-12-31, to: 2026-03-31, state: approved}\n"
        "   8 |   - {date: 2026-01-20, reason: Later intake, field: due, from: 2026-06-30, to: 2026-09-30, state: approved}\n"
        "     |                                                                ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_start_is_missing(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-09-30
        variations:
          - {date: 2025-09-01, reason: Later intake, field: due, to: 2026-03-31, state: approved}
          - {date: 2026-01-20, reason: Later intake, field: due, to: 2026-09-30, state: approved}
        """,
    )
    assert check(tree, "POA502") == (
        "measures/GOV-001.yaml:8:5: error[POA502] begins with nothing, but the variation of 2025-09-01 ended with 2026-03-31\n"
        "   7 |   - {date: 2025-09-01, reason: Later intake, field: due, to: 2026-03-31, state: approved}\n"
        "   8 |   - {date: 2026-01-20, reason: Later intake, field: due, to: 2026-09-30, state: approved}\n"
        "     |     ^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_declined_steps_do_not_count(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-09-30
        variations:
          - {date: 2025-09-01, reason: Later intake, field: due, from: 2025-12-31, to: 2026-03-31, state: approved}
          - {date: 2025-10-01, reason: Later intake, field: due, from: 2026-03-31, to: 2027-03-31, state: declined}
          - {date: 2026-01-20, reason: Later intake, field: due, from: 2026-03-31, to: 2026-09-30, state: approved}
        """,
    )
    assert check(tree, "POA502") == "0 errors, 0 warnings in 3 files\n"
