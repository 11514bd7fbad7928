"""An indicator by time: what was reported for each period or day, which figure counts, and what was restated."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import Cycle, Indicator, Point, Value


class Reading(NamedTuple):
    """What was reported for one period or day."""

    day: date
    """The day the figure is for; of a period its last."""
    values: tuple[Value, ...]
    """In the order reported; the last one counts."""

    @property
    def value(self) -> Value:
        """The figure that counts."""
        return self.values[-1]

    @property
    def first(self) -> Value:
        """The figure first reported."""
        return self.values[0]

    @property
    def is_restated(self) -> bool:
        """Whether another figure was reported later: the same one again restates nothing."""
        return len({one.value for one in self.values}) > 1


def readings(indicator: Indicator, cycle: Cycle) -> tuple[Reading, ...]:
    """The figures of an indicator, oldest first, however periods and days are mixed."""
    by_time: dict[str, list[Value]] = {}
    for value in indicator.values:
        by_time.setdefault(value.time, []).append(value)
    found = [
        Reading(end_of(values[0], cycle), tuple(sorted(values, key=lambda one: one.reported)))
        for values in by_time.values()
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def end_of(point: Point, cycle: Cycle) -> date:
    """The day a figure is for; of a period its last."""
    return point.date or cycle.parse(point.period or "").last_day
