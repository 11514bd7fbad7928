"""Measures wait for one another in a circle."""

from collections.abc import Callable, Iterator, Sequence

from poa_tracker.findings import Location
from poa_tracker.register import Outline
from poa_tracker.rules.rule import Context, Reach, rule


@rule("POA207", "dependency-cycle", reach=Reach.PLAN)
def dependency_cycle(context: Context) -> Iterator[tuple[Location, str]]:
    """Measures depend on one another in a circle, or are parts of one another, or were merged into one another.

    Why: none of them can ever come first, and nobody can say what became of them.

    Bad:   depends_on: [PREV-02]   # and PREV-02 depends on this one
    Good:  depends_on: []
    """
    outlines = context.register.outlines_by_id
    for cycle in _cycles(outlines, lambda outline: outline.depends_on):
        first = outlines[cycle[0]]
        place = context.register.at(first.path, "depends_on", first.depends_on.index(cycle[1 % len(cycle)]))
        yield place, _circle(cycle, "waits for itself", "these wait for one another")
    for cycle in _cycles(outlines, lambda outline: (outline.parent,) if outline.parent else ()):
        place = context.register.at(outlines[cycle[0]].path, "parent")
        yield place, _circle(cycle, "is a part of itself", "these are parts of one another")
    for cycle in _cycles(outlines, lambda outline: (outline.into,) if outline.into else ()):
        place = context.register.at(outlines[cycle[0]].path, "closure", "into")
        yield place, _circle(cycle, "was merged into itself", "these were merged into one another")


def _circle(cycle: list[str], alone: str, together: str) -> str:
    return f"{cycle[0]} {alone}" if len(cycle) == 1 else f"{together}: {' → '.join([*cycle, cycle[0]])}"


def _cycles(outlines: dict[str, Outline], follow: Callable[[Outline], Sequence[str]]) -> Iterator[list[str]]:
    """Each circle that is met, once, from its first measure in the order of the plan.

    Walks without recursion: a chain may be as long as the plan.
    """
    done: set[str] = set()
    for start, outline in outlines.items():
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack: list[tuple[str, Iterator[str]]] = []
        if start not in done and follow(outline):
            stack.append((start, iter(follow(outline))))
            on_path[start] = 0
            path.append(start)
        while stack:
            current, following = stack[-1]
            reached = next((one for one in following if one in outlines and one not in done), None)
            if reached is None:
                stack.pop()
                path.pop()
                del on_path[current]
                done.add(current)
            elif reached in on_path:
                cycle = path[on_path[reached] :]
                first = min(range(len(cycle)), key=lambda index: (outlines[cycle[index]].path, cycle[index]))
                yield cycle[first:] + cycle[:first]
            else:
                on_path[reached] = len(path)
                path.append(reached)
                stack.append((reached, iter(follow(outlines[reached]))))
