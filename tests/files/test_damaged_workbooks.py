"""Whatever happens to a workbook on its way, each reader takes it or says one sentence."""

import pytest

from helpers.files.meta_files import workbook_bytes
from helpers.files.packages import mutant
from helpers.files.workbooks import edition
from helpers.forecasts import november_forecast
from tarife.documents.contact_rows import list_rows, preview
from tarife.files.budgets import is_budget
from tarife.rates.meta.reading import read_meta_file
from tarife.terms.problems import InputError, Problem
from tarife.workbook.budget import write_workbook
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into

CONTACTS = [["Ad", "Telefon"], ["Ayşe", 905321234567], ["Can", "0533 123 45 67"]] * 20
CARD = [
    ["Market", "Currency", "Marketing", "Utility", "Authentication"],
    ["Turkey", "USD", 0.0109, 0.0053, 0.0083],
    ["Rest of Asia Pacific", "USD", 0.0732, "n/a", 0.0113],
]
WHOLE = [workbook_bytes({"S": rows}) for rows in (CONTACTS, CARD)]
MUTANTS = 150


@pytest.fixture(scope="module")
def budget(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "budget.xlsx"
    write_workbook(edition(november_forecast()), path)
    return path.read_bytes()


def read_as_list(path):
    try:
        return preview(path), list(list_rows(path))
    except InputError as error:
        return error.problems


def read_as_budget(path):
    is_budget(path)
    try:
        return import_into(november_forecast().plan, read_budget(path))
    except InputError as error:
        return error.problems


def read_as_card(path):
    return read_meta_file(path.read_bytes(), path.name)


def is_refused(found):
    return isinstance(found, Problem) or (
        isinstance(found, tuple) and bool(found) and isinstance(found[0], Problem)
    )


@pytest.mark.parametrize("seed", range(3))
def test_damaged_lists_and_cards_end_in_a_sentence(tmp_path, seed):
    refused = 0
    for number in range(MUTANTS // 3):
        for whole, read in zip(WHOLE, (read_as_list, read_as_card), strict=True):
            path = tmp_path / "damaged.xlsx"
            path.write_bytes(mutant(whole, (seed, number)))
            refused += is_refused(read(path))

    assert refused > MUTANTS // 4  # the damage is real


def test_damaged_budgets_end_in_a_sentence(tmp_path, budget):
    refused = 0
    for number in range(16):
        path = tmp_path / "damaged.xlsx"
        path.write_bytes(mutant(budget, number))
        refused += is_refused(read_as_budget(path))

    assert refused


def test_the_same_seed_is_the_same_damage(budget):
    assert mutant(budget, 7) == mutant(budget, 7) != mutant(budget, 8)
