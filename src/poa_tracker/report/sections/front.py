"""The front block: which plan, which period, who speaks, from which data, and how final it is."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import Closing, Frequency, Round, translatable
from poa_tracker.report.names import Reference
from poa_tracker.report.view import ReportView

_REPORTS = {
    Frequency.MONTHLY: translatable("Monthly report"),
    Frequency.QUARTERLY: translatable("Quarterly report"),
    Frequency.HALF_YEARLY: translatable("Half-yearly report"),
    Frequency.YEARLY: translatable("Yearly report"),
}


_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "khw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur"})
_SCRIPTS_TO_LEFT = frozenset(["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])


class Front(NamedTuple):
    """What comes before everything else. Always there."""

    plan: str
    """The plan's title."""
    plan_id: str
    jurisdiction: str | None
    language: str
    """What the report is in: a BCP 47 tag."""
    plan_language: str
    """What the plan's own texts are in."""
    translation_note: str | None
    """A note that parts of the report are in English, because they have no translation; none if all is translated."""
    is_right_to_left: bool
    """Whether that language is written from right to left."""
    part: str | None
    """`Measures led by New Zealand Police`, if the report is on a part of the plan; none if it is on all of it."""
    report: str
    """`Quarterly report`, by how often the plan reports."""
    period: str
    """Short: `Q4 2009/10`."""
    period_id: str
    """As files and commands write it: `2009-10-Q4`."""
    period_in_full: str
    """`Q4 2009/10 (1 April to 30 June 2010)`."""
    period_noun: str
    """`quarter`, `month`, `half-year` or `year`."""
    day: date
    """The last day of the report: the period's last day, or the as-at day if the period is not over."""
    is_running: bool
    """Whether the period was still running on the day of the report."""
    as_at: date
    """The report shows what was known on this day."""
    returns_due: date
    """The day by which agencies had to report."""
    revision: str
    """The git revision of the data, or why there is none."""
    coordinating_agency: str | None
    """Its full name."""
    notice: str | None
    """A sentence from the plan that every report shows."""
    is_draft: bool
    """Whether the period was still open."""
    state: str
    """`Draft, not signed off`, or when the period was closed and who signed it off, and each time it was reopened."""
    corrections: int
    """How many entries for a closed period came on record since it was closed; the report shows them too."""
    is_internal: bool
    """Whether the report may show what is not public."""
    source: Reference | None
    """The published document that the plan restates."""
    source_note: str | None
    """Who published it and when, and under what licence."""


def build(view: ReportView) -> Front:
    plan, language = view.plan, view.language
    _ = language.gettext
    coordinating = view.now.agencies.get(view.now.coordinating_agency)
    source = plan.source
    published = [
        *([source.publisher] if source and source.publisher else []),
        *([language.day(source.published)] if source and source.published else []),
        *([source.attribution] if source and source.attribution else []),
        *([_("Licence: %(licence)s", licence=source.licence)] if source and source.licence else []),
    ]
    return Front(
        plan=view.text(plan, "title"),
        plan_id=plan.id,
        jurisdiction=view.text(plan, "jurisdiction"),
        language=language.tag,
        plan_language=plan.language,
        translation_note=(
            None if language.is_complete else _("Parts of this report are not yet translated and stand in English.")
        ),
        is_right_to_left=_is_right_to_left(language.tag),
        part=_part(view),
        report=_(_REPORTS[plan.reporting.frequency]),
        period=view.period_name(view.period.id),
        period_id=view.period.id,
        period_in_full=language.period_title(view.period),
        period_noun=view.period_noun,
        day=view.day,
        is_running=view.now.is_running,
        as_at=view.now.as_at,
        returns_due=plan.reporting.returns_due(view.period),
        revision=_revision(view),
        coordinating_agency=view.agency_name(coordinating) if coordinating else view.now.coordinating_agency,
        notice=view.text(plan, "notice"),
        is_draft=view.final is None,
        state=_state(view),
        corrections=view.corrections,
        is_internal=view.is_internal,
        source=Reference(source.title, source.url) if source else None,
        source_note=". ".join(one.removesuffix(".") for one in published) + "." if published else None,
    )


def _is_right_to_left(language: str) -> bool:
    """By the script that a tag names (`az-Arab`, `ar-Latn`), else by its language."""
    tag, *rest = language.casefold().split("-")
    script = next((one for one in rest if len(one) == 4 and one.isalpha()), None)
    return script in _SCRIPTS_TO_LEFT if script else tag in _RIGHT_TO_LEFT


def _part(view: ReportView) -> str | None:
    if view.part is None:
        return None
    _ = view.language.gettext
    goal = next((view.text(one, "title") for one in view.plan.goals if one.id == view.part.goal), None)
    if not view.part.agency:
        return _("Measures of the goal %(goal)s", goal=goal) if goal else _("Measures")
    agency = view.agency_name(view.part_agency) if view.part_agency else view.part.agency
    if goal:
        return _("Measures of the goal %(goal)s led by %(agency)s", goal=goal, agency=agency)
    return _("Measures led by %(agency)s", agency=agency)


def _state(view: ReportView) -> str:
    """Every closing and every opening again, oldest first; that the report is a draft stands before all of it."""
    _ = view.language.gettext
    parts = []
    for one in view.rounds:
        parts.append(_closed(view, one))
        if one.reopening:
            parts.append(
                _(
                    "Opened again on %(day)s, approved by %(name)s: %(reason)s",
                    day=one.reopening.date,
                    name=one.reopening.approved_by,
                    reason=" ".join(one.reopening.reason.split()).rstrip("."),
                )
            )
    if view.final is None:
        parts.insert(0, _("Draft, not signed off"))
    state = parts[0] if len(parts) == 1 else ". ".join(parts)
    return _corrected(view, state, view.final) if view.final and view.corrections else state


def _corrected(view: ReportView, state: str, closing: Closing) -> str:
    """That the report shows more than was known on the day of the closing that holds."""
    if len(view.rounds) > 1:
        return view.language.ngettext(
            "%(closed)s. As reported on %(day)s, with %(num)s correction made since",
            "%(closed)s. As reported on %(day)s, with %(num)s corrections made since",
            view.corrections,
            closed=state,
            day=closing.date,
        )
    return view.language.ngettext(
        "%(closed)s. As first reported on %(day)s, with %(num)s correction made since",
        "%(closed)s. As first reported on %(day)s, with %(num)s corrections made since",
        view.corrections,
        closed=state,
        day=closing.date,
    )


def _closed(view: ReportView, one: Round) -> str:
    """Who closed the period and when, and who signed it; the day of a signature where that is another."""
    _, closing = view.language.gettext, one.closing
    if not one.signed:
        return _("Closed on %(day)s by %(name)s, not signed off", day=closing.date, name=closing.closed_by)
    signers = (
        sign.by if sign.date == closing.date else _("%(name)s on %(day)s", name=sign.by, day=sign.date)
        for sign in one.signed
    )
    return _(
        "Closed on %(day)s by %(name)s, signed off by %(signer)s",
        day=closing.date,
        name=closing.closed_by,
        signer=", ".join(signers),
    )


def _revision(view: ReportView) -> str:
    _, revision = view.language.gettext, view.revision
    if revision.commit is None:
        # Git's own words, which nobody translates.
        return _("none (%(reason)s)", reason=revision.problem)
    commit = revision.commit[:12]
    return _("%(commit)s, with uncommitted changes", commit=commit) if revision.is_dirty else commit
