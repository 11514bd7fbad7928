"""What is internal is in no public report of any format: not in words, not in counts, not in what is left over."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from poa_tracker.register import WorkingTree, load
from poa_tracker.report import LAYOUTS, Audience, ReportFormat, render
from poa_tracker.standing.public import public_register
from tests.report import story
from tests.report.conftest import MakeContext, Print, build_context, write_files

BRIEF = (Path(__file__).parents[2] / "templates" / "minister-brief.md.j2").read_text(encoding="utf-8")

SECRET = """\
id: LAW-900
ref: SECRET-ref
title: SECRET-title
goal: courts
objective: SECRET-objective
lead_agency: SECRET-agency
supporting_agencies: [SECRET-supporting]
agencies_as_published: SECRET-published
status: in_progress
confidence: off_track
added: 2025-07-02
start: 2025-07-03
due: 2025-10-04
horizon: SECRET-horizon
success_measure: SECRET-success
visibility: internal
depends_on: [GOV-001]
parent: GOV-002
tags: [SECRET-tag]
links: [{framework: SECRET-framework, ref: SECRET-link, url: "https://secret.example.org/link"}]
milestones:
  - {id: M1, title: SECRET-done, due: 2025-11-05, completed: 2025-11-06}
  - {id: M2, title: SECRET-late, agency: SECRET-deliverer, due: 2025-09-07}
  - {id: M3, title: SECRET-soon, due: 2026-01-08}
indicators:
  - id: I1
    title: SECRET-indicator
    unit: SECRET-unit
    baseline: {date: 2025-07-09, value: 77701}
    target: {date: 2026-07-10, value: 77702}
    values:
      - {period: 2025-26-Q2, value: 77703, reported: 2026-01-11}
      - {period: 2025-26-Q2, value: 77704, reported: 2026-01-12}
updates:
  - {period: 2025-26-Q1, submitted: 2025-10-13, status: in_progress, confidence: on_track, summary: SECRET-earlier}
  - period: 2025-26-Q2
    submitted: 2026-01-14
    status: in_progress
    confidence: off_track
    summary: SECRET-summary
    next_steps: SECRET-next
    issues: SECRET-issues
    delay_reason: legislation
    prepared_by: SECRET-preparer
    signed_off: {by: SECRET-signer, date: 2026-01-14}
    internal_note: SECRET-note
    evidence: [{title: SECRET-evidence, url: "https://secret.example.org/evidence"}]
variations:
  - {date: 2025-11-15, field: due, from: 2025-10-03, to: 2025-10-04, reason: SECRET-reason, state: approved, approved_by: SECRET-approver}
  - {date: 2025-11-16, field: due, from: 2025-10-04, to: 2026-10-04, reason: SECRET-request, state: requested, requested_by: SECRET-requester}
