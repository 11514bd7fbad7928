"""POA501 variation-differs-from-field."""

from tests.conftest import Check, MakeProject


def test_the_date_was_moved_by_hand(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-12-31
        variations:
          - {date: 2026-01-20, reason: Later intake, field: due, from: 2026-03-31, to: 2026-09-30, state: approved}
        """,
    )
    assert check(tree, "POA501") == (
        "measures/GOV-001.yaml:5:6: error[POA501] due is 2026-12-31, but the variation of 2026-01-20 made it 2026-09-30\n"
        "   4 | status: in_progress\n"
        "   5 | due: 2026-12-31\n"
        "     |      ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_field_that_was_emptied(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        variations:
          - {date: 2026-01-20, reason: Later intake, field: lead_agency, from: JUSTICE, to: INTERIOR, state: approved}
        """,
    )
    assert check(tree, "POA501") == (
        "measures/GOV-001.yaml:1:1: error[POA501] lead_agency is empty, but the variation of 2026-01-20 made it INTERIOR\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_inside_a_milestone_and_an_indicator(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        milestones:
          - {id: M1, title: A}
          - {id: M2, title: B, due: 2026-06-30}
        indicators:
          - {id: I1, title: A, unit: days, target: {date: 2026-06-30, value: 20}}
        variations:
          - {date: 2026-01-20, reason: Later intake, field: milestones.M2.due, from: 2026-03-31, to: 2026-05-31, state: approved}
          - {date: 2026-01-20, reason: Later intake, field: indicators.I1.target.value, from: 10, to: 20.0, state: approved}
        """,
    )
    assert check(tree, "POA501") == (
        "measures/GOV-001.yaml:7:29: error[POA501] milestones.M2.due is 2026-06-30, but the variation of 2026-01-20 made it 2026-05-31\n"
        "   6 |   - {id: M1, title: A}\n"
        "   7 |   - {id: M2, title: B, due: 2026-06-30}\n"
        "     |                             ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )


def test_a_field_that_does_not_exist(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        milestones: [{id: M1, title: A}]
        variations:
          - {date: 2026-01-20, reason: Later intake, field: deu, to: x, state: requested}
          - {date: 2026-01-20, reason: Later intake, field: milestones.M2.due, to: 2026-05-31, state: requested}
        """,
    )
    assert check(tree, "POA501") == (
        "measures/GOV-001.yaml:7:53: error[POA501] no field 'deu' (did you mean 'due'?)\n"
        "   6 | variations:\n"
        "   7 |   - {date: 2026-01-20, reason: Later intake, field: deu, to: x, state: requested}\n"
        "     |                                                     ^^^\n"
        "measures/GOV-001.yaml:8:53: error[POA501] no milestone 'M2'; there is M1\n"
        "   7 |   - {date: 2026-01-20, reason: Later intake, field: deu, to: x, state: requested}\n"
        "   8 |   - {date: 2026-01-20, reason: Later intake, field: milestones.M2.due, to: 2026-05-31, state: requested}\n"
        "     |                                                     ^^^^^^^^^^^^^^^^^\n"
        "2 errors, 0 warnings in 3 files\n"
    )


def test_what_is_not_approved_or_not_in_effect_changes_nothing(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-03-31
        variations:
          - {date: 2026-01-20, reason: Later intake, field: due, from: 2026-03-31, to: 2026-09-30, state: declined}
          - {date: 2026-02-02, reason: Later intake, field: due, from: 2026-03-31, to: 2026-09-30, state: approved}
        """,
    )
    assert check(tree, "POA501") == "0 errors, 0 warnings in 3 files\n"
