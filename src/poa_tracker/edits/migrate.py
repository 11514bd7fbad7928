"""Older forms of files, written as the same record is written today.

What a file does not say is not made up for it: whatever the newer form would need and nobody wrote down stays as it is.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from poa_tracker.document import KeyPath
from poa_tracker.document.format import NewForm
from poa_tracker.document.tree import Collection, Scalar, TreeEntry
from poa_tracker.findings import Location
from poa_tracker.model import ClosedPeriod, Measure, shown_value
from poa_tracker.register import Entry

_OF_CLOSING = {"closed": "date", "closed_by": "closed_by", "missing": "missing", "measures": "measures"}
"""Fields at the top of a period's older form, and what they are called in the list of closings."""
_SIGNER = "signed_off_by"


def new_form(data: dict[str, Any]) -> NewForm | None:
    """How the file of a closed period comes to be in the form of today; none where it is in it."""
    is_older = all(isinstance(data.get(name), str) and data[name] for name in ("closed", "closed_by"))
    can_grow = all(isinstance(data.get(name, []), list) for name in ("closings", "sign_offs"))
    if not (is_older and can_grow):
        return None
    is_signed = _SIGNER in data
    return NewForm(partial(_arrange, is_signed=is_signed), _data, partial(_moved, is_signed=is_signed))


def left_in_period(entry: Entry[ClosedPeriod]) -> Iterator[tuple[Location, str]]:
    """What a closed period's file would say in the form of today, and nobody wrote down."""
    for index, closing in enumerate(entry.record.every_closing):
        if closing.settings is None:
            path = entry.record.path_of_closing(index)
            message = f"the closing of {closing.date} does not say which settings shaped the plan's periods"
            yield entry.at(*path, "date" if path else "closed"), message


def left_in_measure(entry: Entry[Measure]) -> Iterator[tuple[Location, str]]:
    """The requests that were settled in place: the decision is on record, and not the day of the request."""
    for index, one in enumerate(entry.record.variations):
        if one.requested_by is not None and one.requested is None and (one.is_approved or one.declined_by):
            what = f"the variation of {one.date} ({one.field} to {shown_value(one.to)}, {one.standing})"
            yield entry.at("variations", index, "requested_by"), f"{what} does not say on which day it was requested"


def _data(data: dict[str, Any]) -> dict[str, Any]:
    closing = {new: data[old] for old, new in _OF_CLOSING.items() if old in data}
    kept = {name: value for name, value in data.items() if name not in _OF_CLOSING and name != _SIGNER}
    kept["closings"] = [closing, *kept.get("closings", ())]
    if _SIGNER in data:
        kept["sign_offs"] = [{"by": data[_SIGNER], "date": data["closed"]}, *kept.get("sign_offs", ())]
    return kept


def _moved(path: KeyPath, *, is_signed: bool) -> KeyPath:
    head, *rest = path
    if head in _OF_CLOSING:
        return ("closings", 0, _OF_CLOSING[str(head)], *rest)
    if head == _SIGNER:
        return ("sign_offs", 0, "by")
    if head == "closings" or (head == "sign_offs" and is_signed):
        # What begins with the list's first item begins with that item still.
        first, *within = rest or [0]
        return (head, int(first) + 1, *within)
    return path


def _arrange(root: Collection, *, is_signed: bool) -> None:
    fields = {entry.key.value: entry for entry in root.entries if entry.key is not None}
    day = fields["closed"].value
    closing = TreeEntry(root.start, 0, root)
    closing.value = Collection(root.start, 0, is_list=False, is_flow=False, owner=closing)
    for old, new in _OF_CLOSING.items():
        if (entry := fields.get(old)) is not None:
            root.entries.remove(entry)
            entry.key, entry.parent = _word(new), closing.value
            closing.value.entries.append(entry)
    _put_first(root, fields.get("closings"), "closings", closing)
    if is_signed:
        signed = fields[_SIGNER]
        root.entries.remove(signed)
        sign = Collection(signed.start, 0, is_list=False, is_flow=True, owner=signed)
        by, on = TreeEntry(signed.start, 0, sign, _word("by"), signed.value), TreeEntry(signed.start, 0, sign)
        on.key, on.value = _word("date"), day
        sign.entries = [by, on]
        signed.key, signed.value = None, sign
        _put_first(root, fields.get("sign_offs"), "sign_offs", signed)


def _put_first(root: Collection, field: TreeEntry | None, name: str, item: TreeEntry) -> None:
    """Put an item at the beginning of a list, which is begun where there is none."""
    if field is None:
        field = TreeEntry(root.start, 0, root, _word(name))
        root.entries.append(field)
    if not isinstance(field.value, Collection):
        field.value = Collection(root.start, 0, is_list=True, is_flow=False, owner=field)
    field.value.is_flow = False
    field.value.entries.insert(0, item)
    item.parent = field.value


def _word(text: str) -> Scalar:
    return Scalar(0, text, text, "")
