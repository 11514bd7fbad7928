"""An agency returned on a measure that it has no part in."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA416", "return-from-other-agency", severity=Severity.WARNING)
def return_from_other_agency(context: Context) -> Iterator[tuple[Location, str]]:
    """A return names an agency that neither leads nor supports the measure, and never did.

    An agency that delivers one of its milestones has a part in it too, and so has one that took over from such an
    agency. Where no agency leads the measure, any may report.

    Why: most likely the agency is mistyped, or the return belongs to another measure.

    Bad:   lead_agency: POLICE
           updates: [{period: 2009-10-Q1, agency: CUSTOMS, …}]
    Good:  lead_agency: POLICE
           supporting_agencies: [CUSTOMS]
           updates: [{period: 2009-10-Q1, agency: CUSTOMS, …}]
    """
    for entry in context.measures:
        measure = entry.record
        for index, update in enumerate(measure.updates):
            agency = update.agency
            # Most returns name none, or the lead agency: look first.
            if agency is None or agency == measure.lead_agency or context.agencies.lacks(agency):
                continue
            if not context.returns(entry).has_part(agency):
                message = (
                    f"{agency} neither leads nor supports {measure.id}; if it does, add it to 'supporting_agencies'"
                )
                yield entry.at("updates", index, "agency"), message
