"""A record together with where it came from."""

from functools import cached_property
from typing import Generic, TypeVar

from poa_tracker.document import Document, read
from poa_tracker.findings import Location
from poa_tracker.model import Record

R = TypeVar("R", bound=Record)


class Entry(Generic[R]):
    """A record, the file it stands in, and that file's bytes as they were read."""

    def __init__(self, path: str, record: R, raw: bytes) -> None:
        self.path = path
        self.record = record
        self.raw = raw

    @cached_property
    def document(self) -> Document:
        """The file as text with the place of every key and value; read again only when something has to be shown."""
        return read(self.raw)

    def at(self, *path: str | int) -> Location:
        """The characters of a value; where it is not written, the nearest key above that is."""
        return Location(self.path, self.document.nearest(path))

    def at_key(self, *path: str | int) -> Location:
        """The characters of the key that introduces a value."""
        return Location(self.path, self.document.key_span(path) or self.document.nearest(path))
