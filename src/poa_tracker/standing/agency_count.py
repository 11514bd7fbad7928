"""What each agency has on its plate, and whether it has reported."""

from dataclasses import dataclass

from poa_tracker.model import Agency, ReturnState
from poa_tracker.standing.as_of import AsOf


@dataclass(frozen=True, slots=True)
class AgencyCount:
    """An agency's share of a view: open measures, and returns for the period the view's confidences count from."""

    agency: Agency
    former: tuple[Agency, ...]
    """The agencies that had become part of it by the day of the view."""
    leads: int
    supports: int
    overdue: int
    received: int
    late: int
    missing: int


def count_by_agency(view: AsOf) -> list[AgencyCount]:
    """Every agency, in the order of agencies.yaml, also those without a measure.

    What was given to an agency counts for whoever answers for it on the day of the view.
    """
    leads: dict[str, int] = {}
    supports: dict[str, int] = {}
    overdue: dict[str, int] = {}
    returns: dict[tuple[str, ReturnState], int] = {}
    for one in view.standings:
        if one.lead_agency and one.return_state:
            key = (one.lead_agency, one.return_state)
            returns[key] = returns.get(key, 0) + 1
        if not one.is_open:
            continue
        if one.lead_agency:
            leads[one.lead_agency] = leads.get(one.lead_agency, 0) + 1
            overdue[one.lead_agency] = overdue.get(one.lead_agency, 0) + one.is_overdue
        for agency_id in {view.agencies.successor_on(each, view.day) for each in one.measure.supporting_agencies}:
            supports[agency_id] = supports.get(agency_id, 0) + 1
    return [
        AgencyCount(
            agency,
            tuple(
                former
                for former in view.agencies.predecessors(agency.id)
                if view.agencies.successor_on(former.id, view.day) == agency.id
            ),
            leads.get(agency.id, 0),
            supports.get(agency.id, 0),
            overdue.get(agency.id, 0),
            returns.get((agency.id, ReturnState.RECEIVED), 0),
            returns.get((agency.id, ReturnState.LATE), 0),
            returns.get((agency.id, ReturnState.MISSING), 0),
        )
        for agency in view.agencies
    ]
