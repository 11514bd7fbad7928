"""`poa schema`: print the JSON Schema that editors use to check files as you type."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from poa_tracker.cli.options import HERE, Root, Today
from poa_tracker.cli.table import write_json


class SchemaName(StrEnum):
    """The kinds of file there are."""

    PLAN = "plan"
    AGENCIES = "agencies"
    MEASURE = "measure"
    PERIOD = "period"


def schema(
    name: Annotated[SchemaName, typer.Argument(metavar="KIND", help="plan, agencies, measure or period.")],
    _root: Root = HERE,
    _today: Today = None,
) -> None:
    """Print the JSON Schema (2020-12) of one kind of file.

    Example:  poa schema measure > measure.schema.json
    """
    from poa_tracker.register.schema import json_schema

    write_json(json_schema(name.value), sys.stdout)
