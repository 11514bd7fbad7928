"""The check as a whole: one process or several, what a plan and a file leave out, and in which order things are shown."""

from functools import partial
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poa_tracker.document import Position, Span, read
from poa_tracker.errors import UsageError
from poa_tracker.findings import CheckResult, Finding, Location, Severity
from poa_tracker.register import Project, WorkingTree, load
from poa_tracker.rules import run
from poa_tracker.rules.run import CODES, check_project, find_errors
from poa_tracker.rules.selection import Selection, parse_codes
from poa_tracker.rules.suppression import find_suppressions
from tests.conftest import TODAY, WHOLE_MEASURE, Check, MakeProject
from tests.work import count_calls

MEASURE = """\
id: GOV-001
title: Shorter permits
goal: permits
status: in_progress
"""


def spoiled_plan(project: MakeProject) -> Path:
    """Twelve measures, each with a fault of its own kind: of the file, the schema, the measure, the plan."""
    measures = {
        f"GOV_{number:03d}": MEASURE.replace("001", f"{number:03d}")
        + {
            0: "lead_agency: NOBODY\n",
            1: f"depends_on: [GOV-{number % 12 + 1:03d}]\ndue: 2026-0{number % 9 + 1}-01\n",
            2: "due: soon\n",
            3: "depends_on: [GOV-999]  # poa: ignore[POA206] it comes next year\n",
        }[number % 4]
        for number in range(1, 13)
    }
    return project(**measures, files={"measures/BAD-001.yaml": "id: [", "measures/copy/GOV-001.yaml": MEASURE})


