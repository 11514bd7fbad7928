"""The command as a whole: help, versions, exit codes, consoles of every kind."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker import __version__
from poa_tracker.cli.app import COMMANDS, app
from tests.conftest import MakeProject

POA = [sys.executable, "-c", "from poa_tracker.cli.main import main; main()"]
MEASURE = "id: GOV-001\ntitle: Kaupapa Māori [/b] 許可\ngoal: permits\nstatus: not_started\nlead_agency: INTERIOR\n"
HEAVY = ("pydantic", "pydantic_core", "ruamel", "yaml", "jinja2", "rich", "concurrent")
runner = CliRunner()


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    variables = {**os.environ, "COLUMNS": "80", **environment}
    return subprocess.run([*POA, *arguments], cwd=cwd, env=variables, capture_output=True, check=False, timeout=60)


def test_shows_its_version() -> None:
    result = runner.invoke(app, ["--version"])
    assert (result.exit_code, result.output) == (0, f"poa {__version__}\n")


def every_command() -> list[str]:
    """Each command as it is typed: `list`, `milestone add`."""
    return [
        " ".join((name, *sub))
        for name, functions in COMMANDS.items()
        for sub in ([()] if isinstance(functions, str) else [(one,) for one in functions])
    ]


@pytest.mark.parametrize("name", every_command())
def test_every_command_shows_an_example_of_itself(name: str) -> None:
    result = runner.invoke(app, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert f"Example:  poa {name}" in result.output


@pytest.mark.parametrize("name", [name for name, functions in COMMANDS.items() if isinstance(functions, dict)])
def test_a_group_says_all_of_what_its_commands_do(name: str) -> None:
    shown = " ".join(runner.invoke(app, [name, "--help"]).output.split())
    for sub in COMMANDS[name]:
        first_line = runner.invoke(app, [name, sub, "--help"]).output.split("\n\n")[1]
        assert f"{sub} {' '.join(first_line.split())}" in shown


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_help_waits_for_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import os, sys\n"
        "os._exit = sys.exit\n"
        "from poa_tracker.cli.main import main\n"
        f"sys.argv = ['poa', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.startswith(("poa ", "Usage: "))
    assert result.stderr == "[]\n"


def test_the_help_of_a_command_waits_for_nothing_heavy() -> None:
    """Each command in turn, in a process of its own where nothing is loaded yet; the first that loads it is named."""
    code = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from poa_tracker.cli.app import app\n"
        f"for name in {every_command()!r}:\n"
        "    result = CliRunner().invoke(app, [*name.split(), '--help'])\n"
        "    assert result.output.startswith('Usage: '), result.output\n"
        f"    print(name, [one for one in {HEAVY!r} if one in sys.modules])\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == [f"{name} []" for name in every_command()]


def test_a_folder_without_a_plan_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    for command in ("validate", "list", "agencies", "report"):
        result = runner.invoke(app, [command, "--root", str(tmp_path)])
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr == f"poa: no plan.yaml in {tmp_path} or in any folder above it\n"


def test_of_a_plan_whose_clock_is_unknown_nothing_is_made_up(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE, files={"plan.yaml": "id: ["})
    for command in (["list"], ["show", "GOV-001"], ["agencies"], ["due"], ["period", "list"], ["returns", "status"]):
        result = runner.invoke(app, [*command, "--root", str(root)])
        assert (result.exit_code, result.stdout, result.stderr) == (
            2,
            "",
            "poa: plan.yaml has errors, so poa cannot show the plan; `poa validate` lists them\n",
        )


def test_wrong_use_is_exit_code_2() -> None:
    result = runner.invoke(app, ["valdate"])
    assert (result.exit_code, result.stderr) == (
        2,
        "poa: no command 'valdate' (did you mean 'validate'?); `poa --help` lists them\n",
    )
    assert runner.invoke(app, ["list", "--no-such-option"]).exit_code == 2
    assert runner.invoke(app, ["list", "--as-at", "1 March 2026"]).exit_code == 2


def test_the_plan_is_found_from_a_folder_inside_it(project: MakeProject) -> None:
    root = project(files={"measures/permits/GOV-001.yaml": MEASURE})
    result = run("list", cwd=root / "measures" / "permits", PYTHONUTF8="1")
    assert result.returncode == 0
    assert "GOV-001  Kaupapa Māori [/b] 許可" in result.stdout.decode()


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "Kaupapa Māori [/b] 許可"),
        ("cp1252", "Kaupapa M\\u0101ori [/b] \\u8a31\\u53ef"),
        ("ascii", "M\\u0101ori"),
    ],
)
def test_a_console_that_lacks_a_character_shows_its_code(project: MakeProject, encoding: str, shown: str) -> None:
    root = project(GOV_001=MEASURE)
    for command in ("list", "agencies", "validate"):
        assert run(command, "--root", str(root), PYTHONIOENCODING=encoding).returncode == 0
    result = run("show", "GOV-001", "--root", str(root), PYTHONIOENCODING=encoding)
    assert result.returncode == 0
    assert shown in result.stdout.decode(encoding)
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_pipe_that_closes_early_is_no_failure(project: MakeProject, form: str) -> None:
    # More than a pipe holds, so that the command is still writing when nobody reads any more.
    text = MEASURE.replace("title: ", f"title: {'Quicker ' * 40}")
    root = project(
        files={f"measures/GOV-{number:04d}.yaml": text.replace("001", f"{number:04d}") for number in range(1, 400)}
    )
    with subprocess.Popen(
        [*POA, "list", "--root", str(root), "--format", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_errors_are_shown_by_the_exit_code_also_where_nobody_reads_on(project: MakeProject) -> None:
    bad = MEASURE.replace("INTERIOR", f"NOBODY-{'X' * 90}")
    root = project(
        files={f"measures/GOV-{number:04d}.yaml": bad.replace("001", f"{number:04d}") for number in range(1, 400)}
    )
    with subprocess.Popen(
        [*POA, "validate", "--root", str(root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to here")
@pytest.mark.parametrize("arguments", [["validate"], ["list"], ["rules"], ["--help"]])
def test_a_full_disk_is_one_line(project: MakeProject, arguments: list[str]) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": ""}
    with open("/dev/full", "w") as full:  # noqa: PTH123
        result = subprocess.run(
            [*POA, *arguments],
            cwd=project(GOV_001=MEASURE),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    assert (result.returncode, result.stderr) == (2, b"poa: cannot write the output: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes a stream")
def test_a_stream_that_is_closed_is_not_missed(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE)
    for command in ("validate", "list", "rules"):
        shell = f"{shlex.join([*POA, command])} >&-"
        result = subprocess.run(["sh", "-c", shell], cwd=root, capture_output=True, check=False)
        assert (result.returncode, result.stderr) == (0, b"")


def test_output_into_a_pipe_has_no_colour(project: MakeProject) -> None:
    root = project(GOV_001=MEASURE.replace("INTERIOR", "NOBODY"))
    result = run("validate", "--root", str(root), FORCE_COLOR="1", CLICOLOR_FORCE="1")
    assert result.returncode == 1
    assert b"\x1b" not in result.stdout


@pytest.mark.parametrize("name", every_command())
def test_every_command_takes_a_root_and_a_fixed_clock(name: str) -> None:
    """`init` makes a root, and so takes none."""
    for option in ("--root", "--today"):
        result = runner.invoke(app, [*name.split(), option]).output
        assert f"No such option: {option}" not in result or (name, option) == ("init", "--root")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new", "--lead", "INTERIOR", "--lead", "JUSTICE"], "--lead takes one value and is given 2 times"),
        (["list", "--as-at", "2026-01-01", "--as-at=2026-02-01"], "--as-at takes one value and is given 2 times"),
        (
            ["milestone", "done", "A-1", "M1", "--on=2026-01-01", "--on=2026-01-01"],
            "--on takes one value and is given 2",
        ),
    ],
)
def test_an_option_given_twice_is_refused_and_none_of_its_values_dropped(arguments: list[str], message: str) -> None:
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"poa: {message}")


def test_a_switch_and_an_option_that_takes_several_values_may_be_given_again(project: MakeProject) -> None:
    arguments = ["list", "--status=in_progress", "--status=completed", "--root", str(project())]
    assert runner.invoke(app, arguments).exit_code == 0
    assert runner.invoke(app, ["undo", "--yes", "--yes", "--root", str(project())]).stderr.count("given") == 0
