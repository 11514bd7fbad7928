"""A new field of a measure reaches its readers, or somebody decided that it need not.

The manual and the schema are held to the record by tests of their own (`test_docs.py`, `register/test_schema.py`).
"""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import poa_tracker
from poa_tracker.model import Measure
from poa_tracker.output.shapes import ListedMeasure, columns
from poa_tracker.report.sections.measures import MeasureRecord

SOURCE = Path(poa_tracker.__file__).parent
TEMPLATES = SOURCE / "report" / "templates" / "sections"

NOT_LISTED = {
    *("milestones", "indicators", "updates", "variations", "evidence", "links", "source", "closure", "translations"),
    *("supporting_agencies", "agencies_as_published", "depends_on", "parent", "tags"),
    *("kind", "horizon", "success_measure", "added", "start", "completed", "recorded"),
}
"""What `poa list` leaves to `poa show`."""

NOT_SHOWN = {"translations"}
"""What `poa show` leaves to its JSON: its text is in the plan's own language."""

SHOWN_AS = {"due": "promise", "confidence": "state"}
"""What `poa show` takes from where the measure stands, under another name."""

NOT_REPORTED_ON = {"translations", "recorded"}
"""What the report's annex has no line for: it is in its language already, and it shows what was known on its day."""

NOT_LAID_OUT = {"added", "slipped", "state", "times_moved"}
"""What the annex is given for templates of a plan's own."""


def read_of_measures(paths: Iterable[Path]) -> set[str]:
    """The fields of a measure, or of where it stands, that modules read: `measure.due`, `one.milestones`."""
    found: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if node.value.id in ("measure", "one", "standing"):
                    found.add(node.attr)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
                if node.value.attr == "measure":
                    found.add(node.attr)
            elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name):
                # `view.text(measure, "title")` is the title in the language of the report.
                names = [one.value for one in node.args[1:] if isinstance(one, ast.Constant)]
                found |= {str(name) for name in names} if node.args[0].id == "measure" else set()
    return found


def test_every_field_is_listed_or_left_to_show() -> None:
    missing = [one for one in Measure.model_fields if one not in {*columns(ListedMeasure), *NOT_LISTED}]
    assert not missing, (
        "`poa list` prints it for programs by a line of ListedMeasure in src/poa_tracker/output/shapes.py; "
        "or else name it in NOT_LISTED of this test"
    )
    assert not NOT_LISTED & set(columns(ListedMeasure))
    assert set(Measure.model_fields) >= NOT_LISTED


def test_every_field_is_shown() -> None:
    read = read_of_measures([SOURCE / "cli" / "measure_text.py"])
    missing = [one for one in Measure.model_fields if SHOWN_AS.get(one, one) not in {*read, *NOT_SHOWN}]
    assert not missing, "`poa show` shows it by a line in src/poa_tracker/cli/measure_text.py (its JSON has it already)"
    assert not NOT_SHOWN & read


def test_every_field_is_reported_on() -> None:
    report = SOURCE / "report"
    read = read_of_measures([*(report / "sections").glob("*.py"), report / "view.py", report / "names.py"])
    missing = [one for one in Measure.model_fields if one not in {*read, *NOT_REPORTED_ON}]
    assert not missing, (
        "the report's annex shows it by a field of MeasureRecord in src/poa_tracker/report/sections/measures.py; "
        "or else name it in NOT_REPORTED_ON of this test"
    )


def test_every_field_of_the_annex_is_laid_out_in_both_templates() -> None:
    for name in ("measures.md.j2", "measures.html.j2"):
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        missing = [one for one in MeasureRecord._fields if not re.search(rf"\bone\.{one}\b", text)]
        assert not set(missing) - NOT_LAID_OUT, f"lay it out in src/poa_tracker/report/templates/sections/{name}"
