"""What the cells of HTML tables are called, so that on a narrow screen each row can stand as a block of its own.

Stacked, a table shows no heads, and some browsers hide from screen readers that it is one: so each cell carries its
column's head, and each element names what it is. Made of the finished page, since the heads stand in it already.
"""

import re
from collections.abc import Iterator

_SCROLLING = re.compile(r'(<div class="scroll"[^>]*>\s*)(<table\b(?![^>]*\bfew\b).*?</table>)', re.DOTALL)
"""Tables of class `few` fit as they are; those in `scroll long` have too many rows for a block each."""
_HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.DOTALL)
_PART = re.compile(r"<(table|thead|tbody|tfoot|tr|th|td)\b([^>]*)")
_TAG = re.compile(r"<[^>]*>")
_COLUMNS = re.compile(r'\bcolspan="(\d{1,3})"')
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row"}


def label_cells(html: str) -> str:
    """The same page, each cell of a table that scrolls and is not long with its column's head as `data-label`."""
    return _SCROLLING.sub(lambda found: found[1] + _labelled(found[2]), html)


def _labelled(table: str) -> str:
    head = _HEAD.search(table)
    if head is None or table.count("<table") > 1:
        return table
    labels = list(_labels(head[0]))
    at = 0

    def part(found: re.Match[str]) -> str:
        nonlocal at
        name, attributes = found[1], found[2]
        if name in _ROLES:
            at = 0 if name == "tr" else at
            return f'<{name} role="{_ROLES[name]}"{attributes}'
        label = labels[at] if at < len(labels) else ""
        at += _columns(attributes)
        if name == "td":
            return f'<td role="cell" data-label="{label}"{attributes}'
        role = "columnheader" if 'scope="col"' in attributes else "rowheader"
        return f'<th role="{role}"{attributes}'

    return _PART.sub(part, table)


def _labels(head: str) -> Iterator[str]:
    for attributes, content in _HEAD_CELL.findall(head):
        label = " ".join(_TAG.sub("", content).split()).replace('"', "&#34;")
        yield from [label] * _columns(attributes)


def _columns(attributes: str) -> int:
    found = _COLUMNS.search(attributes)
    return int(found[1]) if found else 1
