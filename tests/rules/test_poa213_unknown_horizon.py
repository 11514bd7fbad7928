"""POA213 unknown-horizon."""

from tests.conftest import Check, MakeProject


def test_of_a_measure_and_of_a_milestone(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        horizon: shrt
        milestones: [{id: M1, title: A, horizon: long}, {id: M2, title: B, horizon: short}]
        """,
    )
    assert check(tree, "POA213") == (
        "measures/GOV-001.yaml:5:10: error[POA213] no horizon 'shrt' (did you mean 'short'?)\n"
        "   4 | status: in_progress\n"
        "   5 | horizon: shrt\n"
        "     |          ^^^^\n"
        "measures/GOV-001.yaml:6:42: error[POA213] no horizon 'long'\n"
        "   5 | horizon: shrt\n"
        "   6 | milestones: [{id: M1, title: A, horizon: long}, {id: M2, title: B, horizon: short}]\n"
        "     |                                          ^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )
