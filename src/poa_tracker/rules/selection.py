"""Which findings a person asked for: by rule, and by file."""

import re
from collections.abc import Collection
from typing import NamedTuple

from poa_tracker.errors import UsageError

_CODE = re.compile(r"POA[0-9]{0,3}")


class Selection(NamedTuple):
    """Codes and prefixes of codes to keep and to leave out, and the files or folders to speak of.

    Nothing selected means everything. The more exact of two that fit a code decides; of equals, leaving out.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    def has(self, code: str, path: str) -> bool:
        wanted = max((len(one) for one in self.select if code.startswith(one)), default=-1)
        unwanted = max((len(one) for one in self.ignore if code.startswith(one)), default=-1)
        if self.select and wanted < 0:
            return False
        if unwanted >= max(wanted, 0):
            return False
        return not self.paths or any(_within(path, one) for one in self.paths)


EVERYTHING = Selection()


def parse_codes(lists: list[str] | None, known: Collection[str]) -> tuple[str, ...]:
    """Codes and prefixes as a person lists them, once or several times: `POA3,POA201`.

    UsageError for one that fits no rule, and for a list of none: an empty variable on a server means no one knows what.
    """
    codes: list[str] = []
    for text in lists or ():
        listed = [one for one in re.split(r"[\s,]+", text) if one]
        if not listed:
            raise UsageError("no rule named: give codes or prefixes, such as POA3,POA201")
        for one in listed:
            code = one.upper()
            if not _CODE.fullmatch(code) or not any(known_code.startswith(code) for known_code in known):
                raise UsageError(f"there is no rule {one!r}; `poa rules` lists them")
            codes.append(code)
    return tuple(codes)


def _within(path: str, folder: str) -> bool:
    return folder in (".", path) or path.startswith(f"{folder}/")
