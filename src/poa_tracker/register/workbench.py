"""A plan opened at the few files that a change is about, however many it has."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from poa_tracker.errors import UnreadableError, UsageError
from poa_tracker.findings import did_you_mean, nearest
from poa_tracker.model import Agency, Measure, Plan
from poa_tracker.register.agencies import Agencies
from poa_tracker.register.entry import Entry
from poa_tracker.register.load import load_frame, load_measures, with_measures
from poa_tracker.register.project import MEASURES, PERIODS
from poa_tracker.register.register import Register
from poa_tracker.register.source import Changed, Listing, Source, WorkingTree


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
            raise UnreadableError("plan.yaml has errors, so that no change can be checked; `poa validate` says which")
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
    def paths(self) -> dict[str, str]:
        """The files of measures by their names without `.yaml`: the ids that they should have."""
        return {path.rpartition("/")[2].removesuffix(".yaml"): path for path in reversed(self.listing.measures)}

    def measure(self, wanted: str) -> Entry[Measure]:
        """The measure of an id, whatever its capitals.

        Raises UsageError with the nearest ones where there is none, UnreadableError where its file has errors.
        """
        measure_id = wanted.strip().upper()
        if measure_id in self.paths:
            loaded = load_measures(self.frame, [self.paths[measure_id]])
            if loaded.findings:
                raise UnreadableError(f"{self.paths[measure_id]} has errors; `poa validate` says which")
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

    def agency(self, spelling: str) -> Agency:
        """The agency that people call so: by its id, a name or an alias. Raises UsageError with the nearest ones."""
        if not self.agencies.is_loaded:
            raise UnreadableError("agencies.yaml is missing or has errors; `poa validate` says which")
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


def _with(paths: list[str], folder: str, contents: dict[str, bytes]) -> list[str]:
    """The paths of one kind, with those that a change adds."""
    added = {path for path in contents if path.startswith(f"{folder}/")}.difference(paths)
    return sorted([*paths, *added]) if added else paths
