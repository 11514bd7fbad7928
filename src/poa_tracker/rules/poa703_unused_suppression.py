"""A suppression leaves nothing out."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, Reach, rule
from poa_tracker.rules.suppression import is_fixed


@rule("POA703", "unused-suppression", severity=Severity.WARNING, reach=Reach.SUPPRESSIONS)
def unused_suppression(context: Context) -> Iterator[tuple[Location, str]]:
    """A suppression names a rule that finds nothing on its line, or that does not exist, or that no file may leave out.

    Why: it would hide the next finding there, for a reason that no longer holds.

    Bad:   # poa: ignore[POA411] nobody named yet
           lead_agency: POLICE
    Good:  lead_agency: POLICE
    """
    for placed in context.suppressions:
        for code in placed.suppression.codes:
            if code in placed.used or not placed.suppression.reason:
                continue
            if code not in context.codes:
                message = f"there is no rule {code!r}; `poa rules` lists them"
            elif code.startswith("POA5"):
                message = f"{code} keeps the record from being rewritten and cannot be left out"
            elif is_fixed(code):
                message = f"{code} cannot be left out: nothing in the file would be read, and nobody told"
            elif placed.is_unread or not context.register.has_plan:
                continue
            else:
                message = f"{code} finds nothing here; delete the comment"
            yield Location(placed.path, placed.suppression.span), message
