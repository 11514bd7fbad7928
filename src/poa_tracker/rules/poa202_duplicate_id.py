"""One id stands for two things."""

from collections.abc import Iterator, Sequence
from itertools import chain

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location, quoted
from poa_tracker.register.project import AGENCIES, PLAN
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA202", "duplicate-id", reach=Reach.PLAN)
def duplicate_id(context: Context) -> Iterator[tuple[Location, str]]:
    """Two measures, agencies, goals, objectives, horizons or frameworks have the same id.

    Why: whatever refers to the id could mean either, and one of the two is lost from every table.

    Bad:   id: PREV-01   # in PREV-01.yaml and in another file
    Good:  id: PREV-07
    """
    if len(context.register.outlines_by_id) < len(context.register.outlines):
        yield from _copies(context)
    plan = context.plan
    yield from _repeated(context, AGENCIES, ("agencies",), [agency.id for agency in context.agencies])
    yield from _repeated(context, PLAN, ("goals",), [goal.id for goal in plan.goals])
    yield from _repeated(context, PLAN, ("horizons",), [horizon.id for horizon in plan.horizons])
    yield from _repeated(context, PLAN, ("frameworks",), [framework.id for framework in plan.frameworks])
    yield from chain.from_iterable(
        _repeated(context, PLAN, ("goals", index, "objectives"), [one.id for one in goal.objectives])
        for index, goal in enumerate(plan.goals)
    )


def _copies(context: Context) -> Iterator[tuple[Location, str]]:
    """Of a measure and its copy, the one that is called after its id is the measure; else the first."""
    first: dict[str, str] = {}
    outlines = context.register.outlines
    for outline in sorted(outlines, key=lambda one: not one.path.endswith(f"/{one.id}.yaml")):
        other = first.setdefault(outline.id, outline.path)
        if other != outline.path:
            message = f"{quoted(outline.id)} is the id of another measure already: {other}"
            yield context.register.at(outline.path, "id"), message


def _repeated(context: Context, path: str, keys: KeyPath, ids: Sequence[str]) -> Iterator[tuple[Location, str]]:
    seen: set[str] = set()
    for index, one in enumerate(ids):
        if one in seen:
            yield context.register.at(path, *keys, index, "id"), f"{quoted(one)} stands in this list already"
        seen.add(one)
