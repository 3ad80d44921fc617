"""What is suspicious about a card is told before it is kept, in one sentence each."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpers.files.meta_cards import OCTOBER, doubled, moved
from helpers.files.meta_files import meta_csv, meta_file
from helpers.rate_cards import shipped_book
from tarife.assets import load_markets
from tarife.rates.cards import Coverage
from tarife.rates.comparison import ChangeKind, RateChange
from tarife.rates.imports.review import ImportAnswers, read_files, review_files
from tarife.rates.imports.suspicion import _away
from tarife.rates.meta.printed import FileLayout
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.tiers import TierSchedule

SPELLINGS = Path(__file__).parents[1] / "meta" / "spellings"
MARKETS = load_markets()
JULY = date(2026, 7, 1)


def understood(name, content, **given):
    given = ImportAnswers(date(2026, 11, 29), **given)
    return review_files(read_files([(name, content)]), given, shipped_book(), MARKETS)


def spelled(folder, name, **given):
    return understood(name, (SPELLINGS / folder / name).read_bytes(), **given)


def with_rates(rates):
    """Give the card of October 2026 on 1 January 2027 with some other list rates."""
    card = moved(OCTOBER, "2027-01-01", "USD")
    changed = {
        line: replace(
            rate,
            schedule=replace(
                rate.schedule,
                rates_micros=(
                    rates.get(line, rate.schedule.list_rate_micros),
                    *rate.schedule.rates_micros[1:],
                ),
            ),
        )
        for line, rate in card.rates.items()
    }
    return understood(
        "a.csv", meta_file(replace(card, rates=changed), FileLayout.LIST_WORKBOOK)
    )


@pytest.mark.parametrize("name", ["11_markets_alias.csv", "18_lowercase_underscore.csv"])
def test_markets_are_known_by_what_people_call_them(name):
    found = spelled("lists", name)

    assert (found.problems, found.strange) == ((), ())
    assert {
        line: rate.schedule.list_rate_micros for line, rate in found.card.rates.items()
    } == {line: rate.schedule.list_rate_micros for line, rate in OCTOBER.rates.items()}
    assert found.card.coverage is Coverage.LIST_RATES


def test_rates_in_cents_are_refused_in_one_sentence():
    (problem,) = spelled("lists", "13_cents.csv").problems

    assert problem.code == "other-unit"
    assert "about 100 times those of the card 2026-10-01 USD" in problem.message
    assert "cents" in problem.message


def test_prices_of_a_thousand_messages_are_another_unit():
    found = with_rates(
        {line: 1000 * r.schedule.list_rate_micros for line, r in OCTOBER.rates.items()}
    )
    (problem,) = found.problems

    assert (problem.code, "a thousand messages" in problem.message) == ("other-unit", True)


def test_nought_for_no_rate_is_refused_in_one_sentence_for_its_column():
    (problem,) = spelled("lists", "15_none_zero.csv").problems

    assert problem.code == "implausible-rate"
    assert problem.where == "15_none_zero.csv, row 3 (Argentina), column F"
    assert "29 rates of authentication-international are 0" in problem.message


def test_absurd_rates_of_a_column_are_one_sentence():
    rows = [["Market", "Currency", "Marketing", "Utility"]]
    rows += [[name, "AUD", "50", "0.01"] for name in ("Turkey", "Spain", "Italy")]
    (problem,) = understood("a.csv", meta_csv(rows), effective_from=JULY).problems

    assert (problem.code, problem.message) == (
        "implausible-rate",
        "3 rates of marketing cannot be, up to '50' AUD",
    )


def test_rate_ten_times_its_predecessor_is_named_with_its_row():
    turkey = ("Turkey", Category.MARKETING)
    found = with_rates({turkey: 109_000})

    assert [(each.code, each.where) for each in found.strange] == [
        ("out-of-proportion", "a.csv, row 40 (Turkey), column C")
    ]
    assert (found.comparison.changes[0].market, found.problems) == ("Turkey", ())
    assert "Türkiye için pazarlama 0,0109 iken 0,109" in found.strange[0].said(Language.TURKISH)


@pytest.mark.parametrize(
    ("micros", "count"), [(16_400, 1), (16_300, 0), (7_200, 1), (7_400, 0)]
)
def test_rate_that_moves_by_more_than_half_where_no_other_does_is_strange(micros, count):
    assert len(with_rates({("Turkey", Category.MARKETING): micros}).strange) == count


def test_card_that_is_dearer_as_a_whole_is_not_strange():
    card = moved(doubled(OCTOBER), "2027-01-01", "USD")

    assert understood("a.csv", meta_file(card, FileLayout.LIST_WORKBOOK)).strange == ()


def test_rate_that_alone_stays_where_all_double_is_strange():
    rates = {line: 2 * r.schedule.list_rate_micros for line, r in OCTOBER.rates.items()}
    rates["Turkey", Category.MARKETING] = 5_450
    found = with_rates(rates)

    assert [each.where for each in found.strange] == ["a.csv, row 40 (Turkey), column C"]


def test_free_service_where_meta_charges_none_is_no_rate():
    for name in ("table.csv", "renamed.csv"):
        found = spelled("countries", name, effective_from=JULY, currency="USD")

        assert found.problems == ()
        assert {
            (market, category.value): rate.schedule.list_rate_micros
            for (market, category), rate in found.card.rates.items()
        } == {
            ("Rest of Asia Pacific", "marketing"): 73_200,
            ("Rest of Asia Pacific", "utility"): 11_300,
            ("Rest of Asia Pacific", "authentication"): 11_300,
            ("Rest of Western Europe", "marketing"): 59_200,
            ("Rest of Western Europe", "utility"): 17_100,
            ("Rest of Western Europe", "authentication"): 17_100,
        }


def by_country(*rows, day=JULY):
    header = ["Country", "ISO2", "Marketing", "Utility"]
    return understood("a.csv", meta_csv([header, *rows]), effective_from=day, currency="USD")


def test_countries_of_a_market_that_agree_make_its_rate():
    rows = [["Kenya", "KE", "0.0225", "0.004"], ["Ghana", "GH", "0.0225", "0.004"]]
    found = by_country(*rows, ["Turkey", "TR", "0.0109", "0.0009"], day=date(2027, 1, 1))

    assert (found.problems, found.card.markets) == ((), ("Rest of Africa", "Turkey"))


def test_countries_of_a_market_that_differ_are_named_with_their_rows():
    rows = [["Kenya", "KE", "0.0225", "0.004"], ["Ghana", "GH", "0.03", "0.005"]]
    (problem,) = by_country(*rows).problems

    assert problem.code == "countries-differ"
    assert problem.message == (
        "the countries of the market 'Rest of Africa' have different marketing rates: "
        "0.0225 at a.csv, row 2 (Kenya), column C, 0.03 at a.csv, row 3 (Ghana), column C"
    )


def test_country_that_nobody_knows_is_told():
    assert [p.code for p in by_country(["Atlantis", "XX", "1", "1"]).problems] == [
        "unknown-market"
    ]


def test_a_change_is_in_proportion_where_too_few_others_tell_what_is_usual():
    schedule = TierSchedule.flat(1)
    change = RateChange("Italy", Category.UTILITY, ChangeKind.CHANGED, schedule, schedule)

    assert _away(change, None) == 1
