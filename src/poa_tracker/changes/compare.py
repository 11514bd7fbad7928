"""What differs between two views of one plan: one list that reports, comparisons and checks of the record share."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poa_tracker.changes.change import Change, ChangeKind, Counts
from poa_tracker.model import Confidence, Outcome, Status
from poa_tracker.standing.as_of import AsOf, Standing

_RANK = {Confidence.ON_TRACK: 0, Confidence.AT_RISK: 1, Confidence.OFF_TRACK: 2}
_ORDER = {kind: index for index, kind in enumerate(ChangeKind)}


@dataclass(frozen=True)
class Changes:
    """Two views and what lies between them. `changes` are by kind, then in the order of the later view."""

    before: AsOf
    after: AsOf
    changes: tuple[Change, ...]
    counts: Counts

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind is kind)


def compare(before: AsOf, after: AsOf) -> Changes:
    """Every change from one view to the other, and the count of open measures reconciled."""
    # By id, so that a measure that stands in two files counts once on either side.
    were_open = [then for then in before.by_id.values() if then.is_open]
    changes = [change for now in after.by_id.values() for change in _changes_of(before.by_id.get(now.id), now)]
    # Of two revisions, the later may lack a measure altogether; it no longer counts, and the sum has to say so.
    changes += (Change(ChangeKind.CLOSED, then.id) for then in were_open if then.id not in after.by_id)
    changes.sort(key=lambda change: _ORDER[change.kind])
    number = Counter(change.kind for change in changes)
    counts = Counts(
        opening=len(were_open),
        new=number[ChangeKind.NEW],
        completed=number[ChangeKind.COMPLETED],
        closed=number[ChangeKind.CLOSED],
        merged=number[ChangeKind.MERGED],
        closing=sum(now.is_open for now in after.by_id.values()),
    )
    return Changes(before, after, tuple(changes), counts)


def movement(then: Confidence | None, now: Confidence | None) -> ChangeKind | None:
    """Improved or worsened; only confidences that were reported are compared."""
    if then is None or now is None or then is now:
        return None
    return ChangeKind.IMPROVED if _RANK[now] < _RANK[then] else ChangeKind.WORSENED


def _changes_of(then: Standing | None, now: Standing) -> Iterator[Change]:
    was_open = then is not None and then.is_open
    if then is None or (now.is_open and not was_open):
        yield Change(ChangeKind.NEW, now.id)
    if not now.is_open and (then is None or was_open):
        yield _ending(now)
    if then is None:
        return
    moved = movement(then.confidence, now.confidence) if now.is_open and was_open else None
    if moved and then.confidence and now.confidence:
        yield Change(moved, now.id, field="confidence", before=then.confidence.value, after=now.confidence.value)
    if then.measure.due != now.measure.due:
        yield Change(
            ChangeKind.REDATED, now.id, field="due", before=_iso(then.measure.due), after=_iso(now.measure.due)
        )
    for milestone in now.measure.milestones:
        old = then.measure.milestone(milestone.id)
        if old is not None and old.due != milestone.due:
            yield Change(
                ChangeKind.REDATED,
                now.id,
                milestone=milestone.id,
                field=f"milestones.{milestone.id}.due",
                before=_iso(old.due),
                after=_iso(milestone.due),
            )
    if then.lead_agency != now.lead_agency:
        yield Change(ChangeKind.REASSIGNED, now.id, field="lead_agency", before=then.lead_agency, after=now.lead_agency)


def _ending(now: Standing) -> Change:
    """How a measure ended, with the field that says so."""
    closure = now.measure.closure
    if now.status is Status.COMPLETED:
        return Change(ChangeKind.COMPLETED, now.id, field="completed", after=_iso(now.measure.completed))
    if closure and closure.outcome is Outcome.MERGED:
        return Change(ChangeKind.MERGED, now.id, field="closure.into", after=closure.into)
    return Change(ChangeKind.CLOSED, now.id, field="closure.date", after=_iso(closure.date if closure else None))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
