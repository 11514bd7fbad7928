"""By agency: what each leads and has to deliver, and whether it reported."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.model import ReturnState
from poa_tracker.report.delivery_rate import Rate
from poa_tracker.report.names import MeasureName
from poa_tracker.report.tally import Tally
from poa_tracker.report.view import ReportView
from poa_tracker.standing.as_of import Standing
from poa_tracker.standing.deliverable import Deliverable


class Returns(NamedTuple):
    """What became of an agency's returns for the period. expected = on_time + late + missing + not_due."""

    expected: int
    on_time: int
    late: int
    missing: int
    not_due: int
    """Not there, on a day on which they did not have to be."""
    missing_for: tuple[MeasureName, ...]

    @classmethod
    def of(cls, view: ReportView, standings: Iterable[Standing]) -> "Returns":
        standings = [standing for standing in standings if standing.return_state is not None]
        states = Counter(standing.return_state for standing in standings)
        return cls(
            expected=len(standings),
            on_time=states[ReturnState.RECEIVED],
            late=states[ReturnState.LATE],
            missing=states[ReturnState.MISSING],
            not_due=states[ReturnState.NOT_DUE],
            missing_for=tuple(view.name(one.id) for one in standings if one.return_state is ReturnState.MISSING),
        )


class AgencyRow(NamedTuple):
    """One agency's share of the plan."""

    id: str | None
    """As files write it; none for what no agency answers for, and for all together."""
    label: str
    """Short, as tables print it."""
    name: str
    former_names: tuple[str, ...]
    """Names of agencies that became part of this one."""
    tally: Tally
    """Of the measures it leads."""
    rate: Rate
    """Of the milestones and measures due in the period that it delivers."""
    overdue: int
    """Milestones and measures that it delivers and that are overdue."""
    returns: Returns


class AgencySection(NamedTuple):
    """Agencies in the order of the plan's list, those without any part left out. Always there."""

    rows: tuple[AgencyRow, ...]
    unassigned: AgencyRow | None
    """What no agency answers for; none where there is no such thing."""
    total: AgencyRow
    are_returns_expected: bool
    """Whether the plan expects returns for this period."""
    are_returns_due: bool
    """Whether the day had passed by which they had to be there."""


def build(view: ReportView) -> AgencySection:
    _ = view.language.gettext
    led: dict[str | None, list[Standing]] = defaultdict(list)
    for standing in view.now.standings:
        led[standing.lead_agency].append(standing)
    due: dict[str | None, list[Deliverable]] = defaultdict(list)
    for one in view.due_this_period:
        due[one.agency].append(one)
    overdue = Counter(one.agency for one in view.deliverables if one.is_overdue)
    known = dict.fromkeys(agency.id for agency in view.now.agencies)
    everyone = dict.fromkeys([*known, *sorted(one for one in [*led, *due, *overdue] if one)])

    def row(agency_id: str | None) -> AgencyRow:
        agency = view.now.agencies.get(agency_id)
        return AgencyRow(
            id=agency_id,
            label=view.agency(agency_id) or _("No lead agency"),
            name=view.agency_name(agency) if agency else agency_id or _("No lead agency"),
            former_names=tuple(view.agency_name(one) for one in view.former.get(agency_id or "", ())),
            tally=Tally.of(led[agency_id]),
            rate=Rate.of(due[agency_id]),
            overdue=overdue[agency_id],
            returns=Returns.of(view, led[agency_id]),
        )

    reporting = view.plan.reporting
    return AgencySection(
        rows=tuple(row(one) for one in everyone if led[one] or due[one] or overdue[one]),
        unassigned=row(None) if led[None] or due[None] or overdue[None] else None,
        total=AgencyRow(
            id=None,
            label=_("All"),
            name=_("All agencies"),
            former_names=(),
            tally=Tally.of(view.now.standings),
            rate=Rate.of(view.due_this_period),
            overdue=sum(overdue.values()),
            returns=Returns.of(view, view.now.standings),
        ),
        are_returns_expected=view.plan.expects_returns_for(view.period),
        are_returns_due=reporting.are_returns_due(view.period, view.now.as_at),
    )
