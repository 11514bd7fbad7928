"""Checking a whole plan: read it, put every rule to it, leave out what its files and its settings leave out."""

import contextlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from poa_tracker.findings import CheckResult, Finding, Location, Severity
from poa_tracker.register import (
    LOADING_RULES,
    Outline,
    Project,
    Register,
    WorkingTree,
    load_frame,
    load_measures,
    with_measures,
)
from poa_tracker.register.load import excerpt_of
from poa_tracker.register.project import AGENCIES, PLAN
from poa_tracker.rules import RECORD_RULES, RULES, record_rules
from poa_tracker.rules.rule import Context, PlanUnknownError, Reach, Rule
from poa_tracker.rules.selection import EVERYTHING, Selection
from poa_tracker.rules.suppression import MARK, PlacedSuppression, find_suppressions, is_fixed

if TYPE_CHECKING:
    from poa_tracker.register.revision import GitRevision

CODES: Mapping[str, str] = {
    **{info.code: info.name for info in LOADING_RULES.values()},
    **{one.code: one.name for one in RULES},
    **{code.upper(): name.replace("_", "-") for code, _, name in (module.partition("_") for module in RECORD_RULES)},
}
"""Every code a finding can have, and the name of its rule."""

HANDFUL = 100
"""Measures that are in memory together while rules look at each by itself."""

WORTH_SHARING = 1500
"""Measures from which a second process gains more than it costs to start."""


@dataclass
class Part:
    """What came of checking some of a plan's measures, each by itself."""

    findings: list[Finding]
    outlines: list[Outline]
    broken: set[str]
    suppressions: list[PlacedSuppression]


def check_project(
    project: Project,
    today: date,
    selection: Selection = EVERYTHING,
    *,
    strict: bool = False,
    processes: int | None = None,
    against: "GitRevision | None" = None,
) -> CheckResult:
    """Everything there is to say about a plan on a day; with `against`, also what became of the record since then.

    `processes` is how many may share the reading of a large plan: by default one for each processor.
    """
    source = WorkingTree(project.root)
    listing = source.listing()
    frame = load_frame(source, listing)
    frame_context = Context(frame, today)
    parts = _check_parts(frame_context, listing.measures, processes or os.cpu_count() or 1)
    whole = replace(
        frame,
        outlines=tuple(outline for part in parts for outline in part.outlines),
        broken=frozenset().union(*(part.broken for part in parts)),
    )
    context = replace(frame_context, register=whole)
    findings = [
        *frame.findings,
        *(finding for part in parts for finding in part.findings),
        *find(context, Reach.PLAN),
    ]
    if against is not None:
        from poa_tracker.changes.record_changes import compare_records

        since = compare_records(against, whole, listing.measures)
        findings += find(replace(context, since=since), Reach.RECORD)
    unread = {finding.location.path for finding in frame.findings if finding.is_error}
    suppressions = [
        *(
            placed
            for path in (listing.plan, listing.agencies, *listing.periods)
            if path
            for placed in placed_suppressions(whole, path, is_unread=path in unread)
        ),
        *(placed for part in parts for placed in part.suppressions),
    ]
    kept, used = suppress(findings, suppressions)
    kept.extend(find(replace(context, suppressions=tuple(used), codes=CODES), Reach.SUPPRESSIONS))
    weighed = (weigh(finding, frame) for finding in kept)
    return CheckResult.of(
        (finding for finding in weighed if finding is not None and selection.has(finding.code, finding.location.path)),
        frame.files,
        strict=strict,
    )


def check_part(frame: Context, paths: list[str]) -> Part:
    """Read some measures and put to them the rules that look at a measure by itself.

    A handful at a time: what was read of one is gone before the next, so that a plan of any size takes the memory of
    a small one, and every rule finds the measures where the processor has them at hand.
    """
    part = Part([], [], set(), [])
    for start in range(0, len(paths), HANDFUL):
        loaded = load_measures(frame.register, paths[start : start + HANDFUL])
        register = with_measures(frame.register, loaded)
        part.findings += loaded.findings
        part.findings += find(replace(frame, register=register), Reach.MEASURES)
        part.outlines += register.outlines
        part.broken |= register.broken
        part.suppressions += (
            PlacedSuppression(entry.path, suppression)
            for entry in register.measures
            if MARK in entry.raw
            for suppression in find_suppressions(entry.document)
        )
        part.suppressions += (
            placed for path in loaded.unread for placed in placed_suppressions(register, path, is_unread=True)
        )
    return part


