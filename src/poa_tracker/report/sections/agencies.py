"""By agency: what each leads and has to deliver, and whether it reported."""

from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.model import ReturnState
from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView
from poa_tracker.standing.agency_count import AgencyShare, ReturnCount, share_out
from poa_tracker.standing.as_of import Standing
from poa_tracker.standing.delivery import Rate
from poa_tracker.standing.tally import Tally


class AgencyReturns(NamedTuple):
    """What became of an agency's returns for the period. expected = on_time + late + missing + not_due."""

    expected: int
    on_time: int
    late: int
    missing: int
    not_due: int
    """Not received, and not due yet."""
    missing_for: tuple[MeasureName, ...]

    @classmethod
    def of(cls, view: ReportView, asked: Iterable[Standing]) -> "AgencyReturns":
        asked = tuple(asked)
        missing = tuple(view.name(one.id) for one in asked if one.return_state is ReturnState.MISSING)
        return cls(*ReturnCount.of(asked), missing)


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
    returns: AgencyReturns


class AgencySection(NamedTuple):
    """Agencies in the order of the plan's list, without those that have no part in it. Always there."""

    rows: tuple[AgencyRow, ...]
    unassigned: AgencyRow | None
    """What no agency answers for; none if there is nothing."""
    total: AgencyRow
    are_returns_expected: bool
    """Whether the plan expects returns for this period."""
    are_returns_due: bool
    """Whether the day had passed on which they were due."""


def build(view: ReportView) -> AgencySection:
    _ = view.language.gettext
    shares = share_out(view.now)
    known = dict.fromkeys(agency.id for agency in view.now.agencies)
    everyone = [*known, *sorted(one for one in shares if one and one not in known)]
    first, last = view.period.first_day, view.day

    def row(agency_id: str | None, share: AgencyShare) -> AgencyRow:
        agency = view.now.agencies.get(agency_id)
        return AgencyRow(
            id=agency_id,
            label=view.agency(agency_id) or _("No lead agency"),
            name=view.agency_name(agency) if agency else agency_id or _("No lead agency"),
            former_names=tuple(view.agency_name(one) for one in view.former.get(agency_id or "", ())),
            tally=Tally.of(share.led),
            rate=Rate.of(one for one in share.dated if one.was_due(first, last)),
            overdue=share.overdue,
            returns=AgencyReturns.of(view, share.asked),
        )

    def says_something(one: AgencyRow) -> bool:
        return bool(one.tally.measures or one.rate.due or one.overdue or one.returns.expected)

    rows = tuple(row(one, shares[one]) for one in everyone if one in shares)
    nobody = row(None, shares[None]) if None in shares else None
    reporting = view.plan.reporting
    return AgencySection(
        rows=tuple(one for one in rows if says_something(one)),
        unassigned=nobody if nobody and says_something(nobody) else None,
        total=AgencyRow(
            id=None,
            label=_("All"),
            name=_("All agencies"),
            former_names=(),
            tally=Tally.of(view.now.standings),
            rate=Rate.of(view.due_this_period),
            overdue=sum(one.is_overdue for one in view.promises),
            returns=AgencyReturns.of(view, view.now.standings),
        ),
        are_returns_expected=view.plan.expects_returns_for(view.period),
        are_returns_due=reporting.are_returns_due(view.period, view.now.as_at),
    )
