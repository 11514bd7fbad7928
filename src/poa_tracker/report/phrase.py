"""Turns of phrase that several sections use, and how they round."""

from datetime import date

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
