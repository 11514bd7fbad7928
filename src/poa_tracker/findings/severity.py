"""How much a finding weighs."""

from enum import StrEnum


class Severity(StrEnum):
    """An error fails the check; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"
