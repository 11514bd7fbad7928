"""How rows name measures, and point to what shows that something was done."""

from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.model import Evidence, Measure, Visibility


class MeasureName(NamedTuple):
    """A measure as tables name it."""

    id: str
    """Stands in the address of its record in the report: `#PREV-01`."""
    ref: str | None
    """The number printed in the published plan."""
    title: str

    @classmethod
    def of(cls, measure: Measure, title: str) -> "MeasureName":
        return cls(measure.id, measure.ref, title)


class Reference(NamedTuple):
    """A document or page; templates make a link of it where its address is one to follow."""

    title: str
    url: str | None
    is_internal: bool = False


def references(evidence: Iterable[Evidence]) -> tuple[Reference, ...]:
    return tuple(Reference(one.title, one.url, one.visibility is Visibility.INTERNAL) for one in evidence)
