"""Confidence by period: of all measures in the plan, how many stood where."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from poa_tracker.report.charts import bars
from poa_tracker.report.labels import Term
from poa_tracker.report.language import Language
from poa_tracker.report.sections.glance import PeriodTally

_ID = "chart-confidence"
_STATES = ("on_track", "at_risk", "off_track", "unstated", "not_reported", "completed", "closed")
"""Together they are all measures; from left to right."""


def draw_confidence(rows: Sequence[PeriodTally], words: Mapping[str, Term], language: Language) -> Markup:
    """A bar for each period, divided by the state that measures are counted under."""
    return bars.draw(
        _ID,
        language.gettext("Measures by confidence, period by period"),
        [
            bars.Bar(
                row.period,
                language.ngettext("%(num)s measure", "%(num)s measures", row.tally.measures),
                tuple(bars.BarPart(words[state], getattr(row.tally, state)) for state in _STATES),
            )
            for row in rows
        ],
        language,
    )


def show_confidence_key(
    rows: Sequence[PeriodTally],
    words: Mapping[str, Term],
    language: Language,  # noqa: ARG001 - as all charts are asked for; the words are in it already
) -> Markup:
    """The states that occur, each with its pattern."""
    return bars.show_key(_ID, [words[one] for one in _STATES if any(getattr(row.tally, one) for row in rows)])
