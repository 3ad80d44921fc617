"""What cards say of where they come from is said in the language of the person."""

import csv
import re

import pytest

from tarife.assets import card_folder, load_book
from tarife.rates.provenance import phrase
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language

ENGLISH_WORDS = re.compile(r"\b(of|the|and|card|market|figure|rate|from|which|is)\b")


def turkish(text):
    return in_language(phrase(text), Language.TURKISH)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("very high", "çok yüksek"),
        (
            "imported on 2026-10-01 from rates.csv",
            "1 Ekim 2026 günü şuradan içe aktarıldı: rates.csv",
        ),
        ("utility of Turkey", "Türkiye için fayda"),
        (
            "every rate of Chile, Egypt and 4 more markets",
            "şu ülkelerin bütün ücretleri: Şili, Mısır ve 4 ülke daha",
        ),
        ("utility of Chile and 1 more market", "Şili ve 1 ülke daha için fayda"),
        ("utility of Italy and Germany", "İtalya ve Almanya için fayda"),
        ("list rate; seen (x.csv)", "liste ücreti; görüldü (x.csv)"),
        ("effective 2026-02-31", "2026-02-31 gününden beri geçerli"),
        ("what my partner told me", "what my partner told me"),
        ("", ""),
    ],
)
def test_a_phrase_is_said_in_turkish(text, said):
    assert turkish(text) == said
    assert phrase(text) == text


def test_every_phrase_of_the_shipped_cards_has_its_turkish():
    facts = [card.provenance for card in load_book().cards]
    told = {
        one
        for fact in facts
        for one in (fact.source, fact.confidence, *fact.missing, fact.note)
    }

    assert len(told) > 30
    assert {text for text in told if ENGLISH_WORDS.search(turkish(text))} == set()


def test_every_note_of_a_shipped_rate_has_its_turkish():
    files = (file for file in card_folder().iterdir() if file.name[0].isdigit())
    rows = (
        row for file in files for row in csv.DictReader(file.read_text("utf-8").splitlines())
    )
    notes = {row["note"] for row in rows}

    assert len(notes) > 30
    assert {note for note in notes if ENGLISH_WORDS.search(turkish(note))} == set()
