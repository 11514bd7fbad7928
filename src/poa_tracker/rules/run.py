"""Checking a whole plan: read it, put every rule to it, leave out what its files and its settings leave out."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from poa_tracker.findings import CheckResult, Finding, Location, Severity
from poa_tracker.register import (
    LOADING_RULES,
    BrokenFile,
    Outline,
    Project,
    Register,
    WorkingTree,
    load_frame,
    load_measures,
    with_measures,
)
from poa_tracker.register.load import excerpt_of
from poa_tracker.register.project import AGENCIES, MEASURES, PLAN
from poa_tracker.rules import RECORD_RULES, RULES, record_rules
from poa_tracker.rules.poa703_unused_suppression import unused_suppression
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

    findings: list[Finding] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    broken: list[BrokenFile] = field(default_factory=list)
    suppressions: list[PlacedSuppression] = field(default_factory=list)

    def look_at(self, context: Context, rules: tuple[Rule, ...] = RULES) -> None:
        """The findings on the measures in memory, and what their files leave out."""
        register = context.register
        self.findings += find(context, Reach.MEASURES, rules)
        self.suppressions += (
            PlacedSuppression(entry.path, suppression)
            for entry in register.measures
            if MARK in entry.raw
            for suppression in find_suppressions(entry.document)
        )
        of_measures = (one.path for one in register.broken if one.path.startswith(f"{MEASURES}/"))
        self.suppressions += (
            placed for path in of_measures for placed in placed_suppressions(register, path, in_broken_file=True)
        )


def check_project(
    project: Project,
    today: date,
    selection: Selection = EVERYTHING,
    *,
    strict: bool = False,
    processes: int | None = None,
    against: "GitRevision | None" = None,
) -> CheckResult:
    """Every finding on a plan on a day; with `against`, also what became of the record since then.

    `processes` is how many may share the reading of a large plan: by default one for each processor.
    """
    source = WorkingTree(project.root)
    listing = source.listing()
    frame = load_frame(source, listing)
    context = Context(frame, today)
    parts = _check_parts(context, listing.measures, processes or os.cpu_count() or 1)
    whole = replace(
        frame,
        outlines=tuple(outline for part in parts for outline in part.outlines),
        broken=(*frame.broken, *(one for part in parts for one in part.broken)),
    )
    since = None
    if against is not None:
        from poa_tracker.changes.record_changes import compare_records

        since = compare_records(against, whole, listing.measures)
    findings = _conclude(replace(context, register=whole, since=since), parts)
    return CheckResult.of(
        (one for one in findings if selection.has(one.code, one.location.path)), frame.files, strict=strict
    )


def find_errors(register: Register, today: date) -> list[Finding]:
    """The errors that `check_project` finds, of a register that is in memory."""
    context, part, rules = Context(register, today), Part(), _rules_of_errors(register)
    part.look_at(context, rules)
    # Rules that reach the whole plan compare outlines, and expect no measures.
    outlines = replace(context, register=replace(register, measures=()))
    return [one for one in _conclude(outlines, [part], rules) if one.is_error]


def _rules_of_errors(register: Register) -> tuple[Rule, ...]:
    """The rules whose findings are errors in this plan: no other has to look.

    Where an unused suppression is an error, all have to: only so it is known whether it left something out.
    """
    rules = tuple(one for one in RULES if _severity(one.code, one.severity, register) is Severity.ERROR)
    return RULES if unused_suppression in rules else rules


def check_part(frame: Context, paths: list[str]) -> Part:
    """Read some measures and put to them the rules that look at a measure by itself.

    A handful at a time: what was read of one is gone before the next, so that a plan of any size takes the memory of
    a small one, and every rule finds the measures where the processor has them at hand.
    """
    part = Part()
    for start in range(0, len(paths), HANDFUL):
        loaded = load_measures(frame.register, paths[start : start + HANDFUL])
        register = with_measures(frame.register, loaded)
        part.findings += loaded.findings
        part.outlines += register.outlines
        part.broken += loaded.broken
        part.look_at(replace(frame, register=register))
    return part


def _conclude(context: Context, parts: Iterable[Part], rules: tuple[Rule, ...] = RULES) -> Iterator[Finding]:
    """Every finding of a plan whose measures were looked at in parts: less those left out, as the plan weighs them.

    The context's register has the outlines of all measures, and what was found while it was read.
    """
    register = context.register
    findings = [*register.findings, *(finding for part in parts for finding in part.findings)]
    findings += find(context, Reach.PLAN, rules)
    if context.since is not None:
        findings += find(context, Reach.RECORD, record_rules())
    suppressions = [*_suppressions_beside_measures(register), *(one for part in parts for one in part.suppressions)]
    kept, used = suppress(findings, suppressions)
    kept += find(replace(context, suppressions=tuple(used), codes=CODES), Reach.SUPPRESSIONS, rules)
    weighed = (weigh(finding, register) for finding in kept)
    return (finding for finding in weighed if finding is not None)


def _suppressions_beside_measures(register: Register) -> Iterator[PlacedSuppression]:
    """Those in `plan.yaml`, `agencies.yaml` and the closed periods."""
    broken = {one.path for one in register.broken if not one.path.startswith(f"{MEASURES}/")}
    loaded = [PLAN] if register.has_plan else []
    loaded += [AGENCIES] if register.agencies.is_loaded else []
    loaded += (entry.path for entry in register.periods if MARK in entry.raw)
    for path in (*loaded, *sorted(broken)):
        yield from placed_suppressions(register, path, in_broken_file=path in broken)


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


def find(context: Context, reach: Reach, rules: Iterable[Rule]) -> Iterable[Finding]:
    """What those of the rules find that have this reach."""
    for one in rules:
        for where, look in one.finders:
            if where is not reach:
                continue
            # What a rule found before it asked for a plan that cannot be read stands.
            with contextlib.suppress(PlanUnknownError):
                for location, message in look(context):
                    yield _finding(one, location, message, context.register)


def _finding(one: Rule, location: Location, message: str, register: Register) -> Finding:
    document = register.document(location.path)
    # Of a file that is gone there is nothing to show.
    excerpt = excerpt_of(document, location) if document.text else ()
    return Finding(one.code, one.name, one.severity, message, location, one.info.summary, excerpt)


def placed_suppressions(register: Register, path: str, *, in_broken_file: bool = False) -> Iterable[PlacedSuppression]:
    """The suppressions in one file."""
    return (PlacedSuppression(path, one, in_broken_file) for one in find_suppressions(register.document(path)))


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
    severity = _severity(finding.code, finding.severity, register)
    return None if severity is Severity.OFF else finding._replace(severity=severity)


def _severity(code: str, severity: Severity, register: Register) -> Severity:
    """The weight of a rule in this plan; `OFF` where the plan leaves the rule out."""
    checks = register.plan.checks
    if is_fixed(code):
        return severity
    return Severity.OFF if checks.leaves_out(code) else checks.severity.get(code, severity)
