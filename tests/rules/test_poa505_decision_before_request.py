"""POA505 decision-before-request. How `poa vary` refuses one is tested in tests/test_mended.py."""

from tests.conftest import Check, MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
status: in_progress
due: 2026-12-31
variations:
  - {date: 2026-01-10, field: due, from: 2026-06-30, to: 2026-12-31, reason: Law., state: requested}
  - {date: 2026-01-09, field: due, from: 2026-06-30, to: 2026-12-31, reason: Law., state: approved, requested: 2026-01-10}
"""


def test_a_decision_from_before_anybody_asked(project: MakeProject, check: Check) -> None:
    assert check(project(GOV_001=MEASURE), "POA505") == (
        "measures/GOV-001.yaml:8:12: warning[POA505] a decision dated 2026-01-09 on a request of 2026-01-10\n"
        "   7 |   - {date: 2026-01-10, field: due, from: 2026-06-30, to: 2026-12-31, reason: Law., state: requested}\n"
        "   8 |   - {date: 2026-01-09, field: due, from: 2026-06-30, to: 2026-12-31, reason: Law., state: approved, requested: 2026-01-10}\n"
        "     |            ^^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_a_decision_on_the_day_of_the_request(project: MakeProject, check: Check) -> None:
    same_day = MEASURE.replace("2026-01-09", "2026-01-10")
    assert check(project(GOV_001=same_day), "POA505") == "0 errors, 0 warnings in 3 files\n"