def test_several_processes_find_what_one_finds(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = spoiled_plan(project)
    alone = check_project(Project(root), TODAY, processes=1)
    monkeypatch.setattr(run, "WORTH_SHARING", 2)
    shared = check_project(Project(root), TODAY, processes=3)
    assert len(alone.findings) > 20
    assert shared == alone


@pytest.mark.parametrize(
    "more_plan",
    ["", "checks: {severity: {POA703: error, POA411: error}}\n", "checks: {ignore: [POA2, POA1]}\nreporting: []\n"],
)
def test_what_is_checked_in_memory_has_the_errors_of_the_whole_check(project: MakeProject, more_plan: str) -> None:
    """`poa report` and every change call wrong what `poa validate` does: also what a plan's own settings make an error,
    an unused suppression among it, and beside files that are broken."""
    root = spoiled_plan(project)
    unused = "# poa: ignore[POA208] no longer\n"
    (root / "measures" / "GOV-004.yaml").write_text(f"{unused}{MEASURE.replace('001', '004')}", encoding="utf-8")
    (root / "plan.yaml").write_text((root / "plan.yaml").read_text(encoding="utf-8") + more_plan, encoding="utf-8")
    errors = find_errors(load(WorkingTree(root)), TODAY)
    whole = check_project(Project(root), TODAY).findings
    assert sorted(errors) == sorted(one for one in whole if one.is_error)
    assert ("POA703" in {one.code for one in errors}) == ("POA703" in more_plan)


def test_one_process_does_where_the_system_gives_no_more(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError("no shared memory here")

    root = spoiled_plan(project)
    alone = check_project(Project(root), TODAY, processes=1)
    monkeypatch.setattr(run, "WORTH_SHARING", 2)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
    assert check_project(Project(root), TODAY, processes=3) == alone


@pytest.mark.parametrize(
    ("plan", "finding"),
    [
        ("id: [", "plan.yaml:1:5: error[POA001]"),
        ("", "plan.yaml:1:1: error[POA103]"),
        ("id: test-plan\ntitle: A plan\njuristiction: Here\n", "plan.yaml:3:1: error[POA102]"),
    ],
)
def test_of_a_broken_plan_nothing_is_taken_for_granted(
    project: MakeProject, check: Check, plan: str, finding: str
) -> None:
    """Its clock, its periods and its goals are unknown: judged by defaults, every measure would be late or lost."""
    root = project(
        GOV_001=MEASURE + "due: 2020-01-01\nstart: 2019-01-01\nhorizon: long\n",
        GOV_002=MEASURE.replace("001", "002") + "lead_agency: WORKS  # poa: ignore[POA209] until the merger\n",
        GOV_003=MEASURE.replace("001", "003") + "lead_agency: NOBODY\n",
        files={"plan.yaml": plan},
    )
    found = [line for line in check(root).splitlines() if "[POA" in line and "POA41" not in line]
    assert [line.split(" no agency")[0] for line in found[:1]] == ["measures/GOV-003.yaml:5:14: error[POA201]"]
    assert len(found) == 2
    assert found[1].startswith(finding)


def test_what_needs_no_plan_is_found_beside_a_broken_one(project: MakeProject, check: Check) -> None:
    root = project(
        GOV_001=MEASURE + "depends_on: [GOV-002, GOV-002]\n",
        more_agencies="- {id: WORKS, name: Works}\n",
        files={"plan.yaml": "id: [", "measures/copy/GOV-001.yaml": MEASURE},
    )
    assert [line.split(" error")[0] for line in check(root, "POA202").splitlines() if "[POA202]" in line] == [
        "agencies.yaml:11:8:",
        "measures/GOV-001.yaml:5:23:",
        "measures/copy/GOV-001.yaml:1:5:",
    ]


def test_what_keeps_a_file_from_being_read_cannot_be_left_out(project: MakeProject, check: Check) -> None:
    root = project(
        more_plan="checks: {ignore: [POA0, POA1, POA004], severity: {POA102: warning}}\n",
        GOV_001=MEASURE + "flag: green  # poa: ignore[POA102] we like it\n# poa: ignore[POA411] see above\n",
        files={"measures/GOV-002.yaml": "id: [", "measures/notes.doc": "left out by the plan"},
    )
    assert [line for line in check(root).splitlines() if line.startswith("measures")] == [
        "measures/GOV-001.yaml:5:1: error[POA102] unknown field 'flag'",
        "measures/GOV-001.yaml:5:14: warning[POA703] POA102 cannot be left out: "
        "nobody would notice that the file is not read",
        "measures/GOV-002.yaml:1:5: error[POA001] this '[' is never closed",
    ]


def test_a_comment_in_a_file_that_is_not_read_needs_a_reason_too(project: MakeProject, check: Check) -> None:
    root = project(GOV_001=MEASURE + "flag: green\n# poa: ignore[POA411]\n")
    assert "measures/GOV-001.yaml:6:1: error[POA704] give a reason: '# poa: ignore[POA411] reason'" in check(root)


def test_the_plan_gives_rules_another_weight(project: MakeProject, check: Check) -> None:
    root = project(
        more_plan="checks: {ignore: [POA41], severity: {POA204: warning, POA202: off, POA203: off}}\n",
        GOV_002=MEASURE.replace("permits\n", "permit\n"),
    )
    assert check(root).splitlines()[0] == (
        "measures/GOV-002.yaml:3:7: warning[POA204] no goal 'permit' (did you mean 'permits'?)"
    )
    assert check(root).splitlines()[-1] == "0 errors, 1 warning in 3 files"


def test_no_plan_can_weaken_what_keeps_the_record(project: MakeProject, check: Check) -> None:
    root = project(
        more_plan="checks: {ignore: [POA5], severity: {POA501: off}}\n",
        GOV_001=MEASURE
        + "due: 2026-12-31\nvariations:\n"
        + "  - {date: 2026-01-20, field: due, from: 2026-03-31, to: 2026-09-30, reason: Late, state: approved}\n",
    )
    assert check(root, "POA5").splitlines()[-1] == "1 error, 0 warnings in 3 files"


@pytest.mark.parametrize(
    "text",
    [
        MEASURE + "lead_agency: FOUNDED  # poa: ignore[POA201] being founded\n",
        MEASURE + "# poa: ignore[POA201] being founded\nlead_agency: FOUNDED\n",
        MEASURE + "#poa:ignore[ poa201 , POA411 ] being founded\n# more\nlead_agency: FOUNDED\n",
    ],
)
def test_a_finding_is_left_out_on_its_line_or_from_the_line_above(
    project: MakeProject, check: Check, text: str
) -> None:
    assert check(project(GOV_001=text), "POA2") == "0 errors, 0 warnings in 3 files\n"


def test_a_comment_above_everything_speaks_of_the_document(project: MakeProject, check: Check) -> None:
    head = "# yaml-language-server: $schema=../schemas/measure.schema.json\n# poa: ignore[POA411,POA412] decided next year\n"
    assert check(project(GOV_001=head + MEASURE), "POA411,POA412,POA7") == "0 errors, 0 warnings in 3 files\n"


def test_what_looks_like_a_suppression_inside_a_text_is_text(project: MakeProject, check: Check) -> None:
    text = MEASURE + "success_measure: 'write # poa: ignore[POA411] why'\n"
    assert check(project(GOV_001=text), "POA411,POA7").splitlines()[-1] == "0 errors, 1 warning in 3 files"


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        (None, None, ["POA204", "POA411", "POA412"]),
        (["POA4"], None, ["POA411", "POA412"]),
        (["POA4,POA204"], ["POA41"], ["POA204"]),
        (["POA411"], ["POA4"], ["POA411"]),
        (None, ["POA"], []),
        (["poa204 poa412"], None, ["POA204", "POA412"]),
        (["POA204", "POA411, POA412"], ["POA412"], ["POA204", "POA411"]),
    ],
)
def test_the_more_exact_choice_decides(
    project: MakeProject, select: list[str] | None, ignore: list[str] | None, kept: list[str]
) -> None:
    dropped = ("lead_agency: INTERIOR\n", "horizon: short\n", "objective: permits-1\n")
    measure = WHOLE_MEASURE.replace("goal: permits\n", "goal: nothing-like-it\n")
    for line in dropped:
        measure = measure.replace(line, "")
    root = project(GOV_001=measure)
    selection = Selection(parse_codes(select, CODES), parse_codes(ignore, CODES))
    assert sorted(finding.code for finding in check_project(Project(root), TODAY, selection).findings) == kept


