"""The whole plan, as its files have it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from poa_tracker.document import Document, read
from poa_tracker.findings import Finding, Location
from poa_tracker.model import ClosedPeriod, Goal, Measure, Plan
from poa_tracker.register.agencies import Agencies
from poa_tracker.register.entry import Entry
from poa_tracker.register.outline import Outline
from poa_tracker.register.project import AGENCIES, MEASURES, PLAN
from poa_tracker.register.source import FileFault, Source

NO_PLAN = Plan.model_construct(id="unreadable", title="(plan.yaml could not be read)")
"""Stands in for a `plan.yaml` that is missing or broken, so that everything else can still be checked."""


class BrokenFile(NamedTuple):
    """A file of the plan that is there and holds no record that could be loaded; the findings show why."""

    path: str
    names: frozenset[str]
    """What its record may be called: the file's name without `.yaml`, and the id that is written in it."""


@dataclass(frozen=True)
class Register:
    """All the data of a plan, and what was found wrong while it was read.

    `measures` are those whose files load without an error, in the order of their paths. `outlines` are the same
    measures, and those that another process holds, where the check of a large plan is shared out.
    """

    source: Source
    plan: Plan = NO_PLAN
    agencies: Agencies = field(default_factory=Agencies)
    measures: tuple[Entry[Measure], ...] = ()
    periods: tuple[Entry[ClosedPeriod], ...] = ()
    outlines: tuple[Outline, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    """The files that could not be loaded: of the plan, its agencies, its closed periods and its measures."""
    unopened: frozenset[str] = frozenset()
    """The names, without `.yaml`, of measures' files that are there and that nobody has asked for."""
    findings: tuple[Finding, ...] = ()
    """What was found while reading; everything else is found by rules."""
    files: int = 0
    """How many files were read."""

    @property
    def has_plan(self) -> bool:
        """Whether `plan.yaml` was loaded; without it a goal or a horizon cannot count as unknown."""
        return self.plan is not NO_PLAN

    @cached_property
    def broken_measures(self) -> frozenset[str]:
        """What the measures may be called whose files are broken."""
        of_measures = (one.names for one in self.broken if one.path.startswith(f"{MEASURES}/"))
        return frozenset().union(*of_measures)

    @cached_property
    def goals(self) -> dict[str, Goal]:
        return {goal.id: goal for goal in self.plan.goals}

    @cached_property
    def outlines_by_id(self) -> dict[str, Outline]:
        """For each id the first measure that has it."""
        return {outline.id: outline for outline in reversed(self.outlines)}

    @cached_property
    def _entries_by_id(self) -> dict[str, Entry[Measure]]:
        return {entry.record.id: entry for entry in reversed(self.measures)}

    def measure(self, measure_id: str) -> Entry[Measure] | None:
        return self._entries_by_id.get(measure_id)

    def lacks_measure(self, measure_id: str) -> bool:
        """Whether it is certain that there is no such measure."""
        return (
            measure_id not in self.outlines_by_id
            and measure_id not in self.broken_measures
            and measure_id not in self.unopened
        )

    def clock(self, today: date) -> date:
        """The day to use for today: that of a plan no longer tracked stands still."""
        return self.plan.clock(today)

    def at(self, path: str, *keys: str | int) -> Location:
        """A place in any file of the plan, whoever holds its record."""
        return Location(path, self.document(path).nearest(keys))

    def at_key(self, path: str, *keys: str | int) -> Location:
        document = self.document(path)
        return Location(path, document.key_span(keys) or document.nearest(keys))

    def in_plan(self, *keys: str | int) -> Location:
        return self.at(PLAN, *keys)

    def in_agencies(self, *keys: str | int) -> Location:
        return self.at(AGENCIES, *keys)

    def document(self, path: str) -> Document:
        """A file of the plan as text; read once more where its record is not in memory."""
        if path not in self._documents:
            entry = self._entries_by_path.get(path)
            if entry is not None:
                self._documents[path] = entry.document
            else:
                raw = self.source.read(path)
                self._documents[path] = read(b"" if isinstance(raw, FileFault) else raw)
        return self._documents[path]

    @cached_property
    def _entries_by_path(self) -> dict[str, Entry[Measure] | Entry[ClosedPeriod]]:
        entries: list[Entry[Measure] | Entry[ClosedPeriod]] = [*self.measures, *self.periods]
        return {entry.path: entry for entry in entries}

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {}
