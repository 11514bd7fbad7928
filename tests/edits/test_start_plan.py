"""The files of a new plan: right whatever a person calls things, and dated so that nothing is late on the first day."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from poa_tracker.document import read
from poa_tracker.document.format import format_document
from poa_tracker.edits.start_plan import FirstAgency, FirstGoal, NewPlan, agencies_of, as_text, goals_of, starter_files
from poa_tracker.errors import UsageError
from poa_tracker.model import Cycle, Frequency
from poa_tracker.register.key_order import key_order

TODAY = date(2026, 11, 24)


def new_plan(
    *,
    title: str = "Road safety",
    frequency: Frequency = Frequency.QUARTERLY,
    month: int = 7,
    start: date = date(2026, 10, 1),
    end: date | None = None,
    goals: tuple[str, ...] = ("Safer roads", "Safer vehicles"),
    agencies: tuple[str, ...] = ("Ministry of Transport", "POLICE=New Zealand Police"),
    requirement: str | None = None,
) -> NewPlan:
    return NewPlan(
        id="road-safety",
        title=title,
        cycle=Cycle(frequency, month),
        start=start,
        end=end,
        goals=goals_of(goals),
        agencies=agencies_of(agencies),
        today=TODAY,
        requirement=requirement,
    )


def without_comments(text: str) -> str:
    return "".join(f"{line}\n" for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def test_the_plan_in_full() -> None:
    files = starter_files(new_plan())
    assert list(files)[-1] == "plan.yaml", "without it a folder that is only half written is no plan"
    assert without_comments(files["plan.yaml"]) == (
        "id: road-safety\n"
        "title: Road safety\n"
        "period:\n"
        "  start: 2026-10-01\n"
        "reporting:\n"
        "  frequency: quarterly\n"
        "  fiscal_year_start: 7\n"
        "  returns_due_days: 15\n"
        "goals:\n"
        "  - id: safer-roads\n"
        "    title: Safer roads\n"
        "    prefix: SR\n"
        "  - id: safer-vehicles\n"
        "    title: Safer vehicles\n"
        "    prefix: SV\n"
    )
    assert without_comments(files["agencies.yaml"]) == (
        "agencies:\n  - id: MOT\n    name: Ministry of Transport\n  - id: POLICE\n    name: New Zealand Police\n"
    )
    assert without_comments(files["measures/safer-roads/SR-01.yaml"]) == (
        "id: SR-01\n"
        "title: 'Example: publish a guide to the service in three languages'\n"
        "goal: safer-roads\n"
        "lead_agency: MOT\n"
        "status: not_started\n"
        "added: 2026-10-01\n"
        "start: 2027-01-01\n"
        "due: 2027-06-30\n"
        "success_measure: Eight in ten readers say that they found what they were looking for.\n"
        "milestones:\n"
        "  - id: M1\n"
        "    title: Agree the text with the people who answer enquiries\n"
        "    due: 2027-03-31\n"
        "  - id: M2\n"
        "    title: >-\n"
        "      Publish the guide on the website and in every office, and tell the organisations that advise the public\n"
        "    due: 2027-06-30\n"
    )
    assert files["measures/safer-vehicles/.gitkeep"] == ""


@pytest.mark.parametrize("end", [None, date(2030, 6, 30)])
def test_the_files_are_in_the_form_that_they_are_to_keep(end: date | None) -> None:
    files = starter_files(new_plan(end=end))
    paths = {"plan": "plan.yaml", "agencies": "agencies.yaml", "measure": "measures/safer-roads/SR-01.yaml"}
    for kind, path in paths.items():
        text = files[path]
        assert format_document(read(text.encode()), key_order(kind)).decode() == text
        assert not text.startswith("\n")
    assert not [path for path, text in files.items() if "\n\n\n" in text]


def test_a_title_may_have_lines_and_tabs() -> None:
    assert as_text(" Roads\n\tand rails ", "the title") == "Roads\n\tand rails"


def test_the_return_that_the_example_shows_is_one() -> None:
    text = starter_files(new_plan())["measures/safer-roads/SR-01.yaml"]
    shown = text[text.index("# updates:") :].replace("# ", "")
    assert read(shown.encode()).data == {
        "updates": [
            {
                "period": "2026-27-Q3",
                "submitted": "2027-04-10",
                "status": "in_progress",
                "confidence": "on_track",
                "summary": "The text is drafted and was tried with twelve readers.",
            }
        ]
    }


@pytest.mark.parametrize(
    ("frequency", "start", "end", "dates", "first"),
    [
        (Frequency.QUARTERLY, "2026-10-01", None, ["2027-01-01", "2027-03-31", "2027-06-30"], None),
        (Frequency.MONTHLY, "2026-11-01", None, ["2026-12-01", "2026-12-31", "2027-01-31"], None),
        (Frequency.YEARLY, "2026-07-01", None, ["2027-07-01", "2028-06-30", "2029-06-30"], None),
        (Frequency.QUARTERLY, "2028-07-01", None, ["2028-07-01", "2028-09-30", "2028-12-31"], None),
        (Frequency.QUARTERLY, "2020-07-01", None, ["2027-01-01", "2027-03-31", "2027-06-30"], "2026-27-Q2"),
        (Frequency.QUARTERLY, "2026-10-01", "2027-02-15", ["2027-01-01", "2027-02-15", "2027-02-15"], None),
        (Frequency.QUARTERLY, "2020-07-01", "2024-06-30", ["2020-07-01", "2020-09-30", "2020-12-31"], None),
        (Frequency.QUARTERLY, "2020-07-01", "2026-11-23", ["2020-07-01", "2020-09-30", "2020-12-31"], None),
        (Frequency.QUARTERLY, "2020-07-01", "2026-11-24", ["2026-11-24"] * 3, "2026-27-Q2"),
        (Frequency.QUARTERLY, "2020-07-01", "2028-06-30", ["2027-01-01", "2027-03-31", "2027-06-30"], "2026-27-Q2"),
    ],
)
def test_dates_lie_in_the_plan_and_ahead_where_they_can(
    frequency: Frequency, start: str, end: str | None, dates: list[str], first: str | None
) -> None:
    plan = new_plan(frequency=frequency, start=date.fromisoformat(start), end=date.fromisoformat(end) if end else None)
    files = starter_files(plan)
    measure = read(files["measures/safer-roads/SR-01.yaml"].encode()).data
    assert [measure["start"], measure["milestones"][0]["due"], measure["due"]] == dates
    assert (measure["added"], measure["milestones"][1]["due"]) == (start, dates[2])
    data = read(files["plan.yaml"].encode()).data
    assert data["period"] == {"start": start, **({"end": end} if end else {})}
    assert data["reporting"].get("first") == first


TEXTS = st.text(min_size=1, max_size=150).filter(
    lambda text: bool(text.strip()) and all(one.isprintable() or one in "\n\t" for one in text)
) | st.sampled_from(
    ["no", "Reduce: emissions # by half", "{{ plan.id }}", "- 'a' \"b\"", "Kaupapa Māori\nrua", "1:30", "…", "[x](y)"]
)


@settings(max_examples=50, deadline=None)
@given(title=TEXTS, goal=TEXTS, agency=TEXTS)
def test_whatever_things_are_called_the_files_say_it(title: str, goal: str, agency: str) -> None:
    plan = new_plan(title=as_text(title, "title"))._replace(
        goals=(FirstGoal("goal", as_text(goal, "goal"), "GOAL"),),
        agencies=(FirstAgency("ONE", as_text(agency, "name")),),
    )
    files = starter_files(plan)
    for path, keys, text in (
        ("plan.yaml", ("title",), title),
        ("plan.yaml", ("goals", 0, "title"), goal),
        ("agencies.yaml", ("agencies", 0, "name"), agency),
    ):
        document = read(files[path].encode())
        assert document.faults == ()
        assert format_document(document, key_order(path.removesuffix(".yaml"))) == files[path].encode()
        for data in (document.data, YAML(typ="safe").load(io.StringIO(files[path]))):
            for key in keys:
                data = data[key]
            assert data == text.strip()


def test_a_title_is_no_markup_in_the_readme() -> None:
    readme = starter_files(new_plan(title="Roads <b>[safer](x)</b>\n# now", goals=("*Safe*",)))["README.md"]
    assert readme.startswith("# Roads \\<b\\>\\[safer\\](x)\\</b\\> \\# now\n\nThis folder")
    assert "- \\*Safe\\*: `measures/safe/SAFE-01.yaml` and so on\n" in readme


@pytest.mark.parametrize("goal", ["A", "Safer roads", "Roads that are safe for every child of every town of ours"])
def test_what_the_readme_says_of_commands_is_one_column(goal: str) -> None:
    readme = starter_files(new_plan(goals=(goal,)))["README.md"]
    commands = [line for line in readme.splitlines() if line.startswith("$ poa ")]
    assert len(commands) == 6
    assert len({line.index("   # ") for line in commands}) == len({line.index("# ") for line in commands}) == 1


def test_shows_where_others_get_the_command() -> None:
    assert starter_files(new_plan(requirement="poa-tracker==1.2"))["requirements.txt"] == "poa-tracker==1.2\n"
    unknown = starter_files(new_plan())["requirements.txt"].splitlines()
    assert all(line.startswith("#") for line in unknown), "nothing is installed from a place that nobody named"


@pytest.mark.parametrize(("month", "name"), [(1, "January"), (7, "July"), (12, "December")])
def test_the_month_in_which_the_year_begins_is_named(month: int, name: str) -> None:
    readme = starter_files(new_plan(month=month))["README.md"]
    assert f"The fiscal year of this plan begins in {name}.\n" in readme


def test_a_goal_that_is_blank_or_named_twice_is_refused() -> None:
    for titles, message in (
        ((" ",), "the goal is blank: write a text"),
        (("Roads", "roads"), "the goal 'roads' is named twice"),
    ):
        with pytest.raises(UsageError) as raised:
            goals_of(titles)
        assert str(raised.value) == message


def test_a_title_that_begins_with_no_letter_is_a_goal() -> None:
    assert goals_of(["90 % recycled"])[0].id == "goal-90-recycled"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["moj=Justice"], "'moj' is not an id for an agency: write capitals, digits and hyphens, such as MOJ=Justice"),
        (["X=One", "X=Two"], "two agencies have the id 'X'"),
        (["Police", "police"], "the agency 'police' is named twice"),
        (["X="], "the agency is blank: write a text"),
        (["Police\x1b[2J"], "the agency has characters that cannot be shown: 'Police\\x1b[2J'"),
    ],
)
def test_an_agency_that_cannot_be_meant_is_refused(names: list[str], message: str) -> None:
    with pytest.raises(UsageError) as raised:
        agencies_of(names)
    assert str(raised.value) == message


def test_ids_are_given_once() -> None:
    assert agencies_of(["Department of Labour", "DOL=Department of Lakes", "Duty of Law"]) == (
        FirstAgency("DOL2", "Department of Labour"),
        FirstAgency("DOL", "Department of Lakes"),
        FirstAgency("DOL3", "Duty of Law"),
    )
    assert goals_of(["Safer roads", "Safer: roads!", "Some rivers"]) == (
        FirstGoal("safer-roads", "Safer roads", "SR"),
        FirstGoal("safer-roads-2", "Safer: roads!", "SR2"),
        FirstGoal("some-rivers", "Some rivers", "SR3"),
    )


def test_an_id_that_yaml_takes_for_something_else_is_quoted() -> None:
    files = starter_files(new_plan(goals=("Null",)))
    assert read(files["plan.yaml"].encode()).data["goals"][0] == {"id": "null", "title": "Null", "prefix": "NULL"}
    assert read(files["measures/null/NULL-01.yaml"].encode()).data["goal"] == "null"
