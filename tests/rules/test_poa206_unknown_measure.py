"""POA206 unknown-measure."""

from tests.conftest import Check, MakeProject


def test_points_at_each_reference(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-002, GOV-2]
        parent: GOV-000
        closure: {outcome: merged, date: 2026-01-01, into: LAW-1, reason: One project}
        """,
        GOV_002="""\
        id: GOV-002
        title: Shorter permits
        goal: permits
        status: in_progress
        """,
    )
    assert check(tree, "POA206") == (
        "measures/GOV-001.yaml:5:23: error[POA206] no measure 'GOV-2' (did you mean 'GOV-002'?)\n"
        "   4 | status: in_progress\n"
        "   5 | depends_on: [GOV-002, GOV-2]\n"
        "     |                       ^^^^^\n"
        "measures/GOV-001.yaml:6:9: error[POA206] no measure 'GOV-000' (did you mean 'GOV-002'?)\n"
        "   5 | depends_on: [GOV-002, GOV-2]\n"
        "   6 | parent: GOV-000\n"
        "     |         ^^^^^^^\n"
        "measures/GOV-001.yaml:7:52: error[POA206] no measure 'LAW-1'\n"
        "   6 | parent: GOV-000\n"
        "   7 | closure: {outcome: merged, date: 2026-01-01, into: LAW-1, reason: One project}\n"
        "     |                                                    ^^^^^\n"
        "3 errors, 0 warnings in 4 files\n"
    )


def test_a_measure_whose_file_is_broken_is_not_unknown(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        depends_on: [GOV-002, GOV-003]
        """,
        GOV_002="""\
        id: GOV-002
        """,
        files={"measures/GOV-003.yaml": "["},
    )
    assert check(tree, "POA206") == "0 errors, 0 warnings in 5 files\n"


def test_shows_where_a_file_of_that_name_is(project: MakeProject, check: Check) -> None:
    measure = "id: {}\ntitle: Shorter permits\ngoal: permits\nstatus: in_progress\n"
    tree = project(
        GOV_001=measure.format("GOV-001") + "depends_on: [GOV-003, GOV-002, GOV-004]\n",
        GOV_002=measure.format("GOV-012"),
        files={
            "measures/GOV-003.yml": measure.format("GOV-003"),
            "measures/courts/GOV-004.YAML": measure.format("GOV-004"),
        },
    )
    assert [line for line in check(tree, "POA206").splitlines() if line.startswith("measures")] == [
        "measures/GOV-001.yaml:5:14: error[POA206] no measure 'GOV-003': measures/GOV-003.yml is not read",
        "measures/GOV-001.yaml:5:23: error[POA206] no measure 'GOV-002': measures/GOV-002.yaml has the id 'GOV-012'",
        "measures/GOV-001.yaml:5:32: error[POA206] no measure 'GOV-004': measures/courts/GOV-004.YAML is not read",
    ]
