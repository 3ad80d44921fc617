"""Counting the people of a contact list."""

from unittest.mock import Mock

import pytest

from tarife.rates.markets import contacts
from tarife.rates.markets.contacts import (
    HomeCountries,
    ListColumns,
    ListFormat,
    count_contacts,
    detect_format,
)
from tarife.rates.markets.phones import Bare
from tarife.terms.problems import Stopped

COUNTRIES = {"Türkiye": "TR", "Germany": "DE", "DE": "DE", "US": "US"}
TR = HomeCountries("TR", lambda name: COUNTRIES.get(name, ""))
DE = HomeCountries("DE", TR.code_of)
CN = HomeCountries("CN", TR.code_of)


def counted(*cells, homes=TR, bare=None):
    rows = [(cell,) for cell in cells]
    return count_contacts(rows, ListColumns((0,)), homes, lambda: False, bare)


def test_people_are_counted_by_country_the_largest_first():
    counts = counted("+491701234567", "0532 123 45 67", "0532 123 45 68")

    assert list(counts.people.items()) == [("TR", 2), ("DE", 1)]


@pytest.mark.parametrize(
    ("places", "column"),
    [
        (["Türkiye", "Germany", "DE"], 0),
        (["TR", "DE", "DE"], None),  # may be languages
        (["Türkiye", "Germany", "Berlin"], None),
    ],
)
def test_a_column_that_holds_names_of_countries_alone_needs_no_name(places, column):
    numbers = ["0532 123 45 67", "01512 3456789", "01512 3456780"]
    homes = HomeCountries("TR", lambda name: {**COUNTRIES, "TR": "TR"}.get(name, ""))

    found = detect_format([("a", "b"), *zip(places, numbers, strict=True)], homes)

    assert found.columns == ListColumns((1,), column)


def test_a_number_that_stands_twice_is_one_person():
    counts = counted("0532 123 45 67", "+90 532 123 45 67")

    assert (dict(counts.people), counts.repeated) == ({"TR": 1}, 1)


def test_empty_and_unusable_cells_are_counted_and_examples_are_masked():
    rows = [
        ("A", ""),
        ("B", " - "),
        ("C", "nobody@example.com"),
        ("D", "+90 111 11 11"),
        ("E",),
    ]
    counts = count_contacts(rows, ListColumns((1,)), TR, lambda: False)

    assert (counts.empty, counts.unusable, dict(counts.people)) == (3, 2, {})
    assert counts.examples == ("nob•••@•••••••.•om", "+90 ••• •• 11")
    assert counts.has_mostly_none


def test_rows_without_any_text_are_nobody():
    counts = counted("0532 123 45 67", "", "  ", "-")

    assert (counts.empty, counts.has_mostly_none) == (0, False)


def test_numbers_of_which_a_spreadsheet_lost_digits_are_told():
    counts = counted("9.05321E+11", "9,05E+11", "x", "9.05321110001E+11")

    assert (counts.unusable, counts.rounded, dict(counts.people)) == (3, 2, {"TR": 1})


def test_no_more_than_five_examples_are_given():
    counts = counted(*(f"word {n}" for n in range(9)))

    assert (counts.unusable, len(counts.examples)) == (9, 5)


def test_counting_can_be_called_off():
    with pytest.raises(Stopped):
        count_contacts([("+491701234567",)], ListColumns((0,)), TR, lambda: True)


def test_the_first_usable_column_of_a_row_counts():
    rows = [
        ("0532 123 45 67", "0212 123 45 67"),
        ("", "0532 123 45 68"),
        ("none", "0532 123 45 69"),
        ("", ""),
        ("x", ""),
    ]
    counts = count_contacts(
        [("A", *row) for row in rows], ListColumns((1, 2)), TR, lambda: False
    )

    assert (dict(counts.people), counts.empty, counts.unusable) == ({"TR": 3}, 1, 1)


def test_what_a_row_holds_behind_its_number_is_not_read(monkeypatch):
    reading = Mock(wraps=contacts.readings_of)
    monkeypatch.setattr(contacts, "readings_of", reading)
    row = ("", "none", *["0532 123 45 67"] * 998)

    count_contacts([row], ListColumns(tuple(range(1000))), TR, lambda: False)

    assert reading.call_count == 2


def test_no_more_than_twenty_columns_stand_in_for_the_first():
    heading = tuple(f"Phone {index}" for index in range(100))
    rows = [heading, *[("0532 123 45 67",) * 100] * 3]

    assert detect_format(rows, TR).columns.phones == tuple(range(21))


@pytest.mark.parametrize("germany", ["Germany", "DE", "+49", "0049", "49"])
def test_national_numbers_are_of_the_country_in_their_row(germany):
    rows = [("0151 12345671", germany), ("0532 123 45 67", ""), ("0532 123 45 68", "Narnia")]
    counts = count_contacts(rows, ListColumns((0,), 1), TR, lambda: False)

    assert dict(counts.people) == {"TR": 2, "DE": 1}


