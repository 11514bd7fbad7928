"""One id stands for two milestones or two indicators of a measure."""

from collections.abc import Iterator

from poa_tracker.findings import Location, quoted
from poa_tracker.rules.rule import Context, rule


@rule("POA212", "duplicate-sub-id")
def duplicate_sub_id(context: Context) -> Iterator[tuple[Location, str]]:
    """Two milestones, or two indicators, of one measure have the same id.

    Why: a variation of `milestones.M1.due` could mean either.

    Bad:   milestones: [{id: M1, title: Draft}, {id: M1, title: Publish}]
    Good:  milestones: [{id: M1, title: Draft}, {id: M2, title: Publish}]
    """
    for entry in context.measures:
        measure = entry.record
        if len(measure.milestones) < 2 and len(measure.indicators) < 2:
            continue
        for field, ids in (
            ("milestones", [one.id for one in measure.milestones]),
            ("indicators", [one.id for one in measure.indicators]),
        ):
            if len(set(ids)) < len(ids):
                seen: set[str] = set()
                for index, sub_id in enumerate(ids):
                    if sub_id in seen:
                        yield entry.at(field, index, "id"), f"{quoted(sub_id)} is already among the {field}"
                    seen.add(sub_id)
