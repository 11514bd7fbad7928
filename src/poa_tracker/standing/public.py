"""What may be shown to everybody: the register without anything internal."""

import re
from collections.abc import Iterable
from dataclasses import replace

from poa_tracker.model import (
    Agency,
    ClosedPeriod,
    Closing,
    Evidence,
    Measure,
    Milestone,
    Update,
    Variation,
    Visibility,
    shown_value,
)
from poa_tracker.register.agencies import Agencies
from poa_tracker.register.entry import Entry
from poa_tracker.register.outline import Outline
from poa_tracker.register.register import Register

_ID = re.compile(r"[A-Z][A-Z0-9-]*")


def public_register(register: Register) -> Register:
    """The register as the public may know it, cut before any list or report is made from it.

    Internal measures are gone, with every reference to them and every change of one; so are internal evidence and
    notes, and contacts. What is made of the result is what would be made if none of it had ever been written.
    """
    hidden = frozenset(entry.record.id for entry in register.measures if entry.record.visibility is Visibility.INTERNAL)
    entries = tuple(_public_entry(entry, hidden) for entry in register.measures if entry.record.id not in hidden)
    return replace(
        register,
        agencies=Agencies(tuple(_public_agency(agency) for agency in register.agencies), register.agencies.is_loaded),
        measures=entries,
        periods=tuple(_public_period(entry, hidden) for entry in register.periods),
        outlines=tuple(Outline.of(entry.path, entry.record) for entry in entries),
        findings=(),
    )


def _public_entry(entry: Entry[Measure], hidden: frozenset[str]) -> Entry[Measure]:
    measure = _public_measure(entry.record, hidden)
    return entry if measure is entry.record else Entry(entry.path, measure, entry.raw)


def _public_period(entry: Entry[ClosedPeriod], hidden: frozenset[str]) -> Entry[ClosedPeriod]:
    period = entry.record
    if not (_names_hidden(period, hidden) or any(_names_hidden(one, hidden) for one in period.closings)):
        return entry
    public = {
        **_public_closing(period, hidden),
        "closings": tuple(one.model_copy(update=_public_closing(one, hidden)) for one in period.closings),
    }
    return Entry(entry.path, period.model_copy(update=public), entry.raw)


def _names_hidden(closing: ClosedPeriod | Closing, hidden: frozenset[str]) -> bool:
    return not hidden.isdisjoint(closing.measures) or not hidden.isdisjoint(closing.missing)


def _public_closing(closing: ClosedPeriod | Closing, hidden: frozenset[str]) -> dict[str, object]:
    """What a closing holds on measures, less the internal ones; a file of the earlier form has it at its top."""
    return {
        "missing": tuple(one for one in closing.missing if one not in hidden),
        "measures": {measure: digest for measure, digest in closing.measures.items() if measure not in hidden},
    }


def _public_agency(agency: Agency) -> Agency:
    return agency.model_copy(update={"contact": None}) if agency.contact else agency


def _public_measure(measure: Measure, hidden: frozenset[str]) -> Measure:
    closure = measure.closure
    if closure and closure.into in hidden:
        closure = closure.model_copy(update={"into": None})
    public: dict[str, object] = {
        "depends_on": tuple(one for one in measure.depends_on if one not in hidden),
        "parent": None if measure.parent in hidden else measure.parent,
        "evidence": _public_evidence(measure.evidence),
        "milestones": tuple(_public_milestone(one) for one in measure.milestones),
        "updates": tuple(_public_update(one) for one in measure.updates),
        "closure": closure,
        "variations": tuple(one for one in measure.variations if not _names_any(one, hidden)),
    }
    # Most measures have nothing to hide, and copies are what the cut of a large plan would spend its time on.
    if all(getattr(measure, name) == value for name, value in public.items()):
        return measure
    return measure.model_copy(update=public)


def _names_any(variation: Variation, hidden: frozenset[str]) -> bool:
    """Whether a change is of a reference to one of these measures."""
    written = f"{shown_value(variation.from_) or ''} {shown_value(variation.to) or ''}"
    return not hidden.isdisjoint(_ID.findall(written))


def _public_milestone(milestone: Milestone) -> Milestone:
    evidence = _public_evidence(milestone.evidence)
    if len(evidence) == len(milestone.evidence):
        return milestone
    return milestone.model_copy(update={"evidence": evidence})


def _public_update(update: Update) -> Update:
    evidence = _public_evidence(update.evidence)
    if update.internal_note is None and len(evidence) == len(update.evidence):
        return update
    return update.model_copy(update={"evidence": evidence, "internal_note": None})


def _public_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(one for one in evidence if one.visibility is Visibility.PUBLIC)
