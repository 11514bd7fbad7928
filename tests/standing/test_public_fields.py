"""The public cut, tried with every field that a record has or will have: no internal word and no internal measure stays.

Where this fails for a new field, `standing/public.py` has to leave it out.
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from poa_tracker.model import Agency, ClosedPeriod, Holds, Measure, Record, Visibility, texts
from poa_tracker.model.holding import Content, contents_of
from poa_tracker.register import Agencies, Entry, Register, WorkingTree
from poa_tracker.standing.public import public_register

WRITTEN = {Holds.ID: "A-1", Holds.INTERNAL: "SECRET", Holds.MEASURE: "HIDDEN-1"}
PLAIN: dict[type, object] = {date: date(2026, 1, 31), Decimal: Decimal(12), bool: False, int: 1}


def filled(record: type[Record], parts: Visibility, own: Visibility | None = None, **given: object) -> Any:
    """A record with something in every field, at every depth; what it holds is as visible as `parts` says."""
    fields: dict[str, Any] = {
        name: given.get(name) or held(field, content, parts, own)
        for name, field in record.model_fields.items()
        for content in contents_of(field)
    }
    return record.model_construct(**fields)


def held(field: FieldInfo, content: Content, parts: Visibility, own: Visibility | None) -> object:
    value: object
    if issubclass(content.kind, Record):
        value = filled(content.kind, parts)
    elif content.kind is Visibility:
        value = own or parts
    elif issubclass(content.kind, Enum):
        value = next(iter(content.kind))
    else:
        value = WRITTEN.get(content.holds, "words") if content.holds else PLAIN[content.kind]
    if content.is_single:
        return value
    return (
        {"HIDDEN-1" if content.holds is Holds.VALUE else "mi": value} if "dict" in str(field.annotation) else (value,)
    )


def cut(parts: Visibility) -> Register:
    measure = filled(Measure, parts, Visibility.PUBLIC)
    hidden = filled(Measure, parts, Visibility.INTERNAL, id="HIDDEN-1")
    register = Register(
        source=WorkingTree(Path()),
        agencies=Agencies((filled(Agency, parts),)),
        measures=(Entry("measures/A-1.yaml", measure, b""), Entry("measures/HIDDEN-1.yaml", hidden, b"")),
        periods=(Entry("periods/p.yaml", filled(ClosedPeriod, parts), b""),),
    )
    whole: list[Any] = [*register.measures, *register.periods]
    assert {text for one in whole for text in texts(one.record, Holds.MEASURE)}
    assert [text for _, text in texts(measure, Holds.INTERNAL, with_internal=True)] == ["SECRET"]
    return public_register(register)


def test_no_internal_word_and_no_internal_measure_stays() -> None:
    register = cut(Visibility.PUBLIC)
    assert [entry.record.id for entry in register.measures] == ["A-1"]
    entries: list[Any] = [*register.measures, *register.periods]
    for entry in entries:
        assert list(texts(entry.record, Holds.INTERNAL, with_internal=True)) == []
        assert list(texts(entry.record, Holds.MEASURE, with_internal=True)) == []
    assert "HIDDEN-1" not in str(register.periods[0].record)
    assert [agency.contact for agency in register.agencies] == [None]


def test_no_internal_part_stays() -> None:
    measure = cut(Visibility.INTERNAL).measures[0].record
    everything = list(texts(measure, Holds.WORDS, with_internal=True))
    assert len(everything) > 20
    assert everything == list(texts(measure, Holds.WORDS))
