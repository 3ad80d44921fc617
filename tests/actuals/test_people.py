"""Random people in every spelling, in logs, from every home country.

``PEOPLE=2000 pytest tests/actuals/test_people.py`` tries more of them.
"""

import csv
import io
import json
import os
from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from helpers.traffic.phone_spellings import EXAMPLES, HOMES, written_people
from tarife.actuals.customers import Customers
from tarife.actuals.events import ReadOptions, read_events
from tarife.assets import load_markets
from tarife.terms.problems import InputError

MARKETS = load_markets()
ROW = {"at": "2026-11-03T10:00:00", "kind": "inbound"}
MORE = settings(max_examples=int(os.environ.get("PEOPLE", "40")))


def json_log(cells):
    """A log in which digits stand as numbers."""
    values = (int(cell) if cell.isdecimal() and cell[0] != "0" else cell for cell in cells)
    return "\n".join(json.dumps({**ROW, "customer": value}) for value in values)


def csv_log(cells):
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, (*ROW, "customer"))
    writer.writeheader()
    writer.writerows({**ROW, "customer": cell} for cell in cells)
    return buffer.getvalue()


def markets_found(text, home):
    """How many people a log has in each market."""
    table = read_events(text, ZoneInfo("UTC"), MARKETS, ReadOptions(home_country=home)).table
    found = set(zip(table.pair.tolist(), table.market.tolist(), strict=True))
    return Counter(table.markets[market] for _, market in found)


def markets_of(people):
    on = date(2026, 11, 3)
    return Counter(MARKETS.market_of_country(person.country, on) for person in people)


@MORE
@given(written_people())
def test_a_log_holds_each_person_once_and_in_the_right_market(made):
    home, people, cells = made

    assert markets_found(json_log(cells), home) == markets_of(people)
    assert markets_found(csv_log(cells), home) == markets_of(people)


@pytest.mark.parametrize("home", ["", *HOMES[:: 1 if "PEOPLE" in os.environ else 40]])
def test_no_example_of_the_worlds_mobiles_goes_to_a_wrong_market_in_a_log(home):
    people = {person.plus: person for person in EXAMPLES}.values()
    cells = [
        spelt
        for plus in (person.plus for person in people)
        for spelt in (plus, plus[1:], f"00{plus[1:]}", f"whatsapp:{plus}")
    ]

    assert markets_found(csv_log(cells), home) == markets_of(people)


@pytest.mark.parametrize(
    ("home", "cell"),
    [
        ("US", "011905321110001"),
        ("AU", "0011 90 532 111 0001"),
        ("JP", "010-90-532-111-0001"),
        ("TR", "0532 111 00 01"),
    ],
)
def test_numbers_as_they_are_dialled_at_home_are_known_by_the_home_country(home, cell):
    text = csv_log([cell, "+905321110001"])

    assert markets_found(text, home) == {"Turkey": 1}
    with pytest.raises(InputError, match="market of customer"):
        markets_found(text, "")


class CountingDict(dict):
    """Counts how often it is asked."""

    asked = 0

    def get(self, *arguments):
        self.asked += 1
        return super().get(*arguments)


def test_a_long_chain_of_ids_of_one_person_costs_no_more_than_its_length():
    customers = Customers()
    length = 300
    for number in range(length):
        customers.codes_of([f"id-{number}"])
    customers._joined = chain = CountingDict()
    for number in range(length - 1, 0, -1):  # each joins the one before it, from the end
        customers.join_all([(f"id-{number - 1}", f"id-{number}")])

    assert set(customers.people.tolist()) == {0}
    assert chain.asked < 20 * length
