"""What a template is given. This is a promise: a plan's own templates rely on every name below."""

from dataclasses import dataclass, field, fields
from datetime import date
from string import ascii_uppercase
from typing import Any, NamedTuple

from poa_tracker.model import Period
from poa_tracker.register import Register
from poa_tracker.report.labels import Term
from poa_tracker.report.language import Language
from poa_tracker.report.language.phrase import mark
from poa_tracker.report.provenance import Revision
from poa_tracker.report.sections import SECTIONS
from poa_tracker.report.view import ReportView
from poa_tracker.standing.choice import Choice
from poa_tracker.vocabulary import Audience


class Heading(NamedTuple):
    """A section that has something to show."""

    key: str
    """The name of its value, its block and its template; in HTML also its address: `#goals`."""
    title: str


@dataclass(frozen=True, slots=True)
class ReportContext:
    """Everything in a report, as rows. Each section is a name in templates, and so is every field below `sections`.

    Sections that are left out are None or without rows, so that `{% if highlights %}` asks whether there are any.
    """

    sections: dict[str, Any]
    """What each section shows, by its name: `context.goals` is `context.sections["goals"]`."""
    words: dict[str, Term]
    """The plan's word for every canonical value: `words.off_track`."""
    titles: dict[str, str]
    """The heading of every section, by the section's name: `titles.goals`."""
    contents: tuple[Heading, ...]
    """The sections that have something to show, in order."""
    language: Language = field(repr=False)
    """What the report is written in. Templates are given its words and not itself."""

    @classmethod
    def build(
        cls,
        register: Register,
        period: Period,
        as_at: date,
        audience: Audience,
        revision: Revision,
        part: Choice | None = None,
        language: Language | None = None,
    ) -> "ReportContext":
        """What there is to show for `period` by what was known on `as_at`, to that audience.

        Of the whole plan, or of the measures of an agency or of a goal: UsageError where the plan has no such.
        Without a language it is in that of the plan.
        """
        view = ReportView.build(register, period, as_at, audience, revision, language)
        return cls.of(view.only(part or Choice()))

    @classmethod
    def of(cls, view: ReportView) -> "ReportContext":
        language = view.language
        sections: dict[str, Any] = {section.key: section.build(view) for section in SECTIONS}
        words = view.labels.all()
        if not language.is_of_plan:
            sections = {key: mark(section, language.of_plan) for key, section in sections.items()}
        titles = _titles(language, sections)
        return cls(
            sections=sections,
            words=words,
            titles=titles,
            contents=tuple(Heading(key, title) for key, title in titles.items() if title and sections[key]),
            language=language,
        )

    def __getattr__(self, name: str) -> Any:
        if name not in SECTION_NAMES:
            raise AttributeError(f"a report has no {name!r}")
        return self.sections[name]

    def names(self) -> dict[str, Any]:
        """Each name that templates can use, with its value."""
        return {name: getattr(self, name) for name in CONTEXT_NAMES}


def _titles(language: Language, sections: dict[str, Any]) -> dict[str, str]:
    """The heading of every section; annexes have letters in the order of those that have something to show."""
    _, letters = language.gettext, iter(ascii_uppercase)
    titles = {}
    for section in SECTIONS:
        title = _(section.title) if section.title else ""
        if section.is_annex and sections[section.key]:
            title = _("Annex %(letter)s: %(title)s", letter=next(letters), title=title)
        titles[section.key] = title
    return titles


SECTION_NAMES = tuple(section.key for section in SECTIONS)
CONTEXT_NAMES = (
    *SECTION_NAMES,
    *(one.name for one in fields(ReportContext) if one.name not in ("sections", "language")),
)
"""Every name that a template is given: sections in the order of the report, then what belongs to them all."""
