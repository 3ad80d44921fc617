"""Names that the app gives are known again, and said in the language of whoever looks."""

import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as tried_with
from hypothesis import settings
from hypothesis import strategies as st

from helpers.plans import plans
from tarife.assets import load_markets
from tarife.documents.codec import parse_plan, plan_text
from tarife.plan.grid import all_lines, spelled_out
from tarife.plan.identity import revision_of
from tarife.plan.model.account import Account
from tarife.plan.model.costs import Costs, Partner, Tax
from tarife.plan.model.lines import Audience, EntryPoint, Inbound
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Scenario
from tarife.plan.names import (
    AD,
    AUTHENTICATION_LINE,
    COPIED_LINE,
    COPIED_SCENARIO,
    CUSTOMERS,
    EXAMPLE_LINES,
    EXAMPLE_NOTES,
    EXAMPLE_PARTNER,
    EXAMPLE_PLANS,
    LISTED,
    MARKETING_LINE,
    MARKETING_WEEK,
    MONTH_PLAN,
    NEW_AD,
    NEW_BROADCAST,
    NEW_PEOPLE,
    NEW_STREAM,
    SCENARIO,
    SUPPORT_REQUESTS,
    TAX,
    UTILITY_LINE,
    fresh_name,
    given,
    is_called,
    name_in,
    named_in,
    recognised,
    with_recognised,
    without_place,
)
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language, say

ENGLISH, TURKISH = Language
NOVEMBER = BillingMonth(2026, 11)
COUNTRIES = [country.name for country in load_markets().by_code.values()]

numbers = st.integers(1, 999)
places = st.sampled_from(COUNTRIES)
typed = st.text(min_size=1, max_size=30).filter(lambda text: recognised(text, "sends") is None)
plain_lines = st.one_of(
    st.builds(
        lambda place, week: given(MARKETING_WEEK, place=place, number=week), places, numbers
    ),
    st.builds(
        lambda template, place: given(template, place=place),
        st.sampled_from([AD, MARKETING_LINE, UTILITY_LINE, AUTHENTICATION_LINE, CUSTOMERS]),
        places,
    ),
    st.sampled_from([NEW_BROADCAST, NEW_STREAM, NEW_AD, NEW_PEOPLE, SUPPORT_REQUESTS]).map(
        given
    ),
)
listed = st.builds(lambda name, place: given(LISTED, name=name, place=place), typed, places)
lines = st.recursive(
    plain_lines | listed,
    lambda name: name.map(lambda one: given(COPIED_LINE, name=one)),
    max_leaves=4,
)
scenarios = st.recursive(
    numbers.map(lambda number: given(SCENARIO, number=number)),
    lambda name: name.map(lambda one: given(COPIED_SCENARIO, name=one)),
    max_leaves=4,
)
months = st.dates(date(2023, 6, 1), date(2099, 12, 1)).map(
    lambda day: given(MONTH_PLAN, month=day.replace(day=1))
)
made = st.one_of(
    st.tuples(lines, st.just("sends")),
    st.tuples(scenarios, st.just("scenarios")),
    st.tuples(months, st.just("name")),
    st.tuples(numbers.map(lambda number: given(TAX, number=number)), st.just("taxes")),
)


@tried_with(made, st.sampled_from(Language), st.sampled_from(Language))
def test_a_name_made_in_one_language_is_said_in_any(made, written, read):
    name, part = made

    known = recognised(in_language(name, written), part)

    assert known == in_language(name, written)
    assert in_language(known, read) == in_language(name, read)


@pytest.mark.parametrize(
    ("part", "english", "turkish"),
    [
        ("sends", "Turkey marketing, week 2", "Türkiye pazarlama, 2. hafta"),
        ("sends", "Germany utility (copy)", "Almanya fayda (kopya)"),
        ("entry_points", "Netherlands ad (copy) (copy)", "Hollanda reklam (kopya) (kopya)"),
        ("audiences", "Customers in Germany", "Müşteriler, Almanya"),
        ("audiences", "spring · Netherlands", "spring · Hollanda"),
        ("audiences", "spring (copy)", "spring (kopya)"),
        ("inbound", "Support requests", "Destek talepleri"),
        ("inbound", "Support requests · Germany", "Destek talepleri · Almanya"),
        ("scenarios", "Scenario 2, copy", "Senaryo 2, kopya"),
        ("scenarios", "Peak, copy", "Peak, kopya"),
        ("scenarios", "18 Nov re-forecast", "18 Kas yeni tahmini"),
        ("scenarios", "29 Feb re-forecast, copy", "29 Şub yeni tahmini, kopya"),
        ("name", "November 2026", "Kasım 2026"),
        ("taxes", "Tax 2", "Vergi 2"),
        ("partner", EXAMPLE_PARTNER, "Örnek (fiyatlar uydurma)"),
    ],
)
def test_what_the_app_calls_things(part, english, turkish):
    assert in_language(recognised(english, part), TURKISH) == turkish
    assert in_language(recognised(turkish, part), ENGLISH) == english


