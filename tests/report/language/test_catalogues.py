"""The catalogues in the repository: up to date, and without a fault that a program can find."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from poa_tracker.report.language import languages

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def words() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words", ROOT / "docs" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_is_before_translators(words: ModuleType) -> None:
    template = words.collected()
    assert len(template) > 300
    assert words.TEMPLATE.read_text(encoding="utf-8") == words.written(template), "make words"
    assert len(words.paths()) == len(languages()) - 1
    for path in words.paths():
        assert path.read_text(encoding="utf-8") == words.written(words.updated(path, template)), "make words"


def test_no_translation_has_a_placeholder_of_its_own(words: ModuleType) -> None:
    template = words.collected()
    for path in words.paths():
        catalogue = words.updated(path, template)
        assert [*words.faults(catalogue)] == []
        assert all("python-format" in one.flags for one in catalogue if one.id and "%(" in str(one.id))


def test_a_wrong_placeholder_is_found(words: ModuleType) -> None:
    catalogue = words.collected()
    catalogue.locale = "mi"
    catalogue.get("on %(day)s").string = "i te %(ra)s"
    assert [one.partition(":")[0] for one in words.faults(catalogue)] == ["'on %(day)s'"]
