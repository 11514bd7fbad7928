"""What the terminal can show."""

import os
import sys
from typing import TextIO


def wants_colour(stream: TextIO) -> bool:
    """Colour only on a terminal that shows it, and never where NO_COLOR is set (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ or "TERM" in os.environ or "ANSICON" in os.environ