@pytest.mark.parametrize(
    ("earlier", "english", "turkish"),
    [
        ("TR ad", "Turkey ad", "Türkiye reklam"),
        ("TR pazarlama, 2. hafta", "Turkey marketing, week 2", "Türkiye pazarlama, 2. hafta"),
        ("DE fayda (kopya)", "Germany utility (copy)", "Almanya fayda (kopya)"),
        ("GB authentication", "United Kingdom one-time passwords", None),
    ],
)
def test_lines_named_by_a_code_in_earlier_files_are_said_by_their_country(
    earlier, english, turkish
):
    known = recognised(earlier, "sends")

    assert known == earlier  # the file keeps its text
    assert in_language(known, ENGLISH) == english
    assert turkish is None or in_language(known, TURKISH) == turkish


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Turkey ad (kopya)", "Türkiye reklam (kopya)"),
        ("Almanya reklam (copy)", "Almanya reklam (kopya)"),
        ("Summer · Almanya (copy)", "Summer · Almanya (kopya)"),
        ("list\n1 · Germany", "list\n1 · Almanya"),
    ],
)
def test_a_copy_made_in_the_other_language_is_said_in_one(name, said):
    assert in_language(recognised(name, "sends"), TURKISH) == said
    assert in_language(recognised(said, "sends"), TURKISH) == said


@pytest.mark.parametrize(
    ("part", "name"),
    [
        *(("sends", name) for name in ("Kampanya", "TR advert", "tr ad", "XX ad", "New ads")),
        *(("sends", name) for name in ("TR marketing, week 0", "TR marketing, week 1000000")),
        *(("sends", name) for name in ("Berlin ad", "Summer marketing", "turkey ad")),
        *(("audiences", name) for name in ("Customers in Berlin", "a · b", "Müşteriler, Bonn")),
        *(("scenarios", name) for name in ("Scenario", "Scenario two", "Scenario 02", "TR ad")),
        *(("name", name) for name in ("Novembre 2026", "May 26", "Scenario 2", "May 9999")),
        ("taxes", "KDV"),
        ("partner", "Partner"),
        ("inbound", "Support"),
        ("sends", "Black Friday"),
        ("scenarios", "31 Feb re-forecast"),
        ("scenarios", "Spring re-forecast"),
    ],
)
def test_what_a_person_typed_is_theirs(part, name):
    assert recognised(name, part) is None


def test_lines_of_an_example_are_known_by_their_id_also_as_copies():
    assert in_language(recognised("Support", "inbound", "support"), TURKISH) == "Destek"
    assert in_language(recognised("Destek", "inbound", "support"), ENGLISH) == "Support"
    copied = recognised("Support (copy)", "inbound", "support-1")
    assert in_language(copied, TURKISH) == "Destek (kopya)"
    assert recognised("Support", "inbound", "inbound-1") is None
    assert recognised("Our desk", "inbound", "support") is None


@pytest.mark.parametrize("text", [*EXAMPLE_PLANS, *EXAMPLE_NOTES])
def test_an_example_is_told_in_either_language(text):
    part = "note" if text in EXAMPLE_NOTES else "name"

    turkish = in_language(recognised(text, part), TURKISH)

    assert turkish != text
    assert in_language(recognised(turkish, part), ENGLISH) == text


def a_plan():
    return Plan(
        given(MONTH_PLAN, month=NOVEMBER.first_day),
        NOVEMBER,
        Account(),
        (GridRow("TR", marketing=400, ad_clicks_per_day=2),),
        audiences=(
            Audience("audience-1", given(CUSTOMERS, place="Turkey"), "TR", 900),
            Audience("audience-2", "Türkiye", "TR", 900),
        ),
        entry_points=(EntryPoint("entry-1", given(NEW_AD), "TR", 3),),
        inbound=(Inbound("support", EXAMPLE_LINES["support"], 3, country="TR"),),
        note=EXAMPLE_NOTES[0],
        scenarios=(Scenario("scenario-1", given(SCENARIO, number=1)), Scenario("b", "Peak")),
        costs=Costs(
            Partner(given(EXAMPLE_PARTNER)), taxes=(Tax(given(TAX, number=2), Decimal(1)),)
        ),
    )


