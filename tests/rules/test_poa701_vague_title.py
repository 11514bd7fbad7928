"""POA701 vague-title."""

from tests.conftest import Check, MakeProject


def test_going_on_and_meeting(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Continue to raise awareness
        goal: permits
        status: in_progress
        """,
        GOV_002="""\
        id: GOV-002
        title: Hold quarterly meetings
        goal: permits
        status: in_progress
        """,
        GOV_003="""\
        id: GOV-003
        title: Work towards better data
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA701") == (
        "measures/GOV-001.yaml:2:8: warning[POA701] 'Continue' names nothing that could be finished\n"
        "   1 | id: GOV-001\n"
        "   2 | title: Continue to raise awareness\n"
        "     |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-002.yaml:2:8: warning[POA701] 'meetings' names nothing that could be finished\n"
        "   1 | id: GOV-002\n"
        "   2 | title: Hold quarterly meetings\n"
        "     |        ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-003.yaml:2:8: warning[POA701] 'Work towards' names nothing that could be finished\n"
        "   1 | id: GOV-003\n"
        "   2 | title: Work towards better data\n"
        "     |        ^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "0 errors, 3 warnings in 5 files\n"
    )


def test_an_end_or_usual_business_is_fine(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Publish the continuity plan
        goal: permits
        status: in_progress
        """,
        GOV_002="""\
        id: GOV-002
        title: Continue to staff the hotline
        goal: permits
        status: in_progress
        kind: business_as_usual
        """,
    )
    assert check(tree, "POA701") == "0 errors, 0 warnings in 4 files\n"
