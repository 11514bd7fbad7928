"""One report for each agency that leads a measure, and the page that leads to them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from poa_tracker.report.context import ReportContext
from poa_tracker.report.publish import publish, publish_index
from poa_tracker.report.render import DEFAULT_TEMPLATE, IndexRow
from poa_tracker.report.sections.agencies import AgencyRow
from poa_tracker.report.view import ReportView
from poa_tracker.standing.choice import Choice
from poa_tracker.vocabulary import ReportFormat


class ReportFile(NamedTuple):
    """A file of the folder that the reports stand in."""

    name: str
    raw: bytes


class EachAgency:
    """The reports of a plan's agencies, or of their measures of one goal."""

    def __init__(
        self,
        view: ReportView,
        goal: str,
        output: ReportFormat,
        root: Path,
        template: str,
        reference: Path | None = None,
    ) -> None:
        """`view` is that of the whole plan. UsageError for a goal that it does not have."""
        self._view, self._goal = view, goal
        self._output, self._root, self._template, self._reference = output, root, template, reference
        self._context = ReportContext.of(view.only(Choice(goal=goal)))
        unassigned = self._context.agencies.unassigned
        self.rows = tuple(
            IndexRow(row, self._file(row))
            for row in (*self._context.agencies.rows, *([unassigned] if unassigned else []))
            if row.tally.measures
        )
        """Every agency that leads a measure, and last what none leads; the latter has no report of its own."""

    def __len__(self) -> int:
        """How many files there are."""
        return sum(row.file is not None for row in self.rows) + 1

    def __iter__(self) -> Iterator[ReportFile]:
        """The page that leads to the reports, then each report, made when it is asked for."""
        index = publish_index(self._context, self.rows, self._output, self._root, self._reference)
        yield ReportFile(f"index{self._ending}", index)
        for agency, file in self.rows:
            if file is not None:
                part = self._view.only(Choice(agency=agency.id or "", goal=self._goal))
                context = ReportContext.of(part)
                yield ReportFile(file, publish(context, self._output, self._root, self._template, self._reference))

    def _file(self, row: AgencyRow) -> str | None:
        """A name that no system minds, and that shows what the file is when it is sent to somebody."""
        # Files can name an agency that the list lacks by any text at all; what is in the list has an id of one form.
        known = self._view.now.agencies.get(row.id)
        if known is None:
            return None
        own = f"-{self._template}" if self._template != DEFAULT_TEMPLATE else ""
        return f"{self._view.period.id}-{known.id}{own}{self._ending}"

    @property
    def _ending(self) -> str:
        """Reports for other readers do not take each other's place, in whatever folder they are put."""
        language = "" if self._view.language.is_of_plan else f"-{self._view.language.tag}"
        return f"{'-internal' if self._view.is_internal else ''}{language}.{self._output.value}"
