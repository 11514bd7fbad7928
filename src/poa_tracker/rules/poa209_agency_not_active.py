"""An open measure is left with an agency that is gone."""

from collections.abc import Iterator

from poa_tracker.findings import Location, quoted
from poa_tracker.rules.rule import Context, rule


@rule("POA209", "agency-not-active")
def agency_not_active(context: Context) -> Iterator[tuple[Location, str]]:
    """An open measure is led or supported by an agency that does not exist any more, or not yet.

    Why: nobody is there to report on it.

    Bad:   lead_agency: DOL    # part of MBIE since 2012-07-01
    Good:  lead_agency: MBIE
    """
    # POA301 reports a time that ends before it begins, once and where it is written.
    gone = {
        agency.id
        for agency in context.agencies
        if not agency.active.is_reversed and not agency.is_active_on(context.today)
    }
    if not gone:
        return
    for entry in context.measures:
        measure = entry.record
        if not measure.is_open:
            continue
        named = [(("lead_agency",), measure.lead_agency)] if measure.lead_agency else []
        supporting = [(("supporting_agencies", index), one) for index, one in enumerate(measure.supporting_agencies)]
        for path, agency_id in (*named, *supporting):
            if agency_id in gone:
                successor = context.agencies.successor_on(agency_id, context.today)
                hint = f" (its successor is {quoted(successor)})" if successor != agency_id else ""
                yield entry.at(*path), f"{quoted(agency_id)} is not active on {context.today}{hint}"
