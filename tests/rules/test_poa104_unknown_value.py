"""POA104 unknown-value, of what the plan's settings name; of single values see `tests/register/test_schema_findings.py`."""

import pytest

from tests.conftest import Check, MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: nothing-like-it
status: in_progress
"""


def test_rules_that_do_not_exist(project: MakeProject, check: Check) -> None:
    tree = project(
        more_plan="""\
        checks:
          ignore: [POA999, no-lead-agency, P]
          severity: {POA499: off, POA2: off, poa412: error}
        """,
        GOV_001=MEASURE,
    )
    assert check(tree, "POA104,POA204") == (
        "measures/GOV-001.yaml:3:7: error[POA204] no goal 'nothing-like-it'\n"
        "   2 | title: Shorter permits\n"
        "   3 | goal: nothing-like-it\n"
        "     |       ^^^^^^^^^^^^^^^\n"
        "plan.yaml:19:12: error[POA104] there is no rule 'POA999'; `poa rules` lists them\n"
        "  18 | checks:\n"
        "  19 |   ignore: [POA999, no-lead-agency, P]\n"
        "     |            ^^^^^^\n"
        "plan.yaml:19:20: error[POA104] there is no rule 'no-lead-agency' (did you mean 'POA411'?)\n"
        "  18 | checks:\n"
        "  19 |   ignore: [POA999, no-lead-agency, P]\n"
        "     |                    ^^^^^^^^^^^^^^\n"
        "plan.yaml:19:36: error[POA104] there is no rule 'P'; `poa rules` lists them\n"
        "  18 | checks:\n"
        "  19 |   ignore: [POA999, no-lead-agency, P]\n"
        "     |                                    ^\n"
        "plan.yaml:20:14: error[POA104] there is no rule 'POA499'; `poa rules` lists them\n"
        "  19 |   ignore: [POA999, no-lead-agency, P]\n"
        "  20 |   severity: {POA499: off, POA2: off, poa412: error}\n"
        "     |              ^^^^^^\n"
        "plan.yaml:20:27: error[POA104] POA2 begins several codes; give the severity to one code, such as POA201\n"
        "  19 |   ignore: [POA999, no-lead-agency, P]\n"
        "  20 |   severity: {POA499: off, POA2: off, poa412: error}\n"
        "     |                           ^^^^\n"
        "plan.yaml:20:38: error[POA104] there is no rule 'poa412' (did you mean 'POA412'?)\n"
        "  19 |   ignore: [POA999, no-lead-agency, P]\n"
        "  20 |   severity: {POA499: off, POA2: off, poa412: error}\n"
        "     |                                      ^^^^^^\n"
        "7 errors, 0 warnings in 3 files\n"
    )


def test_fields_that_do_not_exist(project: MakeProject, check: Check) -> None:
    tree = project(
        more_plan="""\
        controlled_fields: [due, lead, milestones.*.deu]
        """,
    )
    assert check(tree, "POA104") == (
        "plan.yaml:18:26: error[POA104] a measure has no single value called 'lead'"
        " (such as due, lead_agency, supporting_agencies, milestones.*.due, milestones.*.agency, indicators.*.baseline.*, indicators.*.target.*)\n"
        "  17 |   - {id: sdg, title: Sustainable Development Goals}\n"
        "  18 | controlled_fields: [due, lead, milestones.*.deu]\n"
        "     |                          ^^^^\n"
        "plan.yaml:18:32: error[POA104] a measure has no single value called 'milestones.*.deu' (did you mean 'milestones.*.due'?)\n"
        "  17 |   - {id: sdg, title: Sustainable Development Goals}\n"
        "  18 | controlled_fields: [due, lead, milestones.*.deu]\n"
        "     |                                ^^^^^^^^^^^^^^^^\n"
        "2 errors, 0 warnings in 2 files\n"
    )


@pytest.mark.parametrize(
    "settings",
    [
        "controlled_fields: [due, title, milestones.*.due, milestones.M1.title, 'indicators.*.target.*']",
        "controlled_fields: []",
        "checks: {ignore: [POA4, poa7, POA503, POA], severity: {POA411: error, POA501: off}}",
    ],
)
def test_what_exists_is_fine(project: MakeProject, check: Check, settings: str) -> None:
    assert check(project(more_plan=settings + "\n"), "POA104") == "0 errors, 0 warnings in 2 files\n"
