"""The coordinating agency or a merger of agencies is another than was on record, and nothing records why."""

from collections.abc import Iterator

from poa_tracker.changes.controlled import entries_of, leads_from
from poa_tracker.changes.difference import value_text
from poa_tracker.changes.record_changes import changed_variations
from poa_tracker.findings import Location
from poa_tracker.model import Agency
from poa_tracker.register.project import AGENCIES, PLAN
from poa_tracker.rules.poa511_controlled_field_changed import variation_faults
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA520", "plan-decision-changed", reach=Reach.RECORD)
def plan_decision_changed(context: Context) -> Iterator[tuple[Location, str]]:
    """plan.yaml names another coordinating agency than in the revision and no variation leads there, a variation in it
    is gone or was edited, or a merger in agencies.yaml is gone or is another.

    If a merger on record was wrong, correct it in `succeeded_by` and keep what stood there under the agency's
    `corrections`. A merger that has not taken effect yet can be changed or taken out.

    Why: earlier reports, made again, would name other agencies than they did.

    Bad:   succeeded_by: {agency: MBIE, date: 2012-07-01}   (it was 2012-08-01)
    Good:  succeeded_by: {agency: MBIE, date: 2012-07-01}
           corrections: [{recorded: 2012-09-03, was: {agency: MBIE, date: 2012-08-01}, reason: Misread.}]
    """
    yield from _coordinating_agency(context)
    yield from _mergers(context)


def _coordinating_agency(context: Context) -> Iterator[tuple[Location, str]]:
    before, after, register = context.record.before.plan, context.plan, context.register
    kept = changed_variations(before.variations, after.variations)
    for path, message in variation_faults(kept, before.variations, after.variations):
        yield register.at(PLAN, *path) if after.variations else register.at_key(PLAN, "id"), message
    was, now = before.coordinating_agency, after.coordinating_agency
    known, entries = (entries_of(one.variations, "coordinating_agency") for one in (before, after))
    # A plan may name it later than it begins: nothing was on record then.
    if was is None or was == now or leads_from(was, now, known, entries):
        return
    message = f"coordinating_agency was {was}, and no variation records why it is {value_text(now)} now"
    yield register.in_plan("coordinating_agency") if now else register.at_key(PLAN, "id"), message


def _mergers(context: Context) -> Iterator[tuple[Location, str]]:
    were = context.record.before.agencies
    for index, agency in enumerate(context.agencies):
        was = were.get(agency.id)
        if was is None:
            continue
        if agency.corrections[: len(was.corrections)] != was.corrections:
            message = "what is on record under 'corrections' stays as it is; add an entry"
            yield context.register.at(AGENCIES, "agencies", index, "id"), message
        if fault := _fault(was, agency, context):
            place = "succeeded_by" if agency.succeeded_by else "id"
            yield context.register.at(AGENCIES, "agencies", index, place), fault


def _fault(was: Agency, now: Agency, context: Context) -> str | None:
    """What is wrong with a merger that is not as it was; none where it had not taken effect, or a correction has it."""
    merger = was.succeeded_by
    if merger is None or merger == now.succeeded_by or merger.date > context.today:
        return None
    if any(one.was == merger for one in now.corrections[len(was.corrections) :]):
        return None
    how = f"became part of {merger.agency} on {merger.date}"
    is_now = "the merger is gone" if now.succeeded_by is None else f"it is {value_text(now.succeeded_by)} now"
    return f"{now.id} {how}, and {is_now}: put it back, or keep what stood there under 'corrections', with the reason"
