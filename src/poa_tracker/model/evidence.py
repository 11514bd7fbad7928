"""What shows that something was done, and where it can be read."""

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Label, Text
from poa_tracker.model.vocabulary import Visibility


class Evidence(Record):
    """A document or page that shows that something was done."""

    title: Text
    url: Text
    visibility: Visibility = Visibility.PUBLIC
    """`internal` keeps it out of public reports."""


class Link(Record):
    """What a measure answers to: a place in a framework of `plan.yaml`."""

    framework: Text
    """The framework's id."""
    ref: Label | None = None
    """The place in it: Article 10, 8.7."""
    url: Text | None = None


class MeasureSource(Record):
    """Where the published plan says this."""

    title: Text | None = None
    page: Label | None = None
    url: Text | None = None
