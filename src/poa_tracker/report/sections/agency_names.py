"""Agencies and their former names: who became whom, so that a reader of an older report can follow."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import Agency
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
    """The full name of the agency that took over, or will."""
    succeeded_on: date | None
    contact: str | None
    """A role and its address; internal reports only."""


def build(view: ReportView) -> tuple[AgencyName, ...]:
    """Every agency in the plan's list, in its order."""
    agencies = view.now.agencies
    rows = []
    for agency in agencies:
        next_one = agency.succeeded_by
        successor = agencies.get(next_one.agency) if next_one else None
        rows.append(
            AgencyName(
                label=agency.label,
                name=agency.name,
                other_names=tuple(f"{name} ({tag})" for tag, name in agency.names.items()),
                former_names=tuple(one.name for one in view.former.get(agency.id, ())),
                successor=successor.name if successor else next_one.agency if next_one else None,
                succeeded_on=next_one.date if next_one else None,
                contact=_contact(agency),
            )
        )
    return tuple(rows)


def _contact(agency: Agency) -> str | None:
    contact = agency.contact
    if contact is None:
        return None
    return f"{contact.role} ({contact.email})" if contact.email else contact.role
