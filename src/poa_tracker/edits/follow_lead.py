"""Another agency answers for a measure from an earlier day on: what it had reported by then may count from now on."""

from poa_tracker.document import read
from poa_tracker.edits.draft import Draft
from poa_tracker.errors import RefusedError
from poa_tracker.model import Confidence, Cycle, Measure, Status
from poa_tracker.register import Agencies, Entry
from poa_tracker.register.load import build_record
from poa_tracker.standing.returns import Returns
from poa_tracker.standing.rewind import reported_status


def follow_lead(draft: Draft, entry: Entry[Measure], agencies: Agencies, cycle: Cycle) -> None:
    """Give the measure the status and confidence of the return that speaks for it, by the leads as the draft has them.

    `agencies` are those after the change. Raises RefusedError where that return says that the measure is completed:
    nobody has said when.
    """
    if not entry.record.updates:
        return
    measure, _ = build_record(Measure, entry.path, read(draft.edit.after), cycle)
    if measure is None or not measure.is_open:
        return
    returns = Returns(measure, agencies, cycle)
    newest = returns.newest
    if newest is None:
        return
    status = reported_status(measure, newest)
    if (status, newest.confidence) == (measure.status, measure.confidence):
        return
    reporter = returns.supplier(newest) or "the lead agency"
    which = f"{reporter}'s return of {newest.submitted} for {newest.period}"
    if status is Status.COMPLETED:
        raise RefusedError(
            f"{which} would count for {measure.id}, and says that it is completed. Take a later day, or first correct "
            f"that return (poa update {measure.id} --period {newest.period} --agency {reporter} --corrects …)"
        )
    put_state(draft, measure, status, newest.confidence)
    state = ", ".join(one.value for one in (status, newest.confidence) if one)
    draft.note(f"{measure.id} is {state} now: {which} counts, because {reporter} led by then.")


def put_state(draft: Draft, measure: Measure, status: Status, confidence: Confidence | None) -> None:
    """Write the status and confidence at the top of a measure's file; no confidence, where the return gives none."""
    draft.set(("status",), status.value)
    if confidence is not None:
        draft.set(("confidence",), confidence.value)
    elif measure.confidence is not None:
        draft.remove(("confidence",))
