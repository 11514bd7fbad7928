"""One measure as text for a terminal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import wrap
from typing import TypeVar

from poa_tracker.cli.table import printable
from poa_tracker.cli.words import NONE, day, days, word
from poa_tracker.model import (
    Evidence,
    Indicator,
    Measure,
    Update,
    Variation,
    VariationState,
    Visibility,
    shown_value,
)
from poa_tracker.standing.as_of import AsOf, Standing
from poa_tracker.standing.promise import Promise, baseline

Item = TypeVar("Item")
SPARKS = "▁▂▃▄▅▆▇█"
_LABEL_WIDTH = 15


def measure_text(view: AsOf, one: Standing, as_at: str, width: int, *, sparks: bool) -> str:
    """Everything about a measure as it stood on the day of the view, in lines of at most `width` columns.

    `as_at` is that day in words.
    """
    measure = one.measure
    mark = "  [internal]" if measure.visibility is Visibility.INTERNAL else ""
    lines = [*_wrapped(f"{measure.id}  {measure.title}{mark}", width, hanging=" " * (len(measure.id) + 2)), ""]
    lines += [line for label, text in _facts(view, one) for line in _labelled(label, text, width)]
    lines += _labelled("As at", as_at, width)
    sections: Sequence[tuple[str, Iterator[str]]] = (
        ("Milestones", _each(one.milestones, lambda each: _milestone(view, each), width)),
        ("Indicators", _each(measure.indicators, lambda each: _indicator(view, one, each, sparks=sparks), width)),
        ("Updates, newest first", _each(_newest_first(measure), lambda each: _update(view, one, each), width)),
        ("Variations", _each(measure.variations, lambda each: _variation(view, one, each), width)),
    )
    for title, body in sections:
        content = list(body)
        if content:
            lines += ["", title, *content]
    return "\n".join(lines) + "\n"


def _facts(view: AsOf, one: Standing) -> Iterator[tuple[str, str]]:
    measure, plan, agencies = one.measure, view.plan, view.agencies
    goal = next((goal for goal in plan.goals if goal.id == measure.goal), None)
    yield "Goal", goal.title if goal else measure.goal
    objective = next((each.title for each in goal.objectives if each.id == measure.objective), None) if goal else None
    if objective:
        yield "Objective", objective
    if measure.ref:
        yield "In the plan", f"no. {measure.ref}"
    yield "Lead agency", _agency(view, one.lead_agency) if one.lead_agency else "none named"
    if measure.supporting_agencies:
        yield "Supported by", ", ".join(agencies.label(each) for each in measure.supporting_agencies)
    if measure.agencies_as_published:
        yield "As published", measure.agencies_as_published
    yield "Status", word(plan, one.status) + (", OVERDUE" if one.is_overdue else "")
    if one.is_open:
        yield "Confidence", word(plan, one.state)
    if measure.start:
        yield "Start", day(measure.start)
    yield "Due", _dated(one.promise)
    if one.return_state:
        yield "Return", f"{word(plan, one.return_state)}, for {view.reported_since.name}"
    for update in one.other_returns:
        states = ", ".join(word(plan, each) for each in (update.status, update.confidence) if each)
        period = plan.reporting.cycle.parse(update.period)
        yield "Other return", f"{_beside(view, one, update)}: {states}, for {period.name}"
    if measure.added:
        yield "Added", day(measure.added)
    if measure.kind:
        yield "Kind", word(plan, measure.kind)
    if measure.horizon:
        yield "Horizon", _horizon(view, measure.horizon)
    if measure.completed:
        known = f", known since {measure.recorded}" if measure.recorded else ""
        late = ", late by its first date" if one.promise.is_late else ""
        yield "Completed", f"{measure.completed}{known}{late}"
    if measure.closure:
        into = f" into {measure.closure.into}" if measure.closure.into else ""
        outcome = word(plan, measure.closure.outcome)
        known = f", known since {measure.closure.recorded}" if measure.closure.recorded else ""
        yield "Closed", f"{outcome}{into} on {measure.closure.date}{known}: {measure.closure.reason}"
        if measure.closure.approved_by:
            yield "Approved by", measure.closure.approved_by
    for each in measure.evidence:
        yield "Evidence", _evidence(each)
    if measure.success_measure:
        yield "Success", measure.success_measure
    for label, ids in (("Depends on", measure.depends_on), ("Part of", (measure.parent,) if measure.parent else ())):
        for other in ids:
            standing = view.by_id.get(other)
            yield label, f"{other} {standing.measure.title} ({word(plan, standing.status)})" if standing else other
    for link in measure.links:
        framework = next((each.title for each in plan.frameworks if each.id == link.framework), link.framework)
        yield "Link", " ".join(part for part in (f"{framework},", link.ref, link.url) if part).rstrip(",")
    if measure.tags:
        yield "Tags", ", ".join(measure.tags)
    if measure.source:
        # A page may be a row, a part or a chapter, and then names itself.
        page = measure.source.page
        place = f"page {page}" if page and page[:1].isdecimal() else page
        yield "Source", ", ".join(part for part in (measure.source.title, place, measure.source.url) if part)
    yield "File", one.path


def _beside(view: AsOf, one: Standing, update: Update) -> str:
    """Who wrote a return that does not speak for the measure."""
    supplier = one.returns.supplier(update)
    return f"{view.agencies.label(supplier) or NONE}{', which supports it' if supplier in one.supporters else ''}"


def _agency(view: AsOf, agency_id: str) -> str:
    agency = view.agencies.get(agency_id)
    return f"{agency.name} ({agency.id})" if agency else agency_id


def _dated(promise: Promise) -> str:
    """A due date with where it came from: `2011-06-30 (first 2010-12-31; moved once, +181 days)`."""
    times = promise.times_moved
    if promise.due is None:
        return "no date"
    if not times or promise.first_due is None:
        return str(promise.due)
    moved = "once" if times == 1 else "twice" if times == 2 else f"{times} times"
    slip = f", {days(promise.slip)}" if promise.slip else ""
    return f"{promise.due} (first {promise.first_due}; moved {moved}{slip})"


def _horizon(view: AsOf, horizon_id: str) -> str:
    return next((each.title for each in view.plan.horizons if each.id == horizon_id), horizon_id)


def _evidence(evidence: Evidence) -> str:
    mark = " [internal]" if evidence.visibility is Visibility.INTERNAL else ""
    return f"{evidence.title}{mark}, {evidence.url}"


def _milestone(view: AsOf, promise: Promise) -> list[str]:
    milestone = promise.milestone
    assert milestone is not None
    state = f"due {_dated(promise)}"
    if milestone.completed:
        late = " late" if promise.is_late else ""
        known = f", known since {milestone.recorded}" if milestone.recorded else ""
        state = f"delivered{late} {milestone.completed}{known}; {state if milestone.due else 'no due date'}"
    if promise.is_overdue:
        state += ", OVERDUE"
    if milestone.horizon:
        state += f"; {_horizon(view, milestone.horizon)}"
    agency = f" [{view.agencies.label(milestone.agency)}]" if milestone.agency else ""
    evidence = [f"Evidence: {_evidence(each)}" for each in milestone.evidence]
    return [f"{milestone.id}  {milestone.title}{agency}", state, *evidence]


def _indicator(view: AsOf, one: Standing, indicator: Indicator, *, sparks: bool) -> list[str]:
    """Of several values for one period the last reported counts; the first is shown as well."""
    series = one.readings(indicator)
    parts = [f"baseline {indicator.baseline.value}" if indicator.baseline else "no baseline"]
    if series:
        newest = series[-1].value
        parts.append(f"latest {newest.value} ({newest.time}{', provisional' if newest.provisional else ''})")
    if indicator.target:
        first = baseline(one.measure, f"indicators.{indicator.id}.target.value")
        moved = f" (first {first})" if first is not None and first != indicator.target.value else ""
        parts.append(f"target {indicator.target.value}{moved} by {indicator.target.time}")
    line = spark_line([float(each.value.value) for each in series]) if sparks and len(series) > 1 else ""
    better = f"; {word(view.plan, indicator.direction).lower()}" if indicator.direction else ""
    return [
        f"{indicator.id}  {indicator.title} ({indicator.unit}{better})",
        f"{', '.join(parts)}{f'  {line}' if line else ''}",
        *(
            f"{each.value.time} restated: {each.value.value} ({each.value.reported}), "
            f"first reported {each.first.value} ({each.first.reported})"
            for each in series
            if each.is_restated
        ),
    ]


def spark_line(values: Sequence[float]) -> str:
    """A small picture of a row of figures, lowest to highest; of equal figures a flat line."""
    low, high = min(values), max(values)
    if high == low:
        return SPARKS[3] * len(values)
    return "".join(SPARKS[round((value - low) / (high - low) * (len(SPARKS) - 1))] for value in values)


def _newest_first(measure: Measure) -> list[Update]:
    return sorted(measure.updates, key=lambda update: (update.period, update.submitted), reverse=True)


def _update(view: AsOf, one: Standing, update: Update) -> list[str]:
    plan = view.plan
    supplier = one.returns.supplier(update)
    late = one.returns.is_late(update, plan)
    head = [
        update.period,
        f"{view.agencies.label(supplier) or NONE}, {update.submitted}{' (late)' if late else ''}",
        word(plan, update.status) + (f", {word(plan, update.confidence)}" if update.confidence else ""),
    ]
    if all(each is not update for each in one.returns.of_lead):
        head.append("from a supporting agency" if supplier in one.supporters else "not from the lead agency")
    if update.corrects:
        head.append("corrects the return before")
    body = [update.summary or "Nothing to report."]
    body += [f"Next: {update.next_steps}"] if update.next_steps else []
    body += [f"Issues: {update.issues}"] if update.issues else []
    body += [f"Delay: {word(plan, update.delay_reason)}"] if update.delay_reason else []
    body += [f"Internal note: {update.internal_note}"] if update.internal_note else []
    body += [f"Evidence: {_evidence(each)}" for each in update.evidence]
    body += [f"Prepared by: {update.prepared_by}"] if update.prepared_by else []
    body += [f"Signed off by: {update.signed_off.by}, {update.signed_off.date}"] if update.signed_off else []
    return ["  ".join(head), *body]


def _variation(view: AsOf, one: Standing, variation: Variation) -> list[str]:
    before, after = (shown_value(each) or NONE for each in (variation.from_, variation.to))
    head = f"{variation.date}  {variation.field}: {before} -> {after}"
    state = word(view.plan, variation.standing)
    by = variation.approved_by or variation.declined_by or variation.corrected_by
    asked = f"requested by: {variation.requested_by}" if variation.requested_by else ""
    if variation.state is VariationState.REQUESTED:
        facts = [f"{state} by: {variation.requested_by}" if asked else state]
        facts += ["waits for approval"] if variation in one.pending else []
    else:
        facts = [f"{state} by: {by}" if by else state, *([asked] if asked else [])]
    delay = [f"Delay: {word(view.plan, variation.delay_reason)}"] if variation.delay_reason else []
    return [head, "; ".join(facts), variation.reason, *delay]


def _each(items: Iterable[Item], lines: Callable[[Item], list[str]], width: int) -> Iterator[str]:
    for item in items:
        first, *rest = lines(item)
        yield from _wrapped(first, width, indent="  ", hanging="      ")
        for line in rest:
            yield from _wrapped(line, width, indent="      ")


def _labelled(label: str, text: str, width: int) -> list[str]:
    return _wrapped(f"{label:<{_LABEL_WIDTH}}{printable(text)}", width, hanging=" " * _LABEL_WIDTH, clean=False)


def _wrapped(text: str, width: int, *, indent: str = "", hanging: str | None = None, clean: bool = True) -> list[str]:
    text = "  ".join(printable(part) for part in text.split("  ")) if clean else text
    return wrap(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
        break_long_words=False,  # an address that is cut is no address
    )
