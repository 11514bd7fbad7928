"""Why a text is not accepted."""

from typing import NamedTuple

from poa_tracker.document.position import Span


class Fault(NamedTuple):
    """A rule of reading that was broken (POA001 to POA009), in plain words, and where."""

    code: str
    message: str
    span: Span
