"""A check result, written for one reader. To add a format: its module, its line below, its test."""

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from poa_tracker.output.destination import Destination

if TYPE_CHECKING:
    from poa_tracker.findings import CheckResult


class CheckFormat(StrEnum):
    """Each format of findings as `poa validate --format` names it, as its module is called; and who reads it."""

    reader: str

    def __new__(cls, name: str, reader: str) -> "CheckFormat":
        one = str.__new__(cls, name)
        one._value_, one.reader = name, reader
        return one

    TEXT = "text", "people"
    JSON = "json", "programs"
    GITHUB = "github", "GitHub"
    CSV = "csv", "spreadsheets"

    def write(self, result: "CheckResult", to: Destination) -> None:
        """Write a check result by the format's module, which is loaded here: a check has use for one of them."""
        import_module(f"{__name__}.{self.value}").write(result, to)


def readers() -> str:
    """`people, programs or GitHub`: whom there is a format for."""
    *others, last = (one.reader for one in CheckFormat)
    return f"{', '.join(others)} or {last}"


__all__ = ["CheckFormat", "Destination", "readers"]
