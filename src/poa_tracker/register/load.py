"""From files to records: everything is read, whatever is wrong with the rest.

A file yields a record, or findings that show why it does not. What one record means to another is left to rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from pydantic import ValidationError

from poa_tracker.document import Document, read
from poa_tracker.findings import FILE_START, Finding, Location
from poa_tracker.model import AgencyList, ClosedPeriod, Cycle, Measure, Plan, Record
from poa_tracker.register.agencies import Agencies
from poa_tracker.register.entry import Entry
from poa_tracker.register.loading_rules import LOADING_RULES
from poa_tracker.register.outline import Outline
from poa_tracker.register.project import AGENCIES, PLAN
from poa_tracker.register.register import NO_PLAN, BrokenFile, Register
from poa_tracker.register.source import FileFault, Listing, Source

R = TypeVar("R", bound=Record)

_HELD_BY = {
    Plan: "a plan begins with 'id:' and 'title:'",
    AgencyList: "it begins with 'agencies:'",
    Measure: "a measure begins with 'id:' and 'title:'",
    ClosedPeriod: "it begins with 'period:'",
}


@dataclass
class Loaded(Generic[R]):
    """What came of reading some files of one kind."""

    entries: list[Entry[R]] = field(default_factory=list)
    broken: list[BrokenFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def load(source: Source) -> Register:
    """The whole plan. Never fails: what cannot be read becomes findings."""
    listing = source.listing()
    register = load_frame(source, listing)
    return with_measures(register, load_measures(register, listing.measures))


def load_frame(source: Source, listing: Listing) -> Register:
    """The plan, its agencies and closed periods: what every measure is read against."""
    findings = [_file_finding(fault) for fault in listing.faults]
    plans = _load_files(source, Plan, [listing.plan] if listing.plan else [], None)
    cycle = plans.entries[0].record.reporting.cycle if plans.entries else None
    agencies = _load_files(source, AgencyList, [listing.agencies] if listing.agencies else [], cycle)
    periods = _load_files(source, ClosedPeriod, listing.periods, cycle)
    if listing.agencies is None and all(fault.path != AGENCIES for fault in listing.faults):
        message = "there is no list of agencies, so poa cannot check the agencies of measures"
        findings.append(_file_finding(FileFault(AGENCIES, "POA010", message)))
    if not listing.measures:
        message = "the plan has no measures: no .yaml file under measures/"
        findings.append(_file_finding(FileFault(PLAN, "POA011", message)))
    return Register(
        source=source,
        plan=plans.entries[0].record if plans.entries else NO_PLAN,
        agencies=Agencies(
            agencies.entries[0].record.agencies if agencies.entries else (), is_loaded=bool(agencies.entries)
        ),
        periods=tuple(periods.entries),
        broken=(*plans.broken, *agencies.broken, *periods.broken),
        findings=(*findings, *plans.findings, *agencies.findings, *periods.findings),
        files=bool(listing.plan) + bool(listing.agencies) + len(listing.periods) + len(listing.measures),
    )


def load_measures(register: Register, paths: Iterable[str]) -> Loaded[Measure]:
    cycle = register.plan.reporting.cycle if register.has_plan else None
    return _load_files(register.source, Measure, paths, cycle)


def with_measures(register: Register, loaded: Loaded[Measure]) -> Register:
    """The register with these measures in it, as the whole plan's."""
    return replace(
        register,
        measures=tuple(loaded.entries),
        outlines=tuple(Outline.of(entry.path, entry.record) for entry in loaded.entries),
        broken=(*register.broken, *loaded.broken),
        findings=(*register.findings, *loaded.findings),
    )


def _load_files(source: Source, model: type[R], paths: Iterable[str], cycle: Cycle | None) -> Loaded[R]:
    loaded: Loaded[R] = Loaded()
    for path in paths:
        raw = source.read(path)
        if isinstance(raw, FileFault):
            loaded.findings.append(_file_finding(raw))
            loaded.broken.append(BrokenFile(path, frozenset({_stem(path)})))
            continue
        document = read(raw)
        record, findings = build_record(model, path, document, cycle)
        if record is not None:
            loaded.entries.append(Entry(path, record, raw))
        else:
            loaded.findings.extend(findings)
            written_id = document.data.get("id") if isinstance(document.data, dict) else None
            names = {_stem(path), written_id} if isinstance(written_id, str) else {_stem(path)}
            loaded.broken.append(BrokenFile(path, frozenset(names)))
    return loaded


def build_record(model: type[R], path: str, document: Document, cycle: Cycle | None) -> tuple[R | None, list[Finding]]:
    """The record that a document holds, or why it holds none.

    `cycle` is what its periods have to belong to. A plan brings its own.
    """
    findings = [finding(fault.code, fault.message, Location(path, fault.span), document) for fault in document.faults]
    if not isinstance(document.data, dict):
        if not findings:
            holds = "the file is empty" if document.data is None else "the file should be a group of fields"
            message = f"{holds}: {_HELD_BY[model]}"
            findings.append(finding("POA103", message, Location(path, FILE_START), document))
        return None, findings
    try:
        findings.extend(_unknown_empties(model, path, document))
        record = model.model_validate(document.data, context=cycle)
        if isinstance(record, Plan):
            # Only now is it known which cycle the plan's own periods have to belong to.
            record = model.model_validate(document.data, context=record.reporting.cycle)
    except ValidationError as error:
        # Loaded where a record is at fault: a check of a good plan does not wait for it.
        from poa_tracker.register.schema_findings import find_schema_faults

        findings.extend(
            finding(fault.code, fault.message, Location(path, fault.span), document)
            for fault in find_schema_faults(error, document, model)
        )
        return None, findings
    return (None if findings else record), findings


def _unknown_empties(model: type[Record], path: str, document: Document) -> Iterable[Finding]:
    """Keys that no record has and that have no value: pydantic is not shown them."""
    if not document.has_empties:
        return
    from poa_tracker.register.schema_findings import find_unknown_empties

    for fault in find_unknown_empties(document, model):
        yield finding(fault.code, fault.message, Location(path, fault.span), document)


def finding(code: str, message: str, location: Location, document: Document | None = None) -> Finding:
    """A finding of one of the rules that hold while files are read."""
    info = LOADING_RULES[code]
    excerpt = excerpt_of(document, location) if document else ()
    return Finding(code, info.name, info.severity, message, location, info.summary, excerpt)


def excerpt_of(document: Document, location: Location) -> tuple[str, ...]:
    """The line a location begins in, after the one before it."""
    number = location.span.start.line
    return tuple(document.line(one) for one in range(max(1, number - 1), number + 1))


def _file_finding(fault: FileFault) -> Finding:
    return finding(fault.code, fault.message, Location(fault.path))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yaml")
