"""What a report says, section by section: each a function from the view to plain rows.

To add a section: its module with `build`, its line below, its field in `report/context.py`, and its templates.
"""

from collections.abc import Callable
from typing import NamedTuple

from poa_tracker.report.row import Row
from poa_tracker.report.sections import (
    about,
    agencies,
    agency_names,
    carried_forward,
    coming_up,
    dates,
    decisions,
    delivery,
    front,
    glance,
    goals,
    highlights,
    indicators,
    measures,
    variations,
    what_changed,
)
from poa_tracker.report.view import ReportView


class Section(NamedTuple):
    """A part of the report. `build` gives None, or no rows, where it is to be left out."""

    key: str
    """Its name in templates: of the value, the block and the template file; in HTML also its address."""
    title: str
    build: Callable[[ReportView], Row | tuple[Row, ...] | None]


SECTIONS = (
    Section("front", "", front.build),
    Section("glance", "At a glance", glance.build),
    Section("delivery", "Delivery rate", delivery.build),
    Section("what_changed", "What changed", what_changed.build),
    Section("highlights", "Highlights", highlights.build),
    Section("decisions", "Needs a decision", decisions.build),
    Section("carried_forward", "Carried forward", carried_forward.build),
    Section("variations", "Variations", variations.build),
    Section("dates", "Planned and actual dates", dates.build),
    Section("goals", "By goal and objective", goals.build),
    Section("agencies", "By agency", agencies.build),
    Section("indicators", "Indicators", indicators.build),
    Section("coming_up", "Coming up", coming_up.build),
    Section("measures", "Annex A: Every measure in full", measures.build),
    Section("about", "Annex B: How this report works", about.build),
    Section("agency_names", "Annex C: Agencies and their former names", agency_names.build),
)
"""In the order in which readers look for them. The front block has no heading but the report's own."""
