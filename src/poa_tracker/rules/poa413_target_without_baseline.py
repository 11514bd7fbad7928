"""A target is set and nobody knows from where."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA413", "target-without-baseline", severity=Severity.WARNING)
def target_without_baseline(context: Context) -> Iterator[tuple[Location, str]]:
    """An indicator has a target and no baseline.

    Why: without the starting point nobody can say how far the work has come.

    Bad:   target: {date: 2011-06-30, value: 1200}
    Good:  baseline: {period: 2008-09-Q4, value: 0}
           target: {date: 2011-06-30, value: 1200}
    """
    for entry in context.measures:
        for index, indicator in enumerate(entry.record.indicators):
            if indicator.target is not None and indicator.baseline is None:
                message = f"indicator {indicator.id} has a target, but no baseline"
                yield entry.at_key("indicators", index, "target"), message
