"""Charts and the page can be drawn in a language without the window."""

from datetime import date

from tarife.charts.kit.words import ENGLISH, PAGE_ENGLISH, page_words_in, words_in
from tarife.plan.names import UTILITY, given
from tarife.terms.languages import Language
from tarife.terms.money import Money


def test_turkish_words_write_numbers_and_days_as_turkish_does():
    words = words_in(Language.TURKISH)

    assert words.amount(Money(1_234_500_000, "TRY")) == "1.234,50"
    assert words.weekday(date(2026, 11, 3)) == "3 Kas Sal"
    assert words.daily_title != ENGLISH.daily_title


def test_turkish_words_name_places_and_lines_of_the_grid():
    words = words_in(Language.TURKISH)

    assert words.place("Germany") == "Almanya"
    assert words.tell(given(UTILITY, code="DE")) == "DE fayda"
    assert words.tell("DE utility") == "DE utility"


def test_english_words_are_as_they_are_declared():
    assert words_in(Language.ENGLISH) is ENGLISH
    assert page_words_in(Language.ENGLISH) == PAGE_ENGLISH


def test_the_page_is_turkish():
    assert page_words_in(Language.TURKISH).headline != PAGE_ENGLISH.headline
