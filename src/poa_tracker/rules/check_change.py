"""What a change would break: the errors that a plan has after it and did not have before."""

from collections import Counter
from datetime import date

from poa_tracker.findings import Finding
from poa_tracker.register.workbench import Workbench
from poa_tracker.rules.run import find_errors


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


def _errors(bench: Workbench, paths: list[str], today: date) -> list[Finding]:
    # Of the measures that are not read, rules that compare outlines know nothing.
    return find_errors(bench.register([path for path in paths if path in bench.listing.measures]), today)


def _key(finding: Finding) -> tuple[str, str, str]:
    """What stays the same of a finding when the lines above it move."""
    return finding.code, finding.location.path, finding.message
