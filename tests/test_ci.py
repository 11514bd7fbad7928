"""What runs on a server and before a commit: that it runs, finds what it should, and may do nothing else."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from ruamel.yaml import YAML
from typer.testing import CliRunner

from poa_tracker.cli.app import COMMANDS, app
from tests.repository import commit, needs_git

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "ci.md"
STARTER = ROOT / "src" / "poa_tracker" / "edits" / "starter" / "plan.yml"
OWN = ROOT / ".github" / "workflows" / "plan.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
INSTALL = "run: python -m pip install --requirement requirements.txt\n"
NEEDS_BASH = pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="needs bash")


def shown() -> list[str]:
    """The YAML blocks of the page: the workflow, the GitLab job, the pre-commit configuration."""
    return [
        token.content
        for token in MarkdownIt().parse(PAGE.read_text(encoding="utf-8"))
        if token.type == "fence" and token.info == "yaml"
    ]


def yaml(text: str) -> Any:
    return YAML(typ="safe").load(text)


def steps(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml(text)["jobs"]["check"]["steps"]
    return found


def test_the_workflow_is_the_same_wherever_it_stands() -> None:
    starter = STARTER.read_text(encoding="utf-8")
    assert shown()[0] == starter
    assert starter.count(INSTALL) == 1
    here = INSTALL.replace("--requirement requirements.txt", "--constraint constraints.txt .")
    assert OWN.read_text(encoding="utf-8") == starter.replace(INSTALL, here)


@pytest.mark.parametrize("path", [STARTER, OWN], ids=["starter", "own"])
def test_the_workflow_may_only_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) == {"push", "pull_request"}
    assert "secrets" not in text
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        for step in job["steps"]:
            assert "uses" not in step or re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", [STARTER, OWN], ids=["starter", "own"])
def test_no_text_of_a_pull_request_reaches_a_shell(path: Path) -> None:
    runs = [step for step in steps(path.read_text(encoding="utf-8")) if "run" in step]
    assert len(runs) >= 5
    for step in runs:
        assert "${{" not in step["run"], "GitHub pastes what it finds there into the script"
        assert set(step.get("env", {}).values()) <= {"${{ github.event.pull_request.base.sha }}"}
        assert re.findall(r'(?<!")\$[A-Z{]', step["run"]) == [], "a variable without quotes"
    script = "\n".join(yaml(shown()[1])["plan"]["script"])
    assert set(re.findall(r"\$\{?(\w+)", script)) == {"CI_MERGE_REQUEST_DIFF_BASE_SHA"}
    assert re.findall(r'(?<!")\$[A-Z{]', script) == []


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A new plan in a repository of its own, with a promised date on the record."""
    root = tmp_path / "plan"
    assert CliRunner().invoke(app, ["init", str(root)]).exit_code == 0
    commit(root, "Start the plan")
    return root


