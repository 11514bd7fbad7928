"""A measure: one thing that an agency has undertaken to do, and everything recorded about it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TypeVar

from pydantic import Field

from poa_tracker.model.closure import Closure
from poa_tracker.model.evidence import Evidence, Link, MeasureSource
from poa_tracker.model.holding import contents_of
from poa_tracker.model.indicator import Indicator, Point, Value
from poa_tracker.model.milestone import Milestone
from poa_tracker.model.record import Record
from poa_tracker.model.scalar import AgencyName, Code, Day, Holds, Id, LanguageTag, MeasureName, Name, Text
from poa_tracker.model.translation import MeasureTranslation
from poa_tracker.model.update import Update
from poa_tracker.model.variation import LISTS, FieldValue, Variation
from poa_tracker.vocabulary import Confidence, Kind, Status, Visibility

R = TypeVar("R", bound=Record)


class Measure(Record):
    """One thing that an agency has undertaken to do: what a file under `measures/` holds."""

    id: Id
    """Never used for another measure. The file has this name."""
    ref: Code | None = None
    """The number in the published plan. It is text, so 1.5a is fine."""
    title: Text
    """What will be done, in words that show when it is done."""
    goal: Name
    """The id of a goal of the plan."""
    objective: Name | None = None
    """The id of one of that goal's objectives."""
    kind: Kind | None = None
    """New work, or work that the agency does in any case."""
    lead_agency: AgencyName | None = None
    """The id of the one agency that answers for it. Leave it out if the plan names none."""
    supporting_agencies: tuple[AgencyName, ...] = ()
    """Ids of agencies that help."""
    agencies_as_published: Text | None = None
    """Who is responsible, in the words of the published plan."""
    status: Status
    """How far the work is: the same as in the lead agency's newest return."""
    confidence: Confidence | None = None
    """Whether it will meet its date: the same as in the lead agency's newest return."""
    added: Day | None = None
    """The day it entered the plan; by default the plan's first."""
    start: Day | None = None
    """The day on which work is to begin."""
    due: Day | None = None
    """The last day on which it is on time. Change it by variation."""
    horizon: Name | None = None
    """The id of one of the plan's horizons. You may give a due date as well."""
    success_measure: Text | None = None
    """How you will know that it worked."""
    milestones: tuple[Milestone, ...] = ()
    """The steps on the way."""
    indicators: tuple[Indicator, ...] = ()
    """The numbers that show what it achieves."""
    depends_on: tuple[MeasureName, ...] = ()
    """Ids of measures that must come first."""
    parent: MeasureName | None = None
    """The id of the measure this one is a part of."""
    links: tuple[Link, ...] = ()
    """Its links to other frameworks."""
    tags: tuple[Text, ...] = ()
    """Words to find it by."""
    visibility: Visibility = Visibility.PUBLIC
    """`internal` keeps it out of public reports."""
    updates: tuple[Update, ...] = ()
    """One entry for each return. Append only."""
    variations: tuple[Variation, ...] = ()
    """Every change of a controlled field. Append only."""
    closure: Closure | None = None
    """How it ended, if it was not completed."""
    completed: Day | None = None
    """The day it was delivered. Goes with status completed."""
    recorded: Day | None = None
    """The day you learned that it was delivered, if that is later."""
    evidence: tuple[Evidence, ...] = ()
    """What shows that it was delivered."""
    source: MeasureSource | None = None
    """Where this is in the published plan."""
    translations: dict[LanguageTag, MeasureTranslation] = Field(default_factory=dict)
    """The measure's texts in other languages, by BCP 47 tag: {mi: {title: …}}."""

    @property
    def is_open(self) -> bool:
        return self.status not in (Status.COMPLETED, Status.CLOSED)

    def milestone(self, sub_id: str) -> Milestone | None:
        return next((one for one in self.milestones if one.id == sub_id), None)

    def indicator(self, sub_id: str) -> Indicator | None:
        return next((one for one in self.indicators if one.id == sub_id), None)

    def controllable_fields(self) -> Iterator[str]:
        """Every field that a variation can name, of this measure and its own milestones and indicators."""
        for field in controllable_fields():
            head, star, rest = field.partition(".*.")
            if star:
                yield from (f"{head}.{one.id}.{rest}" for one in getattr(self, head))
            else:
                yield field

    def approved_variations(self, field: str) -> list[Variation]:
        """The decisions on one field that count, oldest first."""
        approved = [one for one in self.variations if one.field == field and one.is_approved]
        return sorted(approved, key=lambda one: one.date)

    def value_of(self, field: str) -> FieldValue:
        """What stands in a field named as variations name it: `due`, `milestones.M1.due`, `closure.date`.

        None where it is empty, and where there is no such field.
        """
        head, *rest = field.split(".")
        if not is_field(field):
            return None
        if not rest:
            return _scalar(getattr(self, head))
        part = self._part(head, rest)
        for name in self._names_in(head, rest):
            part = getattr(part, name, None)
        return _scalar(part)

    def with_value(self, field: str, value: FieldValue) -> "Measure":
        """This measure with another value in a field named as variations name it; itself where there is no such.

        A closure or a point without what it needs is none, and goes; anything else keeps what it cannot be without.
        """
        head, *rest = field.split(".")
        if not is_field(field):
            return self
        if not rest:
            return _with_nested(self, [head], () if value is None and head in LISTS else value) or self
        part, names = self._part(head, rest), self._names_in(head, rest)
        if part is None or isinstance(part, Value):
            return self
        changed = _with_nested(part, names, value)
        if head == "closure":
            return self.model_copy(update={head: changed})
        listed: Iterable[Record] = getattr(self, head)
        return self.model_copy(update={head: tuple((changed or one) if one is part else one for one in listed)})

    def path_of(self, field: str) -> tuple[str | int, ...] | None:
        """The way to a field as files have it: `milestones.M2.due` stands at `milestones`, 1, `due`.

        None where the measure can have no such field, or has no milestone, indicator, figure or closure of that name.
        """
        head, *rest = field.split(".")
        if not is_field(field):
            return None
        if not rest:
            return (head,)
        part = self._part(head, rest)
        if part is None:
            return None
        if head == "closure":
            return (head, *rest)
        listed: Sequence[Milestone | Indicator] = self.milestones if head == "milestones" else self.indicators
        index = next(number for number, one in enumerate(listed) if one.id == rest[0])
        names = self._names_in(head, rest)
        if isinstance(part, Value):
            values = self.indicators[index].values
            return (head, index, "values", next(number for number, one in enumerate(values) if one is part), *names)
        return (head, index, *names)

    def _part(self, head: str, rest: Sequence[str]) -> Record | None:
        """The record within this one that a field is of."""
        if head == "closure":
            return self.closure
        if head == "milestones":
            return self.milestone(rest[0])
        if head != "indicators":
            return None
        indicator = self.indicator(rest[0])
        if indicator is None or rest[1:2] != ["values"] or len(rest) < 3:
            return indicator
        # Of several figures for one period or day, the one written last.
        return next((one for one in reversed(indicator.values) if one.time == rest[2]), None)

    @staticmethod
    def _names_in(head: str, rest: Sequence[str]) -> list[str]:
        """What a field is called in the record that it is of."""
        if head == "closure":
            return list(rest)
        if head == "indicators" and rest[1:2] == ["values"] and len(rest) > 2:
            return list(rest[3:]) or ["value"]
        return list(rest[1:])


