"""POA415 request-after-end. How `poa vary` settles it is tested in tests/cli/test_vary.py."""

from tests.conftest import Check, MakeProject

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
status: closed
due: 2026-06-30
variations:
  - {date: 2026-01-10, field: due, from: 2026-06-30, to: 2026-12-31, reason: Law., state: requested}
closure: {outcome: discontinued, date: 2026-01-15, reason: No rooms.}
"""


def test_a_request_that_outlived_its_measure(project: MakeProject, check: Check) -> None:
    assert check(project(GOV_001=MEASURE), "POA415") == (
        "measures/GOV-001.yaml:7:91: warning[POA415] GOV-001 is closed, but this request of 2026-01-10 still waits for a decision: "
        "settle it with `poa vary` and --declined-by\n"
        "   6 | variations:\n"
        "   7 |   - {date: 2026-01-10, field: due, from: 2026-06-30, to: 2026-12-31, reason: Law., state: requested}\n"
        "     |                                                                                           ^^^^^^^^^\n"
        "0 errors, 1 warning in 3 files\n"
    )


def test_a_request_that_was_declined_or_whose_measure_is_open(project: MakeProject, check: Check) -> None:
    settled = MEASURE.replace(
        "closure:",
        "  - {date: 2026-01-20, field: due, from: 2026-06-30, to: 2026-12-31, reason: Law., state: declined, requested: 2026-01-10}\n"
        "closure:",
    )
    assert check(project(GOV_001=settled), "POA415") == "0 errors, 0 warnings in 3 files\n"
    running = MEASURE.replace("closed", "in_progress").partition("closure")[0]
    assert check(project(GOV_001=running), "POA415") == "0 errors, 0 warnings in 3 files\n"
