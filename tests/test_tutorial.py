"""The tutorial, followed word by word: every command is run, every edit made, every answer compared.

`pytest tests/test_tutorial.py --update-golden` writes the answers again, and so does `make again`.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs/tutorial.md"
POA = [sys.executable, "-c", "from poa_tracker.cli.main import main; main()"]
STEP = re.compile(
    r"<!-- day: (?P<day>[0-9-]{10}) -->"
    r'|<!-- in (?P<file>\S+): "(?P<old>.+?)" becomes "(?P<new>.+?)" -->'
    r"|```console\n(?P<console>.*?)```",
    re.DOTALL,
)
MOST_LINES = 40
"""Of a longer answer the tutorial shows this much, then `…`."""


class Reader:
    """Somebody who does what the page says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = ""
        self.commands = 0

    def follow(self, step: re.Match[str]) -> str:
        if step["day"]:
            self.day = step["day"]
        elif step["file"]:
            path = self.folder / step["file"]
            text = path.read_text(encoding="utf-8")
            assert text.count(step["old"]) == 1, f"{step['old']!r} stands once in {path}"
            path.write_text(text.replace(step["old"], step["new"]), encoding="utf-8", newline="\n")
        else:
            typed = [line[2:] for line in step["console"].split("\n") if line.startswith("$ ")]
            return "```console\n" + "".join(f"$ {command}\n{self.type(command)}" for command in typed) + "```"
        return step.group()

    def type(self, command: str) -> str:
        self.commands += 1
        name, *arguments = shlex.split(command)
        if name == "cd":
            self.folder /= arguments[0]
            return ""
        started = [*POA, *arguments, "--today", self.day] if name == "poa" else ["git", *arguments]
        assert name in ("poa", "git")
        done = subprocess.run(
            started,
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1), done.stdout
        lines = done.stdout.replace(str(self.folder), ".").rstrip("\n").split("\n")
        if len(lines) > MOST_LINES:
            lines = [*lines[:MOST_LINES], "…"]
        return "".join(f"{line.rstrip()}\n" for line in lines if line or len(lines) > 1)

    def environment(self) -> dict[str, str]:
        """What a machine that knows the person has set; fixed, so that commits come out the same."""
        who = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (
                ("NAME", "Aroha"),
                ("EMAIL", "aroha@example.org"),
                ("DATE", f"{self.day}T12:00:00+00:00"),
            )
        }
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        return {**os.environ, **who, **nothing, "COLUMNS": "100", "PYTHONUTF8": "1"}


@pytest.mark.skipif(shutil.which("git") is None, reason="the tutorial needs git")
def test_every_answer_in_the_tutorial_is_what_is_shown(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    reader = Reader(tmp_path)
    followed = STEP.sub(reader.follow, page)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(followed, encoding="utf-8", newline="\n")
    assert reader.commands >= 25
    assert followed == page