@cache
def controllable_fields() -> tuple[str, ...]:
    """Every field of a measure that a variation can name; `*` stands for any milestone or indicator.

    What a record is known by never changes; nor does what only grows: returns, values, evidence.
    """
    return tuple(_controllable_in(Measure))


def is_figure(field: str) -> bool:
    """Whether a field is a figure that was reported, or a part of one: `indicators.I1.values.2025-26-Q1.reported`."""
    return field.startswith("indicators.") and field.split(".")[2:3] == ["values"]


@cache
def _correctable_fields() -> tuple[str, ...]:
    """What is not promised, and can have been put on record wrongly: how a measure ended, and figures by their time."""
    reported = [name for name, field in Value.model_fields.items() if name != "value" and field.annotation is not bool]
    figures = [f"indicators.*.values.*{name}" for name in ("", *(f".{name}" for name in reported))]
    return (*(f"closure.{name}" for name in Closure.model_fields), *figures)


def is_field(field: str) -> bool:
    """Whether a measure can have a field of this name, as variations name fields: `milestones.M1.due`."""
    head, *rest = field.split(".")
    parts = [head, *rest]
    if rest and head in ("milestones", "indicators"):
        parts[1] = "*"
    if parts[2:3] == ["values"] and len(parts) > 3:
        parts[3] = "*"
    return ".".join(parts) in _every_field()


@cache
def _every_field() -> frozenset[str]:
    return frozenset((*controllable_fields(), *_correctable_fields()))


def _controllable_in(record: type[Record]) -> Iterator[str]:
    for name, field in record.model_fields.items():
        for one in contents_of(field):
            if issubclass(one.kind, Point):
                yield from (f"{name}.{part}" for part in one.kind.model_fields if one.is_single)
            elif issubclass(one.kind, Record):
                # A list of records with ids, of which a variation can name one.
                yield from (f"{name}.*.{part}" for part in _controllable_in(one.kind) if "id" in one.kind.model_fields)
            elif one.holds is not Holds.ID:
                yield name


def _scalar(value: object) -> FieldValue:
    if isinstance(value, tuple):
        return value or None
    return value if isinstance(value, (date, Decimal, str)) else None


def _with_nested(record: R, names: Sequence[str], value: object) -> R | None:
    """The record with another value in it; None where it cannot be without the one that is taken away."""
    name, *rest = names
    if rest:
        inner = getattr(record, name)
        return record if inner is None else record.model_copy(update={name: _with_nested(inner, rest, value)})
    field = type(record).model_fields[name]
    if value is None and (field.is_required() or field.default is not None):
        return None
    changed = record.model_copy(update={name: value})
    return None if isinstance(changed, Point) and not changed.time else changed
