"""A return as a person fills it in: a few lines of YAML with the last return beside them as comments."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
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
from poa_tracker.standing.returns import Returns, newest

FIELDS = (
    *("status", "confidence", "summary", "next_steps", "issues", "delay_reason"),
    *("no_change", "prepared_by", "internal_note"),
)
"""What a person fills in; the rest follows from the command."""

_SHOWN = ("summary", "next_steps", "issues", "delay_reason")
_WIDTH = 96


class Form:
    """The form for one measure's return for one period."""

    def __init__(
        self,
        bench: Workbench,
        measure: Measure,
        period: Period,
        agency: str | None,
        typed: Mapping[str, str],
        submitted: date,
    ) -> None:
        """`typed` are the fields that the person gave beside the form, as options."""
        self._plan, self._measure, self._period, self._typed = bench.plan, measure, period, typed
        returns = Returns(measure, bench.agencies, bench.plan.reporting.cycle)
        named = bench.agency(agency).id if agency else returns.leads.on(submitted)
        if named is None:
            raise UsageError(f"{measure.id} has no lead agency: name the agency that reports with --agency")
        record = bench.agencies.get(named)
        self._agency = record.name if record else named
        self._is_of_lead = agency is None or returns.speaks(named, submitted, period.id)
        own = [one for one in measure.updates if returns.reporter(one) == named]
        self._last = returns.newest if self._is_of_lead else newest(own)

    def text(self) -> str:
        """The form with the status as it is and what was typed beside it; everything else is to be filled in."""
        measure, last = self._measure, self._last
        before = measure if self._is_of_lead else last
        known = {
            "status": before.status.value if before else measure.status.value,
            "confidence": before.confidence.value if before and before.confidence else "",
            **self._typed,
        }
        choices = {
            "status": ", ".join(one for one in Status if one is not Status.CLOSED),
            "confidence": ", ".join(Confidence),
        }
        lines = [
            f"# {measure.id}: {' '.join(measure.title.split())}",
            f"# Return of {self._agency} for {self._period.title}",
            "#",
            "# Fill in the form, save and close it. poa leaves out lines that begin with '#'.",
            "# To record nothing, close without saving.",
            "",
            *(f"{name}: {known[name]}  # {words}" for name, words in choices.items()),
            *(line for name in ("summary", "next_steps", "issues") for line in self._prose(name)),
            f"delay_reason: {known.get('delay_reason', '')}".rstrip() + f"  # {', '.join(DelayReason)}",
            "no_change: false  # true where there is nothing to report",
            *(line for name in ("prepared_by", "internal_note") if name in known for line in self._prose(name)),
        ]
        if last is not None:
            earlier = {name: str(value) for name in _SHOWN if (value := getattr(last, name))}
            lines += ["", f"# The return for {last.period} ({word(self._plan, last.status)}):"]
            lines += [f"#   {line}".rstrip() for line in Layout(width=_WIDTH).group(earlier, 0)]
        return "\n".join(lines) + "\n"

    def _prose(self, name: str) -> list[str]:
        if name not in self._typed:
            return [f"{name}: >-", ""]
        return Layout(width=_WIDTH).group({name: self._typed[name]}, 0)

    def put_out(self) -> Path:
        """A file with the form in it, which stays until the return is on the record."""
        return keep(self.text(), f"return-{self._measure.id}")

    def fill_in(self, path: Path, attempt: Callable[[Update], object]) -> Update:
        """What a person writes into the form, asked again as long as it has faults or `attempt` refuses it.

        Raises RefusedError where the person gives up; what was written stays in its file.
        """
        blank = path.read_bytes()
        while True:
            try:
                edit_text(path)
            except KeyboardInterrupt:
                raise RefusedError(_kept(path)) from None
            if path.read_bytes() == blank:
                path.unlink(missing_ok=True)
                raise RefusedError("you did not fill in the form; nothing was recorded")
            try:
                update = self.read(path)
                attempt(update)
                return update
            except PoaError as error:
                typer.echo(f"poa: {error}", err=True)
            try:
                again = typer.confirm("Edit it again?", default=True, err=True)
            except typer.Abort:  # the end of what a person types, or Ctrl-C
                typer.echo(err=True)
                again = False
            if not again:
                raise RefusedError(_kept(path))

    def read(self, path: Path, *, with_typed: bool = False) -> Update:
        """What a filled-in form holds; where that is wanted, what was typed beside it comes before what it says.

        Raises RefusedError where it has faults, which are shown.
        """
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise UnreadableError(f"cannot read {path}: {error.strerror}") from None
        update, findings = self._parse(raw, path.name, self._typed if with_typed else {})
        for one in findings:
            typer.echo(finding_text(one, colour=wants_colour(sys.stderr)), err=True)
        if update is None:
            raise RefusedError("the form cannot be read; nothing was recorded")
        return update

    def _parse(self, raw: bytes, name: str, typed: Mapping[str, str]) -> tuple[Update | None, list[Finding]]:
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
        document.data = {
            "period": self._period.id,
            "submitted": self._period.last_day.isoformat(),
            **filled_in,
            **typed,
        }
        return build_record(Update, name, document, self._plan.reporting.cycle)


def _kept(path: Path) -> str:
    return f"nothing was recorded; your text is in {path}: use it again with --form"
