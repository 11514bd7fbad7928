"""What readers see in place of canonical values: the plan's house words, else plain English."""

from typing import NamedTuple

from poa_tracker.model import DEFAULT_LABELS, NOT_REPORTED, UNSTATED, Plan, Wording, translatable
from poa_tracker.report.language import Language, Phrase

_REPORT_LABELS = {
    **DEFAULT_LABELS,
    "improved": translatable("Improved"),
    "worsened": translatable("Worsened"),
}

DEFAULT_DEFINITIONS = {
    "not_started": translatable("No work has been done yet, or none has been reported."),
    "in_progress": translatable("Work has begun and will end when the measure is delivered."),
    "ongoing": translatable("Work has begun and has no end of its own."),
    "completed": translatable("The measure was delivered, on the day shown."),
    "closed": translatable(
        "The measure ended without being delivered: it was merged into another, superseded or discontinued."
    ),
    "on_track": translatable("The agency that answers for the measure expects it to be delivered by its date."),
    "at_risk": translatable("Delivery by its date is in doubt; the agency expects to put it right itself."),
    "off_track": translatable("The measure will miss its date unless something is decided."),
    NOT_REPORTED: translatable(
        "No return was received for the period. What the agency said earlier is not carried over."
    ),
    UNSTATED: translatable("A return was received that does not say whether the measure will make its date."),
    "overdue": translatable("Open, and its due date had passed by the end of the period."),
    "received": translatable("The return was submitted by the day on which it was due."),
    "late": translatable("The return was submitted after that day."),
    "missing": translatable("That day has passed, and there is no return."),
}


SHAPES = {
    "on_track": "●",
    "at_risk": "▲",
    "off_track": "■",
    "unstated": "◇",
    "not_reported": "○",
    "completed": "✓",
    "closed": "✕",
    "improved": "↑",
    "worsened": "↓",
}
"""What stands before a state's word, so that none is known by its colour alone."""


class Term(NamedTuple):
    """A canonical value and the word for it; printed as the word."""

    key: str
    """As files write it: `off_track`."""
    label: str
    """As readers see it: `Off track`, or the plan's house word."""

    def __str__(self) -> str:
        return self.label


class Labels:
    """The words of one plan in the language of the report."""

    def __init__(self, plan: Plan, language: Language) -> None:
        """The plan's house words come first where they are in that language, then the catalogue's, then English ones.

        A house word in another language than the report's comes after the catalogue's, before the English one.
        """
        house = plan.wording_in(language.tag)
        self._terms: dict[str, Term] = {}
        self._definitions: dict[str, str] = {}
        for key, label in _REPORT_LABELS.items():
            words = house.get(key), plan.wording.get(key)
            self._terms[key] = Term(key, _choose(*words, "label", label, language))
            if meaning := _choose(*words, "definition", DEFAULT_DEFINITIONS.get(key), language):
                self._definitions[key] = meaning

    def __getitem__(self, key: str) -> Term:
        """The term for a canonical value, given as such (`Status.ONGOING`) or as text."""
        return self._terms[key]

    def all(self) -> dict[str, Term]:
        """Every term by its canonical value."""
        return dict(self._terms)

    def of(self, key: str | None) -> Term | None:
        return None if key is None else self._terms[key]

    def definition(self, key: str) -> str | None:
        return self._definitions.get(key)


def _choose(house: Wording | None, of_plan: Wording | None, field: str, english: str | None, language: Language) -> str:
    own = getattr(house, field, None)
    if own:
        return language.own(own)
    text = language.gettext(english) if english else ""
    other = getattr(of_plan, field, None)
    if other and getattr(text, "lang", None if text else "en"):
        return Phrase(other, language.of_plan)
    return text
