"""Texts of a plan in other languages than its own."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Text

_Given = TypeVar("_Given")


class TitleTranslation(Record):
    """What it is called in another language."""

    title: Text | None = None
    """As reports in that language print it."""


class GoalTranslation(Record):
    """A goal's texts in another language."""

    title: Text | None = None
    """As reports in that language print it."""
    description: Text | None = None
    """A sentence on what the goal is for."""


class MeasureTranslation(Record):
    """A measure's texts in another language."""

    title: Text | None = None
    """What will be done."""
    success_measure: Text | None = None
    """How you will know that it worked."""


class IndicatorTranslation(Record):
    """An indicator's texts in another language."""

    title: Text | None = None
    """What is measured."""
    unit: Text | None = None
    """What is counted."""


class Translatable(Protocol):
    """A record whose texts a plan may give in other languages."""

    @property
    def translations(self) -> Mapping[str, Record]: ...


def primary_language(tag: str) -> str:
    """`mi` of `mi-NZ`: a language without its country and its script."""
    return tag.replace("_", "-").split("-")[0].casefold()


def in_language(given: Mapping[str, _Given], tag: str) -> _Given | None:
    """What is given for a language, by BCP 47 tag: for that country first, then for the language wherever it is."""
    for wanted in (tag.casefold(), primary_language(tag)):
        for one, value in given.items():
            if one.casefold() == wanted:
                return value
    return None


def translated(record: Translatable, field: str, tag: str) -> str | None:
    """A text of the record in a language; none where the plan does not give it."""
    if not record.translations:
        return None
    text: str | None = getattr(in_language(record.translations, tag), field, None)
    return text
