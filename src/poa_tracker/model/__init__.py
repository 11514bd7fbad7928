"""What a plan of action is: frozen records and the questions one can ask of each. No files, no YAML, no clock.

To add a field: write it in its record, where the canonical order has it; its docstring reaches the JSON Schema.
"""

from poa_tracker.model.agency import Agency, AgencyList, Contact, Succession
from poa_tracker.model.closed_period import ClosedPeriod, Closing, PeriodSettings, Reopening, Round, Signature
from poa_tracker.model.closure import Closure
from poa_tracker.model.evidence import Evidence, Link, MeasureSource
from poa_tracker.model.holding import texts
from poa_tracker.model.indicator import Indicator, Point, Value
from poa_tracker.model.label import DEFAULT_LABELS
from poa_tracker.model.measure import Measure, controllable_fields, is_field, is_figure
from poa_tracker.model.milestone import Milestone
from poa_tracker.model.period import MONTH_NAMES, Cycle, Period, PeriodError, day_range, long_date
from poa_tracker.model.plan import Framework, Goal, Horizon, Objective, Plan, Reporting, Wording
from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Holds
from poa_tracker.model.translatable import translatable
from poa_tracker.model.translation import Translatable, in_language, primary_language, translated
from poa_tracker.model.update import SignOff, Update
from poa_tracker.model.variation import FieldValue, Variation, names_agencies, parse_field_value, shown_value
from poa_tracker.vocabulary import (
    CORRECTED,
    NOT_REPORTED,
    UNSTATED,
    ChangedSetting,
    Confidence,
    DelayReason,
    Direction,
    Frequency,
    Kind,
    Outcome,
    ReturnState,
    Status,
    VariationState,
    Visibility,
)

__all__ = [
    "CORRECTED",
    "DEFAULT_LABELS",
    "MONTH_NAMES",
    "NOT_REPORTED",
    "UNSTATED",
    "Agency",
    "AgencyList",
    "ChangedSetting",
    "ClosedPeriod",
    "Closing",
    "Closure",
    "Confidence",
    "Contact",
    "Cycle",
    "DelayReason",
    "Direction",
    "Evidence",
    "FieldValue",
    "Framework",
    "Frequency",
    "Goal",
    "Holds",
    "Horizon",
    "Indicator",
    "Kind",
    "Link",
    "Measure",
    "MeasureSource",
    "Milestone",
    "Objective",
    "Outcome",
    "Period",
    "PeriodError",
    "PeriodSettings",
    "Plan",
    "Point",
    "Record",
    "Reopening",
    "Reporting",
    "ReturnState",
    "Round",
    "SignOff",
    "Signature",
    "Status",
    "Succession",
    "Translatable",
    "Update",
    "Value",
    "Variation",
    "VariationState",
    "Visibility",
    "Wording",
    "controllable_fields",
    "day_range",
    "in_language",
    "is_field",
    "is_figure",
    "long_date",
    "names_agencies",
    "parse_field_value",
    "primary_language",
    "shown_value",
    "texts",
    "translatable",
    "translated",
]
