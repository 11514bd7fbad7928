"""Which of an indicator's figures a correction is of, and what the figures were as known on a day.

A list of figures only grows: one that is restated keeps its place, and one that was taken back keeps it too. A
correction names the period or day alone, so it is worked out from the newest back which figure it made what it is.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from poa_tracker.model import FieldValue, Indicator, Measure, Value, Variation, is_field, is_figure
from poa_tracker.standing.timeline import in_order


class CorrectedPart(NamedTuple):
    """A part of one figure, with the entries that made it what it is."""

    field: str
    """As variations name it: `indicators.I1.values.2025-26-Q1.reported`."""
    place: int
    """Which of the indicator's figures it is of."""
    name: str
    """What the part is called in a figure: `value`, `reported`."""
    entries: tuple[Variation, ...]
    """In the order they were put on record."""

    @property
    def is_taken_back(self) -> bool:
        """Whether there should be no such figure, as now known."""
        return self.name == "value" and self.entries[-1].after is None


def corrected_parts(indicator: Indicator, variations: Sequence[Variation]) -> tuple[CorrectedPart, ...]:
    """Every part of an indicator's figures that was corrected."""
    begins = f"indicators.{indicator.id}.values."
    named = [one for one in variations if one.counts and one.field.startswith(begins) and is_field(one.field)]
    fields = dict.fromkeys(one.field for one in named)
    return tuple(
        part
        for field in fields
        for part in _parts(indicator, field, in_order(one for one in named if one.field == field))
    )


def _parts(indicator: Indicator, field: str, entries: Sequence[Variation]) -> Iterator[CorrectedPart]:
    time, name = _time_and_name(field)
    places = _places(indicator, time)
    if not places:
        return
    held: dict[int, FieldValue] = {}
    found: dict[int, list[Variation]] = {}
    for entry in reversed(entries):
        known = [place for place in places if indicator.values[place].known_from <= entry.known_from] or places[:1]
        newest_first = reversed(known)
        place = next((one for one in newest_first if _ended_with(entry, indicator, one, name, held)), known[-1])
        held[place] = entry.before
        found.setdefault(place, []).insert(0, entry)
    for place, of_it in found.items():
        yield CorrectedPart(field, place, name, tuple(of_it))


def _ended_with(entry: Variation, indicator: Indicator, place: int, name: str, held: dict[int, FieldValue]) -> bool:
    """Whether an entry can have made a part of a figure what it was before the entries after it."""
    if place in held:
        return entry.after == held[place]
    stands = getattr(indicator.values[place], name)
    # A figure that was taken back stays in the list with the number that was wrong.
    return bool(entry.after == stands or (name == "value" and entry.after is None and entry.before == stands))


def _places(indicator: Indicator, time: str) -> list[int]:
    """The figures for one period or day, in the order reported: the last one counts."""
    places = [place for place, one in enumerate(indicator.values) if one.time == time]
    return sorted(places, key=lambda place: indicator.values[place].reported)


def figures_known(indicator: Indicator, variations: Sequence[Variation], as_at: date) -> tuple[Value, ...]:
    """The figures of an indicator as known on a day: what was corrected since is as it was, what was taken back is out.

    Those that nobody had reported by then are among them.
    """
    parts = corrected_parts(indicator, variations)
    if not parts:
        return indicator.values
    changes: dict[int, dict[str, FieldValue]] = {}
    gone = set[int]()
    for part in parts:
        known = [one for one in part.entries if one.known_from <= as_at]
        value = known[-1].after if known else part.entries[0].before
        if part.name == "value" and value is None:
            gone.add(part.place)
        # Where somebody changed the figure and not the record, it is what readers of the file see.
        elif len(known) < len(part.entries) and (value is not None or part.name == "recorded"):
            changes.setdefault(part.place, {})[part.name] = value
    return tuple(
        one.model_copy(update=changes[place]) if place in changes else one
        for place, one in enumerate(indicator.values)
        if place not in gone
    )


class FigurePart(NamedTuple):
    """What a correction that is made now is of."""

    path: tuple[str | int, ...]
    """The way to it in the file."""
    value: FieldValue
    """What stands there; None for a figure that was taken back."""


def figure_part(measure: Measure, field: str) -> FigurePart | None:
    """The part of a figure that a field names: of several for one time, of the one that counts.

    Where all of them were taken back, of the last. None where there is no such figure.
    """
    if not is_figure(field) or not is_field(field):
        return None
    index = next((number for number, one in enumerate(measure.indicators) if one.id == field.split(".")[1]), None)
    if index is None:
        return None
    indicator = measure.indicators[index]
    time, name = _time_and_name(field)
    places = _places(indicator, time)
    if not places:
        return None
    out = {part.place for part in corrected_parts(indicator, measure.variations) if part.is_taken_back}
    place = next((one for one in reversed(places) if one not in out), places[-1])
    value = None if place in out else getattr(indicator.values[place], name)
    return FigurePart(("indicators", index, "values", place, name), value)


def _time_and_name(field: str) -> tuple[str, str]:
    """The period or day that a figure is for, and the part of it that is meant."""
    _, _, _, time, *rest = field.split(".")
    return time, rest[0] if rest else "value"
