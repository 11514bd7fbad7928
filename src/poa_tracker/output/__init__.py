"""A check result said for one reader. To add a format: its module with `write`, and its line below."""

from collections.abc import Callable
from typing import TextIO

from poa_tracker.findings import CheckResult
from poa_tracker.output import github, json, text

Writer = Callable[[CheckResult, TextIO], None]

FORMATS: dict[str, Writer] = {
    "text": text.write,
    "json": json.write,
    "github": github.write,
}

__all__ = ["FORMATS", "Writer"]
