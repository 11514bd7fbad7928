"""What readers see in place of canonical values: the plan's house words, else plain English."""

from typing import NamedTuple

from poa_tracker.model import DEFAULT_LABELS, NOT_REPORTED, Plan

UNSTATED = "unstated"
"""Stands where a confidence would, when there is a return that gives none."""

_REPORT_LABELS = {
    **DEFAULT_LABELS,
    UNSTATED: "No confidence given",
    "improved": "Improved",
    "worsened": "Worsened",
}

DEFAULT_DEFINITIONS = {
    "not_started": "No work has been done yet, or none has been reported.",
    "in_progress": "Work has begun and will end when the measure is delivered.",
    "ongoing": "Work has begun and has no end of its own.",
    "completed": "The measure was delivered, on the day shown.",
    "closed": "The measure ended without being delivered: it was merged into another, superseded or discontinued.",
    "on_track": "The agency that answers for the measure expects it to be delivered by its date.",
    "at_risk": "Delivery by its date is in doubt; the agency expects to put it right itself.",
    "off_track": "The measure will miss its date unless something is decided.",
    NOT_REPORTED: "No return was received for the period. What the agency said earlier is not carried over.",
    UNSTATED: "A return was received that does not say whether the measure will make its date.",
    "overdue": "Open, and its due date had passed by the end of the period.",
    "received": "The return was submitted by the day on which it was due.",
    "late": "The return was submitted after that day.",
    "missing": "That day has passed, and there is no return.",
}


class Term(NamedTuple):
    """A canonical value and the word for it; printed as the word."""

    key: str
    """As files write it: `off_track`."""
    label: str
    """As readers see it: `Off track`, or the plan's house word."""

    def __str__(self) -> str:
        return self.label


class Labels:
    """The words of one plan."""

    def __init__(self, plan: Plan) -> None:
        house_words = {key: wording.label for key, wording in plan.wording.items()}
        self._terms = {key: Term(key, label) for key, label in {**_REPORT_LABELS, **house_words}.items()}
        self._definitions = DEFAULT_DEFINITIONS | {
            key: wording.definition for key, wording in plan.wording.items() if wording.definition
        }

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
