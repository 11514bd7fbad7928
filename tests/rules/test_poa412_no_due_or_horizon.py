"""POA412 no-due-or-horizon."""

from tests.conftest import Check, MakeProject


def test_neither(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA412") == (
        "measures/GOV-001.yaml:1:1: warning[POA412] this measure has neither a due date nor a horizon\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_one_is_enough(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        horizon: short
        """,
        GOV_002="""\
        id: GOV-002
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-06-30
        """,
    )
    assert check(tree, "POA412") == "0 errors, 0 warnings in 4 files\n"
