"""Annex: how this report works: what each word means, who supplied and signed what, and what is missing."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from poa_tracker.model import NOT_REPORTED, UNSTATED, Confidence, Outcome, ReturnState, Status, translatable
from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView

_WORDS = (
    (translatable("Delivery status: where the work is"), tuple(Status)),
    (translatable("Confidence: whether a measure will make its date"), (*Confidence, NOT_REPORTED, UNSTATED)),
    (
        translatable("Returns: whether the agency reported"),
        (ReturnState.RECEIVED, ReturnState.LATE, ReturnState.MISSING),
    ),
    (translatable("How a measure can end without being delivered"), tuple(Outcome)),
)

_COMPUTED = (
    (
        translatable("Delivery rate"),
        translatable("Of the milestones, and of the measures, due in the period: how many were delivered by its end."),
    ),
    (
        translatable("Late"),
        translatable("Delivered after the date first promised, however often that date was moved since."),
    ),
    (
        translatable("Original date"),
        translatable("The date first promised, before any approved variation moved it."),
    ),
    (
        translatable("Variation"),
        translatable("A recorded change of a date, a lead agency or a target, with its reason and who approved it."),
    ),
    (
        translatable("Reconciliation"),
        translatable(
            "Measures open at the start, plus new ones, less those completed, closed and merged, give those open at "
            "the end."
        ),
    ),
    (translatable("Provisional"), translatable("The agency expects to correct the value.")),
    (
        translatable("Restated"),
        translatable("A value was reported again for the same time; the footnote gives both."),
    ),
)


class Definition(NamedTuple):
    """A word of the report and its meaning."""

    word: str
    meaning: str


class WordGroup(NamedTuple):
    """Words that belong together."""

    title: str
    definitions: tuple[Definition, ...]


class Supply(NamedTuple):
    """Returns for the period that came the same way."""

    agency: str | None
    prepared_by: str | None
    signed_off_by: str | None
    """None if nobody signed."""
    first_submitted: date
    last_submitted: date
    measures: tuple[MeasureName, ...]


class Gap(NamedTuple):
    """Something the record lacks, and for which measures."""

    what: str
    measures: tuple[MeasureName, ...]


class About(NamedTuple):
    """How this report works. Always there."""

    words: tuple[WordGroup, ...]
    supplied: tuple[Supply, ...]
    gaps: tuple[Gap, ...]
    suppress_below: int | None
    """In a public report: values of indicators below this are hidden."""


def build(view: ReportView) -> About:
    _ = view.language.gettext
    groups = [WordGroup(_(title), _definitions(view, keys)) for title, keys in _WORDS]
    computed = (
        Definition(view.labels["overdue"].label, view.labels.definition("overdue") or ""),
        *(Definition(_(word), _(meaning)) for word, meaning in _COMPUTED),
    )
    groups.append(WordGroup(_("Worked out from the dates on record"), computed))
    return About(
        words=tuple(group for group in groups if group.definitions),
        supplied=_supplied(view),
        gaps=tuple(gap for gap in _gaps(view) if gap.measures),
        suppress_below=None if view.is_internal else view.plan.disclosure.suppress_below,
    )


def _definitions(view: ReportView, keys: tuple[str, ...]) -> tuple[Definition, ...]:
    meanings = ((view.labels[key].label, view.labels.definition(key)) for key in keys)
    return tuple(Definition(label, meaning) for label, meaning in meanings if meaning)


def _supplied(view: ReportView) -> tuple[Supply, ...]:
    """Agency by agency in the order of the plan's list, then in the order of the plan."""
    order = {agency.id: index for index, agency in enumerate(view.now.agencies)}
    batches: dict[tuple[str, str | None, str | None], list[tuple[date, MeasureName]]] = defaultdict(list)
    for standing in view.now.standings:
        update = standing.update
        if update is not None:
            signed = update.signed_off.by if update.signed_off else None
            agency_id = standing.returns.supplier(update) or ""
            batches[agency_id, update.prepared_by, signed].append((update.submitted, view.name(standing.id)))
    return tuple(
        Supply(
            agency=view.agency(agency_id),
            prepared_by=prepared_by,
            signed_off_by=signed,
            first_submitted=min(day for day, _ in batch),
            last_submitted=max(day for day, _ in batch),
            measures=tuple(name for _, name in batch),
        )
        for (agency_id, prepared_by, signed), batch in sorted(
            batches.items(), key=lambda item: order.get(item[0][0], len(order))
        )
    )


def _gaps(view: ReportView) -> list[Gap]:
    _ = view.language.gettext
    open_ones = view.now.open
    overdue_silent = [one for one in open_ones if one.is_overdue and not (one.update and one.update.explains_delay)]
    return [
        Gap(
            _("No return for the period"),
            tuple(view.name(one.id) for one in open_ones if one.return_state is ReturnState.MISSING),
        ),
        Gap(
            _("No lead agency"),
            tuple(view.name(one.id) for one in open_ones if one.lead_agency is None),
        ),
        Gap(
            _("No due date"),
            tuple(view.name(one.id) for one in open_ones if one.promise.due is None),
        ),
        Gap(
            _("Never reported on"),
            tuple(view.name(one.id) for one in open_ones if not one.measure.updates),
        ),
        Gap(
            _("Overdue, and no reason given"),
            tuple(view.name(one.id) for one in overdue_silent),
        ),
    ]
