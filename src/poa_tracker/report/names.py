"""How rows name measures, and point to what shows that something was done."""

from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.inert import followable
from poa_tracker.model import Evidence, Measure, Visibility


class MeasureName(NamedTuple):
    """A measure as tables name it."""

    id: str
    """It is in the address of its record in the report: `#PREV-01`."""
    ref: str | None
    """The number printed in the published plan."""
    title: str

    @classmethod
    def of(cls, measure: Measure, title: str) -> "MeasureName":
        return cls(measure.id, measure.ref, title)


class Reference(NamedTuple):
    """A document or page. Templates make it a link if its address can be followed."""

    title: str
    url: str | None
    is_internal: bool = False


def title_and_address(reference: Reference | str, url: str | None) -> tuple[str, str | None]:
    """What a template prints a link of: a reference, or a text and an address. No address where it is not to follow."""
    title, url = (reference.title, reference.url) if isinstance(reference, Reference) else (reference, url)
    return title, followable(url)


def measure_id(name: MeasureName | str) -> str:
    """The id in what a template prints a measure of: its name, or the id alone."""
    return str(name.id if isinstance(name, MeasureName) else name)


def references(evidence: Iterable[Evidence]) -> tuple[Reference, ...]:
    return tuple(Reference(one.title, one.url, one.visibility is Visibility.INTERNAL) for one in evidence)
