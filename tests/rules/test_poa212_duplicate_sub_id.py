"""POA212 duplicate-sub-id."""

from tests.conftest import Check, MakeProject


def test_milestones_and_indicators_apart(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        milestones:
          - {id: M1, title: A}
          - {id: M2, title: B}
          - {id: M1, title: C}
        indicators:
          - {id: M1, title: A, unit: people}
          - {id: M1, title: B, unit: people}
        """,
    )
    assert check(tree, "POA212") == (
        "measures/GOV-001.yaml:8:10: error[POA212] 'M1' is already among the milestones\n"
        "   7 |   - {id: M2, title: B}\n"
        "   8 |   - {id: M1, title: C}\n"
        "     |          ^^\n"
        "measures/GOV-001.yaml:11:10: error[POA212] 'M1' is already among the indicators\n"
        "  10 |   - {id: M1, title: A, unit: people}\n"
        "  11 |   - {id: M1, title: B, unit: people}\n"
        "     |          ^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )
