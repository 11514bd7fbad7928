"""An agency's return on a measure for a period, and what follows from it for the measure as a whole."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from poa_tracker.document.layout import OneLine
from poa_tracker.document.written_value import Value
from poa_tracker.edits.correct_field import put_correction
from poa_tracker.edits.day import recorded_later
from poa_tracker.edits.draft import Draft, FileEdit
from poa_tracker.edits.follow_lead import put_state
from poa_tracker.edits.milestone import Links, as_evidence, put_completion
from poa_tracker.errors import RefusedError, UsageError
from poa_tracker.model import Confidence, DelayReason, Measure, Period, Status, Update
from poa_tracker.register import Entry
from poa_tracker.register.schema_findings import field_names
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.ending import has_ended
from poa_tracker.standing.returns import Leads, Returns, entered
from poa_tracker.standing.returns import newest as newest_of

_UNDER_WAY = (Status.IN_PROGRESS, Status.ONGOING)


@dataclass(frozen=True)
class Return:
    """What an agency reports. What it leaves out is as it was, where that can be known."""

    period: Period
    submitted: date
    status: Status | None = None
    confidence: Confidence | None = None
    summary: str | None = None
    next_steps: str | None = None
    issues: str | None = None
    delay_reason: DelayReason | None = None
    no_change: bool = False
    agency: str | None = None
    """Any spelling of the agency that reports; by default the lead agency."""
    evidence: Links = ()
    prepared_by: str | None = None
    signed_off_by: str | None = None
    signed_off_on: date | None = None
    internal_note: str | None = None
    corrects: bool = False
    completed: date | None = None
    """The day the measure was delivered, where its status becomes completed."""
    with_milestones: bool = False
    """Whether open milestones are delivered with it."""

    def filled_in(self, form: Update) -> "Return":
        """This return with everything that forms ask for taken from a filled-in one."""
        return replace(
            self,
            status=form.status,
            confidence=form.confidence,
            summary=form.summary,
            next_steps=form.next_steps,
            issues=form.issues,
            delay_reason=form.delay_reason,
            no_change=form.no_change,
            prepared_by=form.prepared_by,
            internal_note=form.internal_note,
        )


def record_update(bench: Workbench, entry: Entry[Measure], given: Return, today: date) -> list[FileEdit]:
    """The measure's file with the return at the end of its updates, and its status and confidence to match.

    They follow the lead agency alone, and only where no later period has been reported on. A measure that is completed
    gets its day; with open milestones it is refused unless they are delivered with it.
    """
    measure = entry.record
    _refuse_wrong_time(bench, measure, given, today)
    if measure.status is Status.CLOSED and given.status is Status.COMPLETED:
        raise RefusedError(f"{measure.id} is closed, so you cannot record it as completed")
    returns = Returns(measure, bench.agencies, bench.plan.reporting.cycle)
    # Another agency may have led on the day of the return, and the field may name one that takes over later.
    agency = bench.agency(given.agency).id if given.agency else returns.leads.on(given.submitted)
    given = replace(given, agency=agency if given.agency else None)
    if agency is None:
        raise UsageError(
            f"{measure.id} has no lead agency: name the agency that reports with --agency, or first use `poa assign`"
        )
    speaks = given.agency is None or returns.speaks(agency, given.submitted, given.period.id)
    if not speaks:
        _refuse_other(returns, agency)
    _refuse_second(returns, given, agency, speaks=speaks)
    status, confidence = _reported(returns, given, speaks=speaks)
    _refuse_without_effect(measure, given, status, speaks=speaks)
    draft = Draft.of_measure(entry)
    newest = returns.newest
    is_newest = newest is None or (newest.period, newest.submitted) <= (given.period.id, given.submitted)
    if speaks and is_newest and not _ended_after(measure, given.period):
        put_state(draft, measure, status, confidence)
        if status is Status.COMPLETED and measure.status is not Status.COMPLETED:
            _complete(draft, measure, given, today)
        elif measure.status is Status.COMPLETED:
            _correct_completion(draft, measure, given, status, today)
    elif speaks and newest and status is Status.COMPLETED and measure.status is not Status.COMPLETED:
        raise RefusedError(
            f"{measure.id} was reported as {newest.status.value} for {newest.period}, after {given.period.id}: correct "
            f"that return first (poa update {measure.id} --period {newest.period} --corrects …)"
        )
    draft.append(("updates",), _written(measure, given, agency, status, confidence, today))
    return [draft.edit]


def _refuse_wrong_time(bench: Workbench, measure: Measure, given: Return, today: date) -> None:
    if measure.status is Status.CLOSED and not _ended_after(measure, given.period):
        closure = measure.closure
        how = f" ({closure.outcome.value} on {closure.date})" if closure else ""
        raise RefusedError(f"{measure.id} is closed{how}; it takes no more returns")
    if given.submitted > today:
        raise RefusedError(f"the return is dated {given.submitted}, which is still to come (today is {today})")
    if given.period.first_day > today:
        raise RefusedError(f"{given.period.id} has not begun: it runs from {given.period.first_day}")
    if not bench.plan.expects_returns_for(given.period):
        first, last = bench.plan.first_period(), bench.plan.last_period()
        span = " ".join(part for part in (f"from {first.id}" if first else "", f"to {last.id}" if last else "") if part)
        raise RefusedError(f"agencies report on this plan {span}; {given.period.id} is outside that")

    since = entered(measure, bench.plan)
    if since > given.period.last_day:
        raise RefusedError(
            f"{measure.id} entered the plan on {since}, after {given.period.id} had ended; "
            "it needs no return for that period"
        )


def _refuse_without_effect(measure: Measure, given: Return, status: Status, *, speaks: bool) -> None:
    """What a person asks for beside the return has to happen, or they have to know that it does not."""
    asked = [
        *(["--completed-on"] if given.completed else []),
        *(["--with-milestones"] if given.with_milestones else []),
    ]
    if asked and status is not Status.COMPLETED:
        raise UsageError(f"{asked[0]} goes with --status completed")
    if asked and not speaks:
        raise UsageError(
            f"{asked[0]} goes with the return of the agency that leads {measure.id}; "
            "another agency's return does not complete it"
        )
    known = measure.completed
    if given.completed and known and given.completed != known and not given.corrects:
        raise RefusedError(f"{measure.id} was completed on {known}; if that is wrong, add --corrects")


def _ended_after(measure: Measure, period: Period) -> bool:
    """Whether a measure has ended, and was open still at the end of a period: it is asked for, and stays what it is."""
    reported_it = any(one.period == period.id and one.status is Status.COMPLETED for one in measure.updates)
    return not measure.is_open and not reported_it and not has_ended(measure, period.last_day, date.max)


def _refuse_other(returns: Returns, agency: str) -> None:
    """Refuse an agency that has no part in the measure, unless it is on record with a return: that can be corrected."""
    measure = returns.measure
    if returns.has_part(agency) or any(returns.reporter(one) == agency for one in measure.updates):
        return
    supporting = measure.supporting_agencies
    who = [f"{measure.lead_agency} leads it"] if measure.lead_agency else []
    if supporting:
        who.append(f"{' and '.join(supporting)} {'support' if len(supporting) > 1 else 'supports'} it")
    named = f" ({', '.join(who)})" if who else ""
    raise RefusedError(
        f"{agency} neither leads nor supports {measure.id}{named}. Name another agency with --agency, or first add it: "
        f'poa vary {measure.id} supporting_agencies "{", ".join((*supporting, agency))}" --reason … --approved-by …'
    )


def _refuse_second(returns: Returns, given: Return, agency: str, *, speaks: bool) -> None:
    measure = returns.measure
    same_period = [one for one in measure.updates if one.period == given.period.id]
    earlier = [one for one in same_period if returns.reporter(one) == agency]
    if speaks and not earlier and not given.corrects:
        # Of a measure that passed to another agency one return is asked for, whichever of the two it comes from.
        earlier = [one for one in same_period if one in returns.of_lead]
    if earlier and not given.corrects:
        reporter = returns.reporter(earlier[-1]) or agency
        raise RefusedError(
            f"{reporter} has already reported on {measure.id} for {given.period.id}, on {earlier[-1].submitted}; "
            "to replace that return, add --corrects"
        )
    # Whoever took over from an agency answers for what that one returned, too.
    replaced = [one for one in same_period if one in returns.of_lead] if speaks else earlier
    if given.corrects and not replaced and not earlier:
        raise UsageError(
            f"{agency} has not reported on {measure.id} for {given.period.id}; there is nothing to correct"
        )
    last = max((one.submitted for one in replaced), default=date.min)
    if given.corrects and given.submitted < last:
        raise RefusedError(
            f"the return that this one corrects was submitted on {last}, and of two the one submitted later counts; "
            f"leave out --submitted, or name the day you received the correction, {last} or later"
        )


def _reported(returns: Returns, given: Return, *, speaks: bool) -> tuple[Status, Confidence | None]:
    """The status and confidence that the return reports. Raises UsageError where one of them has to be given.

    What it does not give it takes from the agency's return for the same period, or the newest one before; without
    one, from the measure as it is.
    """
    measure = returns.measure
    has_ended_since = _ended_after(measure, given.period)
    ours = [one for one in (returns.of_lead if speaks else _of(returns, given)) if one.period <= given.period.id]
    last = newest_of(ours)
    is_past = has_ended_since or (returns.newest is not None and returns.newest.period > given.period.id)
    if has_ended_since and last is None and given.status is None:
        raise UsageError(f"give the status at the end of {given.period.id} with --status")
    status_before = last.status if last and (is_past or not speaks) else measure.status
    confidence_before = last.confidence if last else None
    if speaks and not (last and is_past):
        confidence_before = measure.confidence
    if not given.no_change and given.summary is None:
        raise UsageError("write what was achieved with --summary, or add --no-change if there is nothing to report")
    if given.no_change and given.summary is not None:
        raise UsageError("either there is something to report (--summary) or there is not (--no-change), not both")
    if given.status is Status.CLOSED:
        raise UsageError("to close a measure, use `poa close`: it records how and why")
    status = given.status or status_before
    is_taken_back = measure.status is Status.COMPLETED and status is not Status.COMPLETED and not has_ended_since
    if speaks and is_taken_back and not given.corrects:
        raise RefusedError(
            f"{measure.id} was completed on {measure.completed}; if that is wrong, add --corrects: this return "
            "then replaces the one that reported it, and takes the completion back"
        )
    if given.no_change and status is not status_before:
        raise UsageError(f"--no-change means that the status stays {status_before.value}")
    confidence = given.confidence
    if confidence is None and given.no_change:
        confidence = confidence_before
    # Another agency's word changes nothing of the measure, and it may leave out what it cannot know.
    if speaks and confidence is None and status in _UNDER_WAY and not given.no_change:
        raise UsageError("add --confidence: will it meet its date? Choose on_track, at_risk or off_track")
    return status, confidence


def _of(returns: Returns, given: Return) -> list[Update]:
    """The earlier returns of an agency that does not speak for the measure."""
    return [one for one in returns.measure.updates if given.agency and returns.reporter(one) == given.agency]


def _correct_completion(draft: Draft, measure: Measure, given: Return, status: Status, today: date) -> None:
    """Where a correction has the measure completed on another day, or not at all, put that on record too."""
    day = (given.completed or measure.completed) if status is Status.COMPLETED else None
    if not given.corrects or day == measure.completed:
        return
    if day is not None and day > today:
        raise RefusedError(f"the completion on {day} is still to come (today is {today})")
    put_correction(draft, measure, "completed", day, given.summary or "A return was corrected.", None, today)


def _complete(draft: Draft, measure: Measure, given: Return, today: date) -> None:
    day = given.completed or min(given.period.last_day, given.submitted)
    if day > today:
        raise RefusedError(f"the completion on {day} is still to come (today is {today})")
    still_open = [index for index, one in enumerate(measure.milestones) if one.is_open]
    if still_open and not given.with_milestones:
        names = ", ".join(measure.milestones[index].id for index in still_open)
        raise RefusedError(
            f"{measure.id} cannot be completed while milestones are open ({names}): record each with "
            "`poa milestone done`, or all of them with --with-milestones"
        )
    for index in still_open:
        put_completion(draft, index, day, today)
    draft.set(("completed",), day)
    learned = recorded_later(day, today)
    if learned is not None:
        draft.set(("recorded",), learned)


def _written(
    measure: Measure, given: Return, agency: str, status: Status, confidence: Confidence | None, today: date
) -> dict[str, Value]:
    signed: dict[str, Value] = {"by": given.signed_off_by} if given.signed_off_by else {}
    if signed:
        signed["date"] = given.signed_off_on or given.submitted
    worked_out: dict[str, Value | None] = {
        "period": given.period.id if not given.period.id.isdigit() else int(given.period.id),
        "recorded": recorded_later(given.submitted, today),
        "agency": agency if agency != Leads.of(measure).on(given.submitted) else None,
        "status": status.value,
        "confidence": confidence.value if confidence else None,
        "evidence": as_evidence(given.evidence) or None,
        "signed_off": OneLine(signed) if signed else None,
    }
    # Everything else is as it was given, under the name and at the place that the record has it.
    fields = {name: worked_out[name] if name in worked_out else _as_given(given, name) for name in field_names(Update)}
    return {name: value for name, value in fields.items() if value is not None}


def _as_given(given: Return, name: str) -> Value | None:
    # Of a new field of the record that nobody can give yet, a test says where it is to be given.
    value: Value | None = getattr(given, name, None)
    return value.value if isinstance(value, StrEnum) else None if value is False else value
