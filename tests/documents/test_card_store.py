"""Imported cards: kept whole, never edited, one version after the other."""

from dataclasses import replace

import pytest

from helpers.rate_cards import a_card, shipped_cards
from tarife.documents.card_store import CardStore, export_card, export_name
from tarife.rates.cards import Coverage
from tarife.rates.files.reading import read_cards
from tarife.rates.library import ImportedCard
from tarife.rates.meta.reading import read_meta_file
from tarife.terms.locking import FileLock
from tarife.terms.problems import OutsideError

EURO = replace(
    a_card("2026-10-01", {"Turkey marketing": "0.0100"}, currency="EUR"),
    coverage=Coverage.GAPS,
)
EURO = replace(EURO, provenance=replace(EURO.provenance, missing=("every other market",)))
DEARER = replace(
    EURO, rates=a_card("2026-10-01", {"Turkey marketing": "0.0200"}, currency="EUR").rates
)


@pytest.fixture
def store(tmp_path):
    return CardStore(tmp_path / "data" / "rate_cards")


def names(store):
    return sorted(entry.name for entry in store.folder.iterdir())


def test_store_without_a_folder_is_empty(store):
    assert store.read() == ((), ())


def test_card_is_kept_as_it_is(store):
    store.add(EURO)

    assert store.read() == ((ImportedCard(EURO, 1),), ())


def test_kept_card_has_the_layout_of_the_shipped_ones(store):
    store.add(EURO)

    assert read_cards(store.folder / "2026-10-01_EUR.1") == ((EURO,), ())


def test_newer_import_stands_beside_the_older_one(store):
    store.add(EURO)
    store.add(DEARER)

    assert store.read()[0] == (ImportedCard(EURO, 1), ImportedCard(DEARER, 2))


def test_tenth_version_comes_after_the_ninth(store):
    for _ in range(10):
        store.add(EURO)

    assert [imported.version for imported in store.read()[0]] == [*range(1, 11)]


def test_removed_version_uncovers_the_one_before(store):
    store.add(EURO)
    store.remove(store.add(DEARER))

    assert store.read()[0] == (ImportedCard(EURO, 1),)


def test_nothing_unfinished_stays_behind(store):
    store.add(EURO)
    store.remove(store.add(DEARER))

    assert names(store) == ["2026-10-01_EUR.1"]


def test_what_killed_processes_left_goes_and_what_is_being_written_stays(store):
    at_work = FileLock(store.folder / ".00000001.lock")
    for left in (".00000001.part", ".00000002.part", ".00000003.gone"):
        (store.folder / left).mkdir(parents=True)
        (store.folder / left / "2026-10-01_EUR.csv").touch()
    assert at_work.take()
    (store.folder / ".00000004.lock").touch()

    store.add(EURO)

    assert names(store) == [".00000001.lock", ".00000001.part", "2026-10-01_EUR.1"]
    at_work.release()


def test_import_whose_version_another_one_takes_meanwhile_gets_the_next(store, monkeypatch):
    store.add(EURO)
    monkeypatch.setattr(CardStore, "_folders", lambda _: [])

    assert store.add(DEARER) == ImportedCard(DEARER, 2)


def test_broken_import_is_told_and_the_others_are_read(store):
    store.add(EURO)
    store.add(DEARER)
    (store.folder / "2026-10-01_EUR.2" / "2026-10-01_EUR.csv").write_text("nonsense")
    cards, problems = store.read()

    assert cards == (ImportedCard(EURO, 1),)
    assert [problem.code for problem in problems] == ["wrong-header"]
    assert problems[0].where.endswith("2026-10-01_EUR.2: 2026-10-01_EUR.csv, row 1")


def test_folder_that_is_named_after_another_card_is_told(store):
    store.add(EURO)
    (store.folder / "2026-10-01_EUR.1").rename(store.folder / "2026-10-01_GBP.1")

    assert [problem.code for problem in store.read()[1]] == ["misnamed-card"]


def test_whatever_else_stands_in_the_folder_is_left_alone(store):
    store.add(EURO)
    (store.folder / "notes.txt").write_text("mine")
    (store.folder / ".half.part").mkdir()

    assert store.read() == ((ImportedCard(EURO, 1),), ())


def test_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OutsideError, match="the folder does not exist"):
        CardStore(tmp_path / "file" / "rate_cards").add(EURO)


def test_read_only_folder_is_told_and_keeps_what_it_has(store, monkeypatch):
    store.add(EURO)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(OutsideError):
        store.add(DEARER)

    assert store.read()[0] == (ImportedCard(EURO, 1),)


def test_version_that_is_gone_already_is_told(store):
    imported = store.add(EURO)
    store.remove(imported)

    with pytest.raises(OutsideError):
        store.remove(imported)


def test_exported_card_reads_back(tmp_path):
    card = next(card for card in shipped_cards() if str(card.id) == "2026-10-01 USD")
    path = tmp_path / export_name(card.id)
    export_card(card, path)
    (printed,) = read_meta_file(path.read_bytes(), path.name)

    assert path.name == "2026-10-01_USD.csv"
    assert {(rate.market, rate.category): rate.schedule for rate in printed.rates} == {
        line: rate.schedule for line, rate in card.rates.items()
    }
