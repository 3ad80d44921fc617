"""Whatever happens to a file on its way, its reader takes it or says a sentence, and soon."""

import time
from pathlib import Path

import pytest

from helpers.files.damage import text_mutant, texts
from tarife.documents.contact_rows import preview

TURNS = 20
SLOW_S = 4  # of processor time; a hundredth of it is usual


def test_damaged_files_of_every_kind_are_read_or_refused(tmp_path):
    counts = {"read": 0, "refused": 0}
    for reader in texts(tmp_path):
        for number in range(TURNS):
            began = time.thread_time()
            outcome = reader.turn((1, number))
            assert outcome in counts, f"{reader.name}, seed {number}"
            assert time.thread_time() - began < SLOW_S, f"{reader.name}, seed {number}"
            counts[outcome] += 1

    assert min(counts.values()) > TURNS  # the damage is real, and not all of it fatal


@pytest.mark.parametrize("cell", ["[" * 20_000, "9" * 60_000, "(" * 60_000])
def test_long_cells_cost_no_more_than_reading_them(tmp_path, cell):
    path = tmp_path / "list.csv"
    path.write_text("Ad,Telefon\n" + f"{cell},905321110001\n" * 100)

    began = time.thread_time()
    preview(path)

    assert time.thread_time() - began < SLOW_S  # it was minutes


def test_the_same_seed_is_the_same_damage():
    whole = Path(__file__).read_bytes()

    assert text_mutant(whole, 7) == text_mutant(whole, 7) != text_mutant(whole, 8)
