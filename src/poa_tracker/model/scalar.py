"""What a written scalar means to the field it stands in.

A file holds text; its field decides what the text means. So `ref: 1` is the text "1", and `value: 1_000` is no number.
Of a text the field's type also decides what it is to whoever reads it: words for everybody, an address, the name of
something else. By that rules find the texts to look through, and the public cut what to leave out.
Errors raised here carry a type of their own, by which the register finds the rule that was broken.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from poa_tracker.model.period import PERIOD_PATTERN, Cycle, PeriodError
from poa_tracker.quoted import quoted

ID_PATTERN = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"
"""Ids of measures, agencies, milestones and indicators."""

SLUG_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""Ids of the plan, goals, objectives, horizons and frameworks."""

LANGUAGE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
"""A BCP 47 tag, as far as its letters go: a language, then script, country and the like."""

TEXT_PATTERN = r"\S"
"""A text has at least one character that can be seen."""


class Holds(Enum):
    """What a text is, to whoever reads it or follows it."""

    WORDS = "words that everybody may read"
    INTERNAL = "words that never leave an internal report"
    ID = "the record's own id"
    AGENCY = "the id of an agency"
    MEASURE = "the id of a measure"
    NAME = "the name of something else: a goal, a field, a period, a language"
    LINK = "the address of a page or a mailbox, to click"
    MAILBOX = "a mailbox, written out"
    VALUE = "what a field held, or a sum over a record"


_JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_PERIOD = re.compile(PERIOD_PATTERN)
_LONGEST_NUMBER = 30
"""Characters; no figure of a plan is longer, and a number of 5,000 digits is a slip or an attack."""


def parse_day(value: object) -> date:
    """`YYYY-MM-DD` and nothing else: 2/3/2025 is the second of March to some and February 3rd to others."""
    if type(value) is str:
        if len(value) == 10 and value[4] == value[7] == "-" and value.isascii():
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise PydanticCustomError(
                    "not_a_day", "{value} is not a date in the calendar", {"value": quoted(value)}
                ) from None
        raise PydanticCustomError("not_a_day", "{value} is not a date (write YYYY-MM-DD)", {"value": quoted(value)})
    if type(value) is date:
        return value
    raise PydanticCustomError("not_a_scalar", "should be a date (YYYY-MM-DD)")


def parse_number(value: object) -> Decimal:
    """A JSON number, kept exactly as many digits long as it was written."""
    if isinstance(value, str):
        if not _JSON_NUMBER.fullmatch(value):
            raise PydanticCustomError("not_a_number", "{value} is not a number", {"value": quoted(value)})
        if len(value) > _LONGEST_NUMBER or abs(Decimal(value).adjusted()) > _LONGEST_NUMBER:
            raise PydanticCustomError("number_too_long", "{value} is too large a number", {"value": quoted(value)})
        return Decimal(value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Decimal(value)
    raise PydanticCustomError("not_a_scalar", "should be a number")


def parse_integer(value: object) -> int:
    """A whole number, without decimals or exponent."""
    number = parse_number(value)
    if number != number.to_integral_value():
        raise PydanticCustomError("not_a_number", "{value} is not a whole number", {"value": quoted(str(value))})
    return int(number)


def parse_flag(value: object) -> bool:
    """`true` or `false`; YAML 1.1's yes, no, on and off are words here."""
    if value in ("true", True):
        return True
    if value in ("false", False):
        return False
    if isinstance(value, str):
        raise PydanticCustomError("not_a_flag", "{value} is neither true nor false", {"value": quoted(value)})
    raise PydanticCustomError("not_a_scalar", "should be true or false")


def parse_varied(value: object) -> str | tuple[str, ...]:
    """One value as text, or a list of ids, as whatever field it is for has it."""
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) and one.strip() for one in value):
        return tuple(value)
    raise PydanticCustomError("not_a_scalar", "should be one value, or a list of ids")


def parse_period_id(value: object, info: ValidationInfo) -> str:
    """A period as files write it; of the plan's own cycle, where the caller gave one as the context."""
    if not isinstance(value, str):
        raise PydanticCustomError("not_a_scalar", "should be a period (2025-26-Q1)")
    if isinstance(info.context, Cycle):
        try:
            info.context.parse(value)
        except PeriodError as error:
            raise PydanticCustomError("not_a_period", "{reason}", {"reason": str(error)}) from None
    elif not _PERIOD.match(value):
        meant = re.sub(r"[/ ]+", "-", value[:40].upper())
        hint = f"did you mean {meant!r}?" if _PERIOD.match(meant) else "write it like 2025-26-Q1"
        reason = f"{quoted(value)} is not a period of this plan ({hint})"
        raise PydanticCustomError("not_a_period", "{reason}", {"reason": reason})
    return value


