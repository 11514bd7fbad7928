"""Agencies and their former names: who became whom, so that a reader of an older report can follow."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import Agency, names_agencies
from poa_tracker.report.view import ReportView


class AgencyName(NamedTuple):
    """An agency and what it is or was called."""

    label: str
    """Short, as tables print it."""
    name: str
    other_names: tuple[str, ...]
    """In other languages, each with its tag: `Te Tari Taake (mi)`."""
    former_names: tuple[str, ...]
    """Names of agencies that had become part of it by the day of the report."""
    successor: str | None
    """The full name of the agency that had taken over by the day of the report."""
    succeeded_on: date | None
    contact: str | None
    """A role and its address; internal reports only."""


def build(view: ReportView) -> tuple[AgencyName, ...]:
    """The agencies that the report speaks of, in the order of the plan's list, as they were on its day.

    One that joined the list later, or became part of another later, is left out: the report for an earlier day stays
    the same.
    """
    agencies, day = view.now.agencies, view.now.as_at
    named = _named(view)
    rows = []
    for agency in agencies:
        if agency.id not in named:
            continue
        next_one = agency.succeeded_by if agency.succeeded_by and agency.succeeded_by.date <= day else None
        successor = agencies.get(next_one.agency) if next_one else None
        rows.append(
            AgencyName(
                label=view.agency(agency.id) or agency.label,
                name=view.agency_name(agency),
                other_names=_other_names(view, agency),
                former_names=tuple(view.agency_name(one) for one in view.former.get(agency.id, ())),
                successor=view.agency_name(successor) if successor else next_one.agency if next_one else None,
                succeeded_on=next_one.date if next_one else None,
                contact=_contact(agency),
            )
        )
    return tuple(rows)


def _other_names(view: ReportView, agency: Agency) -> tuple[str, ...]:
    """Each with the language it is in; where the report prints one of these, the name in the plan's own instead."""
    names, shown = dict(agency.names), None if view.language.is_of_plan else agency.name_in(view.language.tag)
    if shown is not None:
        names = {view.plan.language: agency.name} | {tag: name for tag, name in names.items() if name != shown}
    return tuple(f"{name} ({tag})" for tag, name in names.items())


def _named(view: ReportView) -> set[str]:
    """The ids of agencies that coordinate the plan, have a part in a measure or are what the report is of, and of what
    had become of them."""
    agencies, coordinating = view.now.agencies, view.now.coordinating_agency
    named = {coordinating} if coordinating else set()
    if view.part_agency:
        named.add(view.part_agency.id)
    for standing in view.now.standings:
        measure = standing.measure
        named.update(
            one
            for one in (
                measure.lead_agency,
                *measure.supporting_agencies,
                *(milestone.agency for milestone in measure.milestones),
                *(update.agency for update in measure.updates),
                *(
                    text
                    for one in measure.variations
                    if names_agencies(one.field)
                    for written in (one.from_, one.to)
                    for text in ((written,) if isinstance(written, str) else written or ())
                ),
            )
            if one
        )
    named |= {agencies.successor_on(one, view.now.as_at) for one in named}
    return named | {former.id for one in named for former in view.former.get(one, ())}


def _contact(agency: Agency) -> str | None:
    contact = agency.contact
    if contact is None:
        return None
    return f"{contact.role} ({contact.email})" if contact.email else contact.role
