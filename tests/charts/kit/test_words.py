"""Charts speak a language whole: its words, its separators, its days."""

from dataclasses import replace
from datetime import date

from tarife.billing.eras import EraId
from tarife.billing.ledger import Reason
from tarife.charts.kit.words import ENGLISH
from tarife.terms.categories import Category
from tarife.terms.money import Money

TURKISH = replace(
    ENGLISH,
    thousands=".",
    point=",",
    months=("Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"),
    weekdays=("Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz"),
    weekday_form="{day} {weekday}",
)


def test_everything_has_a_word():
    assert set(ENGLISH.categories) == set(Category)
    assert set(ENGLISH.reasons) == set(Reason)
    assert set(ENGLISH.eras) == set(ENGLISH.models) == set(EraId)


def test_numbers_are_written_as_the_language_does():
    amount = Money(1_234_567_890, "USD")

    assert ENGLISH.money(amount) == "1,234.57 USD"
    assert TURKISH.money(amount) == "1.234,57 USD"
    assert TURKISH.amount(Money(5_000_000, "IDR")) == "5"
    assert TURKISH.count(12_345) == "12.345"
    assert TURKISH.share(0.125) == "12,5 %"


def test_a_sign_says_more_or_less_and_nothing_is_no_less():
    signed = ENGLISH.signed_share

    assert [signed(0.125), signed(-0.125), signed(0)] == ["+12.5 %", "−12.5 %", "+0.0 %"]  # noqa: RUF001
    before, dear, cheap = (Money(micros, "USD") for micros in (2_000_000, 3_000_000, 500_000))
    more = [ENGLISH.more(before, after) for after in (dear, cheap, before)]
    assert more == ["+1.00", "−1.50", "+0.00"]  # noqa: RUF001


def test_days_are_named_as_the_language_does():
    assert ENGLISH.weekday(date(2026, 11, 3)) == "Tue 3 Nov"
    assert TURKISH.weekday(date(2026, 11, 3)) == "3 Kas Sal"
