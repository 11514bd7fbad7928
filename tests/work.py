"""How much work a function does, counted and not timed: the same on every machine, however busy it is."""

import sys
from collections.abc import Callable


def count_calls(function: Callable[[], object]) -> int:
    """The calls of Python and built-in functions that running `function` takes."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(before)
    return calls
