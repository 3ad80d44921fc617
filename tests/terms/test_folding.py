"""Case, accents and the dot of an i make no difference between names."""

import pytest

from tarife.terms.folding import capitalised, caseless, folded, folded_letters
from tarife.terms.languages import Language


@pytest.mark.parametrize("text", ["Diyarbakır", "DİYARBAKIR", "diyarbakir", "DIYARBAKIR"])
def test_every_i_is_one_letter(text):
    assert folded(text) == "diyarbakir"


def test_signs_and_accents_fall_away():
    assert folded("  Côte d'Ivoire & Çad ") == "cote d ivoire and cad"


def test_of_a_long_text_no_more_is_folded_than_a_name_has():
    assert folded("İ" * 30_000) == "i" * 1_000


def test_a_caseless_text_keeps_accents_and_signs():
    assert caseless("KASIM") == caseless("Kasım") == "kasim"
    assert caseless("11.11 Şubat") == "11.11 şubat"


@pytest.mark.parametrize("text", ["İstanbul ışık", "Übung", "ﬁx ß"])
def test_letters_keep_their_places_when_they_are_folded(text):
    assert len(folded_letters(text)) == len(text)


def test_letters_are_folded_like_names():
    assert folded_letters("İSTANBUL Işık Ü") == "istanbul isik u"


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("ilk gün", Language.TURKISH, "İlk gün"),
        ("ılık", Language.TURKISH, "Ilık"),
        ("in time", Language.ENGLISH, "In time"),
        ("", Language.TURKISH, ""),
    ],
)
def test_a_sentence_begins_with_the_capital_of_its_language(text, language, shown):
    assert capitalised(text, language) == shown
