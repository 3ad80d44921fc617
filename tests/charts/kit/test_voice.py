"""Charts speak a language whole: its words, its separators, its days."""

from datetime import date

from tarife.charts.kit.voice import ENGLISH, voice_in
from tarife.plan.names import UTILITY_LINE, given
from tarife.terms.languages import Language
from tarife.terms.money import Money

TURKISH = voice_in(Language.TURKISH)


def test_numbers_are_written_as_the_language_does():
    amount = Money(1_234_567_890, "USD")

    assert ENGLISH.money(amount) == "1,234.57 USD"
    assert TURKISH.money(amount) == "1.234,57 USD"
    assert TURKISH.amount(Money(5_000_000, "IDR")) == "5"
    assert TURKISH.count(12_345) == "12.345"
    assert [ENGLISH.share(0.125), TURKISH.share(0.125)] == ["12.5 %", "%12,5"]


def test_a_sign_says_more_or_less_and_nothing_is_no_less():
    signed = ENGLISH.signed_share

    assert [signed(0.125), signed(-0.125), signed(0)] == ["+12.5 %", "−12.5 %", "+0.0 %"]  # noqa: RUF001
    before, dear, cheap = (Money(micros, "USD") for micros in (2_000_000, 3_000_000, 500_000))
    more = [ENGLISH.more(before, after) for after in (dear, cheap, before)]
    assert more == ["+1.00", "−1.50", "+0.00"]  # noqa: RUF001


def test_days_are_named_as_the_language_does():
    assert ENGLISH.weekday(date(2026, 11, 3)) == "Tue 3 Nov"
    assert TURKISH.weekday(date(2026, 11, 3)) == "3 Kas Sal"


def test_texts_places_and_lines_of_the_grid_are_said_in_turkish():
    assert TURKISH.say("Cost per day ({currency})", currency="TRY") == "Günlük maliyet (TRY)"
    assert TURKISH.territory("Germany") == "Almanya"
    assert TURKISH.tell(given(UTILITY_LINE, place="Germany")) == "Almanya fayda"
    assert TURKISH.tell("DE utility") == "DE utility"
