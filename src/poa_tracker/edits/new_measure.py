"""A measure that joins the plan: a file of its own, in the right folder, under an id that was never used."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from poa_tracker.document.layout import Layout
from poa_tracker.document.written_value import Value
from poa_tracker.edits.draft import FileEdit
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.findings import did_you_mean
from poa_tracker.model import Goal, Kind, Measure, Status
from poa_tracker.register.project import MEASURES
from poa_tracker.register.schema_findings import field_names
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.choice import resolve_goal

_SCHEMA_COMMENT = re.compile(rb"(?:\xef\xbb\xbf)?(# yaml-language-server: \$schema=[^\r\n]+)\r?\n")
_DIGITS = 2


@dataclass(frozen=True)
class NewMeasure:
    """What is known of a measure when it enters the plan. Agencies may be in any spelling."""

    goal: str
    title: str
    objective: str | None = None
    ref: str | None = None
    kind: Kind | None = None
    lead_agency: str | None = None
    supporting_agencies: Sequence[str] = ()
    start: date | None = None
    due: date | None = None
    horizon: str | None = None
    success_measure: str | None = None
    depends_on: Sequence[str] = ()
    id: str | None = None


def new_measure(bench: Workbench, new: NewMeasure, ever_used: Collection[str], today: date) -> list[FileEdit]:
    """The new file. `ever_used` are ids beyond those of the files and the closed periods: those of the past.

    Without an id it gets the goal's prefix and the number after the highest ever used.
    """
    goal = resolve_goal(bench.plan, new.goal)
    used = {*ever_used, *bench.paths, *(one for period in bench.frame.periods for one in period.record.measures)}
    measure_id = new.id or _next_id(goal.measure_prefix, used)
    if measure_id in used:
        there = (
            f": {bench.paths[measure_id]}" if measure_id in bench.paths else " before, and an id is never used again"
        )
        raise RefusedError(f"{measure_id} was used{there}")
    lead = bench.agency(new.lead_agency).id if new.lead_agency else None
    start = bench.plan.period.start
    fields: dict[str, Value | None] = {
        "id": measure_id,
        "ref": new.ref,
        "title": new.title,
        "goal": goal.id,
        "objective": _objective(goal, new.objective) if new.objective else None,
        "kind": new.kind.value if new.kind else None,
        "lead_agency": lead,
        "supporting_agencies": [bench.agency(one).id for one in new.supporting_agencies] or None,
        "status": Status.NOT_STARTED.value,
        # Without it, reports for periods before today would show the measure as in the plan all along.
        "added": today if start is None or today > start else None,
        "start": new.start,
        "due": new.due,
        "horizon": _horizon(bench, new.horizon) if new.horizon else None,
        "success_measure": new.success_measure,
        "depends_on": [bench.measure(one).record.id for one in new.depends_on] or None,
    }
    known: dict[str, Value] = {key: value for key in field_names(Measure) if (value := fields.get(key)) is not None}
    folder, comment = _neighbours(bench, goal)
    lines = [*comment, *Layout().group(known, 0)]
    return [FileEdit(f"{folder}/{measure_id}.yaml", None, ("\n".join(lines) + "\n").encode("utf-8"))]


def _objective(goal: Goal, wanted: str) -> str:
    ids = [one.id for one in goal.objectives]
    if wanted not in ids:
        there = f"; {goal.id} has {', '.join(ids)}" if ids else f"; {goal.id} has none"
        raise UsageError(f"no objective {wanted!r}{did_you_mean(wanted, ids) or there}")
    return wanted


def _horizon(bench: Workbench, wanted: str) -> str:
    ids = [one.id for one in bench.plan.horizons]
    if wanted not in ids:
        there = f"; this plan has {', '.join(ids)}" if ids else "; plan.yaml names none"
        raise UsageError(f"no horizon {wanted!r}{did_you_mean(wanted, ids) or there}")
    return wanted


def _next_id(prefix: str, used: Collection[str]) -> str:
    numbered = [
        (int(match[1]), len(match[1])) for one in used if (match := re.fullmatch(rf"{prefix}-([0-9]{{1,9}})", one))
    ]
    highest = max((number for number, _ in numbered), default=0)
    digits = max((length for _, length in numbered), default=_DIGITS)
    return f"{prefix}-{highest + 1:0{digits}d}"


def _neighbours(bench: Workbench, goal: Goal) -> tuple[str, list[str]]:
    """The folder that holds most of the goal's measures, and the editor's schema comment that they begin with."""
    prefix = f"{goal.measure_prefix}-"
    paths = [path for name, path in sorted(bench.paths.items()) if name.startswith(prefix)]
    if not paths:
        return f"{MEASURES}/{goal.id}", _comment_of(bench, 2)
    folder = Counter(path.rpartition("/")[0] for path in paths).most_common(1)[0][0]
    return folder, _comment_of(bench, folder.count("/") + 1, paths)


def _comment_of(bench: Workbench, depth: int, paths: Sequence[str] = ()) -> list[str]:
    """The first line of a file as deep in the folders, where that names the schema for editors."""
    same_depth = (path for path in (*reversed(paths), *bench.listing.measures) if path.count("/") == depth)
    path = next(same_depth, None)
    raw = bench.source.read(path) if path else b""
    match = _SCHEMA_COMMENT.match(raw) if isinstance(raw, bytes) else None
    return [match[1].decode("utf-8", "replace")] if match else []
