"""Places in the document that links lead to."""

import re
from typing import Any

from poa_tracker.report.word.oxml import add
from poa_tracker.report.word.page import is_left_out

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_]")
_LONGEST = 36


class Bookmarks:
    """Those of one document: an element of the page is marked at the first paragraph that is written of it."""

    def __init__(self, root: Any) -> None:
        self.names = _names(root)
        """The name that Word knows a place by, for every id that a link of the page leads to."""
        self._waiting: list[str] = []
        self._placed = 0

    def wait_for(self, element: Any) -> None:
        """Links that lead to this element will lead to the next paragraph."""
        name = self.names.get(element.get("id") or "")
        if name and name not in self._waiting:
            self._waiting.append(name)

    @property
    def are_waiting(self) -> bool:
        return bool(self._waiting)

    def place(self, paragraph: Any) -> None:
        """Links to all that waits lead to this paragraph."""
        for name in self._waiting:
            self._placed += 1
            add(paragraph, "bookmarkStart", id=self._placed, name=name)
            add(paragraph, "bookmarkEnd", id=self._placed)
        self._waiting = []


def _names(root: Any) -> dict[str, str]:
    links = [link.get("href", "") for link in root.iter("a") if not is_left_out(link)]
    wanted = {address[1:] for address in links if address.startswith("#")}
    names: dict[str, str] = {}
    taken: set[str] = set()
    for element in root.iter():
        found = element.get("id") if isinstance(element.tag, str) else None
        if not found or found in names or found not in wanted:
            continue
        stem = _NOT_IN_A_NAME.sub("_", found)
        stem = (stem if stem[:1].isalpha() else f"at_{stem}")[:_LONGEST]
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}_{number}"
        taken.add(name.casefold())
        names[found] = name
    return names
