"""From libyaml's events to plain data: one pass that checks as it goes and records places when asked to.

Scalars stay text; the field that a text stands in decides what it means. Nothing is ever expanded, so no file is larger
than it looks. Recording doubles the memory a file takes and costs a fifth of the time, and is of use only to show
something: so a file is walked without it first, and once more when a fault or a finding has to be placed.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from poa_tracker.document.fault import Fault
from poa_tracker.document.position import KeyPath, Lines
from poa_tracker.quoted import quoted

MAX_DEPTH = 32
"""Levels of nesting; the deepest value of a plan is at the seventh."""

MOST_FAULTS = 100
"""Faults that are shown of one file; a file with more of them is no plan."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_ODD_KEYS = frozenset((None, "", "<<"))
_PROPERTY_END = " \t\r\n,[]{}"


class FaultFoundError(Exception):
    """A walk that records nothing met a fault: the text has to be walked again to find where."""


class _ReadingEndsError(Exception):
    """What follows cannot be read or is not worth it; what was found until here stands."""


class Places:
    """Where the keys and values of one text stand, as indices of its characters."""

    __slots__ = ("empties", "keys", "scalars", "values")

    def __init__(self) -> None:
        self.keys: dict[KeyPath, tuple[int, int]] = {}
        self.values: dict[KeyPath, tuple[int, int]] = {}
        self.empties: dict[KeyPath, tuple[int, int]] = {}
        """Where a value is empty, `null` or `~`: what a new value would replace."""
        self.scalars: list[tuple[int, int]] = []
        """Every scalar, keys included, in the order of the text: no comment begins inside one."""


class Walked(NamedTuple):
    """The data of a text, what is wrong with it, and whether it has keys without a value, which are not in the data."""

    data: Any
    faults: list[Fault]
    has_empties: bool


def walk(text: str, places: Places | None = None) -> Walked:
    """The data of a text, and what is wrong with it.

    With `places` they are filled. Without, a text that is not accepted raises FaultFoundError instead.
    libyaml's own errors (yaml.YAMLError) pass through.
    """
    walker = _Walker(text, places)
    try:
        data = walker.document()
    except _ReadingEndsError:
        data = None
    return Walked(data, walker.faults, walker.has_empties)


