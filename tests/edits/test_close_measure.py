"""A measure that ends without being delivered, and the one that goes on in its place."""

from datetime import date

import pytest

from poa_tracker.edits.close_measure import close_measure
from poa_tracker.edits.draft import FileEdit
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.model import Outcome
from poa_tracker.register.workbench import Workbench
from tests.conftest import TODAY, MakeProject
from tests.edits.changed import lines_changed, refusal

OPEN = "id: GOV-001\ntitle: A\ngoal: permits\nstatus: in_progress\n"


def closed(project: MakeProject, other: str, *, into: str | None = "GOV-002", day: date | None = None) -> FileEdit:
    outcome = Outcome.MERGED if into else Outcome.DISCONTINUED
    bench = Workbench.open(project(GOV_001=OPEN, GOV_002=f"id: GOV-002\ntitle: B\ngoal: permits\n{other}"))
    entry = bench.measure("GOV-001")
    (edit,) = close_measure(bench, entry, outcome, "One team", into=into, day=day, approved_by=None, today=TODAY)
    return edit


def test_today_or_on_an_earlier_day_with_the_day_it_was_recorded(project: MakeProject) -> None:
    shown = ["-status: in_progress", "+status: closed", "+closure:"]
    reason = ["+  into: GOV-002", "+  reason: One team"]
    today = ["+  outcome: merged", "+  date: 2026-02-01"]
    assert lines_changed(closed(project, "status: ongoing\n")) == [*shown, *today, *reason]
    earlier = ["+  outcome: merged", "+  date: 2026-01-31", "+  recorded: 2026-02-01"]
    assert lines_changed(closed(project, "status: ongoing\n", day=date(2026, 1, 31))) == [*shown, *earlier, *reason]
    assert refusal(RefusedError, lambda: closed(project, "status: ongoing\n", day=date(2026, 2, 2))) == (
        "a closure on 2026-02-02 is still to come (today is 2026-02-01); record it when it has happened"
    )


def test_what_was_delivered_can_go_on_in_its_place(project: MakeProject) -> None:
    assert "+  into: GOV-002" in lines_changed(closed(project, "status: completed\ncompleted: 2025-12-01\n"))


@pytest.mark.parametrize(
    ("closure", "message"),
    [
        (
            "closure: {outcome: merged, date: 2025-12-01, into: GOV-003, reason: R}\n",
            "GOV-002 is itself closed; it went on in GOV-003",
        ),
        ("closure: {outcome: discontinued, date: 2025-12-01, reason: R}\n", "GOV-002 is itself closed"),
        ("", "GOV-002 is itself closed"),
    ],
)
def test_what_is_closed_itself_takes_nothing_over(project: MakeProject, closure: str, message: str) -> None:
    assert refusal(UsageError, lambda: closed(project, f"status: closed\n{closure}")) == message