def run(command: str, plan: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A step as GitHub runs it, with this `poa` on the path."""
    tools = plan.parent / "tools"
    tools.mkdir(exist_ok=True)
    poa = tools / "poa"
    poa.write_text(
        f"#!/bin/sh\nexec '{sys.executable}' -c 'from poa_tracker.cli.main import main; main()' \"$@\"\n",
        encoding="utf-8",
    )
    poa.chmod(0o755)
    variables = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", **environment}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=plan,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def run_workflow(plan: Path, base: str) -> dict[str, subprocess.CompletedProcess[str]]:
    """Every step of a pull request's run but the one that installs, by name."""
    (plan.parent / "workspace").mkdir(exist_ok=True)
    variables = {
        "BASE": base,
        "GITHUB_STEP_SUMMARY": str(plan.parent / "summary.md"),
        "GITHUB_WORKSPACE": str(plan),
    }
    return {
        step["name"]: run(step["run"], plan, **variables)
        for step in steps(STARTER.read_text(encoding="utf-8"))
        if "run" in step and step.get("id") != "install" and "!= 'pull_request'" not in step.get("if", "")
    }


VALIDATE = "Check the files, and the record against the branch that the change is for"


def change(plan: Path, old: str, new: str) -> None:
    path = plan / "measures" / "example-goal" / "EG-01.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def vary(plan: Path) -> None:
    reason = ["--reason", "The translation takes longer", "--approved-by", "Chair of the working group"]
    result = CliRunner().invoke(app, ["vary", "EG-01", "due", "2031-01-31", "--root", str(plan), *reason])
    assert result.exit_code == 0, result.output


@NEEDS_BASH
@needs_git
def test_an_honest_change_passes_and_is_reported(plan: Path) -> None:
    base = commit(plan)
    vary(plan)
    commit(plan, "The date is moved on the record")
    results = run_workflow(plan, base)
    assert {name: (one.returncode, one.stderr) for name, one in results.items() if one.returncode} == {}
    assert results[VALIDATE].stdout == ""
    summary = (plan.parent / "summary.md").read_text(encoding="utf-8")
    assert "**Re-dated (1)**\n\n- **EG-01** Example: publish a guide" in summary
    assert (plan / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@NEEDS_BASH
@needs_git
def test_a_date_that_is_moved_in_silence_is_stopped_at_its_line(plan: Path) -> None:
    base = commit(plan)
    change(plan, "\ndue: ", "\ndue: 2031-01-31 # ")
    commit(plan, "Nothing to see here $(touch broken)")
    results = run_workflow(plan, base)
    assert results[VALIDATE].returncode == 1
    assert re.search(
        r"^::error file=measures/example-goal/EG-01\.yaml,line=\d+,endLine=\d+,title=POA511 ",
        results[VALIDATE].stdout,
        re.MULTILINE,
    )
    assert "EG-01" in (plan.parent / "summary.md").read_text(encoding="utf-8"), "the change is shown all the same"


@NEEDS_BASH
@needs_git
@pytest.mark.parametrize("is_merge_request", [True, False])
def test_the_job_for_gitlab_runs(plan: Path, is_merge_request: bool) -> None:
    job = yaml(shown()[1])["plan"]
    base = commit(plan)
    vary(plan)
    commit(plan, "The date is moved on the record")
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base} if is_merge_request else {}
    install, *script = job["script"]
    assert install == INSTALL.removeprefix("run: ").strip()
    result = run("\n".join(script), plan, **variables)
    assert result.returncode == 0, result.stderr
    made = {path for path in job["artifacts"]["paths"] if (plan / path).exists()}
    assert made == ({"changes.md", "report.html"} if is_merge_request else {"report.html"})


def test_every_hook_is_a_command_that_the_page_shows() -> None:
    hooks = {hook["id"]: hook for hook in yaml(HOOKS.read_text(encoding="utf-8"))}
    assert [hook["id"] for hook in yaml(shown()[2])["repos"][0]["hooks"]] == list(hooks)[::-1]
    for name, hook in hooks.items():
        assert hook["entry"] == f"poa {name.removeprefix('poa-')}"
        assert name.removeprefix("poa-") in COMMANDS
        assert hook["language"] == "python"


@pytest.mark.parametrize(
    ("path", "is_laid_out"),
    [
        ("plan.yaml", True),
        ("agencies.yaml", True),
        ("measures/roads/SR-01.yaml", True),
        ("plans/2030/measures/SR-01.yaml", True),
        ("periods/2026-Q4.yaml", True),
        ("README.md", False),
        ("schemas/plan.schema.json", False),
        ("myplan.yaml", False),
        (".github/workflows/plan.yml", False),
    ],
)
def test_only_the_plan_s_files_are_laid_out(path: str, is_laid_out: bool) -> None:
    hook = next(one for one in yaml(HOOKS.read_text(encoding="utf-8")) if one["id"] == "poa-format")
    assert bool(re.search(hook["files"], path)) == is_laid_out
