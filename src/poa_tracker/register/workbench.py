"""A plan opened at the few files that a change is about, however many it has."""

import re
from dataclasses import replace
from functools import cached_property
from heapq import nlargest
from pathlib import Path

from poa_tracker.errors import RefusedError, UnreadableError, UsageError
from poa_tracker.findings import did_you_mean, nearest
from poa_tracker.model import Agency, Measure, Plan
from poa_tracker.model.scalar import ID_PATTERN
from poa_tracker.register.agencies import Agencies
from poa_tracker.register.entry import Entry
from poa_tracker.register.load import load_frame, load_measures, with_measures
from poa_tracker.register.project import MEASURES, PERIODS
from poa_tracker.register.register import Register
from poa_tracker.register.source import Changed, Listing, Source, WorkingTree

MOST_NEIGHBOURS = 100
"""Files with ids that begin alike, of which a change looks into each for another copy of its measure."""

_NO_ID = re.compile(rf"^(?!{ID_PATTERN.strip('^$')}$)", re.MULTILINE).search


class Workbench:
    """The plan, its agencies, the names of all measures' files, and the measures that somebody asks for."""

    def __init__(self, source: Source, listing: Listing, frame: Register) -> None:
        self.source = source
        self.listing = listing
        self.frame = frame

    @classmethod
    def open(cls, root: Path) -> "Workbench":
        """The plan in a folder. Raises UnreadableError where `plan.yaml` has errors: nothing can be checked then."""
        source = WorkingTree(root)
        listing = source.listing()
        bench = cls(source, listing, load_frame(source, listing))
        if not bench.frame.has_plan:
            raise UnreadableError("plan.yaml has errors, so poa cannot check any change; `poa validate` lists them")
        return bench

    def changed(self, contents: dict[str, bytes]) -> "Workbench":
        """The same plan with some files as a change would leave them, by their paths; nothing is read twice."""
        source = Changed(self.source, contents)
        listing = replace(
            self.listing,
            measures=_with(self.listing.measures, MEASURES, contents),
            periods=_with(self.listing.periods, PERIODS, contents),
        )
        if all(path.startswith(f"{MEASURES}/") for path in contents):
            return Workbench(source, listing, replace(self.frame, source=source))
        return Workbench(source, listing, load_frame(source, listing))

    @property
    def plan(self) -> Plan:
        return self.frame.plan

    @property
    def agencies(self) -> Agencies:
        return self.frame.agencies

    @cached_property
    def _stems(self) -> list[str]:
        """The names of measures' files without `.yaml`, in the order of the listing: the ids that they should have."""
        return [path[path.rfind("/") + 1 :].removesuffix(".yaml") for path in self.listing.measures]

    @cached_property
    def paths(self) -> dict[str, str]:
        """The files of measures by those names; of several with one name the first."""
        return dict(zip(reversed(self._stems), reversed(self.listing.measures), strict=True))

    def measure(self, wanted: str) -> Entry[Measure]:
        """The measure of an id, whatever its capitals.

        Raises UsageError with the nearest ones where there is none, UnreadableError where its file has errors, and
        RefusedError where two files have the id, as after a merge of two branches: nobody knows which is meant.
        """
        measure_id = wanted.strip().upper()
        self._refuse_copies(measure_id)
        if measure_id in self.paths:
            loaded = load_measures(self.frame, [self.paths[measure_id]])
            if loaded.findings:
                raise UnreadableError(f"{self.paths[measure_id]} has errors; `poa validate` lists them")
            return loaded.entries[0]
        everything = self.register(self.listing.measures)
        # A file may be misnamed; and people know a measure by its title or its number better than by its id.
        found = everything.measure(measure_id)
        if found is not None:
            return found
        titles = {entry.record.title: entry.record for entry in everything.measures}
        ids = nearest(measure_id, self.paths)
        ids += [titles[title].id for title in nearest(wanted, titles) if titles[title].id not in ids]
        ids += [one.id for one in titles.values() if one.ref == wanted and one.id not in ids]
        offered = "".join(f"\n  {one.id}  {one.title}" for one in titles.values() if one.id in ids)
        raise UsageError(f"no measure {wanted!r}" + (f"; did you mean one of these?{offered}" if offered else ""))

    def _refuse_copies(self, measure_id: str) -> None:
        """RefusedError where more than one file claims to hold the measure."""
        name = measure_id.encode()
        says_so = re.compile(rb"^id:[ \t]*['\"]?" + re.escape(name) + rb"['\"]?[ \t]*(#|\r?$)", re.MULTILINE)
        found = []
        for path in self._where_copies_lie(measure_id):
            raw = self.source.read(path)
            if isinstance(raw, bytes) and name in raw and says_so.search(raw):
                found.append(path)
        _refuse_several(measure_id, found)

    def _where_copies_lie(self, measure_id: str) -> list[str]:
        """The files that may hold the measure, in the order of their paths.

        A file that was renamed when two branches were merged often has its old id still. It is called after a
        neighbour then, after one with a new number in a plan of very many, or after no measure. To look into every file
        of a large plan would take too long.
        """
        beginning = measure_id[: measure_id.rfind("-") + 1]
        neighbours = [place for place, stem in enumerate(self._stems) if stem.startswith(beginning)]
        if len(neighbours) > MOST_NEIGHBOURS:
            # Where ids begin alike, the longer has the higher number.
            neighbours = nlargest(
                MOST_NEIGHBOURS, neighbours, key=lambda one: (len(self._stems[one]), self._stems[one])
            )
            neighbours += (place for place, stem in enumerate(self._stems) if stem == measure_id)
        paths = [self.listing.measures[place] for place in neighbours]
        # One search in all names at once: asked name by name, it would take as long as the rest of a change.
        if _NO_ID("\n".join(self._stems)):
            paths += (path for path, stem in zip(self.listing.measures, self._stems, strict=True) if _NO_ID(stem))
        return sorted({*paths})

    def every_measure(self) -> tuple[Entry[Measure], ...]:
        """All that can be read, in the order of their paths. Raises RefusedError where two have one id."""
        measures = self.register(self.listing.measures).measures
        paths: dict[str, list[str]] = {}
        for entry in measures:
            paths.setdefault(entry.record.id, []).append(entry.path)
        for measure_id, found in paths.items():
            _refuse_several(measure_id, found)
        return measures

    def agency(self, spelling: str) -> Agency:
        """The agency that people call so: by its id, a name or an alias. Raises UsageError with the nearest ones."""
        if not self.agencies.is_loaded:
            raise UnreadableError("agencies.yaml is missing or has errors; `poa validate` lists them")
        found = self.agencies.resolve(spelling)
        if found is None:
            raise UsageError(f"no agency {spelling!r}{did_you_mean(spelling, self.agencies.spellings)}")
        return found

    def register(self, paths: list[str]) -> Register:
        """The plan with some of its measures in memory.

        Of the others it is known that their files are there, so that nobody takes a reference to one for a mistake.
        """
        register = with_measures(self.frame, load_measures(self.frame, paths))
        loaded = {*paths}
        return replace(register, unopened=frozenset(name for name, path in self.paths.items() if path not in loaded))


def _refuse_several(measure_id: str, paths: list[str]) -> None:
    if len(paths) > 1:
        raise RefusedError(
            f"{measure_id} is the id of {len(paths)} files, {' and '.join(paths)}: merge them, or give one "
            "another id, before you change anything"
        )


def _with(paths: list[str], folder: str, contents: dict[str, bytes]) -> list[str]:
    """The paths of one kind, with those that a change adds."""
    added = {path for path in contents if path.startswith(f"{folder}/")}.difference(paths)
    return sorted([*paths, *added]) if added else paths
