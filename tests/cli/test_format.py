"""`poa format`: what it writes, names, shows and leaves."""

import sys
from pathlib import Path
from textwrap import dedent

import pytest
from typer.testing import CliRunner, Result

from poa_tracker.cli.app import app
from tests.cli.test_list import on_a_terminal
from tests.conftest import PLAN, MakeProject
from tests.repository import commit, needs_git

ROOT = Path(__file__).parents[2]
AGENCIES = """\
agencies:
  - id: INTERIOR
    name: Ministry of the Interior
"""
UNTIDY = """\
title: Answer within 30 days # as promised
id: GOV-001
goal: permits
status: not_started
"""
TIDY = """\
id: GOV-001
title: Answer within 30 days  # as promised
goal: permits
status: not_started
"""
BROKEN = "id: GOV-002\ntitle: Train: staff\n"
runner = CliRunner()


@pytest.fixture
def plan(project: MakeProject) -> Path:
    return project(plan=PLAN, agencies=AGENCIES, GOV_001=UNTIDY, GOV_003=TIDY.replace("001", "003"))


def poa(*arguments: object) -> Result:
    return runner.invoke(app, ["format", *map(str, arguments)])


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_writes_the_files_that_differ_and_names_them(plan: Path) -> None:
    before = contents(plan)
    assert outcome(poa("--root", plan)) == (0, "measures/GOV-001.yaml\n", "1 of 4 files changed\n")
    after = {name: raw for name, raw in contents(plan).items() if not name.endswith(".lock")}
    assert after == {**before, "measures/GOV-001.yaml": TIDY.encode()}
    assert outcome(poa("--root", plan)) == (0, "", "0 of 4 files changed\n")


def test_check_names_the_files_and_writes_nothing(plan: Path) -> None:
    before = contents(plan)
    assert outcome(poa("--check", "--root", plan)) == (1, "measures/GOV-001.yaml\n", "1 of 4 files would change\n")
    assert contents(plan) == before


@pytest.mark.parametrize(("options", "exit_code"), [(["--diff"], 0), (["--diff", "--check"], 1)])
def test_diff_shows_the_lines_and_writes_nothing(plan: Path, options: list[str], exit_code: int) -> None:
    before = contents(plan)
    assert outcome(poa(*options, "--root", plan)) == (
        exit_code,
        dedent("""\
            --- measures/GOV-001.yaml
            +++ measures/GOV-001.yaml
            @@ -1,4 +1,4 @@
            -title: Answer within 30 days # as promised
             id: GOV-001
            +title: Answer within 30 days  # as promised
             goal: permits
             status: not_started
            """),
        "1 of 4 files would change\n",
    )
    assert contents(plan) == before


def test_a_file_that_cannot_be_read_is_shown_and_the_others_are_written(plan: Path) -> None:
    broken = plan / "measures" / "GOV-002.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    assert outcome(poa("--root", plan)) == (
        1,
        "measures/GOV-001.yaml\n",
        dedent("""\
            measures/GOV-002.yaml:2:13: error[POA001] a colon followed by a space begins a new field; put the text in quotes
               1 | id: GOV-002
               2 | title: Train: staff
                 |             ^
            1 of 5 files changed
            """),
    )
    assert broken.read_text(encoding="utf-8") == BROKEN


def test_a_file_that_cannot_be_laid_out_is_left_and_named(plan: Path) -> None:
    directive = plan / "measures" / "GOV-002.yaml"
    directive.write_bytes(b"%YAML 1.2\n---\nid:  GOV-002\n")
    assert outcome(poa("--check", directive, "--root", plan)) == (
        0,
        "",
        "poa did not change measures/GOV-002.yaml: it begins with a YAML directive (%)\n0 of 1 file would change\n",
    )
    assert directive.read_bytes() == b"%YAML 1.2\n---\nid:  GOV-002\n"


