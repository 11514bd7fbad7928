"""A change made to a plan in memory, and what its files would be."""

from collections.abc import Callable, Sequence

import pytest

from poa_tracker.edits.draft import FileEdit
from poa_tracker.errors import PoaError


def texts(edits: Sequence[FileEdit]) -> dict[str, str]:
    """Each file that a change touches, as it would be."""
    return {one.path: one.after.decode("utf-8") for one in edits}


def lines_changed(edit: FileEdit) -> list[str]:
    """The lines of a file that a change takes away and puts there, in the order of the file after it."""
    before, after = ((text or b"").decode("utf-8").splitlines() for text in (edit.before, edit.after))
    return [*(f"-{one}" for one in before if one not in after), *(f"+{one}" for one in after if one not in before)]


def refusal(error: type[PoaError], act: Callable[[], object]) -> str:
    """What a person sees where a change is refused."""
    with pytest.raises(error) as raised:
        act()
    return str(raised.value)
