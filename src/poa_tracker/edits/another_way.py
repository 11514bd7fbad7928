"""What `poa correct` does not put right, and how it is put right instead."""

from poa_tracker.errors import UsageError
from poa_tracker.model import Measure


def refuse_another_way(measure: Measure, field: str) -> None:
    """UsageError with the command to use, where a field is no field of the measure itself but a part of an entry."""
    head, *rest = field.split(".")
    if head in ("updates", "status", "confidence"):
        period = rest[0] if rest and head == "updates" else "PERIOD"
        raise UsageError(
            f"{'a return' if head == 'updates' else f'a {head}'} is corrected by another return: "
            f"poa update {measure.id} --period {period} --corrects --summary …"
        )
    if field == "closure":
        raise UsageError(_closure(measure))
    if head == "closure" and measure.closure is None:
        raise UsageError(f"{measure.id} is not closed, so it has no {field}")


def _closure(measure: Measure) -> str:
    closure = measure.closure
    if closure is None:
        return f"{measure.id} is not closed, so there is no closure to correct"
    return (
        "a closure stays on the record; while nobody has committed it, `poa undo` takes it back. After that, put the "
        "work into the plan again with `poa new`, and say so in the closure: "
        f'poa correct {measure.id} closure.reason "Closed by mistake; goes on as NEW-ID." --reason …'
    )
