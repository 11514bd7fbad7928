"""Questions about one measure: what stands in a field that variations name, and where it stands in the file."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from poa_tracker.model import Measure, is_field


def measure(**fields: Any) -> Measure:
    return Measure.model_validate({"id": "A-1", "title": "Train staff", "goal": "g", "status": "in_progress"} | fields)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("due", date(2011, 6, 30)),
        ("lead_agency", "POLICE"),
        ("milestones.M1.due", date(2010, 3, 31)),
        ("milestones.M9.due", None),
        ("indicators.I1.target.value", Decimal(1200)),
        ("indicators.I1.target.date", date(2011, 6, 30)),
        ("indicators.I1.baseline.value", None),
        ("no_such_field", None),
    ],
)
def test_a_field_is_found_by_the_name_that_variations_use(field: str, value: object) -> None:
    one = measure(
        due="2011-06-30",
        lead_agency="POLICE",
        milestones=[{"id": "M1", "title": "Develop", "due": "2010-03-31"}],
        indicators=[
            {"id": "I1", "title": "Trained", "unit": "people", "target": {"date": "2011-06-30", "value": "1200"}}
        ],
    )
    assert one.value_of(field) == value
    if value is not None:
        emptied = one.with_value(field, None)
        assert emptied.value_of(field) is None
        # A point without its value or its time is no point: there is nothing to put it back into.
        if not field.startswith("indicators.I1.target."):
            assert emptied.with_value(field, one.value_of(field)) == one


def test_a_name_that_no_measure_can_have_is_no_field() -> None:
    assert is_field("due")
    assert is_field("milestones.M1.due")
    assert is_field("indicators.I1.target.value")
    assert not is_field("updates")
    assert not is_field("milestones.M1")
    assert not is_field("milestones.M1.nothing")
    assert not is_field("indicators.I1.target")


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("due", ("due",)),
        ("milestones.M2.due", ("milestones", 1, "due")),
        ("indicators.I1.target.value", ("indicators", 0, "target", "value")),
        ("milestones.M3.due", None),
        ("updates", None),
        ("milestones.M2", None),
    ],
)
def test_a_field_has_its_way_in_the_file(field: str, path: tuple[str | int, ...] | None) -> None:
    one = measure(
        milestones=[{"id": "M1", "title": "Plan"}, {"id": "M2", "title": "Train"}],
        indicators=[{"id": "I1", "title": "Staff trained", "unit": "people"}],
    )
    assert one.path_of(field) == path
