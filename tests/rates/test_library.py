from dataclasses import replace
from datetime import date

from helpers.rate_cards import SHIPPED, a_card, shipped_cards
from tarife.rates.cards import CardId, Coverage
from tarife.rates.files.reading import read_markets
from tarife.rates.library import CardLibrary, ImportedCard
from tarife.terms.categories import Category

SHIPPED_CARDS = shipped_cards()
MARKETS = read_markets(SHIPPED)
OWN = a_card("2026-10-01", {"Turkey marketing": "0.5"})
OLDER = a_card("2026-10-01", {"Turkey marketing": "0.4"})
NEXT = a_card("2027-01-01", {"Philippines marketing": "0.4"})


def library(*imported):
    return CardLibrary(SHIPPED_CARDS, imported, MARKETS)


def marketing(known, day="2026-11-01"):
    rate = known.book.find("USD", date.fromisoformat(day), "Turkey", Category.MARKETING)
    return rate.schedule.list_rate_micros


def test_shipped_cards_hold_where_nothing_was_imported():
    assert marketing(library()) == 10_900


def test_imported_card_holds_before_the_shipped_one_of_its_day():
    assert marketing(library(ImportedCard(OWN, 1))) == 500_000


def test_newest_import_of_a_day_holds():
    versions = (ImportedCard(OLDER, 1), ImportedCard(OWN, 2))

    assert marketing(library(*versions)) == 500_000
    assert library(*versions).import_of(OWN.id) == versions[1]


def test_library_tells_which_cards_are_imported():
    known = library(ImportedCard(NEXT, 1))

    assert known.import_of(OWN.id) is None
    assert known.import_of(CardId(date(2027, 1, 1), "USD")) is not None


def test_card_newer_than_all_known_brings_its_markets():
    known = library(ImportedCard(NEXT, 1), ImportedCard(OWN, 1))

    assert known.markets.market_of_country("PH", date(2027, 1, 1)) == "Philippines"
    assert library(ImportedCard(OWN, 1)).markets == MARKETS


def test_list_shows_what_a_newer_import_replaces():
    versions = (ImportedCard(OLDER, 1), ImportedCard(OWN, 2), ImportedCard(NEXT, 1))
    listed = library(*versions).listed
    ours = [
        (each.imported.version if each.imported else 0, each.is_replaced)
        for each in listed
        if each.card.id == OWN.id
    ]

    assert sorted(ours) == [(0, True), (1, True), (2, False)]
    assert len(listed) == len(SHIPPED_CARDS) + len(versions)


def test_replaced_card_of_changes_is_listed_laid_over_the_card_before_it():
    changes = next(card for card in SHIPPED_CARDS if card.coverage is Coverage.CHANGES)
    own = replace(OWN, id=changes.id)
    known = library(ImportedCard(own, 1))
    (replaced,) = [each.card for each in known.listed if each.is_replaced]

    assert replaced == library().book.card(changes.id.currency, changes.id.effective_from)


def test_library_after_an_import_has_the_card_as_its_newest_version():
    known = library(ImportedCard(OLDER, 1)).with_import(OWN)

    assert known.import_of(OWN.id) == ImportedCard(OWN, 2)
    assert library().with_import(NEXT).import_of(NEXT.id) == ImportedCard(NEXT, 1)
