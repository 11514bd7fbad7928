"""The status at the top of a file is not the one its newest update reports."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import Confidence, Status
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.rewind import is_taken_back


@rule("POA401", "status-differs-from-update")
def status_differs_from_update(context: Context) -> Iterator[tuple[Location, str]]:
    """The status or confidence of a measure differs from that of its lead agency's newest return.

    A closed measure may differ.

    Why: readers of the file see the top first, and reports go by the returns; the two must agree.

    Bad:   status: not_started
           updates: [{period: 2009-10-Q1, status: in_progress, …}]
    Good:  status: in_progress
           updates: [{period: 2009-10-Q1, status: in_progress, …}]
    """
    for entry in context.measures:
        measure = entry.record
        newest = context.returns(entry).newest
        if newest is None or measure.status is Status.CLOSED:
            continue
        # Where a completion was taken back, the return that spoke of it stays on record.
        expected = Status.IN_PROGRESS if is_taken_back(measure) else newest.status
        if measure.status not in (expected, newest.status):
            yield entry.at("status"), _message("status", measure.status, newest.status, newest.period)
        if newest.confidence is not measure.confidence:
            yield entry.at("confidence"), _message("confidence", measure.confidence, newest.confidence, newest.period)


def _message(field: str, here: Status | Confidence | None, there: Status | Confidence | None, period: str) -> str:
    top, newest = (repr(one.value) if one else "nothing" for one in (here, there))
    return f"{field}: {top} at the top, but the lead agency's newest return ({period}) has {newest}"
