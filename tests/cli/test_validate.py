"""`poa validate`: its options, its exit codes, the findings of a plan as a person sees them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from poa_tracker.output import CheckFormat
from tests.conftest import WHOLE_MEASURE, MakeProject
from tests.repository import commit, git, needs_git

runner = CliRunner()
GOOD = WHOLE_MEASURE
BAD = GOOD.replace("INTERIOR", "intrior")


def test_a_good_plan_is_one_line(project: MakeProject) -> None:
    result = runner.invoke(app, ["validate", "--root", str(project(GOV_001=GOOD)), "--today", "2025-07-05"])
    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings in 3 files\n")


def test_an_error_is_shown_at_its_characters(project: MakeProject) -> None:
    result = runner.invoke(app, ["validate", "--root", str(project(GOV_001=BAD)), "--today", "2025-07-05"])
    assert (result.exit_code, result.output) == (
        1,
        "measures/GOV-001.yaml:5:14: error[POA201] no agency 'intrior' (did you mean 'INTERIOR'?)\n"
        "   4 | status: not_started\n"
        "   5 | lead_agency: intrior\n"
        "     |              ^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n",
    )


def test_warnings_pass_unless_strict(project: MakeProject) -> None:
    root = str(project(GOV_001=GOOD.replace("horizon: short\n", "")))
    assert runner.invoke(app, ["validate", "--root", root, "--today", "2025-07-05"]).exit_code == 0
    assert runner.invoke(app, ["validate", "--root", root, "--today", "2025-07-05", "--strict"]).exit_code == 1


def test_a_plan_makes_a_note_of_a_rule(project: MakeProject) -> None:
    plan = project(more_plan="checks: {severity: {POA412: info}}\n", GOV_001=GOOD.replace("horizon: short\n", ""))

    def validate(*options: str) -> tuple[int, str]:
        result = runner.invoke(app, ["validate", "--root", str(plan), "--today", "2025-07-05", "--strict", *options])
        return result.exit_code, result.stdout

    assert validate() == (
        0,
        "measures/GOV-001.yaml:1:1: info[POA412] this measure has neither a due date nor a horizon\n"
        "   1 | id: GOV-001\n"
        "     | ^\n"
        "0 errors, 0 warnings, 1 note in 3 files\n",
    )
    assert validate("--format", "json")[1].count('"severity": "info"') == 1
    assert validate("--format", "github")[1].startswith("::notice file=")
    assert validate("--format", "csv")[1].splitlines()[1].split(",")[5:7] == ["info", "POA412"]


def test_help_says_what_fails_a_strict_check_and_names_every_format() -> None:
    shown = " ".join(runner.invoke(app, ["validate", "--help"], env={"COLUMNS": "80"}).output.split())
    assert "Warnings fail the check too. Notes (info) never do." in shown
    assert "|".join(CheckFormat) in shown
    assert f" For {', '.join(one.reader for one in CheckFormat)}".rpartition(",")[0] in shown


def test_writes_json_into_a_file(project: MakeProject, tmp_path: Path) -> None:
    target = tmp_path / "findings.json"
    options = ["--format", "json", "--output-file", str(target), "--today", "2025-07-05"]
    result = runner.invoke(app, ["validate", "--root", str(project(GOV_001=BAD)), *options])
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "1 error, 0 warnings in 3 files\n")
    assert [one["code"] for one in json.loads(target.read_text())["findings"]] == ["POA201"]


def test_a_dash_is_stdout(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(GOV_001=GOOD)
    monkeypatch.chdir(root)
    result = runner.invoke(app, ["validate", "--today", "2025-07-05", "--output-file", "-"])
    assert (result.stdout, result.stderr) == ("0 errors, 0 warnings in 3 files\n", "")
    assert not (root / "-").exists()


@pytest.mark.parametrize("name", ["plan.yaml", "measures/GOV-001.yaml", "measures/findings.json", "templates/a.txt"])
def test_findings_take_the_place_of_no_file_of_the_plan(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    root = project(GOV_001=GOOD)
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    monkeypatch.chdir(root / "measures")
    result = runner.invoke(app, ["validate", "--output-file", f"../{name}"])
    message = f"poa: '../{name}' is a file of the plan, and this would overwrite it; write to another place\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_rules_can_be_left_out_one_by_one(project: MakeProject) -> None:
    root = str(project(GOV_001=BAD.replace("horizon: short\n", "")))
    options = ["--ignore", "POA201", "--ignore", "POA412", "--today", "2025-07-05"]
    assert runner.invoke(app, ["validate", "--root", root, *options]).output == "0 errors, 0 warnings in 3 files\n"


def test_shows_of_a_path_that_nothing_there_is_checked(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(GOV_001=BAD, files={"README.md": "# Notes"})
    monkeypatch.chdir(root)
    result = runner.invoke(app, ["validate", "README.md", "measures", "--today", "2025-07-05"])
    assert result.stderr == "poa: 'README.md' is not part of the plan, so poa does not check it\n"
    assert result.stdout.endswith("1 error, 0 warnings in 3 files\n")


def test_a_plan_may_be_named_by_its_file(project: MakeProject) -> None:
    root = project(GOV_001=GOOD, files={"notes.txt": ""})
    result = runner.invoke(app, ["validate", "--root", str(root / "plan.yaml"), "--today", "2025-07-05"])
    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings in 3 files\n")
    result = runner.invoke(app, ["validate", "--root", str(root / "notes.txt")])
    assert (result.exit_code, result.stderr) == (
        2,
        f"poa: {root}/notes.txt is a file: name the folder that holds plan.yaml\n",
    )


def test_shows_where_it_cannot_write(project: MakeProject, tmp_path: Path) -> None:
    options = ["--output-file", str(tmp_path / "nowhere" / "findings.txt")]
    result = runner.invoke(app, ["validate", "--root", str(project(GOV_001=GOOD)), *options])
    assert result.exit_code == 2
    assert result.stderr == f"poa: cannot write {tmp_path}/nowhere/findings.txt: No such file or directory\n"


def test_paths_are_those_of_the_working_folder(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(GOV_001=BAD, GOV_002=BAD.replace("001", "002"))
    monkeypatch.chdir(root / "measures")
    result = runner.invoke(app, ["validate", "GOV-002.yaml", "--today", "2025-07-05"])
    assert [line.split(":")[0] for line in result.output.splitlines() if "error[" in line] == ["measures/GOV-002.yaml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.yaml"], "poa: there is no file or folder 'nowhere.yaml'\n"),
        (["--select", "POA999"], "poa: there is no rule 'POA999'; `poa rules` lists them\n"),
        (["--ignore", "errors"], "poa: there is no rule 'errors'; `poa rules` lists them\n"),
        (["--select", ""], "poa: no rule named: give codes or prefixes, such as POA3,POA201\n"),
    ],
)
def test_wrong_use_is_one_line(project: MakeProject, arguments: list[str], message: str) -> None:
    result = runner.invoke(app, ["validate", "--root", str(project(GOV_001=GOOD)), *arguments])
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_a_path_outside_the_plan_is_wrong_use(project: MakeProject, tmp_path: Path) -> None:
    root = project(GOV_001=GOOD)
    result = runner.invoke(app, ["validate", "--root", str(root), str(tmp_path)])
    assert (result.exit_code, result.stderr) == (2, f"poa: {str(tmp_path)!r} is not inside the plan's folder {root}\n")


def test_this_repository_s_plan_has_no_errors() -> None:
    result = runner.invoke(app, ["validate", "--root", str(Path(__file__).parents[2])])
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("0 errors, ")


def test_github_is_shown_line_by_line_and_people_how_many(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = project(GOV_001=BAD)
    options = ["validate", "--root", str(root), "--today", "2025-07-05", "--format", "github"]
    at = "line=5,endLine=5,title=POA201 unknown-agency,col=14,endColumn=21"
    for top, folder in ((root, ""), (tmp_path, "plan/"), (tmp_path / "elsewhere", "")):
        monkeypatch.setenv("GITHUB_WORKSPACE", str(top))
        result = runner.invoke(app, options)
        assert (result.exit_code, result.stdout, result.stderr) == (
            1,
            f"::error file={folder}measures/GOV-001.yaml,{at}::no agency 'intrior' (did you mean 'INTERIOR'?)\n",
            "1 error, 0 warnings in 3 files\n",
        )
    monkeypatch.delenv("GITHUB_WORKSPACE")
    monkeypatch.chdir(tmp_path)
    assert runner.invoke(app, options).stdout.startswith("::error file=plan/measures/")


@needs_git
def test_against_a_revision(project: MakeProject) -> None:
    dated = GOOD.replace("horizon: short\n", "horizon: short\ndue: 2026-12-31\n")
    root = project(GOV_001=dated)
    commit(root)
    (root / "measures" / "GOV-001.yaml").write_text(dated.replace("2026-12-31", "2027-03-31"), encoding="utf-8")
    arguments = ["validate", "--root", str(root), "--today", "2025-07-05"]
    assert runner.invoke(app, arguments).output == "0 errors, 0 warnings in 3 files\n"
    result = runner.invoke(app, [*arguments, "--against", "main"])
    assert (result.exit_code, result.output) == (
        1,
        "measures/GOV-001.yaml:7:6: error[POA511] due was 2026-12-31, and no variation records why it is 2027-03-31 now\n"
        "   6 | horizon: short\n"
        "   7 | due: 2027-03-31\n"
        "     |      ^^^^^^^^^^\n"
        "1 error, 0 warnings in 3 files\n",
    )
    assert runner.invoke(app, [*arguments, "--against", "main", "--ignore", "POA511"]).exit_code == 0


@needs_git
def test_against_a_branch_that_is_ahead(project: MakeProject) -> None:
    root = project(GOV_001=GOOD)
    commit(root)
    git(root, "branch", "work")
    (root / "measures" / "GOV-002.yaml").write_text(GOOD.replace("001", "002"), encoding="utf-8")
    commit(root)
    git(root, "checkout", "--quiet", "work")
    arguments = ["validate", "--root", str(root), "--today", "2025-07-05", "--against", "main"]
    result = runner.invoke(app, arguments)
    assert (result.exit_code, result.stdout) == (
        1,
        "measures/GOV-002.yaml:1:1: error[POA514] GOV-002 (Shorter permits) is gone; close it instead of deleting it\n"
        "1 error, 0 warnings in 3 files\n",
    )
    assert result.stderr == (
        "poa: this branch lacks commits of main, so what they added looks deleted; merge them first\n"
    )
    git(root, "merge", "--quiet", "main")
    result = runner.invoke(app, arguments)
    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings in 4 files\n")


@needs_git
def test_against_a_revision_from_before_the_plan(project: MakeProject, tmp_path: Path) -> None:
    commit(tmp_path)
    root = project(GOV_001=GOOD)
    result = runner.invoke(app, ["validate", "--root", str(root), "--today", "2025-07-05", "--against", "main"])
    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings in 3 files\n")
    assert result.stderr == "poa: revision 'main' has no plan yet, so there is no earlier record to compare with\n"


@needs_git
def test_against_what_there_is_not(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(GOV_001=GOOD)

    def printed(revision: str) -> str:
        result = runner.invoke(app, ["validate", "--root", str(root), "--against", revision])
        assert (result.exit_code, result.stdout) == (2, "")
        return result.stderr

    assert printed("main") == "poa: the plan is not in a git repository\n"
    commit(root)
    assert printed("") == "poa: no revision named: give a branch, a tag, a commit or a day (YYYY-MM-DD)\n"
    assert printed("origin/main") == "poa: git has no revision 'origin/main'\n"
    assert printed("2025-01-01") == (
        "poa: there is no commit on or before 2025-01-01: the history begins on 2026-01-20\n"
    )
    monkeypatch.setenv("PATH", "")
    assert printed("main") == "poa: git is not installed\n"


def test_a_check_of_a_good_plan_waits_for_nothing_it_has_no_use_for(project: MakeProject) -> None:
    root = project(GOV_001=GOOD)
    code = (
        "import os, sys\n"
        "os._exit = sys.exit\n"
        "from poa_tracker.cli.main import main\n"
        f"sys.argv = ['poa', 'validate', '--root', {str(root)!r}, '--today', '2025-07-05']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "late = ('poa_tracker.changes', 'poa_tracker.register.git', 'poa_tracker.register.schema_findings',\n"
        "    'poa_tracker.rules.poa511', 'importlib.metadata', 'email', 'rich', 'ruamel', 'jinja2')\n"
        "print([name for name in sys.modules if name.startswith(late)], file=sys.stderr)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("0 errors, 0 warnings in 3 files\n", "[]\n")
