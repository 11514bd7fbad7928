"""Plans of every kind that the check lets pass, made up day by day; few days, so that much falls on the same one.

What makes a plan valid is written here a second time, and not asked of the code that is tested.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from poa_tracker.model import Cycle, Frequency
from tests.conftest import PLAN

CYCLE = Cycle(Frequency.QUARTERLY, 7)
AGENCIES = ("INTERIOR", "JUSTICE", "WORKS")
NAMES = {"INTERIOR": "Ministry of the Interior", "JUSTICE": "Ministry of Justice", "WORKS": "Department of Works"}

DAYS = tuple(
    date.fromisoformat(one)
    for one in (
        *(
            "2025-07-01",
            "2025-09-10",
            "2025-09-29",
            "2025-09-30",
            "2025-10-01",
            "2025-10-05",
            "2025-10-15",
            "2025-10-16",
        ),
        *(
            "2025-11-20",
            "2025-12-10",
            "2025-12-15",
            "2025-12-30",
            "2025-12-31",
            "2026-01-01",
            "2026-01-05",
            "2026-01-08",
        ),
        *(
            "2026-01-10",
            "2026-01-15",
            "2026-01-16",
            "2026-02-01",
            "2026-03-30",
            "2026-03-31",
            "2026-04-01",
            "2026-04-15",
        ),
    )
)
"""The days on which something can happen: about the ends of periods, and about the days on which returns are due."""

FIELDS = dict[str, Any]


@dataclass(frozen=True)
class MadePlan:
    """The files of a plan, as data, and the days to look at it."""

    today: date
    """The day up to which it was kept."""
    day: date
    """An earlier one, or the same."""
    last: str | None
    """The last period that is reported on; none while the plan is being tracked."""
    successions: Mapping[str, tuple[str, date]]
    measures: tuple[FIELDS, ...]

    def write(self, root: Path) -> Path:
        """The plan of `tests/conftest.py` in a folder, with its agencies and measures."""
        (root / "measures").mkdir(parents=True)
        reporting = "{fiscal_year_start: 7}"
        assert reporting in PLAN
        last = f"{{fiscal_year_start: 7, last: {self.last}}}" if self.last else reporting
        (root / "plan.yaml").write_text(PLAN.replace(reporting, last), encoding="utf-8")
        agencies = [{"id": one, "name": NAMES[one]} | self._succession(one) for one in AGENCIES]
        _write(root / "agencies.yaml", {"agencies": agencies})
        for measure in self.measures:
            _write(root / "measures" / f"{measure['id']}.yaml", measure)
        return root

    def _succession(self, agency: str) -> FIELDS:
        if agency not in self.successions:
            return {}
        successor, day = self.successions[agency]
        return {"succeeded_by": {"agency": successor, "date": str(day)}}


def _write(path: Path, data: FIELDS) -> None:
    """What JSON writes is YAML as well."""
    path.write_text(json.dumps(data, default=str, indent=1) + "\n", encoding="utf-8")


def successor_on(successions: Mapping[str, tuple[str, date]], agency: str, day: date) -> str:
    while agency in successions and successions[agency][1] <= day:
        agency = successions[agency][0]
    return agency


@st.composite
def plans(draw: st.DrawFn) -> MadePlan:
    """A plan kept up to some day, on which the check finds no error."""
    today = draw(st.sampled_from([date(2026, 2, 1), *DAYS[6:]]))
    day = today if draw(st.booleans()) else draw(st.sampled_from([one for one in DAYS if one <= today]))
    last = draw(st.sampled_from([None, None, None, None, None, "2025-26-Q1", "2025-26-Q2"]))
    clock = today if last is None else min(today, CYCLE.parse(last).last_day + timedelta(days=16))
    successions = {}
    if draw(st.booleans()):
        successions["WORKS"] = (draw(st.sampled_from(["INTERIOR", "JUSTICE"])), draw(st.sampled_from(DAYS[1:])))
        if successions["WORKS"][0] == "JUSTICE" and draw(st.booleans()):
            successions["JUSTICE"] = ("INTERIOR", draw(st.sampled_from(DAYS[1:])))
    count = draw(st.sampled_from([1, 1, 2, 2, 3, 6]))
    measures = tuple(
        draw(_measures(f"{draw(st.sampled_from(['GOV', 'LAW']))}-{number:03}", today, clock, successions))
        for number in range(1, count + 1)
    )
    return MadePlan(today, day, last, successions, measures)


@st.composite
def _measures(
    draw: st.DrawFn, measure_id: str, today: date, clock: date, successions: Mapping[str, tuple[str, date]]
) -> FIELDS:
    ends = draw(st.sampled_from(["open", "open", "open", "completed", "closed"]))
    past = [one for one in DAYS if one <= today]

    def sometimes(one: st.SearchStrategy[Any]) -> Any:
        return draw(one) if draw(st.booleans()) else None

    def varied(field: str, first: Any, values: st.SearchStrategy[Any]) -> tuple[Any, list[FIELDS]]:
        """What a field came to hold, and the variations that led there; one of a day to come may be there already.

        Those of a date may be put on record later than they were decided, and a request be settled by a later entry.
        """
        now, held, made, is_settled, is_ahead = first, first, [], False, False
        known = date.min
        for taken in sorted(draw(st.lists(st.sampled_from([*past, *past, *DAYS]), max_size=2))):
            state = draw(st.sampled_from(["approved", "approved", "approved", "requested", "declined"]))
            to = draw(values)
            entry = _variation(taken, field, now, to, state)
            later = [one for one in past if one >= max(taken, known)]
            if field != "lead_agency" and later and (known > taken or draw(st.booleans())):
                entry["recorded"] = draw(st.sampled_from(later))
            known = max(known, entry.get("recorded", taken))
            made.append(entry)
            if state == "requested" and known < today and field != "lead_agency" and draw(st.booleans()):
                state = draw(st.sampled_from(["approved", "declined"]))
                taken = known = draw(st.sampled_from([one for one in past if one >= known]))
                made.append(_variation(taken, field, now, to, state) | {"requested": entry["date"]})
            if state == "approved":
                now, is_settled = to, is_settled or taken <= today
                # Whoever writes what is to come into the field writes there what was decided last.
                if taken <= today or is_ahead or (not is_settled and draw(st.booleans())):
                    held, is_ahead = to, taken > today
        return held, made

    agencies = st.sampled_from(AGENCIES)
    lead, changes = varied("lead_agency", draw(st.sampled_from([None, *AGENCIES, *AGENCIES])), agencies)
    if ends == "open" and lead and successor_on(successions, lead, clock) != lead:
        # Nobody may be left with an agency that is gone: whoever took over from it leads from then on.
        follows = successor_on(successions, lead, clock)
        changes = [one for one in changes if one["date"] <= today]
        since = max([successions[lead][1], *(one["date"] for one in changes if one["state"] == "approved")])
        changes.append(_variation(since, "lead_agency", lead, follows, "approved"))
        lead = follows
    supporting = draw(st.lists(agencies, max_size=2, unique=True))
    supporting = [
        one for one in supporting if one != lead and (ends != "open" or successor_on(successions, one, clock) == one)
    ]

    def corrected(field: str, completed: date) -> list[FIELDS]:
        """That a completion was first said to be of another day, or that nobody has said so."""
        known = [one for one in past if one >= completed]
        wrong = draw(st.sampled_from([None, None, *past]))
        if wrong is None or wrong == completed or max(known) < wrong:
            return []
        day = draw(st.sampled_from([one for one in known if one >= wrong]))
        entry = {"date": day, "field": field, "from": wrong, "to": completed, "reason": "Misread."}
        return [entry | {"corrects": True, "corrected_by": "Plan secretariat", "state": "approved"}]

    due, moves = varied("due", sometimes(st.sampled_from(DAYS)), st.sampled_from(DAYS))
    milestones = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        step: FIELDS = {"id": f"M{number}", "title": f"Step {number}"}
        step["due"], moved = varied(
            f"milestones.M{number}.due", sometimes(st.sampled_from(DAYS)), st.sampled_from(DAYS)
        )
        step["agency"] = sometimes(agencies)
        moves += moved
        if ends == "completed" or draw(st.booleans()):
            step["completed"] = draw(st.sampled_from(past))
            moves += (wrong := corrected(f"milestones.M{number}.completed", step["completed"]))
            if not wrong:
                step["recorded"] = sometimes(st.sampled_from([one for one in past if one >= step["completed"]]))
        milestones.append(_there(step))
    updates = draw(_updates(past, lead, changes, supporting, successions))
    speaking = [one for one in updates if _speaks(one, lead, changes, successions)]
    newest = max(enumerate(speaking), key=lambda one: (one[1]["period"], one[1]["submitted"], one[0]), default=None)
    measure: FIELDS = {
        "id": measure_id,
        "title": f"Measure {measure_id}",
        "goal": "permits" if measure_id.startswith("GOV") else "courts",
        "lead_agency": lead,
        "supporting_agencies": supporting or None,
        "added": draw(st.sampled_from([None, None, *DAYS])),
        "due": due,
        "visibility": draw(st.sampled_from([None, None, None, "internal"])),
        "milestones": milestones or None,
        "indicators": [draw(_indicators(past))] if draw(st.booleans()) else None,
        "variations": changes + moves or None,
        "updates": updates or None,
    }
    if newest is not None:
        if ends == "completed":
            newest[1]["status"] = "completed"
        elif newest[1]["status"] == "completed":
            newest[1]["status"] = "in_progress"
        measure |= {"status": newest[1]["status"], "confidence": newest[1].get("confidence")}
    else:
        status = draw(st.sampled_from(["not_started", "in_progress", "ongoing"]))
        measure |= {"status": status, "confidence": sometimes(_CONFIDENCES)}
    if ends == "completed":
        measure |= {"status": "completed", "completed": draw(st.sampled_from(past))}
        measure["variations"] = [*changes, *moves, *corrected("completed", measure["completed"])] or None
    if ends == "closed":
        ended = draw(st.sampled_from(past))
        recorded = sometimes(st.sampled_from([one for one in past if one >= ended]))
        closure = {"outcome": "discontinued", "date": ended, "recorded": recorded, "reason": "No money."}
        measure |= {"status": "closed", "closure": _there(closure)}
    return _there(measure)


_CONFIDENCES = st.sampled_from(["on_track", "at_risk", "off_track"])


def _variation(day: date, field: str, before: Any, to: Any, state: str) -> FIELDS:
    made = {"date": day, "field": field, "from": before, "to": to, "reason": "Later intake.", "state": state}
    return _there(made)


@st.composite
def _updates(
    draw: st.DrawFn,
    past: list[date],
    lead: str | None,
    changes: list[FIELDS],
    supporting: list[str],
    successions: Mapping[str, tuple[str, date]],
) -> list[FIELDS]:
    """Returns in the order in which they came; a second one of an agency for a period corrects the first."""
    made: list[FIELDS] = []
    seen: set[tuple[str | None, str]] = set()
    for submitted in sorted(draw(st.lists(st.sampled_from(past), max_size=4))):
        running = CYCLE.containing(submitted)
        period = draw(st.sampled_from([running.previous(), running.previous(), running, running.previous().previous()]))
        agency = draw(st.sampled_from([None, None, *supporting, *AGENCIES]))
        update: FIELDS = {
            "period": max(period, CYCLE.containing(DAYS[0])).id,
            "submitted": submitted,
            "agency": agency,
            "status": draw(st.sampled_from(["not_started", "in_progress", "in_progress", "ongoing", "completed"])),
            "confidence": draw(st.sampled_from([None, "on_track", "at_risk", "off_track"])),
            "no_change": True,
        }
        key = (agency or _lead_on(submitted, lead, changes), update["period"])
        update["corrects"] = True if key in seen or draw(st.integers(0, 9)) == 0 else None
        seen.add(key)
        made.append(_there(update))
    return made


@st.composite
def _indicators(draw: st.DrawFn, past: list[date]) -> FIELDS:
    """An indicator whose values are for periods and for days, in any order, some of them given twice."""
    values = []
    for _ in range(draw(st.integers(0, 4))):
        reported = draw(st.sampled_from(past))
        running = CYCLE.containing(reported)
        time: FIELDS = draw(
            st.sampled_from(
                [{"period": running.id}, {"period": running.previous().id}, *({"date": one} for one in past[-6:])]
            )
        )
        values.append(time | {"value": draw(st.integers(0, 3)), "reported": reported})
    return {"id": "I1", "title": "Days to wait", "unit": "days"} | ({"values": values} if values else {})


def _lead_on(day: date, lead: str | None, changes: list[FIELDS]) -> str | None:
    """Who led on a day, by the variations in the order of their days."""
    approved = [one for one in changes if one["state"] == "approved"]
    if not approved:
        return lead
    taken = [one["to"] for one in approved if one["date"] <= day]
    if len(taken) == len(approved):
        return lead
    return taken[-1] if taken else approved[0].get("from")


def _speaks(
    update: FIELDS, lead: str | None, changes: list[FIELDS], successions: Mapping[str, tuple[str, date]]
) -> bool:
    """Whether a return is that of the lead agency: on the day it came, or on the last day of its period."""
    day, agency = update["submitted"], update.get("agency")
    led = {_lead_on(day, lead, changes), _lead_on(min(day, CYCLE.parse(update["period"]).last_day), lead, changes)}
    if agency is None or led == {None}:
        return True
    return successor_on(successions, agency, day) in {successor_on(successions, one, day) for one in led if one}


def _there(fields: FIELDS) -> FIELDS:
    return {name: value for name, value in fields.items() if value is not None}
