"""What a change would break: the errors that a plan has after it and did not have before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from poa_tracker.findings import Finding
from poa_tracker.register.workbench import Workbench
from poa_tracker.rules.rule import Context, Reach
from poa_tracker.rules.run import find, placed_suppressions, suppress, weigh


def new_errors(before: Workbench, contents: dict[str, bytes], today: date) -> list[Finding]:
    """The errors that `contents`, the bytes of some files by their paths, would bring into the plan.

    Only these files and the measures they name are read, so that it takes no longer in a large plan than in a small
    one; where `agencies.yaml` or `plan.yaml` is among them, every measure is.
    """
    after = before.changed(contents)
    paths = _to_read(after, contents)
    known = Counter(_key(one) for one in _errors(before, paths, today))
    found = []
    for one in _errors(after, paths, today):
        if known[_key(one)]:
            known[_key(one)] -= 1
        else:
            found.append(one)
    return found


def _to_read(after: Workbench, contents: dict[str, bytes]) -> list[str]:
    if not contents.keys() <= {*after.listing.measures}:
        return after.listing.measures
    paths = sorted(contents)
    changed = after.register(paths)
    named = {
        name
        for entry in changed.measures
        for name in (
            *entry.record.depends_on,
            entry.record.parent,
            entry.record.closure.into if entry.record.closure else None,
        )
        if name
    }
    return sorted({*paths, *(after.paths[name] for name in named if name in after.paths)})


def _errors(bench: Workbench, paths: list[str], today: date) -> Iterable[Finding]:
    register = bench.register([path for path in paths if path in bench.listing.measures])
    clock = register.clock(today)
    context = Context(register, clock, today)
    # Rules that reach the whole plan compare outlines; those of the measures not read are simply not there.
    findings = [
        *register.findings,
        *find(context, Reach.MEASURES),
        *find(replace(context, register=replace(register, measures=())), Reach.PLAN),
    ]
    suppressions = [placed for path in paths for placed in placed_suppressions(register, path)]
    kept, _ = suppress(findings, suppressions)
    weighed = (weigh(one, register) for one in kept)
    return [one for one in weighed if one is not None and one.is_error]


def _key(finding: Finding) -> tuple[str, str, str]:
    """What stays the same of a finding when the lines above it move."""
    return finding.code, finding.location.path, finding.message