source: {title: SECRET-source, page: SECRET-page, url: "https://secret.example.org/source"}
"""

ADDED = {
    "measures/GOV-001.yaml": (
        ("supporting_agencies:", "depends_on: [LAW-900]\nparent: LAW-900\nsupporting_agencies:"),
        (
            "    internal_note: The landlord is suing us\n",
            "    internal_note: SECRET-public-note\n",
        ),
        (
            '      - {title: Lease, url: "https://example.org/lease", visibility: internal}\n',
            '      - {title: SECRET-lease, url: "https://secret.example.org/lease", visibility: internal}\n',
        ),
        (
            "due: 2025-09-30, completed: 2025-10-20}",
            "due: 2025-09-30, completed: 2025-10-20,"
            ' evidence: [{title: SECRET-form, url: "https://secret.example.org/form", visibility: internal}]}',
        ),
        (
            "variations:\n",
            "variations:\n  - {date: 2025-11-01, field: parent, to: LAW-900, reason: SECRET-tie, state: approved}\n",
        ),
    ),
    "measures/GOV-002.yaml": (
        (
            'evidence: [{title: The form, url: "https://example.org/one-form"}]',
            'evidence: [{title: The form, url: "https://example.org/one-form"},'
            ' {title: SECRET-proof, url: "https://secret.example.org/proof", visibility: internal}]',
        ),
    ),
    "measures/GOV-004.yaml": (("into: GOV-003", "into: LAW-900"),),
    "agencies.yaml": (
        ("role: Plan secretariat, email: secretariat@example.org", "role: SECRET-role, email: SECRET@example.org"),
    ),
}
"""What is internal in public measures, and what ties these to an internal one."""

REMOVED = {
    "measures/GOV-001.yaml": (
        ("    internal_note: The landlord is suing us\n", ""),
        ('      - {title: Lease, url: "https://example.org/lease", visibility: internal}\n', ""),
    ),
    "measures/GOV-004.yaml": (("into: GOV-003, ", ""),),
    "agencies.yaml": (("    contact: {role: Plan secretariat, email: secretariat@example.org}\n", ""),),
}


def changed(replacements: Mapping[str, tuple[tuple[str, str], ...]]) -> dict[str, str]:
    files = story.files()
    for path, pairs in replacements.items():
        for before, after in pairs:
            assert before in files[path], before
            files[path] = files[path].replace(before, after)
    return files


def with_secrets() -> dict[str, str]:
    closed = (
        "period: 2025-26-Q1\nclosed: 2025-10-20\nclosed_by: Chair\nmeasures: {LAW-900: SECRET-digest, GOV-001: x}\n"
    )
    return {**changed(ADDED), "measures/LAW-900.yaml": SECRET, "periods/2025-26-Q1.yaml": closed}


def without_secrets() -> dict[str, str]:
    closed = "period: 2025-26-Q1\nclosed: 2025-10-20\nclosed_by: Chair\nmeasures: {GOV-001: x}\n"
    files = {**changed(REMOVED), "periods/2025-26-Q1.yaml": closed}
    del files["measures/LAW-009.yaml"]
    return files


WAYS = [(ReportFormat.MARKDOWN, "report"), (ReportFormat.HTML, "report"), (ReportFormat.MARKDOWN, "minister-brief")]


@pytest.mark.parametrize("period", ["2025-26-Q1", "2025-26-Q2", "2025-26-Q3"])
@pytest.mark.parametrize(("output", "template"), WAYS)
def test_a_public_report_is_that_of_a_plan_in_which_nothing_internal_was_ever_written(
    tmp_path: Path, output: ReportFormat, template: str, period: str
) -> None:
    def printed(name: str, files: dict[str, str]) -> str:
        root = write_files(tmp_path / name, {**files, "templates/minister-brief.md.j2": BRIEF})
        return render(build_context(root, period), output, root, template)

    with_them, without_them = printed("with", with_secrets()), printed("without", without_secrets())
    assert len(with_them) > 300
    assert with_them == without_them


@pytest.mark.parametrize(("output", "template"), WAYS)
def test_no_internal_word_is_in_a_public_report(tmp_path: Path, output: ReportFormat, template: str) -> None:
    root = write_files(tmp_path, {**with_secrets(), "templates/minister-brief.md.j2": BRIEF})
    internal = render(build_context(root, audience=Audience.INTERNAL), output, root, template)
    public = render(build_context(root), output, root, template)
    words = re.compile(r"SECRET[\w-]*|secret\.example\.org/\w+|LAW-900|77[,.]?70\d", re.IGNORECASE)
    assert words.findall(public) == []
    if template == "report":
        found = {word.replace(",", "") for word in words.findall(internal)}
        meant = set(words.findall("".join(with_secrets().values())))
        # An earlier return's words, the source's own page and a digest are shown to nobody.
        untold = {"SECRET-earlier", "SECRET-digest", "secret.example.org/tie"}
        assert {word.replace(",", "") for word in meant} - found - untold == set()


def test_nothing_internal_is_in_what_templates_are_given(make_context: MakeContext) -> None:
    assert not re.search(r"SECRET|LAW-900|7770", repr(make_context(with_secrets())))
    assert repr(make_context(with_secrets())) == repr(make_context(without_secrets()))


def test_the_register_that_is_left_has_no_trace_either(tmp_path: Path) -> None:
    register = load(WorkingTree(write_files(tmp_path, with_secrets())))
    left = public_register(register)
    records = [*left.agencies, *(one.record for one in left.measures), *(one.record for one in left.periods)]
    assert len(records) == 3 + 7 + 1
    assert not re.search("SECRET|LAW-900", repr((records, left.outlines)))
    assert re.search("LAW-900", repr(register.outlines)), "the register itself is as it was"


SMALL = """\
id: GOV-001
title: Permits
goal: permits
status: in_progress
indicators:
  - id: I1
    title: Persons
    unit: persons
    baseline: {period: 2024-25-Q4, value: 55501}
    target: {date: 2026-12-31, value: 66601}
    values:
      - {period: 2025-26-Q1, value: 55502, reported: 2025-10-09}
      - {period: 2025-26-Q1, value: 55503, reported: 2025-11-09}
      - {period: 2025-26-Q2, value: 55504, reported: 2026-01-10, provisional: true}
variations:
  - {date: 2025-11-01, field: indicators.I1.baseline.value, from: 55505, to: 55501, reason: Recount, state: approved}
  - {date: 2025-11-02, field: indicators.I1.values.0.value, from: 55506, to: 55502, reason: Recount, state: declined}
"""


@pytest.mark.parametrize("output", LAYOUTS)
def test_small_counts_are_nowhere_in_a_public_report_and_targets_are(tmp_path: Path, output: ReportFormat) -> None:
    files = {
        "plan.yaml": story.PLAN.replace("suppress_below: 5", "suppress_below: 60000"),
        "agencies.yaml": story.AGENCIES,
        "measures/GOV-001.yaml": SMALL,
    }
    root = write_files(tmp_path, files)
    public = render(build_context(root), output, root)
    assert re.findall(r"55[,.]?50\d", public) == []
    assert re.findall(r"66,601", public)
    internal = render(build_context(root, audience=Audience.INTERNAL), output, root)
    assert {one.replace(",", "") for one in re.findall(r"55,50\d", internal)} == {f"5550{n}" for n in range(1, 7)}


@pytest.mark.parametrize("output", LAYOUTS)
def test_every_public_report_says_what_it_leaves_out_whether_there_is_anything_or_not(
    print_report: Print, output: ReportFormat
) -> None:
    note = "what the plan keeps internal (measures, evidence, notes, contacts) is left out and not counted"
    assert note in print_report(output)
    assert note not in print_report(output, audience=Audience.INTERNAL)


def test_a_return_on_an_internal_measure_does_not_choose_the_period(tmp_path: Path) -> None:
    late = SECRET.replace(
        "period: 2025-26-Q2\n    submitted: 2026-01-14", "period: 2025-26-Q3\n    submitted: 2026-04-02"
    )
    root = write_files(tmp_path, {**story.files(), "measures/LAW-900.yaml": late})

    def chosen(audience: str) -> str:
        result = CliRunner().invoke(
            app, ["report", "--root", str(root), "--today", "2026-04-20", "--audience", audience, "--output", "-"]
        )
        assert result.exit_code == 1, result.stderr  # written, with a line that the names of this measure are no names
        return result.stderr.split(" (")[0]

    assert chosen("public") == "Reporting on Q2 2025/26"
    assert chosen("internal") == "Reporting on Q3 2025/26"
