"""The lead agency is named among those that help it."""

from collections.abc import Iterator

from poa_tracker.findings import Location, quoted
from poa_tracker.rules.rule import Context, rule


@rule("POA208", "lead-also-supporting")
def lead_also_supporting(context: Context) -> Iterator[tuple[Location, str]]:
    """The lead agency of a measure is also one of its supporting agencies, or one supports it twice.

    Why: the measure is counted twice for that agency.

    Bad:   lead_agency: POLICE
           supporting_agencies: [POLICE, CUSTOMS]
    Good:  lead_agency: POLICE
           supporting_agencies: [CUSTOMS]
    """
    for entry in context.measures:
        seen: set[str] = set()
        for index, agency_id in enumerate(entry.record.supporting_agencies):
            if agency_id == entry.record.lead_agency:
                yield entry.at("supporting_agencies", index), f"{quoted(agency_id)} leads this measure already"
            elif agency_id in seen:
                yield entry.at("supporting_agencies", index), f"{quoted(agency_id)} is already in this list"
            seen.add(agency_id)
