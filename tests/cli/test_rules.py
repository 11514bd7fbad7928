"""`poa rules`: the list, one rule, a group, and a slip of the pen."""

import json

import pytest
from typer.testing import CliRunner

from poa_tracker.cli.app import app
from poa_tracker.rules.explain import all_rules

runner = CliRunner()


def test_lists_every_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    result = runner.invoke(app, ["rules"])
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 60
    assert all(info.code in result.stdout for info in all_rules())


@pytest.mark.parametrize("name", ["POA201", "poa201", "unknown-agency"])
def test_explains_one(name: str) -> None:
    result = runner.invoke(app, ["rules", name])
    assert result.stdout.startswith("POA201 unknown-agency (error)\n\nA measure, or the plan, names an agency")
    assert "\nBad:\n    lead_agency: POLCE\n\nGood:\n    lead_agency: POLICE\n" in result.stdout


def test_lists_a_group() -> None:
    result = runner.invoke(app, ["rules", "poa6"])
    assert [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  POA")] == [
        "POA601",
        "POA602",
        "POA603",
    ]


def test_offers_the_nearest() -> None:
    result = runner.invoke(app, ["rules", "unkown-agency"])
    assert (result.exit_code, result.stderr) == (
        2,
        "poa: there is no rule 'unkown-agency' (did you mean 'unknown-agency'?); `poa rules` lists them\n",
    )
    assert runner.invoke(app, ["rules", "POA999"]).stderr == "poa: there is no rule 'POA999'; `poa rules` lists them\n"


def test_programs_read_rules_too() -> None:
    result = runner.invoke(app, ["rules", "POA20", "--format", "json"])
    listed = json.loads(result.stdout)["rules"]
    assert [one["code"] for one in listed] == [f"POA20{number}" for number in range(1, 10)]
    assert set(listed[0]) == {"code", "name", "severity", "summary", "why", "bad", "good"}
