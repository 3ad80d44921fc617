"""A rate table means the same however people spell its headings, figures and gaps."""

from pathlib import Path

import pytest

from helpers.files.meta_files import merged, meta_csv
from tarife.rates.meta.cells import Cell, figure_in
from tarife.rates.meta.headings import category_named, heading_of
from tarife.rates.meta.printed import FileLayout
from tarife.rates.meta.reading import currency_in, date_in, is_rate_file, read_meta_file
from tarife.terms.categories import Category
from tarife.terms.tiers import TierSchedule

SPELLINGS = Path(__file__).parent / "spellings"
LISTS = sorted((SPELLINGS / "lists").iterdir())
TIERS = sorted((SPELLINGS / "tiers").iterdir())
NOT_ALIKE = {"11_markets_alias", "13_cents", "15_none_zero", "18_lowercase_underscore"}


def read(file):
    (printed,) = read_meta_file(file.read_bytes(), file.name)
    assert (printed.problems, printed.notices) == ((), ())
    return printed


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_every_spelling_of_a_list_is_read_without_a_complaint(file):
    printed = read(file)

    assert len(printed.markets) == 47
    assert printed.currency == ("EUR" if file.stem == "07_euro_format" else "USD")


@pytest.mark.parametrize(
    "file", [file for file in LISTS if file.stem not in NOT_ALIKE], ids=lambda file: file.stem
)
def test_every_spelling_of_a_list_has_the_same_rates(file):
    assert merged([read(file)]) == merged([read(LISTS[0])])
    assert len(merged([read(file)])) == 206


@pytest.mark.parametrize("file", TIERS, ids=lambda file: file.stem)
def test_every_spelling_of_tiers_has_the_same_bands(file):
    schedule = TierSchedule((0, 250_000, 2_000_000), (40_000, 38_000, 36_000))

    assert merged([read(file)]) == {
        ("Brazil", Category.UTILITY): schedule,
        ("Brazil", Category.AUTHENTICATION): schedule,
    }


def test_title_of_2027_makes_no_card_of_conversations():
    rows = [["Rates in USD, effective January 1, 2027"]]
    rows += [["Market", "Marketing", "Service"], ["Turkey", "0.0109", "0.0009"]]
    (printed,) = read_meta_file(meta_csv(rows), "a.csv")

    assert (printed.layout, printed.layout.is_dated) == (FileLayout.MESSAGE_LIST, True)


@pytest.mark.parametrize(
    ("text", "figure", "currency"),
    [
        ("$0.0618", "0.0618", None),
        ("US$ 0.0618", "0.0618", "USD"),
        ("0.0618 USD", "0.0618", "USD"),
        ("0,0618 €", "0,0618", "EUR"),
        ("€0,0618", "0,0618", "EUR"),
        ("R$ 0,0400", "0,0400", "BRL"),
        ("Rp1.940,13", "1.940,13", "IDR"),
        ("S/. 0.1", "0.1", "PEN"),
        ("₹ 0.8631", "0.8631", "INR"),
        ("$0.0618 USD", "0.0618", "USD"),
        ("-$0.05", "-0.05", None),
        ("8.0E-4", "8.0E-4", None),
        ("0.0618 apples", "0.0618 apples", None),
        ("free", "free", None),
    ],
)
def test_currency_beside_a_figure_is_parted_from_it(text, figure, currency):
    assert figure_in(text)[0] == figure
    assert Cell(text, "a.csv", 1, 0).currency == currency


@pytest.mark.parametrize(
    "text",
    [
        *(
            "-",
            "--",
            "\u2013",
            "—",
            "\u2212",
            "$ -",
            "- €",
            "n/a",
            "N.A.",
            "NA",
            "none",
            "None",
            "null",
        ),
        *("not available", "Not applicable", "no aplica", "não disponível", "yok"),
    ],
)
def test_dashes_and_words_say_that_there_is_no_rate(text):
    rows = [["Market", "Currency", "Marketing", "Utility"], ["Turkey", "USD", "0.0109", text]]
    (printed,) = read_meta_file(meta_csv(rows), "a.csv")

    assert (len(printed.rates), printed.problems) == (1, ())


@pytest.mark.parametrize("text", ["-0.05", "-$0.05", "($0.05)", "\u22120.05 USD"])
def test_negative_rate_is_still_told(text):
    rows = [["Market", "Currency", "Marketing", "Utility"], ["Turkey", "USD", "0.0109", text]]
    (printed,) = read_meta_file(meta_csv(rows), "a.csv")

    assert [problem.code for problem in printed.problems] == ["negative-rate"]


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("Marketing (USD)", Category.MARKETING),
        ("Marketing rate, US$", Category.MARKETING),
        ("Pazarlama", Category.MARKETING),
        ("Utilidade", Category.UTILITY),
        ("Fayda ücreti (EUR)", Category.UTILITY),
        ("AUTENTICACIÓN", Category.AUTHENTICATION),
        ("Kimlik doğrulama", Category.AUTHENTICATION),
        ("authentication_international", Category.AUTHENTICATION_INTERNATIONAL),
        ("Auth-Intl", Category.AUTHENTICATION_INTERNATIONAL),
        ("International authentication", Category.AUTHENTICATION_INTERNATIONAL),
        ("Autenticação internacional", Category.AUTHENTICATION_INTERNATIONAL),
        ("Uluslararası kimlik doğrulama", Category.AUTHENTICATION_INTERNATIONAL),
        ("Serviço", Category.SERVICE),
        ("Marketing international", None),
        ("Meta Business Agent", None),
        ("", None),
    ],
)
def test_category_is_known_in_every_language(heading, category):
    assert category_named(heading) is category


