"""The steps of a measure, each with a day by which it is due."""

from poa_tracker.model.evidence import Evidence
from poa_tracker.model.record import Record
from poa_tracker.model.scalar import AgencyName, Day, Id, LanguageTag, Name, Text
from poa_tracker.model.translation import TitleTranslation


class Milestone(Record):
    """One step of a measure: something that is delivered, or not, on a day."""

    id: Id
    """Unique in its measure: M1."""
    title: Text
    """What is delivered."""
    agency: AgencyName | None = None
    """The agency that delivers it; by default the measure's lead agency."""
    horizon: Name | None = None
    """The stretch of time the plan names for it; may stand with or without a due date."""
    due: Day | None = None
    """The last day on which it still counts as on time."""
    added: Day | None = None
    """The day it entered the plan; by default the day the measure did."""
    completed: Day | None = None
    """The day it was delivered; present means delivered."""
    recorded: Day | None = None
    """The day we learned that it was delivered, where that is later."""
    evidence: tuple[Evidence, ...] = ()
    """What shows that it was delivered."""
    translations: dict[LanguageTag, TitleTranslation] = {}
    """The title in other languages, by BCP 47 tag: {mi: {title: …}}."""

    @property
    def is_open(self) -> bool:
        return self.completed is None
