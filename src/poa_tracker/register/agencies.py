"""Looking agencies up: by id, by any spelling, by what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from poa_tracker.model import Agency
from poa_tracker.spelling import folded


@dataclass(frozen=True)
class Agencies:
    """Every agency of a plan.

    `is_loaded` is false where `agencies.yaml` is missing or broken: then no agency can count as unknown.
    """

    records: tuple[Agency, ...] = ()
    is_loaded: bool = True

    @cached_property
    def by_id(self) -> dict[str, Agency]:
        return {agency.id: agency for agency in reversed(self.records)}

    def known_on(self, day: date) -> "Agencies":
        """The same agencies with the successions that were on record on a day."""
        known = [one.succession_known_on(day) for one in self.records]
        if all(taken is one.succeeded_by for taken, one in zip(known, self.records, strict=True)):
            return self
        records = (
            one if taken is one.succeeded_by else one.model_copy(update={"succeeded_by": taken})
            for taken, one in zip(known, self.records, strict=True)
        )
        return Agencies(tuple(records), self.is_loaded)

    def __iter__(self) -> Iterator[Agency]:
        return iter(self.records)

    def get(self, agency_id: str | None) -> Agency | None:
        return self.by_id.get(agency_id) if agency_id else None

    def lacks(self, agency_id: str) -> bool:
        """Whether it is certain that there is no such agency."""
        return self.is_loaded and agency_id not in self.by_id

    def label(self, agency_id: str | None) -> str:
        """What tables print for an agency; its id where it is unknown."""
        agency = self.get(agency_id)
        return agency.label if agency else agency_id or ""

    def resolve(self, spelling: str) -> Agency | None:
        """The agency that people call `spelling`: an id, a name, a short name, an alias, in any capitals and spaces."""
        return self._by_spelling.get(folded(spelling))

    @property
    def spellings(self) -> frozenset[str]:
        return frozenset(spelling for agency in self.records for spelling in agency.spellings)

    def successor_on(self, agency_id: str, day: date) -> str:
        """Who answers on `day` for what was given to `agency_id`: itself, or whoever took over last by then."""
        seen = {agency_id}
        agency = self.get(agency_id)
        while agency and agency.succeeded_by and agency.succeeded_by.date <= day:
            agency_id = agency.succeeded_by.agency
            if agency_id in seen:
                break
            seen.add(agency_id)
            agency = self.get(agency_id)
        return agency_id

    def predecessors(self, agency_id: str) -> list[Agency]:
        """The agencies that became part of this one, at first or at second hand, in the order of the file."""
        gone: list[Agency] = []
        waiting, seen = [agency_id], {agency_id}
        while waiting:
            current = waiting.pop()
            for agency in self.records:
                if agency.succeeded_by and agency.succeeded_by.agency == current and agency.id not in seen:
                    seen.add(agency.id)
                    waiting.append(agency.id)
                    gone.append(agency)
        return [agency for agency in self.records if agency in gone]

    def joins_after(self, agency_id: str, day: date) -> list[tuple[Agency, date]]:
        """The agencies that become part of this one after `day`, and when, the first of them first."""
        coming = [
            (agency, agency.succeeded_by.date)
            for agency in self.records
            if agency.succeeded_by and agency.succeeded_by.agency == agency_id and agency.succeeded_by.date > day
        ]
        return sorted(coming, key=lambda each: each[1])

    @cached_property
    def _by_spelling(self) -> dict[str, Agency]:
        # Ids win over names, and the agency written first over a later one of the same alias.
        table: dict[str, Agency] = {}
        for agency in reversed(self.records):
            for spelling in agency.spellings:
                table[folded(spelling)] = agency
        for agency in reversed(self.records):
            table[folded(agency.id)] = agency
        return table