class _Walker:
    __slots__ = ("_get", "_last_end", "_lines", "_places", "_text", "_with_properties", "faults", "has_empties")

    def __init__(self, text: str, places: Places | None) -> None:
        self._get: Callable[[], Any] = CParser(text).get_event
        self._text = text
        # Most texts have none of these characters: then no event can have an anchor or a tag, or be an alias.
        self._with_properties = "&" in text or "!" in text or "*" in text
        self._places = places
        self._lines = Lines(text) if places is not None else None
        self._last_end = 0
        self.faults: list[Fault] = []
        self.has_empties = False

    def document(self) -> Any:
        get = self._get
        get()  # the stream's start
        event = get()
        if event.__class__ is StreamEndEvent:
            return None
        data = self._node(get(), (), 1)
        event = get()
        while event.__class__ is DocumentEndEvent:
            event = get()
        if event.__class__ is DocumentStartEvent:
            start, _ = _ends(event)
            self._fault("POA005", "a second document begins here; a file holds one", start, start + 3)
        return data

    def _node(self, event: Any, path: KeyPath, depth: int) -> Any:
        """The value that begins with `event`. Text, a dict, a list, or None where there is none."""
        kind = event.__class__
        if kind is AliasEvent:
            name = self._word_at(event)
            self._fault(
                "POA006", f"{name!r} is an alias; write the value itself here, or quote the text", *_ends(event)
            )
            return None
        if self._with_properties and (event.anchor or event.tag):
            self._property(event)
        if kind is ScalarEvent:
            return self._scalar(event, path)
        if depth > MAX_DEPTH:
            start = event.start_mark.index
            self._fault("POA009", f"this is nested deeper than {MAX_DEPTH} levels", start, start + 1)
            raise _ReadingEndsError
        if kind is not MappingStartEvent:
            data: Any = self._sequence(path, depth)
        elif self._places is None and not self._with_properties:
            return self._plain_mapping(depth)
        else:
            data = self._mapping(path, depth)
        if self._places is not None:
            start = event.start_mark.index
            self._places.values[path] = (start, max(self._last_end, start))
        return data

    def _scalar(self, event: Any, path: KeyPath) -> str | None:
        value: str = event.value
        if self._places is not None:
            start, end = _ends(event)
            if event.style in ("|", ">"):
                # A block scalar ends where the next token begins, and its first line may carry a comment.
                end = start + len(self._text[start:end].rstrip())
                self._places.scalars.append((min(self._line_end(start), end), end))
            else:
                self._places.scalars.append((start, end))
            self._last_end = end
            # An empty field is absent and stands nowhere; an empty item of a list is something to point at.
            is_empty = value in _NULLS and event.implicit[0]
            if is_empty:
                self._places.empties[path] = (start, end)
            if not is_empty or (path and isinstance(path[-1], int)):
                self._places.values[path] = (start, end)
        return None if value in _NULLS and event.implicit[0] else value

    def _plain_mapping(self, depth: int) -> dict[str, Any]:
        """A group of a text that has no anchors or tags, with nothing recorded: most of all that is ever read.

        Keys are looked at once, at the end; if one is odd, the walk begins again and finds which.
        """
        get = self._get
        data: dict[str, Any] = {}
        pairs = 0
        while (event := get()).__class__ is ScalarEvent:
            key = event.value
            event = get()
            if event.__class__ is ScalarEvent:
                value = event.value
                data[key] = None if value in _NULLS and event.implicit[0] else value
            else:
                data[key] = self._node(event, (), depth + 1)
            pairs += 1
        if event.__class__ is not MappingEndEvent or len(data) != pairs or not _ODD_KEYS.isdisjoint(data):
            raise FaultFoundError
        return self._without_empties(data) if None in data.values() else data

    def _mapping(self, path: KeyPath, depth: int) -> dict[str, Any]:
        get, places, with_properties = self._get, self._places, self._with_properties
        data: dict[Any, Any] = {}  # a key of None never gets in: it has ended the walk, or its value is left out
        while True:
            event = get()
            kind = event.__class__
            if kind is MappingEndEvent:
                break
            key = event.value if kind is ScalarEvent else None
            if key in data or key in _ODD_KEYS or (with_properties and (event.anchor or event.tag)):
                key = self._odd_key(event, data, path)
            value_path: KeyPath = ()
            if places is not None:
                start, end = _ends(event)
                if kind is ScalarEvent:
                    places.scalars.append((start, end))
                    self._last_end = end
                if key is None:
                    value_path = (*path, "")  # of no key that could be asked for
                else:
                    value_path = (*path, key)
                    places.keys[value_path] = (start, end)
            event = get()
            value = self._node(event, value_path, depth + 1)
            if key is not None:
                data[key] = value
        if self._places is not None:
            self._flow_end(event)
        return self._without_empties(data) if None in data.values() else data

    def _sequence(self, path: KeyPath, depth: int) -> list[Any]:
        data: list[Any] = []
        while True:
            event = self._get()
            if event.__class__ is SequenceEndEvent:
                break
            item_path = (*path, len(data)) if self._places is not None else path
            data.append(self._node(event, item_path, depth + 1))
        if self._places is not None:
            self._flow_end(event)
        return data

    def _without_empties(self, data: dict[str, Any]) -> dict[str, Any]:
        self.has_empties = True
        return {key: value for key, value in data.items() if value is not None}

    def _flow_end(self, event: Any) -> None:
        """The end of a collection in brackets is its bracket; that of one in lines is its last value's."""
        start, end = _ends(event)
        if end > start:
            self._last_end = end

    def _odd_key(self, event: Any, data: dict[str, Any], path: KeyPath) -> str | None:
        """A key that is no plain new word. None where nothing can be kept under it."""
        start, end = _ends(event)
        if event.__class__ is AliasEvent:
            self._fault("POA006", "an alias cannot be a key; write the key itself", start, end)
            return None
        if event.__class__ is not ScalarEvent:
            self._fault("POA001", "a key has to be a word, not a list or a group of fields", start, start + 1)
            raise _ReadingEndsError
        if event.anchor or event.tag:
            self._property(event)
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            self._fault("POA006", "'<<' merges another group into this one; write the fields themselves", start, end)
            return None
        if not key:
            self._fault("POA001", "a key is missing before this colon", start, start + 1)
            return None
        if key in data:
            first = ""
            if self._places is not None and self._lines is not None:
                first = f"; the first is in line {self._lines.position(self._places.keys[*path, key][0]).line}"
            self._fault("POA003", f"{quoted(key)} is written twice{first}", start, end)
            return None
        return key

    def _property(self, event: Any) -> None:
        """An anchor (&name) or a tag (!type) before a value."""
        start = event.start_mark.index
        word = self._word_at(event)
        what = "an anchor" if word.startswith("&") else "a tag"
        self._fault("POA006", f"{word!r} is {what}; leave it out, or quote the text", start, start + len(word))

    def _word_at(self, event: Any) -> str:
        start = event.start_mark.index
        end = start
        while end < len(self._text) and end - start < 40 and self._text[end] not in _PROPERTY_END:
            end += 1
        return self._text[start:end]

    def _line_end(self, index: int) -> int:
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end

    def _fault(self, code: str, message: str, start: int, end: int) -> None:
        if self._lines is None:
            raise FaultFoundError
        is_last = len(self.faults) + 1 >= MOST_FAULTS
        text = f"{message}; poa shows no more faults of this file" if is_last else message
        self.faults.append(Fault(code, text, self._lines.span(start, max(start, end))))
        if is_last:
            raise _ReadingEndsError


def _ends(event: Any) -> tuple[int, int]:
    """Where an event begins and ends, as indices: a mark's own line also counts U+0085, U+2028 and U+2029."""
    return event.start_mark.index, event.end_mark.index