@pytest.mark.parametrize("codes", ["POA9", "204", "POA2040", "POA201;POA202", "--help"])
def test_codes_that_fit_no_rule_are_refused(codes: str) -> None:
    with pytest.raises(UsageError, match="there is no rule"):
        parse_codes([codes], CODES)


@pytest.mark.parametrize("codes", ["", " ", ","])
def test_a_list_of_no_codes_is_no_list(codes: str) -> None:
    with pytest.raises(UsageError, match="no rule named"):
        parse_codes(["POA2", codes], CODES)


def test_paths_choose_what_is_shown_not_what_is_read(project: MakeProject) -> None:
    root = spoiled_plan(project)
    chosen = check_project(Project(root), TODAY, Selection(paths=("measures/copy",)))
    assert {finding.location.path for finding in chosen.findings} == {"measures/copy/GOV-001.yaml"}
    assert "POA202" in {finding.code for finding in chosen.findings}


findings = st.lists(
    st.builds(
        lambda code, line, column, path: Finding(
            code,
            "name",
            Severity.ERROR,
            f"message {code}",
            Location(path, Span(Position(line, column), Position(line, column + 1))),
        ),
        st.sampled_from(sorted(CODES)),
        st.integers(1, 9),
        st.integers(1, 9),
        st.sampled_from(["a.yaml", "b.yaml"]),
    ),
    max_size=8,
)


@given(findings, st.randoms())
@settings(max_examples=50)
def test_findings_come_in_one_order_whatever_order_they_were_found_in(found: list[Finding], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert CheckResult.of(found, 2) == CheckResult.of(shuffled, 2)


def test_a_chain_as_long_as_the_plan_is_no_circle_and_no_crash(project: MakeProject) -> None:
    root = project(
        files={
            f"measures/GOV-{number:04d}.yaml": MEASURE.replace("001", f"{number:04d}")
            + f"depends_on: [GOV-{number + 1:04d}]\n"
            for number in range(1, 1200)
        },
        GOV_1200=MEASURE.replace("001", "1200"),
    )
    result = check_project(Project(root), TODAY, Selection(select=("POA2",)), processes=1)
    assert result.findings == ()


def test_a_file_of_suppressions_takes_no_more_work_than_its_size_explains() -> None:
    def look(count: int) -> None:
        assert len(list(find_suppressions(read(b"# poa: ignore[POA101] reason\n" * count + b"id: GOV-001\n")))) == count

    few, many = (count_calls(partial(look, count)) for count in (300, 3_000))
    # Ten times the text may take ten times the work; a hundred times would be quadratic.
    assert many < 15 * max(few, 500)


def test_a_long_line_is_held_once_however_many_findings_show_it(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE + f"depends_on: [{', '.join(f'X-{n}' for n in range(300))}]\n")
    found = check_project(Project(root), TODAY, Selection(select=("POA206",))).findings
    assert len({id(one.excerpt[-1]) for one in found}) == 1
    assert len(found) > 50


def test_exit_codes() -> None:
    def result(*severities: Severity, strict: bool = False) -> int:
        found = [Finding("POA201", "n", one, f"{number}", Location("a")) for number, one in enumerate(severities)]
        return CheckResult.of(found, 1, strict=strict).exit_code

    assert result() == 0
    assert result(Severity.WARNING) == 0
    assert result(Severity.WARNING, strict=True) == 1
    assert result(Severity.INFO) == 0
    assert result(Severity.INFO, strict=True) == 0
    assert result(Severity.ERROR) == 1
