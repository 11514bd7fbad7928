"""The steps of a measure, each with a day by which it is due."""

from pydantic import Field

from poa_tracker.model.evidence import Evidence
from poa_tracker.model.record import Record
from poa_tracker.model.scalar import AgencyName, Day, Id, LanguageTag, Name, Text
from poa_tracker.model.translation import TitleTranslation


class Milestone(Record):
    """A step of a measure: something to deliver by a day."""

    id: Id
    """Unique in its measure: M1."""
    title: Text
    """What is delivered."""
    agency: AgencyName | None = None
    """The agency that delivers it; by default the measure's lead agency."""
    horizon: Name | None = None
    """The id of one of the plan's horizons. You may give a due date as well."""
    due: Day | None = None
    """The last day on which it is on time."""
    added: Day | None = None
    """The day it entered the plan; by default the day the measure did."""
    completed: Day | None = None
    """The day it was delivered. Without it, the milestone is open."""
    recorded: Day | None = None
    """The day you learned that it was delivered, if that is later."""
    evidence: tuple[Evidence, ...] = ()
    """What shows that it was delivered."""
    translations: dict[LanguageTag, TitleTranslation] = Field(default_factory=dict)
    """The title in other languages, by BCP 47 tag: {mi: {title: …}}."""

    @property
    def is_open(self) -> bool:
        return self.completed is None
