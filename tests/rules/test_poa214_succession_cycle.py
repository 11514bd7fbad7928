"""POA214 succession-cycle."""

from tests.conftest import Check, MakeProject


def test_shows_the_circle(project: MakeProject, check: Check) -> None:
    tree = project(
        agencies="""\
        agencies:
          - {id: A, name: Aa, succeeded_by: {agency: B, date: 2020-01-01}}
          - {id: B, name: Bb, succeeded_by: {agency: C, date: 2021-01-01}}
          - {id: C, name: Cc, succeeded_by: {agency: B, date: 2022-01-01}}
        """,
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA214") == (
        "agencies.yaml:3:46: error[POA214] these succeed one another: B → C → B\n"
        "   2 |   - {id: A, name: Aa, succeeded_by: {agency: B, date: 2020-01-01}}\n"
        "   3 |   - {id: B, name: Bb, succeeded_by: {agency: C, date: 2021-01-01}}\n"
        "     |                                              ^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_line_of_successors_is_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA214") == "0 errors, 0 warnings in 3 files\n"
