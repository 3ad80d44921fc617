"""An explanation as a page of text."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from helpers.forecasts import empty_forecast, november_forecast
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.result import Source
from tarife.forecast.totals import totals_by_market
from tarife.gui.result.explanation import (
    PageStyle,
    counts_sentence,
    lead_sentence,
    linked_part,
    linked_rule,
    page_html,
    paragraph_text,
    plain_text,
    subject,
    to_be_pasted,
)
from tarife.gui.result.explanation_panel import ExplanationView
from tarife.gui.result.totals import TotalsModel
from tarife.gui.text.numbers import money_text
from tarife.gui.widgets.theme import LIGHT_TOKENS
from tarife.insight.explain.charge_reasons import explain
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.insight.sms import sms_lines
from tarife.plan.model.costs import Costs
from tarife.rates.book import RateBook
from tarife.terms.categories import CODES, Category
from tarife.terms.money import Money

LOCALE = QLocale("en_US")
PAGE = PageStyle(LIGHT_TOKENS, LOCALE)
MONDAY = date(2026, 11, 30)


def explained(forecast, selection=EVERYTHING):
    return explain(forecast, RateBook.of([forecast.card]), selection)


def test_a_part_is_told_with_count_cost_rule_rate_and_card():
    html = page_html(
        explained(november_forecast(), Selection(markets=("Brazil",))), "Mon", PAGE
    )

    assert "1,280 messages" in html
    assert "80.00 USD" in html
    assert "1,280 at 0.0625 USD, card of 1 October 2026" in html
    assert "href='rule:4.1' title='Billing rules 4.1'" in html


def test_the_shown_costs_of_parts_and_of_lines_add_up_to_the_shown_cost():
    whole = explained(november_forecast())
    micros = (333_333, 500_000, 4_999)  # each rounds by itself to what is not their sum
    reasons, lines = (
        tuple(
            replace(one, charge_micros=cost) for one, cost in zip(parts, micros, strict=False)
        )
        for parts in (whole.charge_reasons, whole.from_lines)
    )
    charge = Money(sum(micros), "USD")
    made = replace(whole, charge=charge, charge_reasons=reasons, from_lines=lines)

    html = page_html(made, "Mon", PAGE)

    shown = list(map(Decimal, re.findall(r"(\d+\.\d\d)(?: USD)?</(?:b|td)>", html)))
    assert shown == list(map(Decimal, ("0.33", "0.50", "0.00", "0.01") * 2))
    assert html.count("Rounding") == 2
    assert sum(shown[:4]) == sum(shown[4:]) == charge.rounded()


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_market_costs_the_same_cents_in_explanation_totals_and_beside_sms(times, over):
    forecast = november_forecast()
    charges = forecast.lines.charge_micros * times // over
    forecast = replace(forecast, lines=replace(forecast.lines, charge_micros=charges))
    model = TotalsModel()
    model.show_totals(totals_by_market(forecast.lines), all_in(forecast, Costs()))
    costs = [
        (row.about.markets[0], row.about.categories[0], row.cost)
        for row in model.rows
        if row.about.categories
    ]
    html = page_html(explained(forecast), "Mon", PAGE)

    for line in sms_lines(forecast, Costs()):
        of_market = [(kind, cost) for at, kind, cost in costs if at == line.market]
        templates = [cost for kind, cost in of_market if kind is not Category.SERVICE]
        if len(templates) == 1:
            assert Money.closing(line.whatsapp.amount, "USD") == templates[0]
    charged = [cost for _, _, cost in costs if cost.micros]
    assert charged
    for cost in charged:
        assert f"<b>{money_text(cost, LOCALE)} USD</b>" in html


def test_a_copied_explanation_is_plain_words_with_the_same_figures():
    made = explained(november_forecast(), Selection(markets=("Brazil",)))

    text = plain_text(made, "Brazil", "Our plan · Brazil: 80.00 USD", LOCALE)

    lines = text.split("\n")
    assert lines[:3] == [
        "Our plan · Brazil: 80.00 USD",
        "Brazil costs 80.00 USD, because 1,280 marketing messages went to Brazil.",
        counts_sentence(made, LOCALE),
    ]
    assert (
        "• Brazil: 1,280 messages, 80.00 USD (1,280 at 0.0625 USD, card of 1 October 2026)"
    ) in lines
    assert "(Billing rules 4.1)" in text
    assert "§" not in text
    assert "<" not in text
    assert {f"{charge}" for charge in re.findall(r"\d+\.\d\d USD", text)} >= {"80.00 USD"}


def test_a_copied_piece_of_the_page_has_no_signs_and_links_of_the_window():
    html = to_be_pasted(
        '<a href="part:0"><span style=" text-decoration: underline; color:#0;">57</span></a> '
        'Charged.&nbsp;<a href="rule:4.1" title="x"><span>§</span></a><br>'
    )

    assert html == '<span style="  color:#0;">57</span> Charged.\xa0<br>'


def test_templates_and_replies_of_a_line_are_told_apart_and_come_to_all_its_messages():
    forecast = november_forecast()
    lines = forecast.lines
    is_reply = lines.category == CODES[Category.SERVICE]

    made = explained(forecast)

    assert sum(one.replies for one in made.from_lines) == lines.messages[is_reply].sum()
    assert sum(one.messages for one in made.from_lines) == lines.messages.sum()


def test_names_that_people_typed_are_text_and_nothing_else():
    html = page_html(explained(november_forecast()), "Mon", PAGE)

    assert "=Black Friday" in html
    assert "<script" not in page_html(explained(november_forecast()), "Mon", PAGE)


def test_a_name_is_no_formula_where_an_explanation_is_pasted(qtbot):
    """Spreadsheets take the page, of which each name is a cell, rather than the plain text."""
    view = ExplanationView()
    qtbot.addWidget(view)
    view.setHtml("<table><tr><td>=1+1 &amp; A;@sum</td><td>-12 %</td></tr></table>")
    view.selectAll()

    pasted = view.createMimeDataFromSelection()

    assert pasted.text().split() == ["'=1+1", "&", "A;'@sum", "-12", "%"]
    assert ">'=1+1 &amp; A;&#x27;@sum<" in pasted.html().replace(">&#x27;", ">'")


def test_a_selection_without_messages_says_so():
    assert "No message" in page_html(explained(empty_forecast()), "Mon", PAGE)


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (EVERYTHING, "The whole month"),
        (
            Selection(categories=(Category.SERVICE,), markets=("Turkey",)),
            "Your replies · Turkey",
        ),
        (Selection(sources=("e1",)), "Autumn ad"),
    ],
)
def test_the_subject_is_named_in_words(selection, said):
    assert subject(selection, november_forecast()) == said


def test_counts_are_told_in_a_sentence():
    made = explained(november_forecast(), Selection(markets=("United States",)))

    assert counts_sentence(made, LOCALE) == (
        "0 messages charged, 0 free, 0 too late, 300 not delivered (paused)"
    )


@pytest.mark.parametrize("paragraph", ["2.3", "2.7", "3.1", "3.5", "4.1", "4.4", "4.6"])
def test_a_paragraph_of_the_rules_is_found_whole(paragraph):
    text = paragraph_text(paragraph)

    assert text.endswith(".")
    assert len(text) > 40
    assert "`" not in text


def test_a_paragraph_that_is_not_there_is_empty():
    assert paragraph_text("9.9") == ""


OTHERS = "; the other {} charged messages come to {} USD."
BOTH = (
    "Mon costs 2.00 USD, because 7 marketing messages went to Turkey (1.00 USD) and 7 replies "
    "of yours went to Turkey (1.00 USD)."
)


@pytest.mark.parametrize(
    ("micros", "said"),
    [
        ((0, 0, 0), "Mon costs nothing: of its 21 messages none is charged."),
        ((0, 2_000_000, 0), "Mon costs 2.00 USD, because 7 utility messages went to Turkey."),
        (
            (333_333, 500_000, 4_999),
            "Mon costs 0.84 USD, mostly because 7 utility messages went to Turkey (0.50 USD)"
            + OTHERS.format(14, "0.34"),
        ),
        (
            (333_333, 300_000, 300_000),
            "Mon costs 0.93 USD, mostly because 7 marketing messages went to Turkey (0.33 USD) "
            "and 7 utility messages went to Turkey (0.30 USD)" + OTHERS.format(7, "0.30"),
        ),
        (
            (4_000, 4_000, 4_000),
            "Mon costs 0.01 USD, mostly because 7 marketing messages went to Turkey (0.00 USD) "
            "and 7 utility messages went to Turkey (0.00 USD)"
            + OTHERS.format(7, "0.00")[:-1]
            + " (Rounding: 0.01 USD).",
        ),
        (
            (1_000_000, 0, 1_000_000),
            BOTH,
        ),
    ],
)
def test_one_sentence_says_what_most_of_a_cost_is_for_and_its_parts_come_to_it(micros, said):
    whole = explained(november_forecast())
    kinds = (Category.MARKETING, Category.UTILITY, Category.SERVICE)
    parts = zip(whole.charge_reasons, kinds, micros, strict=False)
    reasons = tuple(
        replace(one, market="Turkey", category=kind, charge_micros=cost, messages=7)
        for one, kind, cost in parts
    )

    charge = Money(sum(micros), "USD")
    told = lead_sentence(replace(whole, charge=charge, charge_reasons=reasons), "Mon", LOCALE)

    assert told == said
    total, *amounts = map(Decimal, re.findall(r"(\d+\.\d\d) USD", told) or ["0"])
    assert sum(amounts) in (total, 0)


def test_the_largest_parts_are_told_where_three_are_not_most_of_a_cost():
    whole = explained(november_forecast())
    one = replace(whole.charge_reasons[0], charge_micros=1_000_000, messages=1)
    reasons = tuple(replace(one, market=f"Market {number}") for number in range(7))

    charge = Money(7_000_000, "USD")
    told = lead_sentence(replace(whole, charge=charge, charge_reasons=reasons), "Mon", LOCALE)

    assert told.startswith(
        "Mon costs 7.00 USD, in the largest parts because 1 marketing message "
    )
    assert told.endswith(OTHERS.format(4, "4.00"))


def test_late_messages_are_told_of_a_day_and_of_nothing_longer():
    late = ((Source("a", "Sale"), 50), (Source("b", "News"), 7))
    monday = replace(explained(november_forecast(), Selection(days=(MONDAY,))), late=late)

    days = replace(monday, selection=Selection(days=(MONDAY, date(2026, 11, 29))))

    on_day, on_days, of_month = (
        page_html(one, "Mon", PAGE)
        for one in (monday, days, replace(monday, selection=EVERYTHING))
    )

    assert "57 of these messages were sent on earlier days and delivered on this day" in on_day
    assert "delivered on these: a message counts where it arrives" in on_days
    assert "earlier days" not in of_month


def test_a_day_of_a_broadcast_says_why_fewer_arrive_than_the_plan_sends():
    made = explained(november_forecast(), Selection(days=(MONDAY,)))
    counts = {"a": 30, "b": 9, "c": 5, "d": 3, "e": 1}
    late = tuple((Source(name, name), count) for name, count in counts.items())
    made = replace(made, broadcast=120_000, arrived=108_453, late=late)

    text = plain_text(made, "Mon", "head", QLocale("en"))

    assert (
        "The plan sends 120,000 messages on this day. 108,453 arrive on it, late ones of the "
        "same sends among them; the rest arrive later or never.\n"
        "48 messages of earlier sends arrive only now: a (30); b (9); c (5); Others (4).\n"
    ) in text


def test_a_click_on_a_part_narrows_the_day_to_it():
    made = explained(november_forecast(), Selection(days=(MONDAY,)))
    first = made.charge_reasons[0]

    part = linked_part("part:0", made)

    assert part == Selection((MONDAY,), (first.market,), (first.category,), (), (first.reason,))
    assert linked_part("rule:4.1", made) is None


def test_only_links_to_rules_are_rules():
    assert linked_rule("rule:4.2") == "4.2"
    assert linked_rule("https://example.org") is None


def test_lines_beyond_the_dearest_are_summed_up_so_that_all_come_to_the_whole():
    whole = explained(november_forecast())
    one = whole.from_lines[0]
    many = tuple(replace(one, messages=7, replies=2, charge_micros=333_333) for _ in range(11))

    charge = Money(11 * 333_333, "USD")
    made = replace(whole, charge=charge, from_lines=many)

    text = plain_text(made, "All", "head", QLocale("en"))

    assert text.splitlines()[-2:] == [
        "• and 3 more lines: Templates 15, Your replies 6; 1.00 USD",
        "• Rounding: 0.03 USD",
    ]
    costs = [Decimal(cost) for cost in re.findall(r"; (\S+) USD$", text, re.MULTILINE)]
    assert costs == [Decimal("0.33")] * 8 + [1]
    assert sum(costs) + Decimal("0.03") == charge.rounded()
