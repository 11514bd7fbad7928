"""What everybody may know: a record that has nothing to hide stays itself, and the rest is cut without a trace."""

from dataclasses import replace
from datetime import date
from typing import Any

from poa_tracker.model import Agency, ClosedPeriod, Measure
from poa_tracker.register import Agencies, Entry
from poa_tracker.standing.public import public_register
from tests.standing.records import variation
from tests.standing.views import led, register, update

PACK = {"title": "Pack", "url": "https://example.org/pack"}
SECRET = {"title": "Secret", "url": "https://example.org/secret", "visibility": "internal"}
HIDDEN = led(9, visibility="internal")


def public(*measures: Measure) -> list[Measure]:
    return [one.record for one in public_register(register(*measures, HIDDEN)).measures]


def one(**fields: Any) -> Measure:
    (measure,) = public(led(**fields))
    return measure


def test_an_internal_measure_is_gone() -> None:
    cut = public_register(register(led(1), HIDDEN, led(2)))
    assert [entry.record.id for entry in cut.measures] == ["GOV-1", "GOV-2"]
    assert [outline.id for outline in cut.outlines] == ["GOV-1", "GOV-2"]


def test_references_to_it_are_gone_and_others_stay() -> None:
    referring = one(
        depends_on=["GOV-2", "GOV-9", "GOV-3"],
        parent="GOV-9",
        status="closed",
        closure={"outcome": "merged", "date": "2025-12-01", "into": "GOV-9", "reason": "R"},
    )
    assert (referring.depends_on, referring.parent) == (("GOV-2", "GOV-3"), None)
    assert referring.closure is not None
    assert (referring.closure.into, referring.closure.date) == (None, date(2025, 12, 1))
    other = one(
        depends_on=["GOV-9"],
        parent="GOV-2",
        status="closed",
        closure={"outcome": "merged", "date": "2025-12-01", "into": "GOV-3", "reason": "R"},
    )
    assert (other.parent, other.closure and other.closure.into) == ("GOV-2", "GOV-3")


def test_a_variation_that_names_it_is_gone() -> None:
    kept = variation("2025-10-01", "due", "2025-12-31", "2026-06-30")
    steps = [
        kept,
        variation("2025-10-02", "parent", None, "GOV-9"),
        variation("2025-10-03", "parent", "GOV-9", "GOV-2"),
        variation("2025-10-04", "parent", "GOV-2", "GOV-99"),
    ]
    measure = one(variations=steps)
    assert [each.date.day for each in measure.variations] == [1, 4]


def test_internal_evidence_and_notes_are_gone_wherever_they_stand() -> None:
    both = [PACK, SECRET]
    measure = one(
        evidence=both,
        milestones=[{"id": "M1", "title": "T", "evidence": both}, {"id": "M2", "title": "T", "evidence": [PACK]}],
        updates=[
            update("2025-26-Q1", "2025-10-09", evidence=both),
            update("2025-26-Q2", "2026-01-09", internal_note="Between us", evidence=[PACK]),
            update("2025-26-Q3", "2026-04-09", internal_note="Between us", evidence=both),
        ],
    )
    steps, returned = ([each.evidence for each in listed] for listed in (measure.milestones, measure.updates))
    shown = [measure.evidence, *steps, *returned]
    assert [[each.title for each in evidence] for evidence in shown] == [["Pack"]] * 6
    assert [each.internal_note for each in measure.updates] == [None, None, None]


def test_a_record_that_has_nothing_to_hide_stays_itself() -> None:
    plain = led(
        evidence=[PACK],
        depends_on=["GOV-2"],
        parent="GOV-3",
        milestones=[{"id": "M1", "title": "T", "evidence": [PACK]}],
        updates=[update("2025-26-Q1", "2025-10-09", evidence=[PACK])],
    )
    everything = register(plain, HIDDEN)
    (entry,) = public_register(everything).measures
    assert entry is everything.measures[0]
    (other,) = public(led(milestones=plain.milestones, updates=plain.updates, evidence=[SECRET]))
    assert (other.milestones[0] is plain.milestones[0], other.updates[0] is plain.updates[0]) == (True, True)


def test_a_closed_period_no_longer_names_it() -> None:
    def period(**digests: str) -> Entry[ClosedPeriod]:
        fields = {"period": "2025-26-Q1", "closed": "2025-10-20", "closed_by": "S"}
        named = {name.replace("_", "-"): digest for name, digest in digests.items()}
        return Entry("periods/a.yaml", ClosedPeriod.model_validate(fields | {"measures": named}), b"raw")

    plain, naming = period(GOV_1="a=1"), period(GOV_1="a=1", GOV_9="a=2")
    cut = public_register(replace(register(led(1), HIDDEN), periods=(plain, naming)))
    assert cut.periods[0] is plain
    assert (cut.periods[1].record.measures, cut.periods[1].raw) == ({"GOV-1": "a=1"}, b"raw")


def test_nobody_is_shown_whom_to_call() -> None:
    plain = Agency.model_validate({"id": "A", "name": "A"})
    reached = Agency.model_validate({"id": "B", "name": "B", "contact": {"role": "Secretary", "email": "s@b.example"}})
    cut = public_register(replace(register(led()), agencies=Agencies((plain, reached))))
    first, second = cut.agencies
    assert (first is plain, second.contact, second.name) == (True, None, "B")
