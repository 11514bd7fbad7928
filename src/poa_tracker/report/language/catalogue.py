"""Catalogues: the report's English sentences and what a translator made of them, as gettext keeps them."""

import io
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from poa_tracker.model import primary_language

FOLDER = Path(__file__).parent.parent / "locale"
"""`mi/LC_MESSAGES/messages.po`, …: the files that translators work on are those that are read."""

DOMAIN = "messages"


class Catalogue(NamedTuple):
    """The sentences of one language."""

    translations: NullTranslations
    is_complete: bool
    """Whether no sentence stands in English."""


class _Missing(NullTranslations):
    """Shows of a sentence that there is none, which gettext itself does not."""

    def gettext(self, message: str) -> str:  # noqa: ARG002
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return ""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        return ""


EMPTY = Catalogue(_Missing(), is_complete=False)


def languages() -> list[str]:
    """The tags of all languages that reports can be written in; English needs no catalogue."""
    return sorted({"en", *(path.name.replace("_", "-") for path in FOLDER.iterdir() if _file(path.name).is_file())})


def find_catalogue(tag: str) -> Catalogue:
    """That of a language, given as a BCP 47 tag; of `mi-NZ` that of `mi`. Empty where there is none."""
    for one in (tag, primary_language(tag)):
        name = next((known for known in languages() if known.casefold() == one.casefold() and known != "en"), None)
        if name:
            return read_catalogue(_file(name.replace("-", "_")))
    return EMPTY


@lru_cache(maxsize=8)
def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in a `.po` file. Sentences that are missing, or marked as unsure (`fuzzy`), are not in it."""
    with path.open("rb") as file:
        written = read_po(file, ignore_obsolete=True)
    compiled = io.BytesIO()
    write_mo(compiled, written)
    compiled.seek(0)
    translations = GNUTranslations(compiled)
    translations.add_fallback(_Missing())
    return Catalogue(translations, all(_is_translated(one.string) for one in written if one.id and not one.fuzzy))


def _file(name: str) -> Path:
    return FOLDER / name / "LC_MESSAGES" / f"{DOMAIN}.po"


def _is_translated(string: str | list[str] | tuple[str, ...] | None) -> bool:
    return all(string) if isinstance(string, (list, tuple)) else bool(string)
