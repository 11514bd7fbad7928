"""What differs between two views of one plan: one list that reports, comparisons and checks of the record share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poa_tracker.changes.change import Change, ChangeKind, Counts
from poa_tracker.model import Confidence, Outcome, Status
from poa_tracker.register.as_of import AsOf, Standing

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
    changes = [change for now in after.standings for change in _changes_of(before.by_id.get(now.id), now)]
    changes.sort(key=lambda change: _ORDER[change.kind])
    return Changes(before, after, tuple(changes), _count(before, after))


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
        ended = _end(now)
        day = now.measure.completed if ended is ChangeKind.COMPLETED else _closure_day(now)
        into = now.measure.closure.into if now.measure.closure else None
        yield Change(ended, now.id, field="status", before=then.status.value if then else None, after=into or _iso(day))
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


def _count(before: AsOf, after: AsOf) -> Counts:
    ended = dict.fromkeys((ChangeKind.COMPLETED, ChangeKind.CLOSED, ChangeKind.MERGED), 0)
    new = 0
    for now in after.standings:
        then = before.by_id.get(now.id)
        was_open = then is not None and then.is_open
        entered = then is None or (now.is_open and not was_open)
        new += entered
        if not now.is_open and (entered or was_open):
            ended[_end(now)] += 1
    # Of two revisions, the later may lack a measure altogether; it no longer counts, and the sum has to say so.
    removed = sum(then.is_open and then.id not in after.by_id for then in before.standings)
    return Counts(
        opening=len(before.open),
        new=new,
        completed=ended[ChangeKind.COMPLETED],
        closed=ended[ChangeKind.CLOSED] + removed,
        merged=ended[ChangeKind.MERGED],
        closing=len(after.open),
    )


def _end(standing: Standing) -> ChangeKind:
    if standing.status is Status.COMPLETED:
        return ChangeKind.COMPLETED
    closure = standing.measure.closure
    return ChangeKind.MERGED if closure and closure.outcome is Outcome.MERGED else ChangeKind.CLOSED


def _closure_day(standing: Standing) -> date | None:
    return standing.measure.closure.date if standing.measure.closure else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
