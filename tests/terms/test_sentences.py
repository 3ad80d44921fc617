"""Sentences are English text, and are said in another language when they are shown."""

import copy
import pickle
from datetime import date
from decimal import Decimal

import pytest

from tarife.terms import sentences
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.money import Money
from tarife.terms.sentences import Sentence, in_language, say

TURKISH = Language.TURKISH


@pytest.fixture(autouse=True)
def known(monkeypatch):
    texts = {
        "no {currency} card holds {market}": "{market} hiçbir {currency} listesinde yok",
        "{count:,} messages": "{count:,} mesaj",
        "it lacks {parts}": "eksikler: {parts}",
        "rates of {name!r}": "{name!r} ücretleri",
        "Turkey": "Türkiye",
    }
    known = {("", text): said for text, said in texts.items()}
    monkeypatch.setattr(sentences, "catalogue", lambda _: known)


def test_a_sentence_is_its_english_text():
    sentence = say("no {currency} card holds {market}", currency="USD", market="Turkey")

    assert sentence == "no USD card holds Turkey"
    assert hash(sentence) == hash("no USD card holds Turkey")


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 rates are new"), (1, "1 rate is new"), (2000, "2,000 rates are new")],
)
def test_a_number_brings_the_word_for_one_or_for_several(count, said):
    assert say("{count:,|rate|rates} {count:-|is|are} new", count=count) == said


def test_a_sentence_is_said_in_another_order():
    sentence = say("no {currency} card holds {market}", currency="USD", market=say("Turkey"))

    assert in_language(sentence, TURKISH) == "Türkiye hiçbir USD listesinde yok"
    assert in_language(sentence, Language.ENGLISH) == "no USD card holds Turkey"


def test_a_plain_text_comes_back():
    assert in_language("Turkey", TURKISH) == "Turkey"


def test_a_sentence_without_translation_stays_english_with_local_numbers():
    assert in_language(say("{count:,} people", count=1234), TURKISH) == "1.234 people"


def pickled(sentence):
    return pickle.loads(pickle.dumps(sentence))  # noqa: S301 - our own


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_can_be_said_too(again):
    sentence = again(say("{count:,} messages", count=1234))

    assert (type(sentence), sentence) == (Sentence, "1,234 messages")
    assert in_language(sentence, TURKISH) == "1.234 mesaj"


def test_members_of_a_tuple_stand_with_commas():
    sentence = say("it lacks {parts}", parts=("USD", say("Turkey")))

    assert sentence == "it lacks USD, Turkey"
    assert in_language(sentence, TURKISH) == "eksikler: USD, Türkiye"


def test_a_quoted_name_is_quoted_in_every_language():
    sentence = say("rates of {name!r}", name=say("Turkey"))

    assert sentence == "rates of 'Turkey'"
    assert in_language(sentence, TURKISH) == "'Türkiye' ücretleri"


@pytest.mark.parametrize(
    ("template", "value", "english", "turkish"),
    [
        ("{x}", 1234, "1234", "1234"),
        ("{x:,}", 1234, "1,234", "1.234"),
        ("{x:.1f}", 1.25, "1.2", "1,2"),
        ("{x}", Decimal("0.0109"), "0.0109", "0,0109"),
        ("{x}", Money(1_234_500_000, "TRY"), "1,234.50 TRY", "1.234,50 TRY"),
        ("{x}", date(2026, 10, 1), "2026-10-01", "1 Ekim 2026"),
        ("{x:MMMM y}", date(2026, 10, 1), "October 2026", "Ekim 2026"),
        ("{x:d MMM}", date(2026, 10, 1), "1 Oct", "1 Eki"),
        ("{x}", BillingMonth(2026, 11), "2026-11", "Kasım 2026"),
        ("{x}", Period(BillingMonth(2026, 11)), "2026-11", "Kasım 2026"),
        (
            "{x}",
            Period(BillingMonth(2026, 11), 3),
            "2026-11 to 2027-01",
            "Kasım 2026 to Ocak 2027",
        ),
        ("{x}", "1,234.5", "1,234.5", "1,234.5"),
        ("{x}", Category.UTILITY, "utility", "utility"),
    ],
)
def test_values_are_written_as_the_language_writes_them(template, value, english, turkish):
    sentence = say(template, x=value)

    assert (str(sentence), in_language(sentence, TURKISH)) == (english, turkish)


def test_a_number_that_is_named_has_the_separators_of_its_language():
    told = say(
        "{sent!r} of {people!r} in {half!r}, {text!r}, {flag!r}",
        sent=120_000,
        people=10_000,
        half=0.5,
        text="1000",
        flag=True,
    )

    assert told == "120,000 of 10,000 in 0.5, '1000', True"
    assert in_language(told, Language.TURKISH) == "120.000 of 10.000 in 0,5, '1000', True"
