"""What a report says, section by section: each a function from the view to plain rows.

To add a section: its module with `build`, its line below, its field in `report/context.py`, and its templates.
"""

from collections.abc import Callable
from typing import NamedTuple

from poa_tracker.model import translatable
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
    is_annex: bool = False
    """Whether its heading says which annex it is: `Annex A: …`, by the order of those that have something to say."""


SECTIONS = (
    Section("front", "", front.build),
    Section("glance", translatable("At a glance"), glance.build),
    Section("delivery", translatable("Delivery rate"), delivery.build),
    Section("what_changed", translatable("What changed"), what_changed.build),
    Section("highlights", translatable("Highlights"), highlights.build),
    Section("decisions", translatable("Needs a decision"), decisions.build),
    Section("carried_forward", translatable("Carried forward"), carried_forward.build),
    Section("variations", translatable("Variations"), variations.build),
    Section("dates", translatable("Planned and actual dates"), dates.build),
    Section("goals", translatable("By goal and objective"), goals.build),
    Section("agencies", translatable("By agency"), agencies.build),
    Section("indicators", translatable("Indicators"), indicators.build),
    Section("coming_up", translatable("Coming up"), coming_up.build),
    Section("measures", translatable("Every measure in full"), measures.build, is_annex=True),
    Section("about", translatable("How this report works"), about.build, is_annex=True),
    Section("agency_names", translatable("Agencies and their former names"), agency_names.build, is_annex=True),
)
"""In the order in which readers look for them. The front block has no heading but the report's own."""
