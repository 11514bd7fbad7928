"""A suppression has no reason."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, Reach, rule

_LONGEST = 60
"""Characters of codes that are shown again."""


@rule("POA704", "suppression-without-reason", reach=Reach.SUPPRESSIONS)
def suppression_without_reason(context: Context) -> Iterator[tuple[Location, str]]:
    """A suppression gives no reason, or names no rule; it leaves nothing out.

    Why: the next reader of the file has to know whether the reason still holds.

    Bad:   # poa: ignore[POA411]
    Good:  # poa: ignore[POA411] the lead is named once Cabinet has decided
    """
    for placed in context.suppressions:
        suppression = placed.suppression
        if not suppression.codes:
            message = "name the rule that is left out: '# poa: ignore[POA411] reason'"
        elif not suppression.reason:
            codes = ",".join(suppression.codes)
            message = f"give a reason: '# poa: ignore[{codes if len(codes) <= _LONGEST else '…'}] reason'"
        else:
            continue
        yield Location(placed.path, suppression.span), message
