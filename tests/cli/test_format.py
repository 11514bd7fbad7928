"""`poa format`: what it writes, names, shows and leaves."""

from pathlib import Path
from textwrap import dedent

import pytest
from typer.testing import CliRunner, Result

from poa_tracker.cli.app import app
from tests.conftest import PLAN, MakeProject

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


def test_what_init_writes_is_laid_out(tmp_path: Path) -> None:
    assert runner.invoke(app, ["init", str(tmp_path / "new"), "--title", "A plan"]).exit_code == 0
    assert outcome(poa("--check", "--diff", "--root", tmp_path / "new"))[:2] == (0, "")


def test_the_files_of_this_repository_are_laid_out() -> None:
    exit_code, differing, counted = outcome(poa("--check", "--root", ROOT))
    assert (exit_code, differing) == (0, "")
    assert int(counted.split(" of ")[1].split(" ")[0]) == 2 + len(
        [*ROOT.glob("measures/**/*.yaml"), *ROOT.glob("periods/*.yaml")]
    )
