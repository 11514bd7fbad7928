"""What is due, as a calendar that people can subscribe to (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from poa_tracker.cli.table import printable
from poa_tracker.cli.words import days
from poa_tracker.errors import NotInstalledError
from poa_tracker.standing.as_of import AsOf
from poa_tracker.standing.promise import Promise

if TYPE_CHECKING:
    from icalendar import Component, Event, Timezone


def calendar(view: AsOf, promises: Iterable[Promise]) -> bytes:
    """One whole-day event for each, the same bytes whenever it is asked of the same data and day.

    An event keeps its identity from run to run, by which calendars move it when its date moves. UsageError where the
    package that writes calendars is not installed.
    """
    try:
        # An extra, which may not be installed; nothing else needs it.
        from icalendar import Calendar
    except ModuleNotFoundError:
        raise NotInstalledError("a calendar", "icalendar", "ics") from None

    document = Calendar()
    document.add("version", "2.0")
    document.add("prodid", "-//poa_tracker//poa due//EN")
    document.add("x-wr-calname", printable(view.plan.title))
    # The standard asks for at least one component: where nothing is due, a time zone that nothing refers to.
    events: list[Component] = [_event(view, one) for one in promises]
    for component in events or [_time_zone()]:
        document.add_component(component)
    return bytes(document.to_ical())


def _event(view: AsOf, one: Promise) -> "Event":
    # As above.
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.measure.id}{f'.{one.milestone.id}' if one.milestone else ''}@{view.plan.id}")
    event.add("dtstamp", datetime.combine(view.day, time(), UTC))
    event.add("dtstart", one.last_day)
    event.add("sequence", one.times_moved)
    event.add("summary", printable(_summary(one)))
    event.add("description", "\n".join(printable(line) for line in _description(view, one)))
    event.add("transp", "TRANSPARENT")  # whoever has something due is not busy all day
    return event


def _summary(one: Promise) -> str:
    what = f"{one.measure.id} {one.milestone.id}: {one.milestone.title}" if one.milestone else ""
    return f"{'Overdue: ' if one.is_overdue else ''}{what or f'{one.measure.id}: {one.measure.title}'}"


def _description(view: AsOf, one: Promise) -> Iterable[str]:
    if one.milestone:
        yield f"Milestone of: {one.measure.title}"
    agency = view.agencies.get(one.agency) if one.agency else None
    yield f"Agency: {agency.name if agency else one.agency or 'none named'}"
    if one.times_moved:
        yield f"First due: {one.first_due}{f' ({days(one.slip)})' if one.slip else ''}"


def _time_zone() -> "Timezone":
    # As above.
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - the standard asks for local time here
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone
