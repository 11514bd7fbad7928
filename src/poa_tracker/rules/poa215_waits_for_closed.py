"""A measure waits for one that will never be delivered, or is a part of it."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA215", "waits-for-closed", severity=Severity.WARNING, reach=Reach.PLAN)
def waits_for_closed(context: Context) -> Iterator[tuple[Location, str]]:
    """An open measure depends on a measure that was closed without being completed, or is a part of one.

    Why: what it waits for will not come. If the other was merged into a third, it waits for that one now.

    Bad:   depends_on: [PREV-02]   # merged into PREV-05
    Good:  depends_on: [PREV-05]
    """
    outlines = context.register.outlines_by_id
    for outline in context.register.outlines:
        if not outline.is_open or not (outline.depends_on or outline.parent):
            continue
        for index, measure_id in enumerate(outline.depends_on):
            other = outlines.get(measure_id)
            if other is not None and other.is_closed:
                place = context.register.at(outline.path, "depends_on", index)
                yield place, f"this measure waits for {measure_id}, which is closed{_went_on(other.into)}"
        parent = outlines.get(outline.parent) if outline.parent else None
        if parent is not None and parent.is_closed:
            place = context.register.at(outline.path, "parent")
            yield place, f"this measure is a part of {parent.id}, which is closed{_went_on(parent.into)}"


def _went_on(into: str | None) -> str:
    return f" and went on in {into}" if into else ""
