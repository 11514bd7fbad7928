"""Nobody answers for a measure."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA411", "no-lead-agency", severity=Severity.WARNING)
def no_lead_agency(context: Context) -> Iterator[tuple[Location, str]]:
    """An open measure names no lead agency.

    Why: what belongs to everybody is done by nobody, and no return can be asked for.

    Bad:   supporting_agencies: [DOL, CUSTOMS]
    Good:  lead_agency: POLICE
           supporting_agencies: [DOL, CUSTOMS]
    """
    for entry, measure in context.in_plan:
        if measure.lead_agency is None and measure.is_open:
            yield entry.at("lead_agency"), "this measure has no lead agency"
