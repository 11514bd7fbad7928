"""Whose day today is: the plan's, on every computer."""

import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from poa_tracker.cli.machine_time_zone import machine_time_zone
from poa_tracker.cli.options import today_in
from poa_tracker.model import Cycle
from poa_tracker.vocabulary import Frequency
from tests.cli.test_list import on_a_terminal
from tests.conftest import PLAN, MakeProject

EAST, WEST = "Pacific/Kiritimati", "Etc/GMT+12"
"""26 hours apart: whatever time it is, they are on different days."""


def day_in(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments, "--root", str(root)], catch_exceptions=False)
    return result.exit_code, result.output


@pytest.fixture
def in_the_west(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer stands where today begins last."""
    monkeypatch.setenv("TZ", WEST)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def plan(project: MakeProject, zone: str | None) -> Path:
    began = day_in(EAST) - timedelta(days=200)
    head = PLAN.replace("{start: 2025-07-01, end: 2028-06-30}", f"{{start: {began}}}")
    measure = "id: GOV-001\ntitle: A\ngoal: permits\nlead_agency: INTERIOR\nstatus: not_started\n"
    return project(plan=head + (f"time_zone: {zone}\n" if zone else ""), GOV_001=measure)


RETURN = (
    "update",
    "GOV-001",
    "--period",
    "this",
    "--status",
    "in_progress",
    "--confidence",
    "on_track",
    "--summary",
    "Begun.",
)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone in a test")
@pytest.mark.usefixtures("in_the_west")
def test_a_command_writes_the_day_of_the_plan(project: MakeProject) -> None:
    root = plan(project, EAST)
    assert date.today() < day_in(EAST)  # noqa: DTZ011
    assert run(root, *RETURN)[0] == 0
    assert f"submitted: {day_in(EAST)}\n" in (root / "measures/GOV-001.yaml").read_text()
    assert run(root, "validate", "--select", "POA3")[0] == 0
    assert f"as at {day_in(EAST)}" in run(root, "list")[1]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its time zone in a test")
@pytest.mark.usefixtures("in_the_west")
def test_without_a_time_zone_a_day_that_has_begun_elsewhere_is_no_future(project: MakeProject) -> None:
    root = plan(project, None)
    assert run(root, *RETURN)[0] == 0
    path, here = root / "measures/GOV-001.yaml", date.today()  # noqa: DTZ011
    text = path.read_text()
    path.write_text(text.replace(f"submitted: {here}", f"submitted: {here + timedelta(days=1)}"))
    assert run(root, "validate", "--select", "POA305")[0] == 0
    path.write_text(text.replace(f"submitted: {here}", f"submitted: {here + timedelta(days=2)}"))
    assert run(root, "validate", "--select", "POA305")[0] == 1


@pytest.mark.parametrize("zone", ["Pacific/Auckland", None])
def test_nine_in_wellington_is_valid_at_the_same_moment_on_a_server(project: MakeProject, zone: str | None) -> None:
    nine = datetime(2026, 1, 12, 9, tzinfo=ZoneInfo("Pacific/Auckland"))
    server = nine.astimezone(UTC).date() if zone is None else nine.astimezone(ZoneInfo(zone)).date()
    assert server == date(2026, 1, 11 if zone is None else 12)
    head = PLAN + (f"time_zone: {zone}\n" if zone else "")
    root = project(
        plan=head, GOV_001="id: GOV-001\ntitle: A\ngoal: permits\nlead_agency: INTERIOR\nstatus: not_started\n"
    )
    assert run(root, *RETURN, "--today", nine.date().isoformat())[0] == 0
    assert run(root, "validate", "--select", "POA3", "--today", server.isoformat())[0] == 0


def test_a_time_zone_that_there_is_not(project: MakeProject) -> None:
    root = plan(project, "Pacific/Aukland")
    code, result = run(root, "validate", "--select", "POA104")
    assert code == 1
    assert "error[POA104] no time zone is called 'Pacific/Aukland' (did you mean 'Pacific/Auckland'?)" in result
    assert today_in("Pacific/Aukland") == date.today()  # noqa: DTZ011


def test_a_new_plan_takes_the_time_zone_of_the_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert CliRunner().invoke(app, ["init", str(tmp_path / "roads")], catch_exceptions=False).exit_code == 0
    assert "\ntime_zone: Pacific/Auckland\n" in (tmp_path / "roads/plan.yaml").read_text()
    monkeypatch.setenv("TZ", "UTC")
    assert CliRunner().invoke(app, ["init", str(tmp_path / "rail")], catch_exceptions=False).exit_code == 0
    assert "\n# time_zone: Pacific/Auckland\n" in (tmp_path / "rail/plan.yaml").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
def test_on_a_terminal_the_computers_time_zone_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["", "", "", "", ""]
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    shown = on_a_terminal(["init", str(tmp_path / "roads")], 200, answers)
    assert "Time zone of the plan, such as Pacific/Auckland [Pacific/Auckland]: " in shown
    assert "\ntime_zone: Pacific/Auckland\n" in (tmp_path / "roads/plan.yaml").read_text()
    monkeypatch.setenv("TZ", "UTC")
    shown = on_a_terminal(["init", str(tmp_path / "rail")], 200, answers)
    assert "Time zone of the plan, such as Pacific/Auckland, or Enter for none: " in shown
    assert "\n# time_zone: Pacific/Auckland\n" in (tmp_path / "rail/plan.yaml").read_text()
    shown = on_a_terminal(["init", str(tmp_path / "ports"), "--time-zone", "Pacific/Apia"], 200, answers[1:])
    assert "Time zone of the plan" not in shown
    assert "\ntime_zone: Pacific/Apia\n" in (tmp_path / "ports/plan.yaml").read_text()


def test_an_option_names_the_time_zone_and_with_it_the_day_on_which_the_plan_begins(tmp_path: Path) -> None:
    for zone in (EAST, WEST):
        folder = tmp_path / zone.partition("/")[0]
        arguments = ["init", str(folder), "--time-zone", zone, "--frequency", "monthly"]
        assert CliRunner().invoke(app, arguments, catch_exceptions=False).exit_code == 0
        first = Cycle(Frequency.MONTHLY, 1).containing(day_in(zone)).first_day
        assert f"\ntime_zone: {zone}\n" in (folder / "plan.yaml").read_text()
        assert f"\n  start: {first}\n" in (folder / "plan.yaml").read_text()


def test_the_time_zone_of_a_computer_is_that_of_a_place(tmp_path: Path) -> None:
    zone = tmp_path / "zoneinfo/Europe/Paris"
    zone.parent.mkdir(parents=True)
    zone.touch()
    (tmp_path / "localtime").symlink_to(zone)
    assert machine_time_zone("", tmp_path / "localtime") == "Europe/Paris"
    assert machine_time_zone("", tmp_path / "nothing") is None
    assert machine_time_zone(":America/Bogota") == "America/Bogota"
    assert machine_time_zone("NZST-12NZDT") is None
