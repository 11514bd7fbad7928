"""Every canonical value has a word that people read."""

from poa_tracker.model import DEFAULT_LABELS
from poa_tracker.vocabulary import TERMS


def test_there_is_a_word_for_every_term_and_for_nothing_else() -> None:
    assert len(TERMS) > 30
    assert set(DEFAULT_LABELS) == TERMS
    assert all(label[0].isupper() and "_" not in label for label in DEFAULT_LABELS.values())
