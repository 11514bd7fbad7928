"""One thing that a check found in one place."""

from typing import NamedTuple

from poa_tracker.findings.location import Location
from poa_tracker.id_order import id_order
from poa_tracker.vocabulary import Severity


class Finding(NamedTuple):
    """A rule, a place, a message.

    `excerpt` is the source that people are shown: the last lines up to the one pointed at, which is the last.
    """

    code: str
    name: str
    severity: Severity
    message: str
    location: Location
    help: str = ""
    excerpt: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[object, int, int, str, str]:
        """By file, line, column; then by code and message, so that the order never depends on anything else."""
        start = self.location.span.start
        return (id_order(self.location.path), start.line, start.column, self.code, self.message)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR
