"""Whatever layout and disguise a card comes in, the same rates are read from it."""

from itertools import cycle, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.files.meta_files import (
    META_LAYOUTS,
    TIERED,
    list_schedules,
    merged,
    meta_csv,
    meta_file,
    meta_rows,
    with_commas,
    workbook_bytes,
)
from helpers.rate_cards import a_card, a_listing, shipped_cards
from tarife.rates.cards import Rate, RateCard
from tarife.rates.files.writing import card_text
from tarife.rates.meta.printed import FileLayout
from tarife.rates.meta.reading import is_rate_file, read_meta_file
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.tiers import TierSchedule

CARDS = {str(card.id): card for card in shipped_cards()}
COMPLETE = {name: card for name, card in CARDS.items() if card.coverage.has_every_market}
OCTOBER = CARDS["2026-10-01 USD"]
OFFICIAL = Path(__file__).parent / "official"
CSV_LAYOUTS = (FileLayout.CONVERSATION_LIST, FileLayout.MESSAGE_LIST, FileLayout.TIERS)
MARKET_NAMES = ("Turkey", "Rest of Central & Eastern Europe", "India", "Other")


def flat(schedules):
    return {line: schedule.list_rate_micros for line, schedule in schedules.items()}


def printed_by(card, layout):
    """Give what ``layout`` can print of ``card``."""
    if not layout.has_tiers:
        return {line: TierSchedule.flat(rate) for line, rate in list_schedules(card).items()}
    return {line: rate.schedule for line, rate in card.rates.items() if line[1] in TIERED}


def read(content, name="card.csv"):
    printed = read_meta_file(content, name)
    assert [card.problems for card in printed] == [()]
    return printed[0]


@pytest.mark.parametrize("layout", META_LAYOUTS)
@pytest.mark.parametrize("card", COMPLETE.values(), ids=COMPLETE)
def test_shipped_card_reads_back_from_every_layout(card, layout):
    printed = read(meta_file(card, layout))

    assert merged([printed]) == printed_by(card, layout)
    assert (printed.layout, printed.currency) == (layout, card.id.currency)


@pytest.mark.parametrize("currency", ["COP", "EUR", "GBP", "USD"])
def test_card_as_meta_gave_it_out_is_the_shipped_one(currency):
    printed = read((OFFICIAL / f"2026-07-01_{currency}_list_rates.csv").read_bytes())
    card = CARDS[f"2026-07-01 {currency}"]

    assert printed.layout is FileLayout.MESSAGE_LIST
    assert merged([printed]) == {line: rate.schedule for line, rate in card.rates.items()}
    assert (str(printed.titled), printed.currency) == ("2026-07-01", currency)
    assert printed.notices == ()


def test_files_of_meta_are_kept_with_their_own_line_ends():
    ends = {file.name[11:14]: file.read_bytes().count(b"\r\n") for file in OFFICIAL.iterdir()}

    assert ends == {"COP": 0, "EUR": 43, "GBP": 43, "USD": 43}


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
MAKES = product(",;\t", ("\n", "\r\n"), ENCODINGS)


@pytest.mark.parametrize(("make", "layout"), [*zip(MAKES, cycle(CSV_LAYOUTS), strict=False)])
def test_make_of_a_csv_does_not_matter(make, layout):
    separator, newline, encoding = make
    rows = list(meta_rows(CARDS["2026-10-01 COP"], layout))
    content = meta_csv(rows, separator=separator, newline=newline, encoding=encoding)

    assert merged([read(content)]) == printed_by(CARDS["2026-10-01 COP"], layout)


@pytest.mark.parametrize("layout", CSV_LAYOUTS)
def test_decimal_commas_of_a_spreadsheet_are_read(layout):
    rows = with_commas(meta_rows(OCTOBER, layout))

    assert merged([read(meta_csv(rows, separator=";"))]) == printed_by(OCTOBER, layout)


@st.composite
def _schedules(draw, *, has_tiers):
    ends = sorted(draw(st.sets(st.integers(1, 10**9), max_size=5 * has_tiers)))
    rates = draw(
        st.lists(st.integers(0, 10**10), min_size=len(ends) + 1, max_size=len(ends) + 1)
    )
    return TierSchedule((0, *ends), tuple(rates))


@st.composite
def _cards(draw):
    card_id = a_listing().id
    lines = st.sets(
        st.tuples(st.sampled_from(MARKET_NAMES), st.sampled_from(CATEGORIES)), min_size=1
    )
    rates = {
        line: Rate(draw(_schedules(has_tiers=line[1] in TIERED)), card_id)
        for line in sorted(draw(lines))
    }
    listing = a_listing()
    return RateCard(listing.id, listing.coverage, listing.provenance, rates)


@given(layout=st.sampled_from(META_LAYOUTS), card=_cards())
def test_any_card_written_in_metas_layouts_reads_back_exactly(layout, card):
    expected = printed_by(card, layout)
    printed = read_meta_file(meta_file(card, layout), "card.csv")

    assert merged(printed) == expected
    assert [problem.code for problem in printed[0].problems] == ["no-rates"] * (not expected)


def test_layout_is_found_by_content_whatever_the_name():
    printed = read(meta_file(OCTOBER, FileLayout.LIST_WORKBOOK), "2023-06-01_EUR.csv")

    assert (printed.layout, printed.currency) == (FileLayout.LIST_WORKBOOK, "USD")


def test_conversation_card_keeps_the_title_of_its_first_edition():
    printed = read(meta_file(CARDS["2024-11-01 USD"], FileLayout.CONVERSATION_LIST))

    assert str(printed.titled) == "2023-06-01"
    assert not printed.layout.is_dated


def test_list_without_title_is_told_apart_by_its_service_rates():
    def untitled(*cells):
        header = ["Market", "Currency", "Marketing", "Utility", "Service"]
        return read(meta_csv([header, ["Turkey", "USD", *cells]])).layout

    assert untitled("0.0109", "0.0053", "0.01") is FileLayout.CONVERSATION_LIST
    assert untitled("0.0109", "0.0053", "n/a") is FileLayout.MESSAGE_LIST


def test_conversation_card_saved_as_a_workbook_stays_one():
    rows = list(meta_rows(CARDS["2023-06-01 USD"], FileLayout.CONVERSATION_LIST))

    assert read(workbook_bytes({"Sheet1": rows})).layout is FileLayout.CONVERSATION_LIST


def test_both_sheets_of_a_workbook_are_read():
    lists, tiers = (
        [*meta_rows(OCTOBER, layout)] for layout in (FileLayout.MESSAGE_LIST, FileLayout.TIERS)
    )
    content = workbook_bytes({"List rates": lists, "Notes": [["a note"]], "Tiers": tiers})
    printed = read_meta_file(content, "both.xlsx")

    assert [card.file for card in printed] == ["both.xlsx:List rates", "both.xlsx:Tiers"]
    assert [card.layout.has_tiers for card in printed] == [False, True]


def test_currency_of_the_title_stands_in_for_a_missing_column():
    rows = [
        ["Cost per message in A$"],
        ["Market", "Marketing", "Utility"],
        ["Turkey", "1", "2"],
    ]
    printed = read(meta_csv(rows))

    assert printed.currency == "AUD"


def test_column_and_line_that_hold_no_rates_are_noticed():
    content = meta_file(OCTOBER, FileLayout.LIST_WORKBOOK)
    rows = [
        ["Market", "Currency", "Marketing", "Utility"],
        ["Turkey", "USD", "1", "2"],
        ["*) end"],
    ]
    noticed = [*read(content).notices, *read(meta_csv(rows)).notices]

    assert [(notice.code, notice.where) for notice in noticed] == [
        ("unknown-column", "card.csv, row 4, column H"),
        ("passed-over", "card.csv, row 3, column A"),
    ]


def test_tiers_show_how_many_bands_and_markets_there_are():
    printed = read(meta_file(OCTOBER, FileLayout.TIERS_WORKBOOK))

    assert printed.markets == OCTOBER.markets
    assert printed.tier_bands == sum(
        len(rate.schedule.starts) - 1
        for line, rate in OCTOBER.rates.items()
        if line[1] in TIERED
    )


def test_market_on_every_row_of_its_group_is_one_market():
    card = a_card("2026-10-01", {"Turkey utility": "0.0053", "Other utility": "0.0100"})
    rows = list(meta_rows(card, FileLayout.TIERS))
    rows[5:6] = [
        ["Turkey", "USD", "0", "10", "List rate", "0.0053", "0%"],
        ["Turkey", "USD", "11", "--", "Tier rate", "0.0050", "-5%"],
    ]
    schedules = merged([read(meta_csv(rows))])

    assert schedules["Turkey", Category.UTILITY] == TierSchedule((0, 10), (5300, 5000))
    assert flat(schedules)["Other", Category.UTILITY] == 10_000


@pytest.mark.parametrize("layout", META_LAYOUTS)
def test_rate_card_is_told_from_other_files(layout):
    assert is_rate_file(meta_file(OCTOBER, layout), "a.csv")


def test_exported_card_is_a_rate_card():
    assert is_rate_file(card_text(OCTOBER).encode(), "a.csv")


@pytest.mark.parametrize(
    "content",
    [
        b"Phone\n+905321234567\n",
        b"Phone;Name\n+905321234567;Ada\n" * 10_000,
        b"one line",
        b"%PDF",
        workbook_bytes({"People": [["Phone"], ["+905321234567"]]}),
    ],
    ids=["list", "long list", "one line", "pdf", "workbook"],
)
def test_list_of_contacts_is_no_rate_card(content):
    assert not is_rate_file(content, "a.csv")
