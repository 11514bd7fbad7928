"""Turns of phrase that several sections use, and how they round."""

from datetime import date

from poa_tracker.model import Closure, Outcome
from poa_tracker.report.language import Language


def days_apart(language: Language, days: int) -> str:
    """`31 days later`, `1 day earlier`; not for no days."""
    if days > 0:
        return language.ngettext("%(num)s day later", "%(num)s days later", days)
    return language.ngettext("%(num)s day earlier", "%(num)s days earlier", -days)


def moved_by(language: Language, days: int) -> str:
    """`31 days later`, `1 day earlier`, or back to where it was."""
    return days_apart(language, days) if days else language.gettext("back to the same day")


def day_or_none(language: Language, day: date | None) -> str:
    return language.day(day) if day else language.gettext("no date")


def closure_text(language: Language, closure: Closure, outcome: str) -> str:
    """`Merged into PREV-03 on 1 March 2011: both print the same booklet`; `outcome` is the word for it."""
    _ = language.gettext
    facts = {"outcome": outcome, "day": closure.date, "reason": closure.reason}
    if closure.into is None:
        return _("%(outcome)s on %(day)s: %(reason)s", **facts)
    if closure.outcome is Outcome.MERGED:
        return _("%(outcome)s into %(measure)s on %(day)s: %(reason)s", measure=closure.into, **facts)
    if closure.outcome is Outcome.SUPERSEDED:
        return _("%(outcome)s by %(measure)s on %(day)s: %(reason)s", measure=closure.into, **facts)
    return _("%(outcome)s, see %(measure)s, on %(day)s: %(reason)s", measure=closure.into, **facts)
