"""A person at a terminal is asked which of the requests that wait a decision settles."""

from datetime import date
from pathlib import Path

import typer

from poa_tracker.edits.vary import Settles, as_held, meant, waiting_requests
from poa_tracker.model import shown_value
from poa_tracker.register import Project
from poa_tracker.register.workbench import Workbench


def ask_request(root: Path, measure_id: str, field: str, value: str) -> date | Settles | None:
    """The day of the request, or that it settles none; None where no request waits, or one for this very value."""
    bench, field = Workbench.open(Project.find(root).root), field.strip()
    waiting = waiting_requests(bench.measure(measure_id).record, field)
    if not waiting or as_held(meant(bench, field, value.strip())) in [one.after for one in waiting]:
        return None
    for one in reversed(waiting):
        if typer.confirm(f"Does this decide the request of {one.date} (to {shown_value(one.to)})?", err=True):
            return one.date
    return Settles.NONE
