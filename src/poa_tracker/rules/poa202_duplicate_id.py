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

    So have two goals whose measures' ids begin alike, and a measure that stands twice in a list of dependencies.

    Why: whatever refers to the id could mean either, and one of the two is lost from every table.

    Bad:   id: PREV-01   # in PREV-01.yaml and in another file
    Good:  id: PREV-07
    """
    if len(context.register.outlines_by_id) < len(context.register.outlines):
        yield from _copies(context)
    yield from _doubled_dependencies(context)
    yield from _repeated(context, AGENCIES, ("agencies",), [agency.id for agency in context.agencies])
    plan = context.plan
    yield from _shared_prefixes(context)
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
            message = f"{quoted(outline.id)} is already the id of another measure: {other}"
            yield context.register.at(outline.path, "id"), message


def _doubled_dependencies(context: Context) -> Iterator[tuple[Location, str]]:
    for outline in context.register.outlines:
        if len(outline.depends_on) < 2 or len(set(outline.depends_on)) == len(outline.depends_on):
            continue
        seen: set[str] = set()
        for index, one in enumerate(outline.depends_on):
            if one in seen:
                place = context.register.at(outline.path, "depends_on", index)
                yield place, f"{quoted(one)} is already in this list"
            seen.add(one)


def _shared_prefixes(context: Context) -> Iterator[tuple[Location, str]]:
    owners: dict[str, str] = {}
    for index, goal in enumerate(context.plan.goals):
        owner = owners.setdefault(goal.measure_prefix, goal.id)
        if owner != goal.id:
            place = context.register.in_plan("goals", index, "prefix")
            yield place, f"{quoted(goal.measure_prefix)} already begins the ids of goal {quoted(owner)}"


def _repeated(context: Context, path: str, keys: KeyPath, ids: Sequence[str]) -> Iterator[tuple[Location, str]]:
    seen: set[str] = set()
    for index, one in enumerate(ids):
        if one in seen:
            yield context.register.at(path, *keys, index, "id"), f"{quoted(one)} is already in this list"
        seen.add(one)
