"""The texts of a plan that everybody may read, in reports or in its files, each with the way to it."""

from collections.abc import Callable, Iterable, Iterator

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location
from poa_tracker.model import Agency, Evidence, Measure, Plan, Visibility
from poa_tracker.model.translation import Translatable
from poa_tracker.rules.rule import Context, Find


def public_texts(measure: Measure) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a measure in words: no ids, no addresses of pages, nothing internal."""
    yield from _of((), title=measure.title, success_measure=measure.success_measure)
    path: KeyPath
    yield from _of((), agencies_as_published=measure.agencies_as_published)
    yield from _translations((), measure)
    yield from _evidence(("evidence",), measure.evidence)
    if measure.source:
        yield from _of(("source",), title=measure.source.title, page=measure.source.page)
    for index, link in enumerate(measure.links):
        yield from _of(("links", index), ref=link.ref)
    for index, tag in enumerate(measure.tags):
        yield ("tags", index), tag
    for index, milestone in enumerate(measure.milestones):
        yield from _of(("milestones", index), title=milestone.title)
        yield from _translations(("milestones", index), milestone)
        yield from _evidence(("milestones", index, "evidence"), milestone.evidence)
    for index, indicator in enumerate(measure.indicators):
        yield from _of(("indicators", index), title=indicator.title, unit=indicator.unit)
        yield from _translations(("indicators", index), indicator)
    for index, update in enumerate(measure.updates):
        path = ("updates", index)
        yield from _of(path, summary=update.summary, next_steps=update.next_steps, issues=update.issues)
        yield from _of(path, prepared_by=update.prepared_by)
        yield from _of((*path, "signed_off"), by=update.signed_off.by if update.signed_off else None)
        yield from _evidence((*path, "evidence"), update.evidence)
    for index, variation in enumerate(measure.variations):
        path = ("variations", index)
        yield from _of(path, reason=variation.reason, requested_by=variation.requested_by)
        yield from _of(path, approved_by=variation.approved_by, declined_by=variation.declined_by)
    if measure.closure:
        yield from _of(("closure",), reason=measure.closure.reason, approved_by=measure.closure.approved_by)


def in_plan_texts(fault: Callable[[str], str | None]) -> Find:
    """What looks for a fault in the texts of `plan.yaml` and `agencies.yaml`; `fault` says what is wrong with one."""

    def look(context: Context) -> Iterator[tuple[Location, str]]:
        for path, text in _plan_texts(context.register.plan):
            if message := fault(text):
                yield context.register.in_plan(*path), message
        for path, text in _agency_texts(context.agencies):
            if message := fault(text):
                yield context.register.in_agencies(*path), message

    return look


def _plan_texts(plan: Plan) -> Iterator[tuple[KeyPath, str]]:
    """Every text of `plan.yaml` in words."""
    yield from _of((), title=plan.title, jurisdiction=plan.jurisdiction, notice=plan.notice)
    yield from _translations((), plan)
    if plan.source:
        source = plan.source
        yield from _of(("source",), title=source.title, publisher=source.publisher)
        yield from _of(("source",), licence=source.licence, attribution=source.attribution)
    for index, goal in enumerate(plan.goals):
        yield from _of(("goals", index), title=goal.title, description=goal.description)
        yield from _translations(("goals", index), goal)
        for number, objective in enumerate(goal.objectives):
            yield from _of(("goals", index, "objectives", number), title=objective.title)
            yield from _translations(("goals", index, "objectives", number), objective)
    for index, horizon in enumerate(plan.horizons):
        yield from _of(("horizons", index), title=horizon.title)
        yield from _translations(("horizons", index), horizon)
    for index, framework in enumerate(plan.frameworks):
        yield from _of(("frameworks", index), title=framework.title)
        yield from _translations(("frameworks", index), framework)
    for term, word in plan.wording.items():
        yield from _of(("wording", term), label=word.label, definition=word.definition)


def _agency_texts(agencies: Iterable[Agency]) -> Iterator[tuple[KeyPath, str]]:
    """The texts of `agencies.yaml` in words: what agencies are called, and whom to ask. A mailbox may be named."""
    for index, agency in enumerate(agencies):
        yield from _of(("agencies", index), name=agency.name, short_name=agency.short_name)
        if agency.contact:
            yield from _of(("agencies", index, "contact"), role=agency.contact.role)


def _translations(path: KeyPath, record: Translatable) -> Iterator[tuple[KeyPath, str]]:
    for language, given in record.translations.items():
        for name in type(given).model_fields:
            text = getattr(given, name)
            if isinstance(text, str):
                yield (*path, "translations", language, name), text


def _of(path: KeyPath, **texts: str | None) -> Iterator[tuple[KeyPath, str]]:
    for name, text in texts.items():
        if text is not None:
            yield (*path, name), text


def _evidence(path: KeyPath, evidence: Iterable[Evidence]) -> Iterator[tuple[KeyPath, str]]:
    for index, one in enumerate(evidence):
        if one.visibility is Visibility.PUBLIC:
            yield (*path, index, "title"), one.title
