"""A file is called otherwise than what it holds."""

import re
from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model.scalar import ID_PATTERN
from poa_tracker.rules.rule import Context, rule

_ID = re.compile(ID_PATTERN)


def _periods(context: Context) -> Iterator[tuple[Location, str]]:
    for entry in context.register.periods:
        if _stem(entry.path) != entry.record.period:
            yield entry.at("period"), f"this file should be called {entry.record.period}.yaml"


@rule("POA203", "file-name-differs", in_plan=_periods)
def file_name_differs(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure's file does not have the name of its id, or a closed period's file not the name of its period.

    Why: people look for a measure by its file, and a copied file that keeps the old id hides the measure it came from.

    Bad:   id: PREV-01   # in PREV-02.yaml
    Good:  id: PREV-02
    """
    for entry in context.measures:
        stem = _stem(entry.path)
        if stem != entry.record.id:
            hint = f", or its id be {stem}" if _ID.fullmatch(stem) else ""
            yield entry.at("id"), f"this file should be called {entry.record.id}.yaml{hint}"


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
