"""Another agency answers for a measure from now on: a variation of its lead agency."""

from datetime import date

from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.edits.vary import Grounds, put_lead
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.model import Measure
from poa_tracker.register import Entry
from poa_tracker.register.workbench import Workbench

FIRST_LEAD = "The measure had no lead agency."


def assign_agency(
    bench: Workbench, entry: Entry[Measure], agency: str, grounds: Grounds, today: date
) -> list[FileEdit]:
    """The measure's file with the agency as its lead, by variation, and no longer among the supporting ones."""
    measure = entry.record
    lead = bench.agency(agency).id
    if not measure.is_open:
        raise RefusedError(f"{measure.id} is {measure.status.value}; its lead agency can no longer change")
    if measure.lead_agency is not None and not (grounds.reason and grounds.approved_by):
        raise UsageError(
            f"{measure.lead_agency} leads {measure.id} now: give the reason with --reason, "
            "and who approved it with --approved-by"
        )
    grounds = grounds._replace(reason=grounds.reason or FIRST_LEAD, is_approved=True)
    draft = Draft.of_measure(entry)
    put_lead(draft, bench, entry, lead, grounds, today)
    return [draft.edit]
