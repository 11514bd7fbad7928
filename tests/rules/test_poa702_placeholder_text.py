"""POA702 placeholder-text."""

from tests.conftest import PLAN, Check, MakeProject


def test_a_word_that_was_to_be_replaced(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Lorem ipsum dolor
        goal: permits
        status: in_progress
        success_measure: to be confirmed
        updates:
          - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, summary: TBC}
        """,
    )
    assert check(tree, "POA702") == (
        "measures/GOV-001.yaml:2:8: warning[POA702] 'Lorem ipsum' is a placeholder: write the real text\n"
        "   1 | id: GOV-001\n"
        "   2 | title: Lorem ipsum dolor\n"
        "     |        ^^^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:5:18: warning[POA702] 'to be confirmed' is a placeholder: write the real text\n"
        "   4 | status: in_progress\n"
        "   5 | success_measure: to be confirmed\n"
        "     |                  ^^^^^^^^^^^^^^^\n"
        "measures/GOV-001.yaml:7:79: warning[POA702] 'TBC' is a placeholder: write the real text\n"
        "   6 | updates:\n"
        "   7 |   - {period: 2025-26-Q2, submitted: 2026-01-12, status: in_progress, summary: TBC}\n"
        "     |                                                                               ^^^\n"
        "0 errors, 3 warnings in 3 files\n"
    )


def test_words_that_only_contain_it(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Confirm the todos
        goal: permits
        status: in_progress
        success_measure: Nothing is left to be done by Tbcorp
        """,
    )
    assert check(tree, "POA702") == "0 errors, 0 warnings in 3 files\n"


def test_the_plan_and_its_agencies_too(project: MakeProject, check: Check) -> None:
    tree = project(
        plan=PLAN.replace("title: A plan for tests", "title: TODO").replace(
            "    title: Fairer courts\n", "    title: Fairer courts\n    description: TBC\n"
        ),
        more_plan="wording: {off_track: {label: Delayed, definition: n/a}}\n",
        more_agencies="- {id: POST, name: Post Office, contact: {role: TBA}}\n",
    )
    assert [line for line in check(tree, "POA702").splitlines() if "POA702" in line] == [
        "agencies.yaml:11:49: warning[POA702] 'TBA' is a placeholder: write the real text",
        "plan.yaml:2:8: warning[POA702] 'TODO' is a placeholder: write the real text",
        "plan.yaml:15:18: warning[POA702] 'TBC' is a placeholder: write the real text",
        "plan.yaml:19:51: warning[POA702] 'n/a' is a placeholder: write the real text",
    ]
