"""What differs between two views of one plan: one list that reports, comparisons and checks of the record share."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poa_tracker.changes.change import HEADINGS, Change, ChangeKind, Counts
from poa_tracker.changes.moves import OPEN_STATES, Moves
from poa_tracker.model import NOT_REPORTED, UNSTATED, Confidence, Outcome, Status, translatable
from poa_tracker.standing.as_of import AsOf, Standing

_RANK = {Confidence.ON_TRACK: 0, Confidence.AT_RISK: 1, Confidence.OFF_TRACK: 2}
_ORDER = {kind: index for index, kind in enumerate(ChangeKind)}


@dataclass(frozen=True)
class Changes:
    """Two views and what lies between them. `changes` are by kind, then in the order of the later view."""

    before: AsOf
    after: AsOf
    moves: Moves
    """Every measure, by the state it was in and the one it is in. All that moved are among `changes`."""
    changes: tuple[Change, ...]
    counts: Counts

    @property
    def are_returns_due(self) -> bool:
        """Whether the returns that the later view goes by had to be there: nobody is silent before they must speak."""
        return self.after.plan.reporting.are_returns_due(self.after.reported_since, self.after.as_at)

    def heading(self, kind: ChangeKind) -> str:
        """As a list of the changes of one kind is headed, in English; who need not have spoken yet is not silent."""
        if kind is ChangeKind.WENT_SILENT and not self.are_returns_due:
            return translatable("Not reported yet")
        return HEADINGS[kind]

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind is kind)


def compare(before: AsOf, after: AsOf) -> Changes:
    """Every change from one view to the other, and the count of open measures reconciled."""
    moves = Moves.between(before, after)
    # Of two revisions, the later may lack a measure altogether; it no longer counts, and the sum has to show that.
    ids = dict.fromkeys([*after.by_id, *before.by_id])
    changes = [change for one in ids for change in _changes_of(before.by_id.get(one), after.by_id.get(one))]
    changes.sort(key=lambda change: _ORDER[change.kind])
    number = Counter(change.kind for change in changes)
    counts = Counts(
        opening=moves.before(*OPEN_STATES),
        new=number[ChangeKind.NEW],
        completed=number[ChangeKind.COMPLETED],
        closed=number[ChangeKind.CLOSED],
        merged=number[ChangeKind.MERGED],
        closing=moves.after(*OPEN_STATES),
    )
    return Changes(before, after, moves, tuple(changes), counts)


def movement(then: Confidence | None, now: Confidence | None) -> ChangeKind | None:
    """Improved or worsened; only confidences that were reported are compared."""
    if then is None or now is None or then is now:
        return None
    return ChangeKind.IMPROVED if _RANK[now] < _RANK[then] else ChangeKind.WORSENED


def _changes_of(then: Standing | None, now: Standing | None) -> Iterator[Change]:
    if now is None:
        if then is not None:
            yield _loss(then)
        return
    yield from _moves_of(then, now)
    if then is None:
        return
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


def _moves_of(then: Standing | None, now: Standing) -> Iterator[Change]:
    """What a move from one state to another is called; nothing where it stayed in the same."""
    if then is None:
        yield Change(ChangeKind.NEW, now.id)
        if not now.is_open:
            yield _ending(now)
    elif then.state == now.state:
        return
    elif then.is_open and now.is_open:
        yield Change(_confidence_kind(then, now), now.id, field="confidence", before=then.state, after=now.state)
    elif then.is_open:
        yield _ending(now)
    elif now.is_open:
        yield Change(ChangeKind.NEW, now.id, field="status", before=then.status.value, after=now.status.value)
    else:
        yield Change(ChangeKind.END_CHANGED, now.id, field="status", before=then.status.value, after=now.status.value)


def _confidence_kind(then: Standing, now: Standing) -> ChangeKind:
    """What became of the word on an open measure: of a different state, and open before and now."""
    if now.state == NOT_REPORTED:
        return ChangeKind.WENT_SILENT
    if then.state == NOT_REPORTED:
        return ChangeKind.REPORTED_AGAIN if then.newest else ChangeKind.STARTED_REPORTING
    if then.state == UNSTATED:
        return ChangeKind.CONFIDENCE_GIVEN
    return movement(then.confidence, now.confidence) or ChangeKind.CONFIDENCE_WITHDRAWN


def _loss(then: Standing) -> Change:
    """A measure that is in the plan no more: an open one counts as closed, one that had ended as ended otherwise."""
    if then.is_open:
        return Change(ChangeKind.CLOSED, then.id)
    return Change(ChangeKind.END_CHANGED, then.id, field="status", before=then.status.value)


def _ending(now: Standing) -> Change:
    """How a measure ended, with the field that records it."""
    closure = now.measure.closure
    if now.status is Status.COMPLETED:
        return Change(ChangeKind.COMPLETED, now.id, field="completed", after=_iso(now.measure.completed))
    if closure and closure.outcome is Outcome.MERGED:
        return Change(ChangeKind.MERGED, now.id, field="closure.into", after=closure.into)
    return Change(ChangeKind.CLOSED, now.id, field="closure.date", after=_iso(closure.date if closure else None))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
