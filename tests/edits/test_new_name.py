"""Ids that people would have chosen themselves."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poa_tracker.edits.new_name import agency_id, measure_prefix, slug, unique
from poa_tracker.model.scalar import ID_PATTERN, SLUG_PATTERN


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ministry of Business, Innovation and Employment", "MBIE"),
        ("Department of Labour", "DOL"),
        ("Ministry for the Environment", "MFE"),
        ("New Zealand Police", "NZP"),
        ("NZ Police", "NZP"),
        ("Oranga Tamariki", "OT"),
        ("Ngā Pirihimana o Aotearoa", "NPA"),
        ("Police", "POLICE"),
        ("MBIE", "MBIE"),
        ("Bundesverwaltungsamt", "BUNDESVERWAL"),
        ("office of the clerk", "OOTC"),
        ("2degrees", "AGENCY2DEGREES"),
        ("Justice of the Peace", "JOP"),
        ("the Royal Mint", "RM"),
        ("the Ministry of Works", "MW"),
        ("A2 Milk Board", "A2MB"),
        ("NZTA Waka Kotahi", "NZTAWK"),
        ("SCION Crown Research", "SCR"),
        ("許可", "AGENCY"),
    ],
)
def test_an_agency_is_called_by_its_initials(name: str, short: str) -> None:
    assert agency_id(name) == short


@pytest.mark.parametrize(
    ("title", "goal_id", "prefix"),
    [
        ("Prevention", "prevention", "PREV"),
        ("Shorter waiting times", "shorter-waiting-times", "SWT"),
        ("Care for victims", "care-for-victims", "CV"),
        ("Te Tiriti o Waitangi", "te-tiriti-o-waitangi", "TW"),
        ("Māori wellbeing", "maori-wellbeing", "MW"),
        ("90 % recycled", "goal-90-recycled", "RECY"),
        ("Help people who have nowhere to go to find a home", "help-people-who-have-nowhere-to-go-to", "HPHN"),
        ("許可", "goal", "GOAL"),
        ("Do it all", "do-it-all", "DIA"),
        ("Roads that are safe for children of every town", "roads-that-are-safe-for-children-of", "RTSC"),
        (f"{'a' * 19} {'b' * 20}", f"{'a' * 19}-{'b' * 20}", "AB"),
        (f"{'a' * 20} {'b' * 20}", "a" * 20, "AB"),
    ],
)
def test_a_goal_is_called_by_its_words(title: str, goal_id: str, prefix: str) -> None:
    assert (slug(title, "goal"), measure_prefix(title)) == (goal_id, prefix)


def test_what_is_taken_gets_a_number() -> None:
    assert unique("DOL", []) == "DOL"
    assert unique("DOL", ["DOL", "DOL2"]) == "DOL3"
    assert unique("permits", ["permits"], "-") == "permits-2"


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_whatever_the_name_the_id_is_one(name: str) -> None:
    assert re.fullmatch(SLUG_PATTERN, slug(name, "goal"))
    assert re.fullmatch(ID_PATTERN, agency_id(name))
    assert re.fullmatch(ID_PATTERN, measure_prefix(name))
