"""The language of a report: what its own sentences are, and how it writes days and figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from poa_tracker.errors import UsageError
from poa_tracker.model import Period, primary_language
from poa_tracker.report.language.catalogue import Catalogue, find_catalogue, languages
from poa_tracker.report.language.formats import Formats
from poa_tracker.report.language.phrase import Phrase

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})


@dataclass(frozen=True)
class Language:
    """What a report is written in. A sentence that the catalogue lacks stands in English, and is marked so."""

    tag: str
    """BCP 47, as `--language` or the plan has it."""
    of_plan: str
    """The tag of the language that the plan's own texts are in."""
    catalogue: Catalogue | None
    """None for English, which is what the sentences are written in."""
    formats: Formats
    english: Formats
    """For the sentences that stand in English."""

    @classmethod
    def of(cls, tag: str, of_plan: str | None = None, catalogue: Catalogue | None = None) -> "Language":
        """Any language; one that has no catalogue gives English sentences with its own dates."""
        english = Formats.of("en")
        if primary_language(tag) == "en" and catalogue is None:
            formats = Formats.of(tag)
            return cls(tag, of_plan or tag, None, formats, formats)
        return cls(tag, of_plan or tag, catalogue or find_catalogue(tag), Formats.of(tag), english)

    @classmethod
    def chosen(cls, wanted: str, of_plan: str) -> "Language":
        """The one asked for, else the plan's own. Raises UsageError for one that nobody has translated reports into."""
        if not wanted:
            return cls.of(of_plan)
        known = languages()
        if not _TAG.fullmatch(wanted) or primary_language(wanted) not in {
            primary_language(one) for one in [*known, of_plan]
        }:
            raise UsageError(f"there is no translation into {wanted!r} (choose {', '.join(known)})")
        return cls.of(wanted, of_plan)

    @cached_property
    def is_of_plan(self) -> bool:
        """Whether the plan's texts are in this language, whatever the country."""
        return primary_language(self.tag) == primary_language(self.of_plan)

    @property
    def is_complete(self) -> bool:
        """Whether no sentence stands in English for want of another."""
        return self.catalogue is None or self.catalogue.is_complete

    @cached_property
    def is_mixed(self) -> bool:
        """Whether what is printed can be in more than one language, so that each text has to be marked with its own."""
        return self.catalogue is not None or not self.is_of_plan

    def gettext(self, message: str, /, **values: Any) -> str:
        """A sentence with its values in their places: `%(day)s`. Days, numbers and lists are written by locale."""
        return self._printed(self._found(message), message, values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """The same for a word that can mean several things; `context` shows translators which."""
        found = "" if self.catalogue is None else self.catalogue.translations.pgettext(context, message)
        return self._printed(found, message, values)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: Any) -> str:
        """The sentence for so many, by the plural rule of the language; `%(num)s` is the number."""
        found = "" if self.catalogue is None else self.catalogue.translations.ngettext(singular, plural, number)
        return self._printed(found, singular if number == 1 else plural, {"num": number, **values})

    def day(self, day: date) -> str:
        """`30 June 2026`."""
        return self._formatted(self.formats.day(day), self.english.day(day))

    def short_month(self, day: date) -> str:
        """`Jun 2026`."""
        return self._formatted(self.formats.short_month(day), self.english.short_month(day))

    def number(self, number: int | Decimal) -> str:
        """`1,200` and `0.50`: with as many decimals as were written."""
        return self.formats.number(number)

    def percent(self, percent: int) -> str:
        return self.formats.percent(percent)

    def day_if_any(self, day: date | None) -> str:
        """The day, or nothing for none."""
        return "" if day is None else self.day(day)

    def percent_if_any(self, percent: int | None) -> str:
        """The percentage, or nothing for none."""
        return "" if percent is None else self.percent(percent)

    def listed(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        return self._formatted(self.formats.listed(items), self.english.listed(items))

    def in_sentence(self, label: str) -> str:
        """A label as it stands within a sentence: `On track` as `on track`, but `RAG green` as it is."""
        lang = getattr(label, "lang", None)
        if primary_language(lang or self.tag) in _NOUNS_HAVE_CAPITALS:
            return label
        if isinstance(label, Phrase):
            return Phrase(_lowered(label), label.lang, _lowered(label.english) if label.english else None)
        return _lowered(label)

    def in_sentence_of(self, term: object) -> str:
        """The same of a word of the plan's, or of any text; nothing for none."""
        return "" if term is None else self.in_sentence(getattr(term, "label", None) or str(term))

    def period_name(self, period: Period) -> str:
        """`Q1 2025/26`, `March 2026`, `2025/26`."""
        year = period.year_name
        match period.cycle.letter:
            case "Q":
                return self.gettext("Q%(number)s %(year)s", number=period.number, year=year)
            case "H":
                return self.gettext("H%(number)s %(year)s", number=period.number, year=year)
            case "M":
                return self._formatted(self.formats.month(period.first_day), self.english.month(period.first_day))
        return self.own(year)

    def period_title(self, period: Period) -> str:
        """`Q1 2025/26 (1 July to 30 September 2025)`."""
        first, last = period.first_day, period.last_day
        start: date | _DayOfYear = _DayOfYear(first) if first.year == last.year else first
        name = self.period_name(period)
        return self.gettext("%(period)s (%(first)s to %(last)s)", period=name, first=start, last=last)

    def own(self, text: str) -> str:
        """Text that is in this language."""
        return Phrase(text) if self.is_mixed else text

    def _found(self, message: str) -> str:
        return "" if self.catalogue is None else self.catalogue.translations.gettext(message)

    def _printed(self, found: str, message: str, values: dict[str, Any]) -> str:
        if found:
            try:
                text = _filled(found, values, self.formats)
                if self.catalogue is None:
                    return text
                return Phrase(text, None, _filled(message, _in_english(values), self.english))
            except (KeyError, ValueError, TypeError):
                # A translation with a placeholder of its own is as good as none; `make words` names it.
                pass
        if self.catalogue is not None:
            return Phrase(_filled(message, _in_english(values), self.english), "en")
        text = _filled(message, values, self.english)
        return Phrase(text) if self.is_mixed else text

    def _formatted(self, text: str, english: str) -> str:
        if not self.is_mixed:
            return text
        return Phrase(text, None, english) if self.formats.is_found else Phrase(english, "en")


class _DayOfYear(date):
    """A day whose year is elsewhere in the sentence."""

    def __new__(cls, day: date) -> "_DayOfYear":
        return super().__new__(cls, day.year, day.month, day.day)


def _lowered(label: str) -> str:
    return str(label) if label[1:2].isupper() else label[:1].lower() + label[1:]


def _in_english(values: dict[str, Any]) -> dict[str, Any]:
    """The values for a sentence that stands in English: clauses and words that are translated in English as well."""
    return {name: _english(value) for name, value in values.items()}


def _english(value: Any) -> Any:
    if isinstance(value, list):
        return [_english(one) for one in value]
    return value.english or value if isinstance(value, Phrase) else value


def _filled(message: str, values: dict[str, Any], formats: Formats) -> str:
    if "%" not in message:
        return message
    return message % {name: _written(value, formats) for name, value in values.items()}


def _written(value: Any, formats: Formats) -> str:
    if type(value) is str:
        return value
    if isinstance(value, _DayOfYear):
        return formats.day_of_year(value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, (int, Decimal)):
        return formats.number(value)
    if isinstance(value, list):
        return formats.listed([_written(one, formats) for one in value])
    return str(value)
