"""The texts of a measure that a public report shows, each with the way to it."""

from collections.abc import Iterable, Iterator

from poa_tracker.document import KeyPath
from poa_tracker.model import Evidence, Measure, Visibility


def public_texts(measure: Measure) -> Iterator[tuple[KeyPath, str]]:
    """Every text in words: no ids, no addresses of pages, nothing internal."""
    yield from _of((), title=measure.title, success_measure=measure.success_measure)
    yield from _of((), agencies_as_published=measure.agencies_as_published)
    yield from _evidence(("evidence",), measure.evidence)
    for index, milestone in enumerate(measure.milestones):
        yield from _of(("milestones", index), title=milestone.title)
        yield from _evidence(("milestones", index, "evidence"), milestone.evidence)
    for index, indicator in enumerate(measure.indicators):
        yield from _of(("indicators", index), title=indicator.title, unit=indicator.unit)
    for index, update in enumerate(measure.updates):
        path: KeyPath = ("updates", index)
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


def _of(path: KeyPath, **texts: str | None) -> Iterator[tuple[KeyPath, str]]:
    for name, text in texts.items():
        if text is not None:
            yield (*path, name), text


def _evidence(path: KeyPath, evidence: Iterable[Evidence]) -> Iterator[tuple[KeyPath, str]]:
    for index, one in enumerate(evidence):
        if one.visibility is Visibility.PUBLIC:
            yield (*path, index, "title"), one.title
