"""What shows that something was done, and where it can be read."""

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Label, Name, Text, Url
from poa_tracker.vocabulary import Visibility


class Evidence(Record):
    """A document or page that shows that something was done."""

    title: Text
    """What the document or page is called."""
    url: Url
    """Where it is: http, https or mailto."""
    visibility: Visibility = Visibility.PUBLIC
    """`internal` keeps it out of public reports."""


class Link(Record):
    """A link from a measure to a place in one of the plan's frameworks."""

    framework: Name
    """The framework's id."""
    ref: Label | None = None
    """The place in it: Article 10, 8.7."""
    url: Url | None = None
    """Where the place can be read: http or https."""


class MeasureSource(Record):
    """Where this is in the published plan."""

    title: Text | None = None
    """The document."""
    page: Label | None = None
    """The page, row or chapter."""
    url: Url | None = None
    """Where it can be read: http or https."""
