"""POA210 unknown-framework."""

from tests.conftest import Check, MakeProject


def test_offers_the_nearest(project: MakeProject, check: Check) -> None:
    tree = project(
        GOV_001="""\
        id: GOV-001
        title: Shorter permits
        goal: permits
        status: in_progress
        links: [{framework: sdg, ref: 8.7}, {framework: sgd}]
        """,
    )
    assert check(tree, "POA210") == (
        "measures/GOV-001.yaml:5:49: error[POA210] no framework 'sgd' (did you mean 'sdg'?)\n"
        "   4 | status: in_progress\n"
        "   5 | links: [{framework: sdg, ref: 8.7}, {framework: sgd}]\n"
        "     |                                                 ^^^\n"
        "1 error, 0 warnings in 3 files\n"
    )
