"""`poa init`: from nothing to a plan that can be checked and reported on, and never over anybody's work."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from poa_tracker.register.schema import schema_text
from tests.cli.test_list import on_a_terminal

runner = CliRunner()
DAY = "2026-11-24"
FILES = [
    ".github/workflows/plan.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "agencies.yaml",
    "measures/example-goal/EG-01.yaml",
    "plan.yaml",
    "requirements.txt",
    "schemas/agencies.schema.json",
    "schemas/measure.schema.json",
    "schemas/period.schema.json",
    "schemas/plan.schema.json",
]


def written(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def test_a_name_is_enough(tmp_path: Path) -> None:
    folder = tmp_path / "road-safety_2030"
    result = runner.invoke(app, ["init", str(folder), "--today", DAY])
    assert result.exit_code == 0, result.output
    assert result.stdout == "".join(f"{folder / path}\n" for path in FILES)
    assert re.fullmatch(
        "\n14 files written \\(0 errors, 0 warnings in 3 files\\)\\. Next:\n\n"
        f"  cd {re.escape(str(folder))}\n  git init\n  git add \\.\n  poa validate\n  poa report\n"
        "(  write in requirements.txt where others can get the poa command\n)?",
        result.stderr,
    )
    assert written(folder) == FILES
    assert "title: Road safety 2030\n" in (folder / "plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--frequency", "monthly", "--fiscal-year-start", "7", "--start", "2020-01-01"],
        ["--frequency", "half_yearly", "--start", "2026-07-01", "--end", "2030-06-30"],
        ["--frequency", "yearly", "--end", "2026-12-31"],
        [
            "--title",
            "Kia ora: 'te' \"reo\" Māori # no\n2",
            "--goal",
            "no",
            "--goal",
            "- [x]",
            "--agency",
            "A1=Yes & No",
        ],
    ],
)
def test_what_was_written_is_right_and_can_be_reported_on(tmp_path: Path, options: list[str]) -> None:
    folder = tmp_path / "plan"
    assert runner.invoke(app, ["init", str(folder), "--today", DAY, *options]).exit_code == 0
    checked = runner.invoke(app, ["validate", "--root", str(folder), "--today", DAY])
    assert (checked.exit_code, checked.stdout) == (0, "0 errors, 0 warnings in 3 files\n")
    for style in ("md", "html"):
        reported = runner.invoke(
            app, ["report", "--root", str(folder), "--today", DAY, "--format", style, "--output", "-"]
        )
        assert reported.exit_code == 0, reported.output
        assert "Example: publish a guide to the service in three languages" in reported.stdout


def test_a_plan_that_has_not_begun_has_nothing_in_it_yet(tmp_path: Path) -> None:
    options = ["--root", str(tmp_path / "plan"), "--today", DAY]
    assert runner.invoke(app, ["init", str(tmp_path / "plan"), "--today", DAY, "--start", "2027-07-01"]).exit_code == 0
    assert runner.invoke(app, ["validate", *options]).stdout == "0 errors, 0 warnings in 3 files\n"
    reported = runner.invoke(app, ["report", *options, "--output", "-"]).stdout
    assert "**Quarterly report: Q3 2027 (1 July to 30 September 2027)**" in reported
    assert "Example: publish a guide" not in reported


def test_a_plan_that_is_over_is_written_with_what_the_check_says_of_it(tmp_path: Path) -> None:
    result = runner.invoke(
        app, ["init", str(tmp_path / "p"), "--today", DAY, "--start", "2020-01-01", "--end", "2024-12-31"]
    )
    assert result.exit_code == 0
    assert "14 files written (0 errors, 5 warnings in 3 files)" in result.stderr


def test_writes_nothing_where_something_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / "measures").mkdir()
    (tmp_path / "notes.txt").touch()
    result = runner.invoke(app, ["init", str(tmp_path)])
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        f"poa: nothing was written to {tmp_path}: these are in the way: README.md, measures/\n",
    )
    assert written(tmp_path) == ["README.md", "notes.txt"]


def test_other_files_may_be_there(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    result = runner.invoke(app, ["init", str(tmp_path), "--today", DAY])
    assert result.exit_code == 0
    assert written(tmp_path) == sorted([*FILES, "notes.txt"])
    names = ".github .gitignore .pre-commit-config.yaml .vscode README.md agencies.yaml measures plan.yaml"
    assert f"  git add {names} requirements.txt schemas\n" in result.stderr, "what is theirs is not added"
    assert "git init" not in result.stderr


def test_inside_a_repository_it_says_what_is_read_at_the_top_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    result = runner.invoke(app, ["init", str(tmp_path / "plan"), "--today", DAY])
    assert (
        f"  move .github and .pre-commit-config.yaml to {tmp_path}, the only place where they work,\n"
        "    and add --root plan to every poa command in them\n"
    ) in result.stderr


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    result = runner.invoke(app, ["init", str(folder), "--today", DAY, "--dry-run"])
    assert (result.exit_code, result.stdout) == (0, "".join(f"{folder / path}\n" for path in FILES))
    assert result.stderr == "14 files would be written (0 errors, 0 warnings in 3 files)\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--id", "Roads"], "--id 'Roads': write small letters, digits and hyphens, such as road-safety-2030"),
        (["--title", "  "], "the title is blank: write a text"),
        (
            ["--time-zone", "Pacific/Aukland"],
            "--time-zone: no time zone is called 'Pacific/Aukland' (did you mean 'Pacific/Auckland'?)",
        ),
        (["--title", "a\x07"], "the title has characters that cannot be shown: 'a\\x07'"),
        (["--start", "2027-01-01", "--end", "2026-12-31"], "--end 2026-12-31 is before 2027-01-01"),
        (
            ["--end", "2026-06-30"],
            "--end 2026-06-30 is before 2026-10-01, the first day of the current period; give --start too",
        ),
        (["--start", "0001-01-01"], "--start and --end need a year from 1000 to 9979"),
        (["--goal", "Roads", "--goal", "roads"], "the goal 'roads' is named twice"),
    ],
)
def test_what_does_not_fit_together_is_refused(tmp_path: Path, options: list[str], message: str) -> None:
    result = runner.invoke(app, ["init", str(tmp_path / "plan"), "--today", DAY, *options])
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"poa: {message}\n")
    assert list(tmp_path.iterdir()) == []


def test_editors_find_the_schema_of_every_file(tmp_path: Path) -> None:
    runner.invoke(app, ["init", str(tmp_path), "--today", DAY])
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for path in settings["yaml.schemas"]:
        kind = Path(path).name.removesuffix(".schema.json")
        assert (tmp_path / path).read_text(encoding="utf-8") == schema_text(kind)
    for path in ("plan.yaml", "agencies.yaml", "measures/example-goal/EG-01.yaml"):
        first = (tmp_path / path).read_text(encoding="utf-8").split("\n")[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert ((tmp_path / path).parent / named).is_file()


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_keeps_all_that_was_written(tmp_path: Path) -> None:
    runner.invoke(app, ["init", str(tmp_path), "--today", DAY, "--goal", "Safer roads", "--goal", "Safer cars"])
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2026-Q4.md").touch()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    kept = subprocess.run(["git", "ls-files"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout.split()
    assert sorted(kept) == [path for path in written(tmp_path) if not path.startswith((".git/", "reports/"))]


def test_the_workflow_may_only_read_and_runs_nothing_that_others_wrote(tmp_path: Path) -> None:
    runner.invoke(app, ["init", str(tmp_path), "--today", DAY])
    text = (tmp_path / ".github" / "workflows" / "plan.yml").read_text(encoding="utf-8")
    from ruamel.yaml import YAML

    workflow = YAML(typ="safe").load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in text
    steps = workflow["jobs"]["check"]["steps"]
    assert [step["run"] for step in steps if "run" in step] != []
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    for step in steps:
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"]), "a tag can be moved"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
def test_on_a_terminal_it_asks_what_no_option_said(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    answers = [
        "",
        "13",
        "7",
        "Pacific/Aukland",
        "Pacific/Auckland",
        "Safer roads",
        "safer roads",
        "Safer cars",
        "",
        "mot=Transport",
        "Ministry of Transport",
        "",
    ]
    shown = on_a_terminal(["init", str(folder), "--today", DAY], 200, answers)
    assert "Title of the plan [Plan]: " in shown
    assert "'13' is not a month: write a number from 1 to 12" in shown
    assert "Time zone of the plan, such as Pacific/Auckland" in shown
    assert "no time zone is called 'Pacific/Aukland' (did you mean 'Pacific/Auckland'?)" in shown
    assert "Sorry: the goal 'safer roads' is named twice" in shown
    assert "Sorry: 'mot' is not an id for an agency" in shown
    plan = (folder / "plan.yaml").read_text(encoding="utf-8")
    for line in (
        "title: Plan",
        "fiscal_year_start: 7",
        "time_zone: Pacific/Auckland",
        "title: Safer roads",
        "title: Safer cars",
    ):
        assert f"{line}\n" in plan
    assert "id: MOT\n" in (folder / "agencies.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
def test_a_person_who_stops_leaves_nothing_behind(tmp_path: Path) -> None:
    shown = on_a_terminal(["init", str(tmp_path / "plan"), "--today", DAY], 80, ["Roads", "\x04"])
    assert "poa: stopped before anything was written" in shown
    assert list(tmp_path.iterdir()) == []


def test_in_a_pipe_nothing_is_asked(tmp_path: Path) -> None:
    code = "from poa_tracker.cli.main import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code, "init", "--today", DAY],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 0
    assert result.stdout == "".join(f"{path}\n" for path in FILES)
    assert "cd " not in result.stderr


def test_what_was_written_has_its_layout_already(tmp_path: Path) -> None:
    long = "A title that goes on and on until no line of any editor would hold it, and then goes on a little further"
    for number, options in enumerate(
        (
            [],
            ["--title", f"{long}: {long}", "--goal", long, "--goal", "Null", "--agency", f"L={long} & 'sons'"],
            ["--title", "two\nlines", "--start", "2020-01-01", "--end", "2030-06-30", "--goal", "'", "--goal", '" #'],
        )
    ):
        folder = tmp_path / str(number)
        assert runner.invoke(app, ["init", str(folder), "--today", DAY, *options]).exit_code == 0
        laid_out = runner.invoke(app, ["format", "--diff", "--root", str(folder)])
        assert (laid_out.stdout, laid_out.stderr) == ("", "0 of 3 files would change\n")
