"""The time zone that this computer is set to, by its IANA name."""

import os
from contextlib import suppress
from pathlib import Path
from zoneinfo import available_timezones

_FOLDER = "zoneinfo/"


def machine_time_zone(environment: str | None = None, link: Path = Path("/etc/localtime")) -> str | None:
    """`Pacific/Auckland`; none where it cannot be known, or where it is UTC, which is a server's and nobody's day.

    `TZ` comes first, then where the system's own link leads.
    """
    named = os.environ.get("TZ", "") if environment is None else environment
    if not named:
        with suppress(OSError, RuntimeError):
            named = link.resolve(strict=True).as_posix().rpartition(_FOLDER)[2]
    named = named.lstrip(":")
    is_place = "/" in named and not named.startswith(("Etc/", "SystemV/", "posix/", "right/"))
    return named if is_place and named in available_timezones() else None
