"""How a measure ended that was not completed, in words."""

from poa_tracker.model import Closure, Outcome
from poa_tracker.report.view import ReportView


def said_of_closure(view: ReportView, closure: Closure, outcome: str) -> str:
    """`Merged into PREV-03 on 1 March 2011: both print the same booklet`; `outcome` is the word for it."""
    _ = view.language.gettext
    said = {"outcome": outcome, "day": closure.date, "reason": closure.reason}
    if closure.into is None:
        return _("%(outcome)s on %(day)s: %(reason)s", **said)
    if closure.outcome is Outcome.MERGED:
        return _("%(outcome)s into %(measure)s on %(day)s: %(reason)s", measure=closure.into, **said)
    if closure.outcome is Outcome.SUPERSEDED:
        return _("%(outcome)s by %(measure)s on %(day)s: %(reason)s", measure=closure.into, **said)
    return _("%(outcome)s, see %(measure)s, on %(day)s: %(reason)s", measure=closure.into, **said)
