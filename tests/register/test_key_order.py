"""The order of fields in files is that of the records."""

import pytest

from poa_tracker.document import read
from poa_tracker.document.format import format_document
from poa_tracker.register.key_order import key_order
from poa_tracker.register.schema import SCHEMAS, json_schema


def first_and_last(text: str, kind: str) -> str:
    return format_document(read(text.encode()), key_order(kind)).decode()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_fields_come_as_the_schema_has_them(kind: str) -> None:
    assert list(key_order(kind).fields) == list(json_schema(kind)["properties"])


def test_the_order_reaches_what_lists_and_free_keys_hold() -> None:
    measure = "updates: [{signed_off: {date: 2010-01-02, by: Deputy}, period: 2009}]\nid: A\nvariations: [{to: 2, from: 1, date: 3}]\n"
    assert first_and_last(measure, "measure") == (
        "id: A\n"
        "updates: [{period: 2009, signed_off: {by: Deputy, date: 2010-01-02}}]\n"
        "variations: [{date: 3, from: 1, to: 2}]\n"
    )
    plan = "wording: {off_track: {definition: Late., label: Delayed}, at_risk: {label: At risk}}\nperiod: {end: 2, start: 1}\n"
    assert first_and_last(plan, "plan") == (
        "period: {start: 1, end: 2}\n"
        "wording: {off_track: {label: Delayed, definition: Late.}, at_risk: {label: At risk}}\n"
    )


def test_what_the_records_do_not_name_stays_as_it_is() -> None:
    assert first_and_last("measures: {B-2: x, A-1: y}\nclosed: 2\nperiod: 1\n", "period") == (
        "period: 1\nclosed: 2\nmeasures: {B-2: x, A-1: y}\n"
    )
    assert first_and_last("zeal: 1\nid: A\nalso: 2\n", "measure") == "id: A\nzeal: 1\nalso: 2\n"