# 13123456789 is a mobile of Chicago and one of China's.
BOTH = "13123456789"


def test_digits_that_can_be_both_are_international_unless_the_list_is_mostly_national():
    alone = counted(BOTH, homes=CN)
    national = counted(BOTH, "13912345678", "13912345679", homes=CN)
    ids = counted(BOTH, "13912345678", "905321110001", "905321110002", homes=CN)

    assert (dict(alone.people), alone.bare) == ({"US": 1}, Bare.INTERNATIONAL)
    assert (dict(national.people), national.bare) == ({"CN": 3}, Bare.NATIONAL)
    assert (dict(ids.people), ids.bare) == ({"TR": 2, "CN": 1, "US": 1}, Bare.INTERNATIONAL)
    assert [alone.doubtful, national.doubtful, ids.doubtful] == [1, 3, 2]


def test_a_person_can_choose_how_such_digits_are_read():
    german = ("34612345678", "393331234567", "+4915112345671")

    assert dict(counted(*german, homes=DE).people) == {"ES": 1, "IT": 1, "DE": 1}
    assert dict(counted(*german, homes=DE, bare=Bare.NATIONAL).people) == {"DE": 3}
    assert dict(counted("5321110007", bare=Bare.INTERNATIONAL).people) == {"CU": 1}


@pytest.mark.parametrize(
    ("heading", "rows", "phones"),
    [
        pytest.param(
            ("Ad", "Telefon", "Şehir"),
            [("Ayşe", "0532 123 45 67", "İzmir"), ("Can", "0533 123 45 67", "Muş")],
            (1,),
            id="by its numbers",
        ),
        pytest.param(
            ("id", "WhatsApp"), [("1", ""), ("2", "")], (1,), id="by its heading, still empty"
        ),
        pytest.param(
            ("Phone", "Second phone"),
            [("0532 123 45 67", ""), ("0532 123 45 68", ""), ("ask", "0533 123 45 67")],
            (0, 1),
            id="the one with more numbers, not the purest",
        ),
        pytest.param(
            ("Tel", "Cep"),
            [("0212 123 45 67", "0532 123 45 67"), ("0212 123 45 68", "0533 123 45 67")],
            (1, 0),
            id="of equal ones the mobile",
        ),
        pytest.param(
            ("Order", "Phone"),
            [("5321230001", "0532 123 45 67"), ("5321230002", ""), ("5321230003", "")],
            (1,),
            id="the one that is named so, before other numbers",
        ),
        pytest.param(
            ("Phone", "Fax"),
            [("0212 123 45 67", "0212 123 45 68"), ("", "0212 123 45 69")],
            (0,),
            id="no fax",
        ),
        pytest.param(
            ("phone", "user_id"),
            [("0532 123 45 67", "TR.1098765432109871"), ("", "DE.1098765432109873")],
            (1, 0),
            id="user ids need no name",
        ),
        pytest.param(
            ("Phone 1 - Value", "Phone 2 - Value", "Mobile"),
            [
                ("0532 123 45 67", "0532 123 45 68", "0532 123 45 67"),
                ("0532 123 45 69", "", ""),
            ],
            (0, 2),
            id="not the other slots of an address book",
        ),
        pytest.param((), [("0532 123 45 67",), ("x", "y")], (0,), id="no heading"),
        pytest.param(("a", "b"), [("x", "y")], None, id="none"),
        pytest.param((), [], None, id="no rows"),
    ],
)
def test_the_phone_columns_are_found(heading, rows, phones):
    form = detect_format([heading, *rows] if heading else rows, TR)

    assert form.heading == heading
    assert (form.columns.phones if form.columns else None) == phones


@pytest.mark.parametrize(
    ("heading", "cells", "country"),
    [
        (("Phone", "Country/Region"), ("0532 123 45 67", "Türkiye"), 1),
        (("Phone", "Country code"), ("532 123 45 67", "+90"), 1),
        (("Country", "Phone"), ("unknown", "0532 123 45 67"), None),
        (("Phone", "City"), ("0532 123 45 67", "DE"), None),
    ],
)
def test_a_column_of_countries_is_found_by_name_and_content(heading, cells, country):
    assert detect_format([heading, cells], TR).columns.country == country


def test_a_title_and_blank_rows_stand_above_the_heading():
    rows = [("Customers, exported today",), (), ("Name", "Phone"), ("Ayşe", "0532 123 45 67")]

    assert detect_format(rows, TR) == ListFormat(("Name", "Phone"), 3, ListColumns((1,)))


def test_the_fullest_row_above_the_numbers_is_the_heading():
    rows = [("Customers", "", ""), ("Name", "No", "City"), ("Ayşe", "0532 123 45 67", "Muş")]

    assert detect_format(rows, TR) == ListFormat(("Name", "No", "City"), 2, ListColumns((1,)))


def test_a_first_row_with_a_number_is_a_person():
    rows = [("Ayşe", "0532 123 45 67"), ("Can", "0533 123 45 67")]

    assert detect_format(rows, TR) == ListFormat((), 0, ListColumns((1,)))
