"""`poa show`: show everything about one measure."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from poa_tracker.cli.options import HERE, AsAt, DataFormat, Root, TextFormat, Today
from poa_tracker.output.shapes import ShownMeasure

if TYPE_CHECKING:
    from poa_tracker.register import Register
    from poa_tracker.standing.as_of import AsOf, Standing


def show(
    measure_id: Annotated[str, typer.Argument(metavar="ID", help="The measure's id, or its number in the plan.")],
    as_at: AsAt = None,
    output: TextFormat = DataFormat.TEXT,
    root: Root = HERE,
    today: Today = None,
) -> None:
    """Show one measure: its dates and how they moved, milestones, indicators, returns and variations.

    Example:  poa show PREV-01
    """
    from poa_tracker.cli.opening import open_register
    from poa_tracker.cli.shown_day import shown_day
    from poa_tracker.cli.table import write_json
    from poa_tracker.standing.as_of import AsOf

    register = open_register(root)
    shown = shown_day(register, as_at, today, closes=output is DataFormat.TEXT)
    view = AsOf.on_day(register, shown.day)
    one = _find(register, view, measure_id)
    if output is DataFormat.JSON:
        write_json(_document(view, one), sys.stdout)
    else:
        from poa_tracker.cli.measure_text import measure_text
        from poa_tracker.cli.terminal import can_show, screen_width

        width = screen_width(sys.stdout)
        sys.stdout.write(measure_text(view, one, str(shown), width, sparks=can_show("▁█", sys.stdout)))


def _find(register: "Register", view: "AsOf", wanted: str) -> "Standing":
    """The measure of this id, whatever its capitals, or the only one with this number in the plan."""
    from poa_tracker.errors import UsageError
    from poa_tracker.findings import nearest

    wanted = wanted.strip()
    same = [one for one in view.standings if one.id.casefold() == wanted.casefold()]
    same = same or [one for one in view.standings if one.measure.ref == wanted]
    if len(same) == 1:
        return same[0]
    if len(same) > 1:
        raise UsageError(f"{wanted!r} is the number of several measures: {', '.join(one.id for one in same)}")
    if wanted.upper() in register.broken_measures:
        raise UsageError(f"the file of {wanted.upper()} has errors; `poa validate` lists them")
    later = register.measure(wanted.upper())
    if later is not None:
        raise UsageError(f"{wanted.upper()} was not in the plan yet on {view.day}")
    by_title = {one.measure.title: one.id for one in view.standings}
    ids = nearest(wanted, [one.id for one in view.standings])
    ids += [by_title[title] for title in nearest(wanted, by_title) if by_title[title] not in ids]
    offered = "".join(f"\n  {one.id}  {one.measure.title}" for one in view.standings if one.id in ids)
    raise UsageError(f"no measure {wanted!r}" + (f"; did you mean one of these?{offered}" if offered else ""))


def _document(view: "AsOf", one: "Standing") -> ShownMeasure:
    """The measure as it stood, with what follows from its dates and returns."""
    promise = one.promise
    return {
        "version": 1,
        "as_at": view.day,
        "path": one.path,
        "derived": {
            "lead_agency": one.lead_agency,
            "confidence": one.state if one.is_open else None,
            "overdue": one.is_overdue,
            "baseline_due": promise.first_due,
            "slip_days": promise.slip,
            "times_redated": promise.times_moved,
            "return_state": one.return_state.value if one.return_state else None,
            "stale": one.is_stale,
            "other_returns": [
                {
                    "agency": one.returns.supplier(other),
                    "period": other.period,
                    "status": other.status.value,
                    "confidence": other.confidence.value if other.confidence else None,
                }
                for other in one.other_returns
            ],
        },
        "measure": one.measure.model_dump(by_alias=True, exclude_defaults=True),
    }
