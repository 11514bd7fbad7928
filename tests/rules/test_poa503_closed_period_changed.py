"""POA503 closed-period-changed. How periods are closed, and all that may come later, is tested in tests/cli/test_period.py."""

from datetime import date

from poa_tracker.model import Cycle, Frequency, Measure
from poa_tracker.standing.digest import digest
from tests.conftest import Check, MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
status: in_progress
updates:
  - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, summary: 120 people were trained.}
"""
QUARTER = Cycle(Frequency.QUARTERLY, 7).parse("2025-26-Q1")


def held() -> str:
    update = {
        "period": "2025-26-Q1",
        "submitted": "2025-10-09",
        "status": "in_progress",
        "summary": "120 people were trained.",
    }
    fields = {"id": "GOV-001", "title": "Other words", "goal": "permits", "status": "in_progress", "updates": [update]}
    return digest(Measure.model_validate(fields), QUARTER, date(2025, 10, 20))


def closed(sums: str) -> dict[str, str | bytes]:
    text = f"period: 2025-26-Q1\nclosed: 2025-10-20\nclosed_by: Secretariat\nmeasures:\n  GOV-001: {sums}\n"
    return {"periods/2025-26-Q1.yaml": text}


def test_a_measure_cannot_come_into_the_plan_after_it_was_reported_on(project: MakeProject, check: Check) -> None:
    tree = project(files=closed(held()), GOV_001=MEASURE + "added: 2025-11-01\n")
    assert check(tree, "POA503") == (
        "measures/GOV-001.yaml:7:8: error[POA503] this was in the plan when 2025-26-Q1 was closed, "
        "but 'added' has a later day\n"
        "   6 |   - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, summary: 120 people were trained.}\n"
        "   7 | added: 2025-11-01\n"
        "     |        ^^^^^^^^^^\n"
        "1 error, 0 warnings in 4 files\n"
    )


def test_words_of_a_return_were_changed(project: MakeProject, check: Check) -> None:
    tree = project(files=closed(held()), GOV_001=MEASURE.replace("120", "210"))
    assert check(tree, "POA503") == (
        "measures/GOV-001.yaml:6:3: error[POA503] an update has changed since 2025-26-Q1 was closed on 2025-10-20\n"
        "   5 | updates:\n"
        "   6 |   - {period: 2025-26-Q1, submitted: 2025-10-09, status: in_progress, summary: 210 people were trained.}\n"
        "     |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "1 error, 0 warnings in 4 files\n"
    )


def test_layout_and_comments_change_nothing(project: MakeProject, check: Check) -> None:
    text = MEASURE.replace(
        "{period: 2025-26-Q1, submitted: 2025-10-09,", "{submitted: '2025-10-09', period: '2025-26-Q1',"
    )
    tree = project(files=closed(held()), GOV_001=f"# a note\n{text}")
    assert check(tree, "POA503") == "0 errors, 0 warnings in 4 files\n"


def test_sums_that_nobody_wrote_hold_nothing(project: MakeProject, check: Check) -> None:
    shown = check(project(files=closed("nonsense"), GOV_001=MEASURE), "POA503")
    assert shown.endswith("5 errors, 0 warnings in 4 files\n")
