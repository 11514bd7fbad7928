"""A return as a person fills it in: a few lines of YAML with the last return beside them as comments."""

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from poa_tracker.cli.editor import edit_text, keep
from poa_tracker.cli.terminal import wants_colour
from poa_tracker.cli.words import word
from poa_tracker.document import read
from poa_tracker.document.layout import Layout
from poa_tracker.errors import PoaError, RefusedError, UnreadableError, UsageError
from poa_tracker.findings import FILE_START, Finding, Location, did_you_mean
from poa_tracker.model import Confidence, DelayReason, Measure, Period, Status, Update
from poa_tracker.output.text import finding_text
from poa_tracker.register.load import build_record, finding
from poa_tracker.register.workbench import Workbench
from poa_tracker.standing.returns import Returns

FIELDS = (
    *("status", "confidence", "summary", "next_steps", "issues", "delay_reason"),
    *("no_change", "prepared_by", "internal_note"),
)
"""What a person fills in; the rest follows from the command."""

_SHOWN = ("summary", "next_steps", "issues", "delay_reason")
_WIDTH = 96


class Form:
    """The form for one measure's return for one period."""

    def __init__(self, bench: Workbench, measure: Measure, period: Period, agency: str | None) -> None:
        self._plan, self._measure, self._period = bench.plan, measure, period
        named = bench.agency(agency).id if agency else measure.lead_agency
        if named is None:
            raise UsageError(f"{measure.id} has no lead agency: name the agency that reports with --agency")
        self._agencies = bench.agencies
        record = self._agencies.get(named)
        self._agency = record.name if record else named

    def text(self) -> str:
        """The form with the status as it is, and everything else to be filled in."""
        measure = self._measure
        last = Returns(measure, self._agencies, self._plan.reporting.cycle).newest
        confidence = measure.confidence.value if measure.confidence else ""
        lines = [
            f"# {measure.id}: {' '.join(measure.title.split())}",
            f"# Return of {self._agency} for {self._period.title}",
            "#",
            "# Fill in the form, save and close it. poa leaves out lines that begin with '#'.",
            "# To record nothing, close without saving.",
            "",
            f"status: {measure.status.value}  # {', '.join(one for one in Status if one is not Status.CLOSED)}",
            f"confidence: {confidence}  # {', '.join(Confidence)}",
            *(line for name in ("summary", "next_steps", "issues") for line in (f"{name}: >-", "")),
            f"delay_reason:  # {', '.join(DelayReason)}",
            "no_change: false  # true where there is nothing to report",
        ]
        if last is not None:
            earlier = {name: str(value) for name in _SHOWN if (value := getattr(last, name))}
            lines += ["", f"# The return for {last.period} ({word(self._plan, last.status)}):"]
            lines += [f"#   {line}".rstrip() for line in Layout(width=_WIDTH).group(earlier, 0)]
        return "\n".join(lines) + "\n"

    def put_out(self) -> Path:
        """A file with the form in it, which stays until the return is on the record."""
        return keep(self.text(), f"return-{self._measure.id}")

    def fill_in(self, path: Path, attempt: Callable[[Update], object]) -> Update:
        """What a person writes into the form, asked again as long as it has faults or `attempt` refuses it.

        Raises RefusedError where the person gives up; what was written stays in its file.
        """
        blank = path.read_bytes()
        while True:
            edit_text(path)
            if path.read_bytes() == blank:
                path.unlink(missing_ok=True)
                raise RefusedError("you did not fill in the form; nothing was recorded")
            try:
                update = self.read(path)
                attempt(update)
                return update
            except PoaError as error:
                typer.echo(f"poa: {error}", err=True)
            if not typer.confirm("Edit it again?", default=True, err=True):
                raise RefusedError(f"nothing was recorded; your text is in {path}: use it again with --form")

    def read(self, path: Path) -> Update:
        """What a filled-in form holds. Raises RefusedError where it has faults, which are shown."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise UnreadableError(f"cannot read {path}: {error.strerror}") from None
        update, findings = self._parse(raw, path.name)
        for one in findings:
            typer.echo(finding_text(one, colour=wants_colour(sys.stderr)), err=True)
        if update is None:
            raise RefusedError("the form cannot be read; nothing was recorded")
        return update

    def _parse(self, raw: bytes, name: str) -> tuple[Update | None, list[Finding]]:
        document = read(raw)
        if document.faults or not isinstance(document.data, dict):
            message = "the form is empty: fill in 'status:' and 'summary:'"
            blank = finding("POA103", message, Location(name, FILE_START), document)
            return None, build_record(Update, name, document, None)[1] if document.faults else [blank]
        unknown = [
            finding(
                "POA102",
                f"unknown field {key!r}{did_you_mean(key, FIELDS)}",
                Location(name, document.key_span((key,)) or FILE_START),
                document,
            )
            for key in document.data
            if key not in FIELDS
        ]
        if unknown:
            return None, unknown
        filled_in = {key: value for key, value in document.data.items() if value != ""}
        # What a form does not ask for; the day of the return comes from the command.
        document.data = {"period": self._period.id, "submitted": self._period.last_day.isoformat(), **filled_in}
        return build_record(Update, name, document, self._plan.reporting.cycle)
