"""An agency is named that the list of agencies does not have."""

from collections.abc import Iterator

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location, Suggestions, quoted
from poa_tracker.model import Agency, Measure, names_agencies
from poa_tracker.rules.rule import Context, rule


def _in_plan(context: Context) -> Iterator[tuple[Location, str]]:
    if context.agencies.is_loaded and not context.agencies.records:
        if any(outline.names_agency for outline in context.register.outlines):
            yield context.register.in_agencies("agencies"), "the list of agencies is empty, but measures name agencies"
        return
    coordinating, near = context.plan.coordinating_agency, Suggestions(context.agencies.by_id)
    if coordinating and context.agencies.lacks(coordinating):
        yield context.register.in_plan("coordinating_agency"), _message(context, coordinating, near)
    for index, agency in enumerate(context.agencies):
        successor = agency.succeeded_by.agency if agency.succeeded_by else None
        if successor and context.agencies.lacks(successor):
            place = context.register.in_agencies("agencies", index, "succeeded_by", "agency")
            yield place, _message(context, successor, near)


@rule("POA201", "unknown-agency", in_plan=_in_plan)
def unknown_agency(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure, or the plan, names an agency that is not in the list of agencies.

    Why: nobody answers for it, and it drops out of every table by agency.

    Bad:   lead_agency: POLCE
    Good:  lead_agency: POLICE
    """
    known = context.agencies.by_id
    if not known:
        return
    near = Suggestions(known)
    for entry in context.measures:
        if _names_only(entry.record, known):
            continue
        for path, agency_id in _named(entry.record):
            if context.agencies.lacks(agency_id):
                yield entry.at(*path), _message(context, agency_id, near)


def _names_only(measure: Measure, known: dict[str, Agency]) -> bool:
    """Whether every agency of a measure is known at a glance; most are, and nothing has to be placed."""
    if measure.lead_agency is not None and measure.lead_agency not in known:
        return False
    for agency_id in measure.supporting_agencies:
        if agency_id not in known:
            return False
    for milestone in measure.milestones:
        if milestone.agency is not None and milestone.agency not in known:
            return False
    for update in measure.updates:
        if update.agency is not None and update.agency not in known:
            return False
    return not measure.variations


def _named(measure: Measure) -> Iterator[tuple[KeyPath, str]]:
    if measure.lead_agency:
        yield ("lead_agency",), measure.lead_agency
    for index, agency_id in enumerate(measure.supporting_agencies):
        yield ("supporting_agencies", index), agency_id
    for index, milestone in enumerate(measure.milestones):
        if milestone.agency:
            yield ("milestones", index, "agency"), milestone.agency
    for index, update in enumerate(measure.updates):
        if update.agency:
            yield ("updates", index, "agency"), update.agency
    for index, variation in enumerate(measure.variations):
        if names_agencies(variation.field):
            yield from _varied(("variations", index, "to"), variation.to)
            yield from _varied(("variations", index, "from"), variation.from_)


def _varied(path: KeyPath, written: str | tuple[str, ...] | None) -> Iterator[tuple[KeyPath, str]]:
    """The agencies before or after a change, each where it stands."""
    if isinstance(written, str):
        yield path, written
    for index, agency_id in enumerate(written if isinstance(written, tuple) else ()):
        yield (*path, index), agency_id


def _message(context: Context, agency_id: str, near: Suggestions) -> str:
    return f"no agency {quoted(agency_id)}{near.did_you_mean(agency_id) or _by_name(context, agency_id)}"


def _by_name(context: Context, spelling: str) -> str:
    """The id of an agency that is named in words: `New Zealand Police` is no id, but it is known whose name it is."""
    agency = context.agencies.resolve(spelling)
    return f" (did you mean {agency.id!r}?)" if agency else ""
