"""A measure refers to one that the plan does not have."""

from collections.abc import Iterator

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location, Suggestions, quoted
from poa_tracker.register import Outline, Register
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA206", "unknown-measure", reach=Reach.PLAN)
def unknown_measure(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure depends on, is a part of, or was merged into a measure that the plan does not have.

    Why: nobody can follow the reference, and the measure waits for ever.

    Bad:   depends_on: [PREV-2]
    Good:  depends_on: [PREV-02]
    """
    register, near = context.register, Suggestions(context.register.outlines_by_id)
    elsewhere: dict[str, str] | None = None
    for outline in register.outlines:
        if not (outline.depends_on or outline.parent or outline.into):
            continue
        for path, measure_id in _references(outline):
            if register.lacks_measure(measure_id):
                if elsewhere is None:
                    elsewhere = _named_by_their_files(register)
                hint = elsewhere.get(measure_id) or near.did_you_mean(measure_id)
                yield register.at(outline.path, *path), f"no measure {quoted(measure_id)}{hint}"


def _named_by_their_files(register: Register) -> dict[str, str]:
    """What became of ids that are the names of files: another id stands in the file, or its ending is another.

    To offer the next best id instead would be wrong, and lead to a reference that nobody meant.
    """
    found = {}
    for outline in register.outlines:
        stem = outline.path.rpartition("/")[2].removesuffix(".yaml")
        if stem != outline.id:
            found[stem] = f": {outline.path} has the id {quoted(outline.id)}"
    for finding in register.findings:
        path = finding.location.path
        stem, dot, ending = path.rpartition("/")[2].rpartition(".")
        if finding.code == "POA004" and dot and ending.lower() in ("yml", "yaml"):
            found[stem] = f": {path} is not read"
    return found


def _references(outline: Outline) -> Iterator[tuple[KeyPath, str]]:
    for index, measure_id in enumerate(outline.depends_on):
        yield ("depends_on", index), measure_id
    if outline.parent:
        yield ("parent",), outline.parent
    if outline.into:
        yield ("closure", "into"), outline.into