def test_heading_that_only_names_a_currency_is_no_other():
    assert heading_of("USD") is None


@pytest.mark.parametrize(
    "end", ["unlimited", "No limit", "∞", "+", "750,001+", "y más", "ou mais", "ve üzeri", "—"]
)
def test_band_is_open_however_it_is_said(end):
    header = [["Market", "Utility"], ["", "From", "To", "Rate"]]
    rows = [["Turkey", "0", "750,000", "2"], ["", "750,001", end, "1"]]
    (printed,) = read_meta_file(meta_csv([*header, *rows]), "a.csv")

    assert merged([printed]) == {
        ("Turkey", Category.UTILITY): TierSchedule((0, 750_000), (2_000_000, 1_000_000))
    }


def test_band_that_is_opened_by_its_first_number_has_no_end():
    header = [["Market", "Utility"], ["", "From", "To", "Rate"]]
    rows = [["Turkey", "0", "750,000", "2"], ["", "750,001 and above", "", "1"]]
    (printed,) = read_meta_file(meta_csv([*header, *rows]), "a.csv")

    assert printed.rates[0].schedule == TierSchedule((0, 750_000), (2_000_000, 1_000_000))


LONG = ["effective_date", "currency", "market", "category", "rate"]


def a_long(*rows, header=LONG):
    (printed,) = read_meta_file(meta_csv([header, *rows]), "a.csv")
    return printed


def codes(printed):
    return [problem.code for problem in printed.problems]


def test_long_form_with_bands_holds_tiers():
    printed = a_long(
        ["Turkey", "utility", "0", "100,000", "0.0053"],
        ["Turkey", "utility", "100,001", "", "0.0050"],
        header=["Pazar", "Kategori", "Başlangıç", "Bitiş", "Ücret (USD)"],
    )

    assert (printed.layout, printed.currency) == (FileLayout.LONG_TIERS, "USD")
    assert printed.rates[0].schedule == TierSchedule((0, 100_000), (5300, 5000))


def test_faults_of_the_long_form_are_told_once_each():
    day = "2027-01-01"
    printed = a_long(
        [day, "USD", "Turkey", "marketing", "0.0109"],
        [day, "USD", "Turkey", "marketing", "0.0110"],
        [day, "USD", "Turkey", "newsletters", "0.0110"],
        [day, "USD", "Spain", "newsletters", "0.0110"],
        [day, "USD", "", "utility", "0.0110"],
        ["2026-10-01", "USD", "Spain", "utility", "0.0110"],
    )

    assert codes(printed) == [
        "duplicate-row",
        "unknown-category",
        "empty-market",
        "mixed-dates",
    ]


def test_log_of_messages_with_prices_is_no_rate_card():
    header = ["Country", "Category", "Price", "Recipient", "Delivered at"]
    log = [header, ["Turkey", "marketing", "0.0109", "905321110001", "2026-10-01"]]

    assert not is_rate_file(meta_csv(log), "a.csv")


def test_currency_is_found_beside_rates_and_in_headings():
    beside = [["Market", "Marketing", "Utility"], ["Turkey", "€0.01", "€0.02"]]
    headed = [["Market", "Marketing (GBP)", "Utility (GBP)"], ["Turkey", "0.01", "0.02"]]
    printed = [read_meta_file(meta_csv(rows), "a.csv")[0] for rows in (beside, headed)]

    assert [each.currency for each in printed] == ["EUR", "GBP"]


def test_currency_that_contradicts_the_column_is_told_once():
    rows = [["Market", "Currency", "Marketing", "Utility"]]
    rows += [[name, "USD", "€0.01", "€0.02"] for name in ("Turkey", "Spain", "Italy")]
    (printed,) = read_meta_file(meta_csv(rows), "a.csv")

    assert codes(printed) == ["mixed-currencies"]


def test_dollar_sign_alone_names_no_currency():
    rows = [["Market", "Currency", "Marketing", "Utility"], ["Turkey", "$", "$0.01", "$0.02"]]
    (printed,) = read_meta_file(meta_csv(rows), "a.csv")

    assert (printed.currency, printed.problems) == (None, ())


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("a partir del 1 de enero de 2027", "2027-01-01"),
        ("vigente desde 1 de janeiro de 2027", "2027-01-01"),
        ("1 Ocak 2027'den itibaren", "2027-01-01"),
        ("1 EKİM 2026", "2026-10-01"),
        ("effective Jan 1, 2027", "2027-01-01"),
    ],
)
def test_day_of_a_title_in_other_languages(title, day):
    assert str(date_in(title)) == day


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Costo por mensaje en MXN", "MXN"),
        ("Custo por mensagem em R$", "BRL"),
        ("Mesaj başına ücret, EUR", "EUR"),
        ("EUR and USD", None),
    ],
)
def test_currency_of_a_title_in_other_languages(title, code):
    assert currency_in(title) == code


def test_free_service_is_read_as_nothing():
    rows = [["Market", "Currency", "Marketing", "Service"], ["Turkey", "USD", "0.01", "Free"]]
    (printed,) = read_meta_file(meta_csv(rows), "a.csv")

    assert merged([printed])["Turkey", Category.SERVICE] == TierSchedule.flat(0)


def test_header_over_nothing_known_is_none():
    assert not is_rate_file(meta_csv([["Market", "Category"], ["Turkey", "utility"]]), "a.csv")
