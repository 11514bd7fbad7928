"""The agencies that deliver a plan, and what became of them."""

from datetime import date

from pydantic import Field

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import AgencyName, Day, Id, LanguageTag, Mailbox, Text
from poa_tracker.model.translation import in_language


class Active(Record):
    """When an agency existed under this name."""

    from_: Day | None = Field(default=None, alias="from")
    """Its first day."""
    to: Day | None = None
    """Its last day."""

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it begins, so that no day can be held against it."""
        return self.from_ is not None and self.to is not None and self.to < self.from_


class Succession(Record):
    """The agency that took over, and the first day it answered for the work."""

    agency: AgencyName
    """The id of the agency that took over."""
    date: Day
    """The first day on which it answered for the work."""
    recorded: Day | None = None
    """The day it was recorded, if that is another day."""


class CorrectedSuccession(Record):
    """That a merger on record was wrong: what was on record before, and since when it is known to be wrong."""

    recorded: Day
    """The day the mistake was put right."""
    was: Succession
    """The merger as it was on record until then."""
    reason: Text
    """What was wrong, in words that a report can print."""
    corrected_by: Text | None = None
    """Who corrected it: a role, not a person."""


class Contact(Record):
    """Whom to ask: a role, never a person. Internal reports only."""

    role: Text
    """Whom to ask for."""
    email: Mailbox | None = None
    """A mailbox of the role, never a person's."""


class Agency(Record):
    """A ministry, department or body that leads or supports measures."""

    id: Id
    """As measures name it: POLICE, MBIE."""
    name: Text
    """The full name."""
    short_name: Text | None = None
    """What tables print; by default the id."""
    aliases: tuple[Text, ...] = ()
    """Other spellings, for example from spreadsheets. Two agencies cannot share one."""
    names: dict[LanguageTag, Text] = {}
    """The name in other languages, by BCP 47 tag: {mi: …}."""
    short_names: dict[LanguageTag, Text] = {}
    """What tables print in other languages; by default the name in that language."""
    active: Active = Active.model_construct()
    """When it existed under this name."""
    succeeded_by: Succession | None = None
    """The agency that took over, and from when."""
    corrections: tuple[CorrectedSuccession, ...] = ()
    """Mergers that were on record and were wrong, oldest first. Append only."""
    contact: Contact | None = None
    """Whom to ask: a role, never a person."""

    def succession_known_on(self, day: date) -> Succession | None:
        """The merger that was on record on a day: a later correction leaves what was known then as it was."""
        was = next((one.was for one in self.corrections if one.recorded > day), self.succeeded_by)
        return was if was and (was.recorded or date.min) <= day else None

    @property
    def label(self) -> str:
        return self.short_name or self.id

    def name_in(self, tag: str) -> str | None:
        """The full name in another language; none where it is not given."""
        return in_language(self.names, tag)

    def label_in(self, tag: str) -> str | None:
        """What tables print in another language; none where no name in it is given."""
        return in_language(self.short_names, tag) or in_language(self.names, tag)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything people call it."""
        short = (self.short_name,) if self.short_name else ()
        return (self.id, self.name, *short, *self.aliases, *self.names.values(), *self.short_names.values())

    def is_active_on(self, day: date) -> bool:
        started = self.active.from_ is None or self.active.from_ <= day
        ended = (self.active.to is not None and self.active.to < day) or (
            self.succeeded_by is not None and self.succeeded_by.date <= day
        )
        return started and not ended


class AgencyList(Record):
    """Every agency of a plan: what `agencies.yaml` holds."""

    agencies: tuple[Agency, ...]
    """Every agency, former ones too."""
