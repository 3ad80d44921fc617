"""Numbers are written, typed and pasted as people in Turkey do."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from tarife.gui.calendar.lanes import compact_count
from tarife.gui.text.estimates import DURATION, PERCENT, Estimate, estimate_text, read_estimate
from tarife.gui.text.languages import LanguageChoice as Spoken
from tarife.gui.text.languages import Languages
from tarife.gui.text.lever_scales import read_factor
from tarife.gui.text.money_texts import signed_percent
from tarife.gui.text.names import capitalised, sentence
from tarife.gui.text.numbers import percent_text, read_count, read_percent
from tarife.gui.text.schedules import read_moment
from tarife.gui.text.times import day_text
from tarife.gui.widgets.choosers import chooser_of, chosen_key
from tarife.gui.widgets.columns import Choice
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

TURKISH = QLocale("tr_TR")


@pytest.mark.parametrize("text", ["%7,6", "% 7,6", "7,6 %", "7,6%", "7,6"])
def test_the_sign_of_a_percentage_may_stand_on_either_side(text):
    assert read_percent(text, TURKISH) == pytest.approx(0.076)


def test_a_percentage_has_its_sign_first():
    assert percent_text(0.076, TURKISH) == "%7,6"
    assert signed_percent(-0.053, TURKISH) == "−%5,3"  # noqa: RUF001 - a true minus


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (Estimate(0.275, 0.2, 0.35), "%20–35"),  # noqa: RUF001 - a true dash
        (Estimate(0.22, 0.2, 0.35), "%20; 22; 35"),
    ],
)
def test_a_range_can_be_typed_back_as_it_is_written(estimate, text):
    assert estimate_text(estimate, PERCENT, TURKISH) == text
    assert read_estimate(text, PERCENT, TURKISH) == estimate


@pytest.mark.parametrize(("text", "factor"), [("+%20", 1.2), ("%80", 0.8), ("×1,5", 1.5)])  # noqa: RUF001
def test_a_factor_is_read(text, factor):
    assert read_factor(text, 0, TURKISH) == pytest.approx(factor)


def test_thousands_are_set_apart_by_points():
    assert read_count("12.500", TURKISH) == 12_500


def test_a_time_is_read_in_turkish_words():
    assert read_estimate("1 sa 30 dk", DURATION, TURKISH) == Estimate.exactly(5400)


def test_a_sentence_begins_with_the_dotted_capital():
    QLocale.setDefault(TURKISH)

    assert capitalised("iki ülke") == "İki ülke"


def test_a_problem_of_the_core_is_said_in_turkish():
    QLocale.setDefault(TURKISH)
    problem = Problem("unknown-chart", "", say("there is no chart {chart_id!r}", chart_id="x"))

    assert sentence(problem) == "'x' adlı bir grafik yok."


@pytest.mark.parametrize("typed", ["3 KASIM 11:00", "3 kasım 11:00", "3 Kas 11:00"])
def test_a_month_is_read_with_any_i(typed):
    QLocale.setDefault(TURKISH)

    own = datetime(2026, 11, 9, 10)
    assert read_moment(typed, Period(BillingMonth(2026, 11)), own) == datetime(2026, 11, 3, 11)


@pytest.mark.parametrize("typed", ["KİMLİK DOĞRULAMA", "kimlik doğrulama"])
def test_a_choice_is_read_with_any_i(qtbot, typed):
    chooser = chooser_of((Choice("auth", "Kimlik doğrulama"), Choice("free", "Hizmet")), "x")
    qtbot.addWidget(chooser)
    chooser.setEditable(True)

    chooser.setCurrentText(typed)

    assert chosen_key(chooser) == "auth"


def test_the_weekday_comes_after_the_date(styled_application):
    languages = Languages(styled_application, Spoken.TURKISH)

    said = day_text(date(2026, 11, 3))

    languages.choose(Spoken.ENGLISH)
    assert said == "3 Kas Sal"


def test_few_letters_of_the_calendar_say_the_word_for_a_thousand(styled_application):
    languages = Languages(styled_application, Spoken.TURKISH)

    said = [compact_count(one) for one in (950, 120_000, 1_200_000)]

    languages.choose(Spoken.ENGLISH)
    assert said == ["950", "120 bin", "1,2 mn"]
