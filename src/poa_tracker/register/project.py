"""Where things stand in a plan's folder. No other module knows a folder's name."""

import os
from pathlib import Path
from typing import NamedTuple

from poa_tracker.errors import ProjectNotFoundError

PLAN = "plan.yaml"
AGENCIES = "agencies.yaml"
MEASURES = "measures"
PERIODS = "periods"
TEMPLATES = "templates"
REPORTS = "reports"


class Project(NamedTuple):
    """The folder that holds a plan."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> "Project":
        """The nearest folder at or above `start` that holds `plan.yaml`.

        Raises ProjectNotFoundError, with the likely reason.
        """
        start = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would leave the folder the person is in
        if start.name == PLAN and start.is_file():
            start = start.parent
        if start.is_file():
            raise ProjectNotFoundError(f"{start} is a file: name the folder that holds {PLAN}")
        if not start.is_dir():
            raise ProjectNotFoundError(f"there is no folder {start}")
        for folder in (start, *start.parents):
            if os.path.lexists(folder / PLAN):
                return cls(folder)
        misnamed = next((one.name for one in start.glob("plan.y*ml*") if one.name != PLAN), None)
        hint = f"; there is {misnamed!r}, which should be called {PLAN!r}" if misnamed else ""
        raise ProjectNotFoundError(f"no {PLAN} in {start} or in any folder above it{hint}")

    @property
    def templates(self) -> Path:
        return self.root / TEMPLATES

    @property
    def reports(self) -> Path:
        return self.root / REPORTS

    def is_checked(self, path: str) -> bool:
        """Whether there is something to check at a path below the root, as `relative` gives it."""
        return path == "." or path in (PLAN, AGENCIES) or path.partition("/")[0] in (MEASURES, PERIODS)

    def holds(self, path: Path) -> bool:
        """Whether a path is one of the plan's own files, or would be: nothing else may be written there."""
        full = Path(os.path.realpath(path))
        root = Path(os.path.realpath(self.root))
        if not full.is_relative_to(root) or full == root:
            return False
        head, *below = full.relative_to(root).parts
        return head in (MEASURES, PERIODS, TEMPLATES) if below else head in (PLAN, AGENCIES)

    def relative(self, path: Path) -> str:
        """A path as people are shown it: from the root, with `/`."""
        return Path(os.path.abspath(path)).relative_to(self.root).as_posix()  # noqa: PTH100
