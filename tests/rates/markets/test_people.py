"""Random people in every spelling, in lists and logs, from every home country."""

from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.traffic.phone_spellings import (
    EXAMPLES,
    HOMES,
    exit_code,
    is_clear,
    somebody,
    written_people,
)
from tarife.rates.markets.contacts import HomeCountries, ListColumns, count_contacts
from tarife.rates.markets.phones import Bare


def counted(cells, home):
    rows = [(cell,) for cell in cells]
    homes = HomeCountries(home, {}.get)
    return count_contacts(rows, ListColumns((0,)), homes, lambda: False)


@settings(max_examples=40)
@given(written_people())
def test_a_list_holds_each_person_once_and_in_the_right_country(made):
    home, people, cells = made

    counts = counted(cells, home)

    assert counts.people == Counter(person.country for person in people)
    assert counts.repeated == len(cells) - len(people)
    assert (counts.unusable, counts.empty) == (0, 0)


@settings(max_examples=40)
@given(st.sampled_from(HOMES), st.lists(somebody(), min_size=1, max_size=9, unique=True))
def test_a_list_of_whatsapp_ids_has_the_countries_of_its_ids(home, people):
    counts = counted([person.plus[1:] for person in people], home)

    assert counts.people == Counter(person.country for person in people)
    assert counts.bare is Bare.INTERNATIONAL


@settings(max_examples=40)
@given(st.data())
def test_a_list_of_numbers_at_home_without_zero_is_of_home(data):
    code = data.draw(st.sampled_from(["90", "49", "1", "86", "34", "44", "91", "52", "62"]))
    examples = [example for example in EXAMPLES if example.code == code]
    people = data.draw(st.lists(somebody(examples[:1]), min_size=5, max_size=20, unique=True))
    home = people[0].country
    clear = [person.number for person in people if is_clear(person.number, home)]
    assume(len(clear) * 2 > len(people))

    assert counted([person.number for person in people], home).people == {home: len(people)}


def test_exit_codes_of_homes_differ():
    assert {exit_code(home) for home in ("US", "AU", "JP", "TR")} == {
        "011",
        "0011",
        "010",
        "00",
    }
