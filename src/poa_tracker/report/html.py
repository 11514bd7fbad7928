"""Text in HTML: Jinja escapes it; here is what becomes more than text."""

from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from poa_tracker.model import long_date
from poa_tracker.report import charts
from poa_tracker.report.inert import followable
from poa_tracker.report.labels import Term
from poa_tracker.report.markdown import SHAPES
from poa_tracker.report.names import MeasureName, Reference


@lru_cache(maxsize=4096)
def show_day(day: date | None) -> Markup:
    if day is None:
        return Markup()
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), long_date(day))


def show_day_in_words(day: date | None) -> str:
    """For readers alone; where a report has thousands of days, what programs are told is a tenth of the file."""
    return long_date(day) if day else ""


@lru_cache(maxsize=256)
def show_badge(term: Term | None) -> Markup:
    """A state as word, colour and shape; the stylesheet has the shape, which screen readers pass over."""
    if term is None:
        return Markup()
    if term.key not in SHAPES:
        return escape(term.label)
    return Markup('<span class="s {}">{}</span>').format(term.key, term.label)


def show_link(reference: Reference | str | None, url: str | None = None) -> Markup:
    """A link where the address is one to follow, else the text alone."""
    if reference is None:
        return Markup()
    title, url = (reference.title, reference.url) if isinstance(reference, Reference) else (reference, url)
    address = followable(url)
    if address is None:
        return escape(title)
    return _link(address, title)


def show_measure(name: MeasureName | str | None) -> Markup:
    """A measure's id, as a link to its record in the same document."""
    if name is None:
        return Markup()
    measure_id = name.id if isinstance(name, MeasureName) else name
    return _link(f"#{measure_id}", measure_id)


@lru_cache(maxsize=4096)
def _link(address: str, text: str) -> Markup:
    # Markup.format is slow, and a large report has thousands of links; both parts are escaped here.
    return Markup(f'<a href="{escape(address)}">{escape(text)}</a>')  # noqa: S704


FILTERS = {
    "day": show_day,
    "day_in_words": show_day_in_words,
    "badge": show_badge,
    "link": show_link,
    "measure": show_measure,
    **charts.FILTERS,
}