def test_paths_are_files_or_folders_of_the_plan(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan / "measures")
    assert outcome(poa("--check", "GOV-003.yaml", "../plan.yaml")) == (0, "", "0 of 2 files would change\n")
    assert outcome(poa("--check", "..")) == (1, "measures/GOV-001.yaml\n", "1 of 4 files would change\n")
    assert outcome(poa("--check", ".")) == (1, "measures/GOV-001.yaml\n", "1 of 2 files would change\n")


def test_a_path_that_is_none_of_the_plan_is_an_error(plan: Path, tmp_path: Path) -> None:
    (plan / "README.md").write_text("Notes\n", encoding="utf-8")
    (plan / "templates").mkdir()
    (tmp_path / "other.yaml").write_text("a:  1\n", encoding="utf-8")
    before = contents(plan)
    for path, message in [
        (plan / "README.md", "{} is not one of the plan's files"),
        (plan / "templates", "{} has none of the plan's files"),
        (plan / "measures" / "GOV-009.yaml", "there is no file or folder {}"),
        (tmp_path / "other.yaml", f"{{}} is not inside the plan's folder {plan}"),
    ]:
        assert outcome(poa(plan / "measures", path, "--root", plan)) == (
            2,
            "",
            f"poa: {message.format(repr(str(path)))}\n",
        )
    assert contents(plan) == before


def test_windows_files_keep_their_line_ends(plan: Path) -> None:
    file = plan / "measures" / "GOV-001.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    assert poa("--root", plan).exit_code == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()


OLDER = """\
# Closed in the meeting room.

period: 2025-26-Q1
# decided on Monday
closed: 2025-10-16  # a Thursday
closed_by: Secretariat
signed_off_by: Chair  # with a pen
missing: [GOV-003]
# one sum for each measure
measures:
  GOV-001: abc  # the first
  GOV-003: def
"""
NEWER = """\
# Closed in the meeting room.

period: 2025-26-Q1
closings:
  # decided on Monday
  - date: 2025-10-16  # a Thursday
    closed_by: Secretariat
    missing: [GOV-003]
    # one sum for each measure
    measures:
      GOV-001: abc  # the first
      GOV-003: def
sign_offs:
  - {by: Chair, date: 2025-10-16}  # with a pen
"""
NO_SETTINGS = "does not say which settings shaped the plan's periods\n"
LEFT = f"poa: periods/2025-26-Q1.yaml:5: not migrated: the closing of 2025-10-16 {NO_SETTINGS}"


@pytest.fixture
def older(plan: Path) -> Path:
    """The file of a period that was closed when such files had one closing."""
    path = plan / "periods/2025-26-Q1.yaml"
    path.parent.mkdir()
    path.write_text(OLDER, encoding="utf-8")
    return path


def test_an_older_form_stays_unless_the_new_one_is_asked_for(plan: Path, older: Path) -> None:
    assert outcome(poa(older, "--check", "--root", plan)) == (0, "", "0 of 1 file would change\n")
    assert poa(older, "--root", plan).exit_code == 0
    assert older.read_text(encoding="utf-8") == OLDER


