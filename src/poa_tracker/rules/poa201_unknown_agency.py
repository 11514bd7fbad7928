"""An agency is named that the list of agencies does not have."""

from collections.abc import Iterator

from poa_tracker.findings import Location, did_you_mean
from poa_tracker.rules.rule import Context, rule


@rule("POA201", "unknown-agency")
def unknown_agency(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure names an agency that is not in the list of agencies.

    Why: nobody answers for it, and it drops out of every table by agency.

    Bad:   lead_agency: POLCE
    Good:  lead_agency: POLICE
    """
    agencies = context.agencies
    for entry in context.measures:
        measure = entry.record
        if measure.lead_agency and agencies.lacks(measure.lead_agency):
            yield (
                entry.at("lead_agency"),
                f"no agency {measure.lead_agency!r}{did_you_mean(measure.lead_agency, agencies.spellings)}",
            )