def names(plan):
    costs = plan.costs
    return [
        *(plan.name, *(line.name for line in plan.lines)),
        *(one.name for one in (*plan.scenarios, costs.partner, *costs.taxes)),
    ]


NAMES = {
    ENGLISH: [
        *("November 2026", "Customers in Turkey", "Türkiye", "New ad", "Support", "Scenario 1"),
        *("Peak", "Example with invented prices", "Tax 2"),
    ],
    TURKISH: [
        *("Kasım 2026", "Müşteriler, Türkiye", "Türkiye", "Yeni reklam", "Destek", "Senaryo 1"),
        *("Peak", "Örnek (fiyatlar uydurma)", "Vergi 2"),
    ],
}


@pytest.mark.parametrize("written", Language)
@pytest.mark.parametrize("read", Language)
def test_a_file_keeps_what_it_holds_and_shows_it_in_the_language_of_its_reader(written, read):
    text = plan_text(named_in(with_recognised(a_plan()), written))

    shown = named_in(parse_plan(text), read)

    assert names(shown) == NAMES[read]
    assert shown.note == in_language(recognised(EXAMPLE_NOTES[0], "note"), read)
    assert plan_text(shown) == text
    assert revision_of(shown) == revision_of(parse_plan(text))
    assert names(named_in(pickle.loads(pickle.dumps(shown)), written)) == NAMES[written]  # noqa: S301 - our own


def test_a_name_written_over_by_itself_changes_nothing():
    plan = named_in(parse_plan(plan_text(a_plan())), TURKISH)

    assert replace(plan, name=str(plan.name)) == plan


@tried_with(plans(), st.sampled_from(Language))
@settings(max_examples=20)
def test_no_plan_is_another_for_its_names(plan, language):
    known = with_recognised(plan)

    assert known == plan
    assert plan_text(named_in(known, language)) == plan_text(plan)


def test_names_of_a_person_stay_the_same_objects():
    audience = Audience("audience-1", "Our own", "TR", 900)
    plan = Plan("Autumn", NOVEMBER, audiences=(audience,), scenarios=(Scenario("b", "Peak"),))

    assert with_recognised(plan) is plan
    assert named_in(plan, TURKISH) is plan


def test_what_is_made_of_a_name_follows_it():
    plan = named_in(parse_plan(plan_text(a_plan())), TURKISH)

    step = say("Delete {name}", name=plan.entry_points[0].name)

    assert step == "Delete New ad"
    assert in_language(step, TURKISH) == "Sil: Yeni reklam"


def test_lines_of_a_row_that_was_opened_are_named_in_the_language_of_its_reader():
    plan = named_in(spelled_out(a_plan(), "TR"), TURKISH)

    assert [send.name for send in plan.sends][:2] == [
        *("Türkiye pazarlama, 1. hafta", "Türkiye pazarlama, 2. hafta")
    ]
    assert [line.id for line in all_lines(named_in(plan, ENGLISH)).sends] == [
        line.id for line in all_lines(a_plan()).sends
    ]


def test_a_number_is_free_only_if_no_language_has_it():
    name = fresh_name(SCENARIO, ["Scenario 2", "Senaryo 3", "Peak"], TURKISH, first=2)

    assert (name, name.stored) == ("Senaryo 4", "Senaryo 4")


def test_a_name_that_nobody_saved_is_stored_as_it_was_first_shown():
    name = name_in(given(NEW_AD), TURKISH)

    assert (name, name.stored) == ("Yeni reklam", "Yeni reklam")
    assert name_in(name, ENGLISH).stored == "Yeni reklam"
    assert name_in("Yeni", ENGLISH) == "Yeni"


def test_a_name_is_compared_in_every_language():
    name = recognised("November 2026", "name")

    assert is_called(name, "Kasım 2026")
    assert not is_called("Peak", "Kasım 2026")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Customers in Turkey", "Müşteriler"),
        ("Turkey marketing, week 3 (rest)", "Pazarlama, 3. hafta (kalan)"),
        ("Turkey ad (2)", "Reklam (2)"),
        ("Vip · Turkey", "Vip"),
        ("Germany ad", "Almanya reklam"),
        ("New ad (2)", "Yeni reklam (2)"),
        ("New ad", "Yeni reklam"),
        ("Mine", "Mine"),
    ],
)
def test_names_of_the_app_leave_out_the_country_that_stands_above_them(name, short):
    found = recognised(name, "sends") or name

    assert in_language(without_place(found, "TR"), TURKISH) == short


def test_customers_of_an_example_are_called_so_below_their_country():
    name = recognised("Customers in Turkey", "audiences", "customers")

    assert without_place(name, "TR") == "Customers"
    assert without_place(name, "DE") == "Customers in Turkey"
