"""The order in which files have their fields: that of the records they hold."""

from typing import Any, get_args

from poa_tracker.document.format import Order
from poa_tracker.model import Record
from poa_tracker.register.schema import SCHEMAS


def key_order(kind: str) -> Order:
    """The order of the fields of one kind of file (`SCHEMAS` names the kinds), and of what they hold."""
    return _order_of(SCHEMAS[kind])


def _order_of(record: type[Record]) -> Order:
    return Order({field.alias or name: _order_in(field.annotation) for name, field in record.model_fields.items()})


def _order_in(annotation: Any) -> Order:
    """The order of what a field holds: of a record itself, of the items of a list, of the values of free keys."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _order_of(annotation)
    orders = [_order_in(one) for one in get_args(annotation)]
    held = next((one for one in orders if one.fields or one.others), Order())
    return Order({}, held) if getattr(annotation, "__origin__", None) is dict and held.fields else held
