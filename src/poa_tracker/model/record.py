"""What every record of a plan has in common."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """One entry of a file: never changed once read, and with no field that its file may not have.

    A record's validator is built when first used: most commands need a handful of the thirty, so that defaults are
    made with `model_construct`, which needs none. Field docstrings are
    read by the JSON Schema alone; pydantic's `use_attribute_docstrings` would read every source file at each start.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
