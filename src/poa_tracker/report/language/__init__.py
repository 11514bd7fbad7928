"""The language a report is written in: its words from a catalogue, its dates, numbers and plurals by locale.

To add a language: `make words LANGUAGE=fr`, then fill in the catalogue that it writes (docs/languages.md).
"""

from poa_tracker.report.language.catalogue import languages
from poa_tracker.report.language.language import Language
from poa_tracker.report.language.phrase import Phrase

__all__ = ["Language", "Phrase", "languages"]
