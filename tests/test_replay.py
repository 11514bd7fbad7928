"""A plan lived through quarter by quarter, in git: every earlier report can be made again and says the same."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PLAN = """\
id: road-safety
title: Road safety plan
period: {start: 2025-07-01, end: 2028-06-30}
coordinating_agency: MOT
reporting: {fiscal_year_start: 7}
goals:
  - {id: roads, title: Safer roads, prefix: SR}
  - {id: drivers, title: Safer drivers, prefix: SD}
"""
AGENCIES = """\
agencies:
  - {id: MOT, name: Ministry of Transport}
  - {id: POLICE, name: National Police}
  - {id: ROADS, name: Roads Board}
"""

LIFE: dict[str, list[str]] = {
    "2025-07-02": [
        "new --goal roads --title 'Rebuild ten junctions' --lead ROADS --due 2026-03-31",
        "new --goal roads --title 'Light forty crossings' --lead MOT --due 2025-12-31",
        "new --goal drivers --title 'Test drivers over 75' --lead POLICE --supporting MOT --due 2026-06-30",
        "milestone add SR-01 --title 'Draw the plans' --due 2025-09-30",
        "milestone add SR-01 --title 'Rebuild five' --due 2025-12-31",
        "milestone add SD-01 --title 'Publish the rules' --due 2025-09-30",
    ],
    "2025-10-06": [
        "update SR-01 --status in_progress --confidence on_track --summary 'The plans are drawn.'",
        "milestone done SR-01 M1 --on 2025-09-28",
        "update SD-01 --status in_progress --confidence at_risk --summary 'The rules wait for the minister.'",
    ],
    "2025-10-14": ["update SR-02 --no-change"],
    "2025-10-16": ["period close 2025-26-Q1 --signed-off-by Board", "report"],
    "2025-11-20": [
        "milestone done SD-01 M1 --on 2025-09-30",
        "vary SR-01 due 2026-09-30 --reason 'Land is being bought.' --requested-by ROADS",
        "new --goal drivers --title 'Teach cycling in schools' --lead MOT",
    ],
    "2025-12-03": ["vary SR-01 due 2026-09-30 --approved-by Board"],
    "2026-01-09": [
        "update SR-01 --confidence off_track --summary 'Three of ten are rebuilt.' --issues 'Land.'",
        "update SR-02 --status completed --summary 'All forty are lit.' --completed-on 2025-12-19",
    ],
    "2026-01-16": ["period close 2025-26-Q2 --with-missing", "report"],
    "2026-01-28": [
        "update SD-01 --period 2025-26-Q2 --confidence on_track --summary 'All regions test.'",
        "update SR-01 --period 2025-26-Q2 --confidence at_risk --summary 'Four of ten are rebuilt.' --corrects",
    ],
    "2026-02-10": ["close SD-02 --outcome merged --into SD-01 --reason 'One campaign.' --date 2026-02-01"],
    "2026-03-01": ["agency merge ROADS MOT --on 2026-03-01"],
    "2026-04-10": [
        "update SR-01 --confidence at_risk --summary 'Six of ten are rebuilt.'",
        "update SD-01 --no-change",
    ],
    "2026-04-16": ["period close 2025-26-Q3", "report"],
    "2026-06-01": ["vary SD-01 due 2026-12-31 --reason 'New rules.' --approved-by Board"],
}
"""What is done on which day. `report` stands for the reports that are kept; the plan is committed at the end of a day."""


class Secretariat:
    """Somebody who lives the plan, and keeps every report as it was made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.kept: dict[tuple[str, str, str], str] = {}

    def live(self) -> None:
        self.root.mkdir()
        (self.root / "plan.yaml").write_text(PLAN)
        (self.root / "agencies.yaml").write_text(AGENCIES)
        self.git("init", "-q")
        for day, commands in LIFE.items():
            for command in commands:
                if command == "report":
                    self.keep_reports(day)
                else:
                    self.poa(command, day)
            self.git("add", "-A")
            self.git("commit", "-qm", f"The {day}", day=day)

    def keep_reports(self, day: str) -> None:
        last = self.poa("period list --format csv", day).replace("\r\n", "\n").split("\n")[-3].partition(",")[0]
        for output in ("md", "html"):
            self.kept[last, day, output] = self.report(last, day, output, today=day)

    def report(self, period: str, as_at: str, output: str, *, today: str) -> str:
        """The report, without the line that names the revision."""
        text = self.poa(f"report --period {period} --as-at {as_at} --format {output} --output -", today)
        lines = [line for line in text.split("\n") if not re.search(r"[Rr]evision of the data", line)]
        return re.sub(r"\b[0-9a-f]{12}(, with uncommitted changes)?\b", "REVISION", "\n".join(lines))

    def poa(self, command: str, today: str) -> str:
        result = CliRunner().invoke(app, [*shlex.split(command), "--root", str(self.root), "--today", today])
        assert result.exit_code == 0, (command, result.stderr)
        return result.stdout

    def git(self, *arguments: str, day: str = "2025-07-01") -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, env={**os.environ, **dates})


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Secretariat:
    secretariat = Secretariat(tmp_path_factory.mktemp("life") / "plan")
    secretariat.live()
    return secretariat


def test_every_report_can_be_made_again(lived: Secretariat) -> None:
    assert sorted((period, output) for period, _, output in lived.kept) == [
        (f"2025-26-Q{number}", output) for number in (1, 2, 3) for output in ("html", "md")
    ]
    for (period, day, output), text in lived.kept.items():
        assert len(text) > 2000
        again = lived.report(period, day, output, today="2026-07-01")
        assert again == text, (period, day, output)


def test_as_now_known_the_corrections_show_and_nothing_else_moves(lived: Secretariat) -> None:
    now = lived.report("2025-26-Q2", "2026-07-01", "md", today="2026-07-01")
    then = lived.kept["2025-26-Q2", "2026-01-16", "md"]
    assert "Four of ten are rebuilt." in now
    assert "Four of ten are rebuilt." not in then
    assert "- First reported on 9 January 2026: In progress, ■ Off track. Three of ten are rebuilt.\n" in now
    assert "All regions test." in now
    first = lived.report("2025-26-Q1", "2026-07-01", "md", today="2026-07-01")
    assert "The rules wait for the minister." in first


def test_the_record_holds(lived: Secretariat) -> None:
    result = lived.poa("validate --select POA5", "2026-07-01")
    assert result.endswith("0 errors, 0 warnings in 9 files\n"), result
