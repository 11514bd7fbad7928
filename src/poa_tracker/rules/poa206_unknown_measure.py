"""A measure refers to one that the plan does not have."""

from collections.abc import Iterator

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location, Suggestions, quoted
from poa_tracker.register import Outline
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA206", "unknown-measure", reach=Reach.PLAN)
def unknown_measure(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure depends on, is a part of, or was merged into a measure that the plan does not have.

    Why: nobody can follow the reference, and what waits for the other measure waits for ever.

    Bad:   depends_on: [PREV-2]
    Good:  depends_on: [PREV-02]
    """
    register, near = context.register, Suggestions(context.register.outlines_by_id)
    for outline in register.outlines:
        if not (outline.depends_on or outline.parent or outline.into):
            continue
        for path, measure_id in _references(outline):
            if register.lacks_measure(measure_id):
                message = f"no measure {quoted(measure_id)}{near.did_you_mean(measure_id)}"
                yield register.at(outline.path, *path), message


def _references(outline: Outline) -> Iterator[tuple[KeyPath, str]]:
    for index, measure_id in enumerate(outline.depends_on):
        yield ("depends_on", index), measure_id
    if outline.parent:
        yield ("parent",), outline.parent
    if outline.into:
        yield ("closure", "into"), outline.into
