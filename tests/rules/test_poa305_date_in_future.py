"""POA305 date-in-future."""

from tests.conftest import Check, MakeProject


def test_every_date_of_something_that_happened(project: MakeProject, check: Check) -> None:
    tree = project(
        more_plan="time_zone: Pacific/Auckland\n",
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        milestones: [{id: M1, title: A, completed: 2026-02-02, recorded: 2026-02-03}]
        indicators:
          - {id: I1, title: A, unit: people, values: [{period: 2025-26-Q2, value: 1, reported: 2026-02-04}]}
        updates:
          - period: 2025-26-Q2
            submitted: 2026-02-05
            status: in_progress
            no_change: true
            signed_off: {by: Director, date: 2026-02-06}
        closure: {outcome: discontinued, date: 2026-02-07, recorded: 2026-02-08, reason: No funds}
        completed: 2026-02-09
        """,
    )
    assert check(tree, "POA305") == (
        "measures/GOV-001.yaml:5:44: error[POA305] 2026-02-02 is in the future\n"
        "   4 | status: in_progress\n"
        "   5 | milestones: [{id: M1, title: A, completed: 2026-02-02, recorded: 2026-02-03}]\n"
        "     |                                            ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:5:66: error[POA305] 2026-02-03 is in the future\n"
        "   4 | status: in_progress\n"
        "   5 | milestones: [{id: M1, title: A, completed: 2026-02-02, recorded: 2026-02-03}]\n"
        "     |                                                                  ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:7:88: error[POA305] 2026-02-04 is in the future\n"
        "   6 | indicators:\n"
        "   7 |   - {id: I1, title: A, unit: people, values: [{period: 2025-26-Q2, value: 1, reported: 2026-02-04}]}\n"
        "     |                                                                                        ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:10:16: error[POA305] 2026-02-05 is in the future\n"
        "   9 |   - period: 2025-26-Q2\n"
        "  10 |     submitted: 2026-02-05\n"
        "     |                ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:13:38: error[POA305] 2026-02-06 is in the future\n"
        "  12 |     no_change: true\n"
        "  13 |     signed_off: {by: Director, date: 2026-02-06}\n"
        "     |                                      ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:14:40: error[POA305] 2026-02-07 is in the future\n"
        "  13 |     signed_off: {by: Director, date: 2026-02-06}\n"
        "  14 | closure: {outcome: discontinued, date: 2026-02-07, recorded: 2026-02-08, reason: No funds}\n"
        "     |                                        ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:14:62: error[POA305] 2026-02-08 is in the future\n"
        "  13 |     signed_off: {by: Director, date: 2026-02-06}\n"
        "  14 | closure: {outcome: discontinued, date: 2026-02-07, recorded: 2026-02-08, reason: No funds}\n"
        "     |                                                              ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:15:12: error[POA305] 2026-02-09 is in the future\n"
        "  14 | closure: {outcome: discontinued, date: 2026-02-07, recorded: 2026-02-08, reason: No funds}\n"
        "  15 | completed: 2026-02-09\n"
        "     |            ^^^^^^^^^^\n"
        "8 errors, 0 warnings in 3 files\n"
    )


def test_today_is_fine_and_a_variation_may_lie_ahead(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: completed
        due: 2026-03-31
        variations:
          - {date: 2026-03-01, reason: Later intake, field: due, from: 2026-03-31, to: 2026-06-30, state: approved}
        completed: 2026-02-01
        """,
    )
    assert check(tree, "POA305") == "0 errors, 0 warnings in 3 files\n"


def test_a_period_that_had_not_begun(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        indicators:
          - id: I1
            title: A
            unit: people
            values:
              - {date: 2110-01-01, value: 1, reported: 2026-01-13}
              - {period: 2110-11-Q2, value: 1, reported: 2026-01-13}
              - {period: 2025-26-Q2, value: 1, reported: 2025-10-01}
        updates:
          - {period: 2025-26-Q2, submitted: 2025-09-30, status: in_progress, no_change: true}
          - {period: 2025-26-Q3, submitted: 2026-01-01, status: in_progress, no_change: true}
          - {period: 2110-11-Q2, submitted: 2026-01-12, status: in_progress, no_change: true}
        """,
        files={"periods/2025-26-Q1.yaml": "period: 2025-26-Q1\nclosed: 2109-10-30\nclosed_by: Secretariat\n"},
    )
    assert check(tree, "POA305") == (
        "measures/GOV-001.yaml:10:16: error[POA305] 2110-01-01 is in the future\n"
        "   9 |     values:\n"
        "  10 |       - {date: 2110-01-01, value: 1, reported: 2026-01-13}\n"
        "     |                ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:11:18: error[POA305] 2110-11-Q2 is in the future\n"
        "  10 |       - {date: 2110-01-01, value: 1, reported: 2026-01-13}\n"
        "  11 |       - {period: 2110-11-Q2, value: 1, reported: 2026-01-13}\n"
        "     |                  ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:14:14: error[POA305] 2025-26-Q2 begins on 2025-10-01, but was reported on before that (2025-09-30)\n"
        "  13 | updates:\n"
        "  14 |   - {period: 2025-26-Q2, submitted: 2025-09-30, status: in_progress, no_change: true}\n"
        "     |              ^^^^^^^^^^\n"
        "measures/GOV-001.yaml:16:14: error[POA305] 2110-11-Q2 is in the future\n"
        "  15 |   - {period: 2025-26-Q3, submitted: 2026-01-01, status: in_progress, no_change: true}\n"
        "  16 |   - {period: 2110-11-Q2, submitted: 2026-01-12, status: in_progress, no_change: true}\n"
        "     |              ^^^^^^^^^^\n"
        "periods/2025-26-Q1.yaml:2:9: error[POA305] 2109-10-30 is in the future\n"
        "   1 | period: 2025-26-Q1\n"
        "   2 | closed: 2109-10-30\n"
        "     |         ^^^^^^^^^^\n"
        "5 errors, 0 warnings in 4 files\n"
    )


def test_without_a_plan_nobody_knows_when_a_period_begins(project: MakeProject, check: Check) -> None:
    tree = project(
        plan="id: [",
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        updates: [{period: 2110-11-Q2, submitted: 2026-01-12, status: in_progress, no_change: true}]
        completed: 2110-01-01
        """,
    )
    assert [line for line in check(tree, "POA305").splitlines() if "POA305" in line] == [
        "measures/GOV-001.yaml:6:12: error[POA305] 2110-01-01 is in the future"
    ]
