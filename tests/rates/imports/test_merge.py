from dataclasses import replace
from datetime import date

import pytest

from helpers.files.meta_files import meta_csv, meta_file
from helpers.rate_cards import SHIPPED, a_card, shipped_book
from tarife.rates.cards import CardId, Coverage
from tarife.rates.files.reading import read_markets
from tarife.rates.files.writing import card_text
from tarife.rates.imports.merge import merge_cards
from tarife.rates.meta.printed import FileLayout
from tarife.rates.meta.reading import read_meta_file
from tarife.rates.provenance import phrase
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language
from tarife.terms.tiers import TierSchedule

BOOK = shipped_book()
MARKETS = read_markets(SHIPPED)
CARDS = {str(card.id): card for card in BOOK.cards}
OCTOBER = CARDS["2026-10-01 USD"]
HEADER = ["Market", "Currency", "Marketing", "Utility", "Authentication"]
INTERNATIONAL = [*HEADER, "Authentication-International"]
TIER_HEADER = [["Market", "", "Utility"], ["", "", "From", "To", "Rate"]]


def a_list(*rows, header=HEADER):
    return read_meta_file(meta_csv([header, *rows]), "list.csv")


def some_tiers(*rows):
    return read_meta_file(meta_csv([*TIER_HEADER, *rows]), "tiers.csv")


def fitted(printed, day="2026-10-01", in_use=None, currency="USD"):
    return merge_cards(printed, CardId(date.fromisoformat(day), currency), in_use, MARKETS)


def faults(found):
    return [(problem.code, problem.where) for problem in found.problems]


def schedules_of(card):
    return {line: rate.schedule for line, rate in card.rates.items()}


def schedule_of(found, market, category):
    return found.card.rates[market, category].schedule


def test_unknown_market_is_told_with_its_cell_and_the_nearest_one():
    found = fitted(a_list(["Turkye", "USD", "1", "1", "1"]))

    assert faults(found) == [("unknown-market", "list.csv, row 2 (Turkye), column A")]
    assert found.problems[0].hint == "did you mean 'Turkey'?"


def test_market_that_is_none_yet_is_told_with_the_one_to_use():
    found = fitted(a_list(["Kuwait", "USD", "1", "1", "1"]), day="2026-07-01")

    assert found.problems[0].hint == "use 'Rest of Middle East'"


@pytest.mark.parametrize("name", ["Rest of Central and Eastern Europe", "rest of africa"])
def test_spelling_of_a_market_does_not_matter(name):
    found = fitted(a_list([name, "USD", "1", "1", "1"]))

    assert found.problems == ()
    assert found.card.markets[0] in MARKETS.names_on(date(2026, 10, 1))


def test_market_in_two_spellings_is_there_twice():
    rows = (
        [name, "USD", "1", "1", "1"]
        for name in ("Rest of Central & Eastern Europe", "Rest of Central and Eastern Europe")
    )

    assert faults(fitted(a_list(*rows))) == [
        ("duplicate-row", "list.csv, row 3 (Rest of Central and Eastern Europe), column A")
    ]


@pytest.mark.parametrize("rate", ["0", "50"], ids=["nothing", "absurd"])
def test_rate_that_cannot_be_is_told_with_its_cell(rate):
    found = fitted(a_list(["Turkey", "USD", "1", rate, "1"]))

    assert faults(found) == [("implausible-rate", "list.csv, row 2 (Turkey), column D")]


def test_tier_that_cannot_be_is_told_with_its_cell():
    found = fitted(some_tiers(["Turkey", "", "0", "10", "1"], ["", "", "11", "--", "0"]))

    assert faults(found) == [("implausible-rate", "tiers.csv, row 4 (Turkey), column E")]


def test_tier_above_its_list_rate_is_told_with_its_cell():
    found = fitted(some_tiers(["Turkey", "", "0", "10", "1"], ["", "", "11", "--", "2"]))

    assert faults(found) == [("tier-above-list", "tiers.csv, row 3 (Turkey), column E")]


def test_tiers_under_another_list_rate_are_refused():
    printed = (
        *a_list(["Turkey", "USD", "2", "2", "2"]),
        *some_tiers(["Turkey", "", "0", "--", "1"]),
    )

    assert faults(fitted(printed)) == [("rates-differ", "tiers.csv, row 3 (Turkey), column E")]


def test_list_card_given_twice_is_the_same_card():
    printed = a_list(["Turkey", "USD", "2", "2", "2"])

    assert fitted((*printed, *printed)).problems == ()


def test_authentication_international_before_its_time_is_told_with_its_cell():
    printed = a_list(["Kuwait", "USD", "1", "1", "1", "2"], header=INTERNATIONAL)
    early = a_list(["France", "USD", "1", "1", "1", "2"], header=INTERNATIONAL)

    assert fitted(printed).problems == ()
    assert faults(fitted(early)) == [
        ("early-authentication-international", "list.csv, row 2 (France), column F")
    ]


def test_card_newer_than_all_that_is_known_may_bring_what_is_new():
    printed = a_list(["Philippines", "USD", "1", "1", "1", "2"], header=INTERNATIONAL)
    found = fitted(printed, day="2027-01-01")

    assert found.problems == ()
    assert [notice.code for notice in found.notices] == [
        "new-market",
        "new-authentication-international",
    ]
    assert found.markets.market_of_country("PH", date(2027, 1, 1)) == "Philippines"


def test_region_that_nobody_knows_is_refused_on_a_new_card_too():
    found = fitted(a_list(["Rest of the Moon", "USD", "1", "1", "1"]), day="2027-01-01")

    assert faults(found) == [("unknown-market", "list.csv, row 2 (Rest of the Moon), column A")]


