"""Controlled fields: which a measure has, and whether a change of one stands on the record as a variation."""

from collections.abc import Iterable, Iterator, Sequence

from poa_tracker.model import FieldValue, Measure, Variation, controllable_fields
from poa_tracker.standing.timeline import in_order


def is_field_pattern(pattern: str) -> bool:
    """Whether a measure can have a field that a pattern stands for: `milestones.*.due`, `milestones.M1.due`, `*`."""
    head, *rest = pattern.split(".")
    # Of which milestones and indicators there are, a pattern may name any.
    named = [field.replace("*", rest[0]) for field in controllable_fields()] if rest else controllable_fields()
    return any(_fits(field.split("."), [head, *rest]) for field in named)


def controlled_fields(measure: Measure, patterns: Iterable[str]) -> Iterator[str]:
    """The fields of a measure that change by variation only, as variations name them.

    In a pattern `*` stands for any one part of a name: `milestones.*.due`.
    """
    wanted = [pattern.split(".") for pattern in patterns]
    for field in measure.controllable_fields():
        parts = field.split(".")
        if any(_fits(parts, pattern) for pattern in wanted):
            yield field


def is_varied(before: Measure, after: Measure, field: str) -> bool:
    """Whether variations lead from the value that a field had to the one it has, and were not in effect before."""
    return leads_from(before.value_of(field), after.value_of(field), _entries(before, field), _entries(after, field))


def is_taken_back_since(before: Measure, after: Measure, field: str) -> bool:
    """Whether what a field had was taken back since: whatever stands there now came later, and is no change of it."""
    return leads_from(before.value_of(field), None, _entries(before, field), _entries(after, field))


def leads_from(value: FieldValue, wanted: FieldValue, known: Sequence[Variation], entries: Iterable[Variation]) -> bool:
    """Whether those of the `entries` of a field that were not in effect before lead from one value to another.

    `known` are those that were on record, in the same order: that in which they were put there.
    """
    pending = list(entries)
    in_place = max((index for index, one in enumerate(known) if _is(one.to, one.after, value)), default=-1)
    for one in known[: in_place + 1]:
        if one in pending:
            pending.remove(one)
    for one in pending:
        if _is(one.from_, one.before, value):
            value = one.after
            if _is(one.to, one.after, wanted):
                return True
    return False


def _entries(measure: Measure, field: str) -> list[Variation]:
    return entries_of(measure.variations, field)


def entries_of(variations: Iterable[Variation], field: str) -> list[Variation]:
    """What was decided or corrected of a field, in the order it was put on record."""
    return in_order(one for one in variations if one.field == field)


def _is(written: str | tuple[str, ...] | None, meant: FieldValue, value: FieldValue) -> bool:
    """Whether a variation's `from` or `to` means this value."""
    return meant == value or (written is not None and value is not None and written == str(value))


def _fits(parts: list[str], pattern: list[str]) -> bool:
    return len(parts) == len(pattern) and all(
        wanted in ("*", part) for part, wanted in zip(parts, pattern, strict=True)
    )
