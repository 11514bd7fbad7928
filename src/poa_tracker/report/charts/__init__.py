"""Rows of a report as pictures: each chart is one inline SVG with a title and a description, drawn in HTML only.

To add a chart: its module with a function from rows to `Markup`, its line below, and a table of the same rows in the
template that shows it. A chart prints no figure that its rows do not hold, and shows nothing by colour alone. Lengths
across are parts of the width that there is, lengths down are heights of the letters, so that a chart fits a telephone
and grows with the reader's type without any script.
"""

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from poa_tracker.report.charts.confidence import draw_confidence, show_confidence_key
from poa_tracker.report.charts.delivery import draw_delivery, show_delivery_key
from poa_tracker.report.charts.indicator import draw_indicator, show_indicator_key
from poa_tracker.report.charts.timeline import draw_timeline, show_timeline_key
from poa_tracker.report.language import Language

__all__ = ["draw_confidence", "draw_delivery", "draw_indicator", "draw_timeline", "filters"]


def filters(language: Language) -> dict[str, Callable[..., Markup]]:
    """What templates call them: `{{ glance.by_period|confidence_chart(words) }}`."""
    made: dict[str, Callable[..., Markup]] = {
        "confidence_chart": draw_confidence,
        "confidence_key": show_confidence_key,
        "delivery_chart": draw_delivery,
        "delivery_key": show_delivery_key,
        "timeline_chart": draw_timeline,
        "timeline_key": show_timeline_key,
        "indicator_chart": draw_indicator,
        "indicator_key": show_indicator_key,
    }
    return {name: partial(function, language=language) for name, function in made.items()}