def test_a_migration_is_shown_and_written_only_where_somebody_agrees(plan: Path, older: Path) -> None:
    shown = poa(older, "--migrate", "--root", plan)
    assert shown.exit_code == 2
    assert shown.stdout == dedent("""\
        --- periods/2025-26-Q1.yaml
        +++ periods/2025-26-Q1.yaml
        @@ -2,11 +2,13 @@

         period: 2025-26-Q1
        -# decided on Monday
        -closed: 2025-10-16  # a Thursday
        -closed_by: Secretariat
        -signed_off_by: Chair  # with a pen
        -missing: [GOV-003]
        -# one sum for each measure
        -measures:
        -  GOV-001: abc  # the first
        -  GOV-003: def
        +closings:
        +  # decided on Monday
        +  - date: 2025-10-16  # a Thursday
        +    closed_by: Secretariat
        +    missing: [GOV-003]
        +    # one sum for each measure
        +    measures:
        +      GOV-001: abc  # the first
        +      GOV-003: def
        +sign_offs:
        +  - {by: Chair, date: 2025-10-16}  # with a pen
        """).replace("@@\n\n", "@@\n \n")
    assert shown.stderr == f"{LEFT}poa: say --yes to write this: there is no terminal to ask on\n"
    assert outcome(poa(older, "--migrate", "--check", "--root", plan)) == (
        1,
        "periods/2025-26-Q1.yaml\n",
        f"{LEFT}1 of 1 file would change\n",
    )
    assert outcome(poa(older, "--migrate", "--diff", "--root", plan)) == (
        0,
        shown.stdout,
        f"{LEFT}1 of 1 file would change\n",
    )
    assert older.read_text(encoding="utf-8") == OLDER
    written = poa(older, "--migrate", "--yes", "--root", plan)
    assert outcome(written) == (0, shown.stdout, f"{LEFT}1 of 1 file changed\n")
    assert older.read_text(encoding="utf-8") == NEWER
    assert outcome(poa(older, "--migrate", "--root", plan))[:2] == (0, "")
    assert outcome(poa("--yes", "--root", plan)) == (2, "", "poa: --yes goes with --migrate; nothing else asks\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
@pytest.mark.parametrize(("answer", "text"), [("n", OLDER), ("y", NEWER)])
def test_on_a_terminal_it_asks(plan: Path, older: Path, answer: str, text: str) -> None:
    shown = on_a_terminal(["format", str(older), "--migrate", "--root", str(plan)], 200, [answer])
    assert "Write this? [y/N]" in shown
    assert ("poa: nothing was written" in shown) == (answer == "n")
    assert older.read_text(encoding="utf-8") == text


@needs_git
def test_undo_takes_a_migration_back(plan: Path, older: Path) -> None:
    commit(plan)
    assert poa("--migrate", "--yes", "--root", plan).exit_code == 0
    assert (older.read_text(encoding="utf-8"), (plan / "measures/GOV-001.yaml").read_text()) == (NEWER, TIDY)
    assert runner.invoke(app, ["undo", "--yes", "--root", str(plan)]).exit_code == 0
    assert (older.read_text(encoding="utf-8"), (plan / "measures/GOV-001.yaml").read_text()) == (OLDER, UNTIDY)


def test_a_file_that_has_grown_since_keeps_what_was_added(plan: Path, older: Path) -> None:
    older.write_bytes(
        b"period: 2025-26-Q1\r\nclosed: 2025-10-16  # late\r\nclosed_by: Secretariat\r\nsigned_off_by: Chair\r\n"
        b"closings: [{date: 2025-11-05, closed_by: Deputy, settings: {}}]\r\n"
        b"sign_offs:\r\n  # in writing\r\n  - {by: Minister, date: 2025-11-06}\r\n"
        b"reopenings: [{date: 2025-11-03, reason: Misread., approved_by: Chair}]\r\n"
    )
    result = poa(older, "--migrate", "--yes", "--root", plan)
    assert result.stderr == f"{LEFT.replace(':5:', ':2:')}1 of 1 file changed\n"
    assert older.read_bytes().decode() == (
        "period: 2025-26-Q1\r\nclosings:\r\n  - date: 2025-10-16  # late\r\n    closed_by: Secretariat\r\n"
        "  - {date: 2025-11-05, closed_by: Deputy, settings: {}}\r\n"
        "sign_offs:\r\n  - {by: Chair, date: 2025-10-16}\r\n  # in writing\r\n"
        "  - {by: Minister, date: 2025-11-06}\r\n"
        "reopenings: [{date: 2025-11-03, reason: Misread., approved_by: Chair}]\r\n"
    )


def test_a_signature_that_nobody_gave_is_none(plan: Path, older: Path) -> None:
    older.write_text(OLDER.replace("signed_off_by: Chair  # with a pen", "signed_off_by:"), encoding="utf-8")
    assert poa(older, "--migrate", "--yes", "--root", plan).exit_code == 0
    assert (
        older.read_text(encoding="utf-8")
        == NEWER.replace("closings:", "signed_off_by:\nclosings:").partition("sign_offs")[0]
    )


def test_what_is_no_record_is_left_for_the_check_to_tell_of(plan: Path, older: Path) -> None:
    for wrong in ("closings: none yet\n", "sign_offs: {by: Chair}\n"):
        older.write_text(OLDER + wrong, encoding="utf-8")
        assert outcome(poa(older, "--migrate", "--root", plan)) == (0, "", "0 of 1 file changed\n")


def test_a_comment_that_leaves_a_finding_out_goes_with_its_line(plan: Path, older: Path) -> None:
    note = "  # poa: ignore[POA305] the clock of that computer was wrong"
    grown = f"closings:\n  - date: 2025-11-05{note}, too\n    closed_by: Deputy\n"
    text = OLDER.replace("  # a Thursday", note).replace("  # with a pen", note) + grown
    older.write_text(text, encoding="utf-8")
    assert poa(older, "--migrate", "--yes", "--root", plan).exit_code == 0
    text = older.read_text(encoding="utf-8")
    assert f"  - date: 2025-10-16{note}\n" in text
    assert f"  - date: 2025-11-05{note}, too\n" in text
    assert f"  - {{by: Chair, date: 2025-10-16}}{note}\n" in text


def test_a_request_settled_in_place_stays_as_it_is_and_is_said(plan: Path) -> None:
    settled = TIDY + (
        "due: 2026-12-31\n"
        "variations:\n"
        "  - {date: 2025-09-15, field: due, from: 2026-06-30, to: 2026-12-31, reason: Later., state: approved,\n"
        "    requested_by: Interior, approved_by: Chair}\n"
        "  - {date: 2025-10-01, field: lead_agency, to: INTERIOR, reason: Later., state: declined,\n"
        "    requested_by: Interior, declined_by: Chair}\n"
        "  - {date: 2025-10-02, field: due, to: 2027-12-31, reason: Later., state: requested, requested_by: Interior}\n"
        "  - {date: 2025-10-03, field: due, to: 2027-12-31, reason: Later., state: declined, requested: 2025-10-02,\n"
        "    requested_by: Interior, declined_by: Chair}\n"
    )
    path = plan / "measures/GOV-001.yaml"
    path.write_text(settled, encoding="utf-8")
    assert poa(path, "--root", plan).exit_code == 0
    before = path.read_bytes()
    code, shown, told = outcome(poa(path, "--migrate", "--yes", "--root", plan))
    assert (code, shown, path.read_bytes()) == (0, "", before)
    place = [number for number, line in enumerate(before.decode().splitlines(), 1) if "requested_by: Interior" in line]
    assert told == (
        f"poa: measures/GOV-001.yaml:{place[0]}: not migrated: the variation of 2025-09-15 (due to 2026-12-31, approved) "
        "does not say on which day it was requested\n"
        f"poa: measures/GOV-001.yaml:{place[1]}: not migrated: the variation of 2025-10-01 (lead_agency to INTERIOR, "
        "declined) does not say on which day it was requested\n"
        "0 of 1 file changed\n"
    )


def test_what_init_writes_is_laid_out(tmp_path: Path) -> None:
    assert runner.invoke(app, ["init", str(tmp_path / "new"), "--title", "A plan"]).exit_code == 0
    assert outcome(poa("--check", "--diff", "--root", tmp_path / "new"))[:2] == (0, "")


def test_the_files_of_this_repository_are_laid_out() -> None:
    exit_code, differing, counted = outcome(poa("--check", "--root", ROOT))
    assert (exit_code, differing) == (0, "")
    assert int(counted.split(" of ")[1].split(" ")[0]) == 2 + len(
        [*ROOT.glob("measures/**/*.yaml"), *ROOT.glob("periods/*.yaml")]
    )
