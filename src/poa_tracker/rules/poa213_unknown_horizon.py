"""A measure names a horizon that the plan does not have."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Suggestions, quoted
from poa_tracker.rules.rule import Context, rule


@rule("POA213", "unknown-horizon")
def unknown_horizon(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure or a milestone names a horizon that plan.yaml does not have.

    Why: nobody can tell when it is meant to happen.

    Bad:   horizon: midium
    Good:  horizon: medium
    """
    known = {horizon.id for horizon in context.plan.horizons}
    near = Suggestions(known)
    for entry in context.measures:
        measure = entry.record
        if measure.horizon is not None and measure.horizon not in known:
            yield entry.at("horizon"), _message(measure.horizon, near)
        for index, milestone in enumerate(measure.milestones):
            if milestone.horizon is not None and milestone.horizon not in known:
                yield entry.at("milestones", index, "horizon"), _message(milestone.horizon, near)


def _message(horizon: str, near: Suggestions) -> str:
    return f"no horizon {quoted(horizon)}{near.did_you_mean(horizon)}"
