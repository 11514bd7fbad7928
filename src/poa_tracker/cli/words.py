"""Canonical values as people read them, in the plan's own words where it has some."""

from datetime import date
from typing import TYPE_CHECKING

from poa_tracker.cli.table import NONE, printable
from poa_tracker.model import DEFAULT_LABELS, Measure, Plan, Visibility

if TYPE_CHECKING:
    from poa_tracker.standing.as_of import AsOf

__all__ = ["NONE", "counted", "day", "days", "marked", "takes_over", "word"]


def word(plan: Plan, value: str | None) -> str:
    """`In progress` for `in_progress`, or the plan's house word for it."""
    if value is None:
        return NONE
    house = plan.wording.get(value)
    return house.label if house else DEFAULT_LABELS[value]


def marked(measure: Measure, title: str) -> str:
    """A title of a measure, or of a part of it, with the mark of what is internal."""
    return f"{title} (internal)" if measure.visibility is Visibility.INTERNAL else title


def day(value: date | None) -> str:
    return value.isoformat() if value else NONE


def days(number: int) -> str:
    """`+181 days`: later is plus."""
    return f"{number:+d} day{'' if abs(number) == 1 else 's'}"


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def takes_over(view: "AsOf", agency_id: str) -> str:
    """`MBIE leads nothing yet: it takes over from DoL on 2012-07-01`; empty where it leads something, or never will."""
    if view.led_by(agency_id):
        return ""
    coming = view.agencies.joins_after(agency_id, view.day)
    earlier = ", ".join(f"from {agency.label} on {since}" for agency, since in coming)
    return printable(f"{view.agencies.label(agency_id)} leads nothing yet: it takes over {earlier}") if earlier else ""