def _check_parts(frame: Context, paths: list[str], processes: int) -> list[Part]:
    """The same findings come of one process or of several."""
    if processes < 2 or len(paths) < WORTH_SHARING:
        return [check_part(frame, paths)]
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # The others begin later and have to send back what they found, so that this process takes a little more.
    own = len(paths) * 26 // (25 * processes)
    size = -(-(len(paths) - own) // (processes - 1))
    shares = [paths[start : start + size] for start in range(own, len(paths), size)]
    # Where processes cannot be had (no shared memory in a container, a limit on processes, one that the system killed),
    # one finds the same in more time.
    with contextlib.suppress(OSError, NotImplementedError, BrokenProcessPool), ProcessPoolExecutor(len(shares)) as pool:
        others = [pool.submit(check_part, frame, share) for share in shares]
        return [check_part(frame, paths[:own]), *(other.result() for other in others)]
    return [check_part(frame, paths)]


def find(context: Context, reach: Reach) -> Iterable[Finding]:
    """What the rules of one reach have to say."""
    for one in record_rules() if reach is Reach.RECORD else RULES:
        for where, look in one.finders:
            if where is not reach:
                continue
            # What a rule found before it asked for a plan that cannot be read stands.
            with contextlib.suppress(PlanUnknownError):
                for location, message in look(context):
                    yield _finding(one, location, message, context.register)


def find_errors(register: Register, today: date) -> list[Finding]:
    """The errors of a register that is in memory, less those that its files or its plan leave out."""
    context = Context(register, today)
    # Rules that reach the whole plan compare outlines, and expect no measures.
    findings = [
        *register.findings,
        *find(context, Reach.MEASURES),
        *find(replace(context, register=replace(register, measures=())), Reach.PLAN),
    ]
    paths = [
        *(PLAN, AGENCIES),
        *(entry.path for entry in register.periods if MARK in entry.raw),
        *(entry.path for entry in register.measures if MARK in entry.raw),
    ]
    kept, _ = suppress(findings, [placed for path in paths for placed in placed_suppressions(register, path)])
    weighed = (weigh(one, register) for one in kept)
    return [one for one in weighed if one is not None and one.is_error]


def _finding(one: Rule, location: Location, message: str, register: Register) -> Finding:
    document = register.document(location.path)
    # Of a file that is gone there is nothing to show.
    excerpt = excerpt_of(document, location) if document.text else ()
    return Finding(one.code, one.name, one.severity, message, location, one.info.summary, excerpt)


def placed_suppressions(register: Register, path: str, *, is_unread: bool = False) -> Iterable[PlacedSuppression]:
    """The suppressions in one file."""
    return (PlacedSuppression(path, one, is_unread) for one in find_suppressions(register.document(path)))


def suppress(
    findings: list[Finding], suppressions: list[PlacedSuppression]
) -> tuple[list[Finding], list[PlacedSuppression]]:
    """The findings that stay, and each suppression with the codes that it was of use for."""
    by_place: dict[tuple[str, int, str], list[int]] = {}
    for index, placed in enumerate(suppressions):
        if placed.suppression.reason:
            for code, line in product(placed.suppression.codes, placed.suppression.lines):
                by_place.setdefault((placed.path, line, code), []).append(index)
    kept: list[Finding] = []
    used: dict[int, set[str]] = {}
    for finding in findings:
        place = (finding.location.path, finding.location.span.start.line, finding.code)
        if place in by_place and not is_fixed(finding.code):
            for index in by_place[place]:
                used.setdefault(index, set()).add(finding.code)
        else:
            kept.append(finding)
    return kept, [placed._replace(used=frozenset(used.get(index, ()))) for index, placed in enumerate(suppressions)]


def weigh(finding: Finding, register: Register) -> Finding | None:
    """The finding with the weight that the plan gives its rule, or none where the plan leaves the rule out."""
    checks = register.plan.checks
    if is_fixed(finding.code):
        return finding
    if checks.leaves_out(finding.code):
        return None
    severity = checks.severity.get(finding.code, finding.severity)
    return None if severity is Severity.OFF else finding._replace(severity=severity)
