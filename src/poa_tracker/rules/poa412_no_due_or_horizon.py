"""Nobody knows when a measure is to be done."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA412", "no-due-or-horizon", severity=Severity.WARNING)
def no_due_or_horizon(context: Context) -> Iterator[tuple[Location, str]]:
    """An open measure has neither a due date nor a horizon.

    Why: it can never be late, so nobody can rely on it.

    Bad:   title: Strengthen victim support
    Good:  title: Strengthen victim support
           horizon: medium
    """
    for entry in context.measures:
        measure = entry.record
        if measure.due is None and measure.horizon is None and measure.is_open:
            yield entry.at("due"), "this measure has neither a due date nor a horizon"
