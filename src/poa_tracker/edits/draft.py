"""A file of the plan while it is being changed: its text, with each new field where the canonical order has it."""

from collections.abc import Callable
from typing import NamedTuple

from poa_tracker.document import KeyPath, read
from poa_tracker.document.edit import CannotEditError, Edit
from poa_tracker.document.written_value import Value
from poa_tracker.errors import RefusedError, UnreadableError
from poa_tracker.model import AgencyList, ClosedPeriod, Measure, Plan, Record
from poa_tracker.register import Entry, Source
from poa_tracker.register.project import AGENCIES, PLAN
from poa_tracker.register.schema_findings import field_names, record_at
from poa_tracker.register.source import FileFault


class FileEdit(NamedTuple):
    """The bytes of one file before and after a change; `before` is None for a file that is to be made."""

    path: str
    before: bytes | None
    after: bytes
    notes: tuple[str, ...] = ()
    """What a person should know of the change who did not ask for all of it, each a sentence."""


class Draft:
    """One file's text on its way from the old to the new.

    Raises RefusedError where the file is written in a way that a change cannot be made in without touching more.
    """

    def __init__(self, path: str, model: type[Record], raw: bytes) -> None:
        self.path = path
        self._model = model
        self._before = raw
        self._edit = Edit(read(raw))
        self._notes: list[str] = []

    @classmethod
    def of_measure(cls, entry: Entry[Measure]) -> "Draft":
        return cls(entry.path, Measure, entry.raw)

    @classmethod
    def of_period(cls, entry: Entry[ClosedPeriod]) -> "Draft":
        return cls(entry.path, ClosedPeriod, entry.raw)

    @classmethod
    def of_agencies(cls, source: Source) -> "Draft":
        return cls(AGENCIES, AgencyList, _raw(source, AGENCIES))

    @classmethod
    def of_plan(cls, source: Source) -> "Draft":
        return cls(PLAN, Plan, _raw(source, PLAN))

    def set(self, path: KeyPath, value: Value) -> None:
        """Put a value in the place of another, or where its key belongs."""
        self._change(lambda: self._edit.set(path, value, self._order(path)))

    def append(self, path: KeyPath, value: Value) -> None:
        """Put a value at the end of a list, which is begun where there is none."""
        self._change(lambda: self._edit.append(path, value, self._order(path)))

    def remove(self, path: KeyPath) -> None:
        """Take away a field, where it is there at all."""
        self._change(lambda: self._edit.remove(path))

    def replace_item(self, path: KeyPath, items: tuple[str, ...], old: str, new: str | None) -> None:
        """In a list of ids, put `new` in the place of `old`; without `new`, or where it is there already, leave it out.

        A list that would be empty goes altogether.
        """
        index = items.index(old)
        if new is not None and new not in items:
            self.set((*path, index), new)
        elif len(items) == 1:
            self.remove(path)
        else:
            self.remove((*path, index))

    def note(self, sentence: str) -> None:
        """Tell whoever asked for the change what else comes of it."""
        self._notes.append(sentence)

    @property
    def edit(self) -> FileEdit:
        return FileEdit(self.path, self._before, self._edit.raw, tuple(self._notes))

    def _order(self, path: KeyPath) -> list[str]:
        return field_names(record_at(self._model, path[:-1]))

    def _change(self, act: Callable[[], None]) -> None:
        try:
            act()
        except CannotEditError:
            raise RefusedError(
                f"cannot change {self.path} without touching other lines: "
                "run `poa format` on the file first, or change it by hand"
            ) from None


def _raw(source: Source, path: str) -> bytes:
    raw = source.read(path)
    if isinstance(raw, FileFault):
        raise UnreadableError(f"{path} cannot be read: {raw.message}")
    if read(raw).faults or read(raw).data is None:
        raise UnreadableError(f"{path} has errors; `poa validate` lists them")
    return raw
