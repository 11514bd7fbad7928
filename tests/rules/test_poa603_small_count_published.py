"""POA603 small-count-published."""

from tests.conftest import Check, MakeProject


def test_below_the_plan_s_limit(project: MakeProject, check: Check) -> None:
    tree = project(
        more_plan="""\
        disclosure: {suppress_below: 6}
        """,
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        indicators:
          - id: I1
            title: Victims
            unit: people
            values:
              - {period: 2025-26-Q1, value: 5, reported: 2025-10-09}
              - {period: 2025-26-Q2, value: 6, reported: 2026-01-09}
              - {period: 2025-26-Q2, value: 0, reported: 2026-01-10}
              - {period: 2025-26-Q2, value: 2.5, reported: 2026-01-11}
        """,
    )
    assert check(tree, "POA603") == (
        "measures/GOV-001.yaml:10:37: warning[POA603] 5 is below 6: reports print '<6', but this file shows it\n"
        "   9 |     values:\n"
        "  10 |       - {period: 2025-26-Q1, value: 5, reported: 2025-10-09}\n"
        "     |                                     ^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_a_plan_without_a_limit(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        indicators:
          - {id: I1, title: A, unit: people, values: [{period: 2025-26-Q1, value: 1, reported: 2025-10-09}]}
        """,
    )
    assert check(tree, "POA603") == "0 errors, 0 warnings in 3 files\n"