def test_list_card_keeps_the_tiers_of_the_card_of_its_day():
    printed = read_meta_file(meta_file(OCTOBER, FileLayout.LIST_WORKBOOK), "list.csv")
    found = fitted(printed, in_use=OCTOBER)

    assert schedules_of(found.card) == schedules_of(OCTOBER)
    assert [notice.code for notice in found.notices] == ["kept"]


def test_list_card_with_another_rate_loses_the_tiers_of_the_old_one():
    printed = a_list(["Turkey", "USD", "0.0109", "0.0001", "0.0001"])
    found = fitted(printed, in_use=OCTOBER)

    assert schedule_of(found, "Turkey", Category.UTILITY) == TierSchedule.flat(100)
    assert [notice.code for notice in found.notices] == ["tiers-lost"]
    assert "lose their volume tiers" in found.notices[0].message


def test_list_card_of_another_day_keeps_nothing():
    printed = read_meta_file(meta_file(OCTOBER, FileLayout.LIST_WORKBOOK), "list.csv")
    found = fitted(printed, in_use=CARDS["2026-07-01 USD"])

    assert not any(rate.schedule.has_tiers for rate in found.card.rates.values())


def test_tier_card_keeps_the_other_categories_of_the_card_of_its_day():
    printed = read_meta_file(meta_file(OCTOBER, FileLayout.TIERS), "tiers.csv")
    found = fitted(printed, in_use=OCTOBER)

    assert schedules_of(found.card) == schedules_of(OCTOBER)


def test_exported_card_replaces_the_whole_of_the_old_one():
    card = a_card("2026-10-01", {"Turkey utility": "0.0053"})
    printed = read_meta_file(card_text(card).encode(), "2026-10-01_USD.csv")

    assert len(fitted(printed, in_use=OCTOBER).card.rates) == 1


def test_tier_card_alone_says_what_it_lacks():
    printed = read_meta_file(meta_file(OCTOBER, FileLayout.TIERS), "tiers.csv")
    card = fitted(printed).card

    assert card.coverage is Coverage.GAPS
    assert card.provenance.missing == ("marketing of every market", "service of every market")
    assert {category for _, category in card.rates} == set(TIER_COUNTERS)


def test_gaps_are_named_by_market_and_by_category():
    rates = dict(OCTOBER.rates)
    for line in OCTOBER.rates:
        if line[0] in {"Turkey", "Spain"} or line == ("Italy", Category.SERVICE):
            del rates[line]
    file = meta_file(replace(OCTOBER, rates=rates), FileLayout.LIST_WORKBOOK)
    card = fitted(read_meta_file(file, "list.csv")).card

    assert card.provenance.missing == (
        "every rate of Spain, Turkey",
        "service of Italy",
        "volume tiers",
    )


def test_many_gaps_are_shortened():
    card = fitted(
        a_list(["Turkey", "USD", "1", "1", "n/a"], ["Italy", "USD", "1", "1", "1"])
    ).card

    names = "Argentina, Bangladesh, Brazil, Chile, Colombia, Egypt and 39 more markets"
    assert card.provenance.missing == (
        f"every rate of {names}",
        "authentication of Turkey",
        "service of every market",
        "volume tiers",
    )


def test_what_an_imported_card_says_of_itself_is_known_again_in_its_file():
    card = fitted(
        a_list(["Turkey", "USD", "1", "1", "n/a"], ["Italy", "USD", "1", "1", "1"])
    ).dated(date(2026, 11, 25))
    facts = card.provenance
    said = (facts.source, facts.confidence, *facts.missing, facts.note)

    assert len(said) > 6
    for one in said:
        assert in_language(phrase(str(one)), Language.TURKISH) == in_language(
            one, Language.TURKISH
        )
        assert in_language(one, Language.TURKISH) != one


def test_card_without_its_tier_file_is_one_of_list_rates():
    card = fitted(read_meta_file(meta_file(OCTOBER, FileLayout.LIST_WORKBOOK), "list.csv")).card

    assert card.coverage is Coverage.LIST_RATES
    assert card.provenance.missing == ("volume tiers",)


def test_card_of_which_some_rates_lost_their_tiers_is_not_complete():
    dearer = replace(OCTOBER.rates["Turkey", Category.UTILITY], schedule=TierSchedule.flat(950))
    listed = replace(OCTOBER, rates={**OCTOBER.rates, ("Turkey", Category.UTILITY): dearer})
    printed = read_meta_file(meta_file(listed, FileLayout.LIST_WORKBOOK), "list.csv")
    card = fitted(printed, in_use=OCTOBER).card

    assert card.coverage is Coverage.GAPS
    assert card.provenance.missing == ("volume tiers of utility of Turkey",)


COMPLETE = [card for card in CARDS.values() if card.coverage.has_every_market]


@pytest.mark.parametrize("card", COMPLETE, ids=lambda card: str(card.id))
def test_complete_card_is_complete_again(card):
    printed = read_meta_file(card_text(card).encode(), "card.csv")
    found = fitted(printed, str(card.id.effective_from), None, card.id.currency)

    assert (found.problems, found.card.coverage) == ((), card.coverage)
    assert [rate.schedule for rate in found.card.rates.values()] == [
        rate.schedule for rate in card.rates.values()
    ]


def test_free_service_of_a_card_of_messages_is_left_out():
    rows = [["Market", "Currency", "Marketing", "Utility", "Service"]]
    rows.append(["Italy", "USD", "0.0691", "0.0300", "0"])
    found = fitted(read_meta_file(meta_csv(rows), "list.csv"), day="2026-07-01")

    assert {category for _, category in found.card.rates} == {
        Category.MARKETING,
        Category.UTILITY,
    }
