from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpers.files.meta_cards import CARDS, OCTOBER
from helpers.files.meta_files import meta_csv, meta_file, meta_rows
from helpers.rate_cards import SHIPPED, shipped_book
from tarife.files.reading import MOST_BYTES, stoppable
from tarife.rates.book import RateBook
from tarife.rates.cards import Coverage
from tarife.rates.files.reading import read_markets
from tarife.rates.files.writing import card_text
from tarife.rates.imports.review import (
    Certainty,
    ImportAnswers,
    read_files,
    read_paths,
    review_files,
)
from tarife.rates.meta.printed import FileLayout
from tarife.terms.problems import Stopped

BOOK = shipped_book()
MARKETS = read_markets(SHIPPED)
TODAY = date(2026, 11, 25)
LIST = ("list.csv", meta_file(OCTOBER, FileLayout.LIST_WORKBOOK))
TIERS = ("tiers.csv", meta_file(OCTOBER, FileLayout.TIERS_WORKBOOK))


def understood(*files, book=BOOK, **given):
    return review_files(read_files(files), ImportAnswers(TODAY, **given), book, MARKETS)


def schedules(card):
    return {line: rate.schedule for line, rate in card.rates.items()}


def codes(found):
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "files", [(LIST, TIERS), (TIERS, LIST)], ids=["list first", "tiers first"]
)
def test_list_card_and_its_tier_card_make_one_card(files):
    found = understood(*files, book=RateBook(()))

    assert found.problems == ()
    assert schedules(found.card) == schedules(OCTOBER)
    assert found.card.coverage is Coverage.COMPLETE
    assert (found.certainty, str(found.day), found.currency) == (
        Certainty.PRINTED,
        "2026-10-01",
        "USD",
    )


def test_rates_of_a_market_stand_together_in_the_order_of_categories():
    found = understood(LIST, TIERS, book=RateBook(()))

    assert list(found.card.rates) == list(OCTOBER.rates)


def test_card_says_where_it_comes_from():
    found = understood(LIST, TIERS)

    assert found.card.provenance.source == "Meta's own file"
    assert found.card.provenance.note == "imported on 2026-11-25 from list.csv and tiers.csv"


def test_card_that_is_there_already_is_recognised():
    found = understood(LIST, TIERS)

    assert found.is_replacing
    assert found.is_known_already


def test_changes_against_the_card_in_use_are_found():
    found = understood(LIST, TIERS, book=RateBook.of([CARDS["2026-07-01 USD"]]))

    assert (found.in_use.id, found.is_replacing) == (CARDS["2026-07-01 USD"].id, False)
    assert len(found.comparison.new_markets) == 9


def test_first_card_of_a_currency_has_nothing_to_be_compared_with():
    found = understood(LIST, book=RateBook(()))

    assert (found.in_use, found.comparison, found.is_known_already) == (None, None, False)


def test_date_of_a_conversation_card_is_asked():
    card = CARDS["2024-11-01 USD"]
    file = ("card.csv", meta_file(card, FileLayout.CONVERSATION_LIST))
    asked, told = understood(file), understood(file, effective_from=date(2024, 11, 1))

    assert (asked.certainty, asked.day, asked.card) == (Certainty.DOUBTFUL, None, None)
    assert (str(asked.proposed), asked.problems) == ("2023-06-01", ())
    assert told.certainty is Certainty.GIVEN
    assert schedules(told.card) == schedules(card)


def test_date_that_no_title_names_is_asked():
    rows = list(meta_rows(OCTOBER, FileLayout.MESSAGE_LIST))[5:]
    found = understood(("card.csv", meta_csv(rows)))

    assert (found.certainty, found.proposed, found.card) == (Certainty.UNKNOWN, None, None)


def test_currency_that_nothing_names_is_asked():
    rows = [["effective October 1, 2026 per message"], ["Market", "Marketing", "Utility"]]
    rows += [["Turkey", "0.01", "0.005"]]
    file = ("card.csv", meta_csv(rows))

    assert (understood(file).currency, understood(file).card) == (None, None)
    assert understood(file, currency="EUR").card.id.currency == "EUR"


def test_card_before_all_rules_is_refused():
    assert codes(understood(LIST, effective_from=date(2022, 1, 1))) == ["before-all-cards"]


def test_files_of_different_currencies_are_refused():
    other = ("cop.csv", meta_file(CARDS["2026-10-01 COP"], FileLayout.LIST_WORKBOOK))
    found = understood(TIERS, other)

    assert "mixed-currencies" in codes(found)
    assert found.card is None


def test_currency_given_against_what_is_printed_is_refused():
    assert "mixed-currencies" in codes(understood(LIST, currency="EUR"))


def test_files_of_different_dates_are_refused_unless_the_date_is_given():
    july = replace(OCTOBER, id=replace(OCTOBER.id, effective_from=date(2026, 7, 1)))
    tiers = ("july.csv", meta_file(july, FileLayout.TIERS))

    assert codes(understood(LIST, tiers)) == ["mixed-dates"]
    assert codes(understood(LIST, tiers, effective_from=date(2026, 10, 1))) == []


def test_file_that_cannot_be_read_is_told_beside_what_is_wrong_with_the_other():
    rows = list(meta_rows(OCTOBER, FileLayout.MESSAGE_LIST))
    rows[8][2] = "free"
    found = understood(("a.pdf", b"%PDF"), ("b.csv", meta_csv(rows)))

    assert codes(found) == ["other-file", "bad-rate"]


def test_exported_card_comes_back_as_it_was():
    found = understood(("2026-10-01_USD.csv", card_text(OCTOBER).encode()))

    assert found.is_known_already


def test_file_that_the_system_refuses_does_not_stop_the_others(tmp_path):
    good = tmp_path / "list.csv"
    good.write_bytes(meta_file(OCTOBER, FileLayout.LIST_WORKBOOK))
    read = read_paths((tmp_path / "nowhere.csv", good))

    assert [problem.where for problem in read.problems] == ["nowhere.csv"]
    assert [printed.file for printed in read.printed] == ["list.csv"]


@pytest.mark.parametrize("layout", [FileLayout.LIST_WORKBOOK, FileLayout.TIERS])
def test_a_card_that_nobody_wants_any_more_is_not_read_on(tmp_path, layout):
    path = tmp_path / "card"
    path.write_bytes(meta_file(OCTOBER, layout))

    with stoppable(lambda: True), pytest.raises(Stopped):
        read_paths((path,))


def test_a_device_among_the_files_is_a_problem_as_any_other():
    read = read_paths([Path("/dev/null")])

    assert len(read.problems) == 1


def test_a_file_beyond_all_bounds_is_a_problem_and_the_others_are_read(tmp_path):
    large, good = tmp_path / "large.csv", tmp_path / "list.csv"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)  # takes no room on the disk
    good.write_bytes(LIST[1])

    read = read_paths((large, good))

    assert [problem.where for problem in read.problems] == ["large.csv"]
    assert [printed.file for printed in read.printed] == ["list.csv"]
