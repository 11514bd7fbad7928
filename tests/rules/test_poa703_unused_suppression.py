"""POA703 unused-suppression."""

from tests.conftest import Check, MakeProject


def test_it_leaves_nothing_out(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: INTERIOR  # poa: ignore[POA201] the agency is being founded
        """,
    )
    assert check(tree, "POA703") == (
        "measures/GOV-001.yaml:5:24: warning[POA703] POA201 finds nothing here; delete the comment\n"
        "   4 | status: in_progress\n"
        "   5 | lead_agency: INTERIOR  # poa: ignore[POA201] the agency is being founded\n"
        "     |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_no_such_rule(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        # poa: ignore[POA999] why not
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA703") == (
        "measures/GOV-001.yaml:1:1: warning[POA703] there is no rule 'POA999'; `poa rules` lists them\n"
        "   1 | # poa: ignore[POA999] why not\n"
        "     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_the_record_cannot_be_left_out(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        due: 2026-12-31  # poa: ignore[POA501] we know
        variations:
          - {date: 2026-01-20, reason: Later intake, field: due, from: 2026-03-31, to: 2026-09-30, state: approved}
        """,
    )
    assert check(tree, "POA703") == (
        "measures/GOV-001.yaml:5:18: warning[POA703] POA501 keeps the record from being rewritten and cannot be left out\n"
        "   4 | status: in_progress\n"
        "   5 | due: 2026-12-31  # poa: ignore[POA501] we know\n"
        "     |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_one_that_is_of_use(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: FOUNDED  # poa: ignore[POA201] the agency is being founded
        """,
    )
    assert check(tree, "POA703") == "0 errors, 0 warnings in 3 files\n"


def test_one_code_of_several_is_taken_out(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: FOUNDED  # poa: ignore[POA201, POA209] the agency is being founded
        """,
    )
    assert check(tree, "POA703").splitlines()[0] == (
        "measures/GOV-001.yaml:5:23: warning[POA703] POA209 finds nothing here; take it out of the comment"
    )


def test_many_codes_make_one_finding_of_each_kind(project: MakeProject, check: Check) -> None:
    codes = ", ".join(f"POA{number}" for number in (*range(900, 1000), 501, 502, 203, 204, 203))
    tree = project(
        GOV_001=f"""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        lead_agency: FOUNDED  # poa: ignore[{codes}] whatever it is
        """,
    )
    assert [line.removeprefix("measures/GOV-001.yaml:5:23: ") for line in check(tree, "POA703").splitlines()[::4]] == [
        "warning[POA703] POA203 and POA204 find nothing here; delete the comment",
        "warning[POA703] POA501 and POA502 keep the record from being rewritten and cannot be left out",
        "warning[POA703] there is no rule 'POA900', 'POA901', 'POA902' or 97 more; `poa rules` lists them",
        "0 errors, 3 warnings in 3 files",
    ]


def test_the_plan_cannot_leave_the_record_out_either(project: MakeProject, check: Check) -> None:
    tree = project(more_plan="checks: {ignore: [POA5, POA41], severity: {POA501: off, POA502: error, POA411: off}}\n")
    assert check(tree, "POA703") == (
        "plan.yaml:18:19: warning[POA703] 'POA5' has no effect:"
        " what keeps the record from being rewritten cannot be left out\n"
        "  17 |   - {id: sdg, title: Sustainable Development Goals}\n"
        "  18 | checks: {ignore: [POA5, POA41], severity: {POA501: off, POA502: error, POA411: off}}\n"
        "     |                   ^^^^\n"
        "plan.yaml:18:44: warning[POA703] 'POA501' has no effect:"
        " what keeps the record from being rewritten cannot be weakened\n"
        "  17 |   - {id: sdg, title: Sustainable Development Goals}\n"
        "  18 | checks: {ignore: [POA5, POA41], severity: {POA501: off, POA502: error, POA411: off}}\n"
        "     |                                            ^^^^^^\n"
        "0 errors, 2 warnings in 2 files\n"
    )


def test_nor_what_keeps_a_file_from_being_read(project: MakeProject, check: Check) -> None:
    tree = project(more_plan="checks: {ignore: [POA1, POA0], severity: {POA101: warning}}\n")
    assert [line for line in check(tree, "POA703").splitlines() if "POA703" in line] == [
        "plan.yaml:18:19: warning[POA703] 'POA1' has no effect: an error that stops poa from reading a file cannot be left out",
        "plan.yaml:18:43: warning[POA703] 'POA101' has no effect: an error that stops poa from reading a file cannot be weakened",
    ]
