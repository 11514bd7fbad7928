"""`poa report`: what it writes where, what it prints while it does, and when it refuses."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from poa_tracker.cli.app import app
from tests.report import story
from tests.report.conftest import write_files

runner = CliRunner()
TODAY = "2026-02-01"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_files(tmp_path / "plan", story.files())


def report(plan: Path, *options: str, today: str = TODAY) -> Result:
    return runner.invoke(app, ["report", "--root", str(plan), "--today", today, *options])


def test_by_default_the_newest_reported_period_as_markdown_under_reports(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan)
    result = report(plan)
    assert (result.exit_code, result.stdout) == (0, "reports/2025-26-Q2.md\n")
    assert result.stderr == (
        "Reporting on Q2 2025/26 (1 October to 31 December 2025): the newest ended period with a return.\n"
    )
    text = (plan / "reports/2025-26-Q2.md").read_text(encoding="utf-8")
    assert text.startswith("# Plan of Action for Shorter Waits\n")
    assert "- As known on: 1 February 2026\n" in text


def test_a_named_period_is_not_named_again(plan: Path) -> None:
    result = report(plan, "--period", "2025-26-Q1", "--format", "html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{plan}/reports/2025-26-Q1.html\n", "")
    assert (plan / "reports/2025-26-Q1.html").read_text(encoding="utf-8").startswith("<!doctype html>\n")


def test_reports_for_other_readers_do_not_take_each_others_place(plan: Path) -> None:
    write_files(plan, {"templates/brief.md.j2": "{{ front.is_internal }}\n"})
    for options, name, text in (
        ((), "2025-26-Q2.md", "# Plan"),
        (("--audience", "internal"), "2025-26-Q2-internal.md", "# Plan"),
        (("--template", "brief"), "2025-26-Q2-brief.md", "False\n"),
        (("--template", "brief", "--audience", "internal"), "2025-26-Q2-brief-internal.md", "True\n"),
    ):
        result = report(plan, *options)
        assert (result.exit_code, result.stdout) == (0, f"{plan}/reports/{name}\n")
        assert (plan / "reports" / name).read_text(encoding="utf-8").startswith(text)


def test_public_unless_asked_otherwise(plan: Path) -> None:
    assert "Secret reform" not in report(plan, "--output", "-").stdout
    assert "Secret reform" in report(plan, "--output", "-", "--audience", "internal").stdout


def test_to_stdout_as_it_is(plan: Path) -> None:
    result = report(plan, "--output", "-", "--period", "2025-26-Q2")
    assert result.stdout_bytes.startswith(b"# Plan of Action for Shorter Waits\n")
    assert "– At risk".encode() in result.stdout_bytes
    assert b"\r" not in result.stdout_bytes
    assert not (plan / "reports").exists()


def test_to_a_file_of_ones_own_choice(plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "report.html"
    result = report(plan, "--format", "html", "--output", str(target))
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    assert target.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("name", "options", "beginning"),
    [
        ("q2.html", (), b"<!doctype html>"),
        ("Q2.HTML", (), b"<!doctype html>"),
        ("q2.docx", (), b"PK"),
        ("q2.txt", (), b"# Plan"),
        ("q2", (), b"# Plan"),
        ("q2.html", ("--format", "md"), b"# Plan"),
    ],
)
def test_the_ending_of_a_file_says_what_it_is_to_be(
    plan: Path, tmp_path: Path, name: str, options: tuple[str, ...], beginning: bytes
) -> None:
    report(plan, "--output", str(tmp_path / name), *options)
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_as_known_on_an_earlier_day(plan: Path) -> None:
    text = report(plan, "--output", "-", "--period", "2025-26-Q2", "--as-at", "2026-01-09").stdout
    assert "- As known on: 9 January 2026\n- Returns are due by: 15 January 2026\n" in text
    assert "Restated" not in text.partition("Annex B")[0]


def test_the_templates_there_are(plan: Path) -> None:
    write_files(plan, {"templates/ministers-brief.md.j2": "", "templates/sections/glance.md.j2": ""})
    result = report(plan, "--list")
    whole, _, parts = result.stdout.partition("\nParts of these, for --eject:\n\n")
    assert (result.exit_code, whole) == (
        0,
        "ministers-brief           md    templates/ministers-brief.md.j2\n"
        "report                    html  default/report.html.j2\n"
        "report                    md    default/report.md.j2\n",
    )
    assert parts.startswith(
        "each/index                html  default/each/index.html.j2\n"
        "each/index                md    default/each/index.md.j2\n"
        "report                    css   default/report.css.j2\n"
        "sections/about            html  default/sections/about.html.j2\n"
    )
    assert "sections/glance           md    templates/sections/glance.md.j2\n" in parts
    assert not (plan / "reports").exists()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (
            ("--period", "2025-26-Q5"),
            "'2025-26-Q5' is not a period of this plan, which reports quarterly (write it like 2025-26-Q1)",
        ),
        (("--period", "2030-31-Q1"), "2030-31-Q1 had not begun on 2026-02-01: it begins on 1 July 2030"),
        (("--as-at", "2026-02-02"), "--as-at 2026-02-02 is still to come: a report shows what was known on a day"),
        (("--template", "brief"), "there is no template 'brief' for --format md (there is: report)"),
    ],
)
def test_what_cannot_be_reported_is_one_line_and_exit_code_2(plan: Path, options: tuple[str, ...], reason: str) -> None:
    result = report(plan, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == f"poa: {reason}"
    assert not (plan / "reports").exists()


@pytest.mark.parametrize(
    "option",
    [
        ("--format", "odt"),
        ("--audience", "press"),
        ("--as-at", "1.2.2026"),
        ("--reference-docx", "letterhead.docx"),
    ],
)
def test_wrong_use_is_exit_code_2(plan: Path, option: tuple[str, str]) -> None:
    assert report(plan, *option).exit_code == 2


def test_half_of_a_record_makes_no_report(plan: Path) -> None:
    write_files(plan, {"measures/GOV-001.yaml": "id: GOV-001\ntitle: T\ngoal: permits\nstatus: in_porgress\n"})
    result = report(plan)
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "poa: cannot make a report: the files have 1 error; `poa validate` lists them\n",
    )
    write_files(plan, {"agencies.yaml": "agencies: 1\n"})
    assert report(plan).stderr == "poa: cannot make a report: the files have 2 errors; `poa validate` lists them\n"


def test_what_is_wrong_in_the_plan_is_shown_beside_its_report(plan: Path) -> None:
    path = plan / "measures/GOV-001.yaml"
    text = path.read_text(encoding="utf-8")
    assert "lead_agency: WORKS " in text
    path.write_text(text.replace("lead_agency: WORKS ", "lead_agency: WORK "), encoding="utf-8")
    result = report(plan, "--period", "2025-26-Q2")
    assert (result.exit_code, result.stdout) == (1, f"{plan}/reports/2025-26-Q2.md\n")
    assert result.stderr == "poa: the plan has 1 error, and this report repeats them; `poa validate` lists them\n"
    each = report(plan, "--period", "2025-26-Q2", "--each", "agency")
    assert (each.exit_code, each.stderr) == (1, result.stderr)


def test_what_only_warns_does_not_keep_a_report_from_being_made(plan: Path) -> None:
    write_files(plan, {"measures/notes.yml": "a file that is not read\n"})
    assert report(plan).exit_code == 0


def test_a_place_that_cannot_be_written_leaves_nothing(plan: Path) -> None:
    write_files(plan, {"reports": "a file where the folder should be\n"})
    result = report(plan)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == (
        f"poa: cannot write {plan}/reports/2025-26-Q2.md: what should be a folder above it is a file"
    )


@pytest.mark.parametrize("output", ["md", "html"])
def test_the_same_record_gives_the_same_bytes_on_any_machine(plan: Path, output: str) -> None:
    def printed(**environment: str) -> bytes:
        command = [sys.executable, "-c", "from poa_tracker.cli.main import main; main()", "report"]
        options = ["--root", str(plan), "--format", output, "--output", "-", "--period", "2025-26-Q2"]
        done = subprocess.run(
            [*command, *options, "--as-at", TODAY, "--audience", "internal"],
            env=os.environ | environment,
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout

    here = printed(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", PYTHONUTF8="0")
    there = printed(PYTHONHASHSEED="4711", TZ="Pacific/Auckland", LC_ALL="C.UTF-8", PYTHONIOENCODING="latin-1")
    assert len(here) > 10_000
    assert here == there


def test_the_order_in_which_files_are_found_does_not_matter(plan: Path, tmp_path: Path) -> None:
    files = story.files()
    moved = {path.replace("measures/GOV", "measures/z/GOV"): text for path, text in reversed(files.items())}
    other = write_files(tmp_path / "other", moved)
    assert report(plan, "--output", "-").stdout == report(other, "--output", "-").stdout


def test_of_one_agency_or_one_goal(plan: Path) -> None:
    for options, name, part in (
        (("--agency", "works"), "2025-26-Q2-INTERIOR.md", "Measures led by Ministry of the Interior"),
        (("--goal", "courts"), "2025-26-Q2-courts.md", "Measures of the goal Fairer courts"),
        (
            ("--agency", "JUSTICE", "--goal", "courts", "--format", "html", "--audience", "internal"),
            "2025-26-Q2-JUSTICE-courts-internal.html",
            "Measures of the goal Fairer courts led by Ministry of Justice",
        ),
    ):
        result = report(plan, *options)
        assert (result.exit_code, result.stdout) == (0, f"{plan}/reports/{name}\n")
        assert part in (plan / "reports" / name).read_text(encoding="utf-8")


def test_of_each_agency_in_a_folder(plan: Path, tmp_path: Path) -> None:
    result = report(plan, "--each", "agency", "--format", "html")
    folder = plan / "reports" / "2025-26-Q2-by-agency"
    names = ["index.html", "2025-26-Q2-INTERIOR.html", "2025-26-Q2-JUSTICE.html"]
    assert (result.exit_code, result.stdout) == (0, "".join(f"{folder}/{name}\n" for name in names))
    assert "Making reports" not in result.stderr, "a bar is for a terminal"
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    result = report(plan, "--each", "agency", "--goal", "courts", "--output", str(tmp_path / "new"))
    assert result.stdout == f"{tmp_path}/new/index.md\n{tmp_path}/new/2025-26-Q2-JUSTICE.md\n"


def test_where_one_report_cannot_be_made_none_is_written(plan: Path) -> None:
    write_files(plan, {"templates/report.md.j2": "{% if front.part %}{{ nothing }}{% endif %}"})
    result = report(plan, "--each", "agency")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith("poa: templates/report.md.j2, line 1: there is no 'nothing'")
    assert not (plan / "reports").exists()


@pytest.mark.parametrize("goal", ["courts", "Fairer courts", "law"])
def test_a_goal_is_known_by_its_id_title_or_prefix(plan: Path, goal: str) -> None:
    assert report(plan, "--goal", goal).stdout == f"{plan}/reports/2025-26-Q2-courts.md\n"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--agency", "Justise"), "no agency 'Justise' (did you mean 'JUSTICE'?)"),
        (("--goal", "permit"), "no goal 'permit' (did you mean 'permits'?)"),
        (("--each", "agency", "--output", "-"), "--each agency writes several files: name a folder with --output"),
        (
            ("--each", "agency", "--agency", "JUSTICE"),
            "--each agency already writes a report for every agency; leave --agency out",
        ),
    ],
)
def test_a_part_that_cannot_be_meant(plan: Path, options: tuple[str, ...], reason: str) -> None:
    result = report(plan, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == f"poa: {reason}"
    assert not (plan / "reports").exists()


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal_and_nothing_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    from poa_tracker.cli.terminal import progress

    monkeypatch.setenv("TERM", "xterm")
    watched, piped = Terminal(), io.StringIO()
    for stream in (watched, piped):
        with progress("Making reports", 3, stream) as advance:
            assert [advance(number) for number in range(3)] == [0, 1, 2]
    assert "Making reports" in watched.getvalue()
    assert "100%" in watched.getvalue()
    assert piped.getvalue() == ""


@pytest.mark.parametrize(
    ("named", "options", "written"),
    [
        ("report", (), "report.md.j2"),
        ("report", ("--format", "html"), "report.html.j2"),
        ("report.css", (), "report.css.j2"),
        ("sections/glance", ("--format", "html"), "sections/glance.html.j2"),
        ("sections/glance.html.j2", (), "sections/glance.html.j2"),
        ("each/index", (), "each/index.md.j2"),
    ],
)
def test_a_template_to_start_from(plan: Path, named: str, options: tuple[str, ...], written: str) -> None:
    from poa_tracker.report.section_blocks import with_sections
    from poa_tracker.report.template_folders import DEFAULTS

    before = report(plan, "--output", "-", "--format", "html").stdout
    result = report(plan, "--eject", named, *options)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{plan}/templates/{written}\n", "")
    source = (DEFAULTS / written).read_text(encoding="utf-8")
    assert (plan / "templates" / written).read_text(encoding="utf-8") == with_sections(source, written)
    assert report(plan, "--output", "-", "--format", "html").stdout == before, "a copy changes nothing yet"
    assert not (plan / "reports").exists()


def test_a_template_that_the_plan_has_is_not_written_over(plan: Path) -> None:
    write_files(plan, {"templates/report.md.j2": "Mine\n"})
    result = report(plan, "--eject", "report")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "poa: templates/report.md.j2 already exists; poa did not change it\n"
    assert (plan / "templates/report.md.j2").read_text(encoding="utf-8") == "Mine\n"


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("raport", "the package has no template 'raport' (did you mean 'report'?); --list shows the ones it has"),
        ("sections/glanse", "the package has no template 'sections/glanse' (did you mean 'sections/glance'?)"),
        ("../report", "the package has no template '../report' (did you mean 'report'?)"),
        ("/etc/passwd", "the package has no template '/etc/passwd'; --list shows the ones it has"),
    ],
)
def test_a_template_that_is_not_there_cannot_be_copied(plan: Path, named: str, reason: str) -> None:
    result = report(plan, "--eject", named)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"poa: {reason}")
    assert not (plan / "templates").exists()


def test_nothing_is_written_through_a_link_that_leads_out_of_the_plan(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (plan / "templates").symlink_to(tmp_path / "outside")
    result = report(plan, "--eject", "report")
    assert result.exit_code == 2
    assert result.stderr == "poa: templates/ is a link that leads out of the plan, so poa does not follow it\n"
    assert list((tmp_path / "outside").iterdir()) == []


def test_in_another_language_beside_that_of_the_plan(plan: Path) -> None:
    named = ("--period", "2025-26-Q2", "--language", "mi")
    assert report(plan, *named).stdout == f"{plan}/reports/2025-26-Q2-mi.md\n"
    text = (plan / "reports/2025-26-Q2-mi.md").read_text(encoding="utf-8")
    assert "**Pūrongo ā-hauwhā: Q2 2025/26 (mai i 1 Oketopa ki 31 Tīhema 2025)**\n" in text
    assert "Parts of this report are not yet translated and stand in English." in text
    each = report(plan, *named, "--each", "agency").stdout.split()
    assert f"{plan}/reports/2025-26-Q2-by-agency-mi/2025-26-Q2-JUSTICE-mi.md" in each
    assert report(plan, "--period", "2025-26-Q2", "--language", "en-NZ").stdout == f"{plan}/reports/2025-26-Q2.md\n"


def test_a_language_that_nobody_has_translated_reports_into(plan: Path) -> None:
    result = report(plan, "--language", "xx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "poa: there is no translation into 'xx' (choose en, mi)\n"
