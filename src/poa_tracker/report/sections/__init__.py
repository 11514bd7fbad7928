"""What a report shows, section by section: each a function from the view to plain rows.

To add a section: its module with `build`, its line below, which sets its place in every report, and its two templates;
then `make again`.
"""

from collections.abc import Callable
from types import ModuleType
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
    """A part of the report, by the module that makes its rows."""

    module: ModuleType
    """Its `build` gives None, or no rows, where the section is to be left out."""
    title: str
    meaning: str
    """What it shows, for the page of the manual on templates."""
    is_annex: bool = False
    """Whether its heading names which annex it is: `Annex A: …`, by the order of those that are in the report."""

    @property
    def key(self) -> str:
        """Its name in templates: of the value, the block and the template file; in HTML also its address."""
        return self.module.__name__.rpartition(".")[2]

    @property
    def build(self) -> Callable[[ReportView], Row | tuple[Row, ...] | None]:
        build: Callable[[ReportView], Row | tuple[Row, ...] | None] = self.module.build
        return build


SECTIONS = (
    Section(front, "", "Plan, period, as-at day, revision, notice, draft or final."),
    Section(glance, translatable("At a glance"), "One sentence, and the counts with last period's beside them."),
    Section(
        delivery,
        translatable("Delivery rate"),
        "Of what was due, how much was delivered; none while nothing has been due.",
    ),
    Section(what_changed, translatable("What changed"), "Changes by kind, and the count of open measures reconciled."),
    Section(
        highlights, translatable("Highlights"), "What was completed, delivered or improved, in the agencies' words."
    ),
    Section(decisions, translatable("Needs a decision"), "What is off track, overdue, blocked, or waits for approval."),
    Section(
        carried_forward,
        translatable("Carried forward"),
        "What was due in earlier periods, by its first date or its current one, and is not delivered.",
    ),
    Section(variations, translatable("Variations"), "Changes of dates, owners and targets."),
    Section(
        dates,
        translatable("Planned and actual dates"),
        "Of each measure the date first promised, the current one, and the day it was completed.",
    ),
    Section(goals, translatable("By goal and objective"), "Counts by goal, and every measure in a row."),
    Section(agencies, translatable("By agency"), "Counts, delivery and returns by agency."),
    Section(
        indicators, translatable("Indicators"), "The baseline, the latest values and the target of each indicator."
    ),
    Section(coming_up, translatable("Coming up"), "What is due in the next period."),
    Section(measures, translatable("Every measure in full"), "Every measure in full.", is_annex=True),
    Section(
        about,
        translatable("How this report works"),
        "What the words mean, who supplied what, what is missing.",
        is_annex=True,
    ),
    Section(
        agency_names,
        translatable("Agencies and their former names"),
        "Agencies and what they were called.",
        is_annex=True,
    ),
)
"""In the order in which readers look for them. The front block has no heading but the report's own."""