class Written:
    """How a scalar is read from text, and how its JSON Schema describes that text.

    Both are given to pydantic whole. Put together of its StringConstraints, validators and WithJsonSchema, they would
    be worked out anew for each of the records' 180 fields, every time that a command starts.
    """

    __slots__ = ("_core", "_json", "holds")

    def __init__(self, core: Mapping[str, Any], json: Mapping[str, Any], holds: Holds | None = None) -> None:
        self._core = core
        self._json = json
        self.holds = holds
        """None of what is no text: a day, a number, yes or no."""

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> dict[str, Any]:
        # A copy, because pydantic writes into it what it knows of the field.
        return {**self._core}

    def __get_pydantic_json_schema__(self, _core: object, _handler: object) -> dict[str, Any]:
        return {**self._json}


def _matching(pattern: str, holds: Holds, kinds: str | list[str] = "string") -> Written:
    return Written(core_schema.str_schema(pattern=pattern), {"type": kinds, "pattern": pattern}, holds)


def _parsed(parse: Callable[[object], object], json: dict[str, Any], holds: Holds | None = None) -> Written:
    return Written(core_schema.no_info_plain_validator_function(parse), json, holds)


def _counted(least: int, most: int | None = None) -> Written:
    bounds = {"minimum": least} if most is None else {"minimum": least, "maximum": most}
    number = core_schema.int_schema(ge=least, le=most)
    return Written(core_schema.no_info_before_validator_function(parse_integer, number), {"type": "integer", **bounds})


_OFTEN_DIGITS = ["string", "number"]

Text = Annotated[str, _matching(TEXT_PATTERN, Holds.WORDS)]
"""Any words that are not blank, for everybody to read."""

Label = Annotated[str, _matching(TEXT_PATTERN, Holds.WORDS, _OFTEN_DIGITS)]
"""Words that are often all digits: a number printed in the plan, a page, a target of a framework."""

InternalText = Annotated[str, _matching(TEXT_PATTERN, Holds.INTERNAL)]
"""Words that the public cut leaves out."""

Url = Annotated[str, _matching(TEXT_PATTERN, Holds.LINK)]
Mailbox = Annotated[str, _matching(TEXT_PATTERN, Holds.MAILBOX)]

Id = Annotated[str, _matching(ID_PATTERN, Holds.ID)]
Slug = Annotated[str, _matching(SLUG_PATTERN, Holds.ID)]
LanguageTag = Annotated[str, _matching(LANGUAGE_PATTERN, Holds.NAME)]

# Whether there is such an agency, measure or goal is for rules to find, so that these may be any text.
AgencyName = Annotated[str, _matching(TEXT_PATTERN, Holds.AGENCY)]
MeasureName = Annotated[str, _matching(TEXT_PATTERN, Holds.MEASURE)]
Name = Annotated[str, _matching(TEXT_PATTERN, Holds.NAME)]
"""Names what stands elsewhere: a goal, a horizon, a framework, a field."""

MeasureId = Annotated[str, _matching(ID_PATTERN, Holds.MEASURE)]
"""A measure, in a file that no person writes."""

Prefix = Annotated[str, _matching(ID_PATTERN, Holds.NAME)]
Code = Annotated[str, _matching(TEXT_PATTERN, Holds.NAME, _OFTEN_DIGITS)]
"""What something is known by, often all digits: the number printed in the plan, a rule's code."""

Digest = Annotated[str, _matching(TEXT_PATTERN, Holds.VALUE)]
Day = Annotated[date, _parsed(parse_day, {"type": "string", "format": "date"})]
Number = Annotated[Decimal, _parsed(parse_number, {"type": "number"})]
Flag = Annotated[bool, _parsed(parse_flag, {"type": "boolean"})]
PeriodId = Annotated[
    str,
    Written(
        core_schema.with_info_plain_validator_function(parse_period_id),
        {"type": ["string", "integer"], "pattern": PERIOD_PATTERN, "examples": ["2025-26-Q1", "2025-Q1"]},
        Holds.NAME,
    ),
]
"""Kept as text: ids of one cycle sort as their periods do."""

Varied = Annotated[
    str | tuple[str, ...],
    _parsed(
        parse_varied,
        {
            "anyOf": [
                {"type": ["string", "number"], "pattern": TEXT_PATTERN},
                {"type": "array", "items": {"type": "string", "pattern": TEXT_PATTERN}},
            ]
        },
        Holds.VALUE,
    ),
]
"""What a field held before or after a change: a text, or a list of ids."""

Month = Annotated[int, _counted(1, 12)]
Days = Annotated[int, _counted(0, 366)]
Limit = Annotated[int, _counted(1)]
