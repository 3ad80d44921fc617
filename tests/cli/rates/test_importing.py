"""From Meta's files to a card that the next command uses, and away again."""

import argparse
import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.files.meta_cards import CARDS, OCTOBER, doubled, moved, write_pair
from helpers.files.meta_files import meta_file
from helpers.rate_cards import SHIPPED
from tarife.cli.library import card_store, library
from tarife.cli.rates import rates
from tarife.documents.files import load_plan, save_plan
from tarife.plan.model.held_rates import NOT_HELD
from tarife.rates.meta.printed import FileLayout
from tarife.terms.problems import InputError, OutsideError

EXAMPLE = SHIPPED.parent / "resources" / "examples" / "turkish-retailer-2026-11.tarife"


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tarife.folders.rate_cards", lambda: tmp_path / "rate_cards")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def tarife(capsys):
    def run(*words):
        parser = argparse.ArgumentParser()
        rates.add_parser(parser.add_subparsers())
        assert rates.run(parser.parse_args(["rates", *map(str, words)])) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def sol():
    """Two files of a currency that is not shipped, in the folder where the command runs."""
    return write_pair(moved(OCTOBER, "2026-10-01", "PEN"), Path())


def refusal(tarife, *words):
    with pytest.raises(InputError) as refused:
        tarife(*words)
    return [problem.code for problem in refused.value.problems]


def test_imported_card_is_listed_and_used(tarife, sol):
    said = tarife("import", *sol)

    assert said.startswith("list.csv: list workbook, 47 markets, 206 rates, 0 tier bands\n")
    assert said.endswith("the card 2026-10-01 PEN is kept, as version 1\n")
    assert "2026-10-01  PEN       complete    very high       imported       47" in tarife()
    assert "rate card 2026-10-01 PEN" in tarife("show", "2026-11-01", "PEN")


def test_trial_says_everything_and_keeps_nothing(tarife, sol):
    said = tarife("import", "--dry-run", *sol)

    assert said.endswith("nothing was kept: this was a trial\n")
    assert card_store().read() == ((), ())


def test_card_that_is_there_is_not_kept_twice(tarife, sol):
    tarife("import", *sol)

    assert tarife("import", *sol).endswith("this very card is there already\n")
    assert len(card_store().read()[0]) == 1


def test_changes_are_said_with_percentages(tarife):
    rates_ = {
        line: replace(rate, schedule=replace(rate.schedule, rates_micros=(20_000,)))
        if line == ("Turkey", "marketing")
        else rate
        for line, rate in OCTOBER.rates.items()
    }
    card = moved(replace(OCTOBER, rates=rates_), "2027-01-01", "USD")
    for name, layout in (("a.csv", FileLayout.LIST_WORKBOOK), ("b.csv", FileLayout.TIERS)):
        Path(name).write_bytes(meta_file(card, layout))
    words = ("import", "a.csv", "b.csv")
    assert refusal(tarife, *words) == ["out-of-proportion", "unconfirmed-changes"]
    assert card_store().read() == ((), ())
    lines = tarife(*words, "--confirm-changes").splitlines()

    assert lines[0].startswith(
        "check: a.csv, row 40 (Turkey), column C: "
        "marketing of Turkey goes from 0.0109 to 0.02, "
    )

    assert lines[-3].split() == [
        "Turkey",
        "marketing",
        "changed",
        "0.0109",
        "0.02",
        "+83.5",
        "%",
    ]
    assert (
        "from 2026-10-01 USD to 2027-01-01 USD: "
        "1 rate, 0 tier bands changed; 205 rates unchanged" in lines
    )


def test_date_that_cannot_be_believed_is_asked(tarife):
    card = moved(CARDS["2024-11-01 USD"], "2024-11-01", "EUR")
    Path("a.csv").write_bytes(meta_file(card, FileLayout.CONVERSATION_LIST))

    assert refusal(tarife, "import", "a.csv") == ["date-wanted"]
    assert "card 2024-11-01 EUR (as you gave it)" in tarife(
        "import", "a.csv", "--effective-from", "2024-11-01"
    )


def test_currency_that_nothing_names_is_asked(tarife):
    Path("a.csv").write_text("Market,Marketing,Utility\nTurkey,0.01,0.005\n")

    assert refusal(tarife, "import", "a.csv") == ["date-wanted", "currency-wanted"]


def test_faults_are_all_told_and_nothing_is_kept(tarife):
    Path("a.csv").write_text(
        "effective 2026-10-01\nMarket,Currency,Marketing,Utility\n"
        "Turkye,EUR,0.01,0.005\nItaly,EUR,free,0.005\n"
    )

    assert refusal(tarife, "import", "a.csv") == ["bad-rate", "unknown-market"]
    assert card_store().read() == ((), ())


def test_lacks_of_a_card_are_said(tarife, sol):
    assert "  missing: marketing of every market\n" in tarife("import", sol[1])


def test_file_that_is_not_there_is_told(tarife):
    with pytest.raises(OutsideError, match="there is no such file"):
        tarife("import", "nowhere.csv")


def test_file_far_too_large_is_told(tarife):
    with Path("a.csv").open("wb") as file:
        file.truncate(65 * 1024 * 1024)

    with pytest.raises(InputError, match="larger than 64 MB"):
        tarife("import", "a.csv")


def test_exported_card_can_be_imported_elsewhere(tarife, sol):
    tarife("import", *sol)
    tarife("export", "2026-10-01_PEN", ".")
    tarife("remove", "2026-10-01_pen")

    assert "version 1" in tarife("import", "2026-10-01_PEN.csv")


def test_removed_card_is_gone(tarife, sol):
    tarife("import", *sol)
    tarife("remove", "2026-10-01_PEN")

    assert "PEN" not in tarife()


def test_shipped_card_cannot_be_removed(tarife):
    assert refusal(tarife, "remove", "2026-10-01_USD") == ["shipped-card"]


def test_card_that_there_is_not_is_told_with_the_nearest(tarife):
    with pytest.raises(InputError) as refused:
        tarife("export", "2026-10-02_USD", ".")

    assert refused.value.problems[0].hint == "did you mean '2026-10-01_USD'?"


def test_two_cards_are_compared(tarife):
    lines = tarife("compare", "2026-07-01_USD", "2026-10-01_USD").splitlines()

    of_kuwait = [line for line in lines if line.startswith("Kuwait")]
    kuwait = next(line for line in of_kuwait if " marketing " in line)
    assert kuwait.split("  ")[0] == "Kuwait (was in Rest of Middle East)"
    assert kuwait.split()[-5:] == ["marketing", "new", "0.0341", "0.0792", "+132.3", "%"][1:]


def test_two_cards_are_compared_as_json_with_what_a_plan_costs(tarife):
    words = ("compare", "2026-07-01_USD", "2026-10-01_USD", "--plan", EXAMPLE, "--json")
    document = json.loads(tarife(*words))

    assert {change["kind"] for change in document["changes"]} == {"changed", "tiers", "new"}
    assert [(cost["card"], cost["rules"]) for cost in document["plan"]] == [
        ("2026-07-01 USD", "pmp-2025-07"),
        ("2026-10-01 USD", "pmp-2026-10"),
    ]


def test_cost_of_a_plan_under_both_cards_and_its_difference_add_up(tarife):
    words = ("compare", "2026-10-01_USD", "2026-07-01_USD", "--plan", EXAMPLE)
    lines = tarife(*words).splitlines()[-3:]
    before, after, difference = (float(line.split()[-2].replace(",", "")) for line in lines)

    assert round(after - before, 2) == difference


def test_card_compared_with_itself_has_one_line(tarife):
    said = tarife("compare", "2026-10-01_USD", "2026-10-01_USD")

    assert said == (
        "from 2026-10-01 USD to 2026-10-01 USD: "
        "0 rates, 0 tier bands changed; 206 rates unchanged\n"
    )


def test_cards_of_two_currencies_are_not_compared(tarife):
    assert refusal(tarife, "compare", "2026-10-01_USD", "2026-10-01_INR") == ["other-currency"]


def test_broken_import_is_noted_and_left_out(tarife, sol, capsys):
    tarife("import", *sol)
    (card_store().folder / "2026-10-01_PEN.1" / "cards.toml").write_text("broken")
    known = library()

    assert len(known.book.cards) == 30
    assert "2026-10-01_PEN.1: cards.toml: this is not TOML" in capsys.readouterr().err


def test_import_says_what_a_plan_costs_before_and_after(tarife):
    paths = write_pair(moved(doubled(OCTOBER), "2026-11-01", "USD"), Path())
    said = tarife("import", "--dry-run", "--plan", EXAMPLE, *paths)
    rows = dict(line.rsplit("  ", 1) for line in said.splitlines() if "USD" in line[-5:])
    totals = {name.strip(): total.strip() for name, total in rows.items()}

    assert totals["now"] == totals["difference"] == "5,127.72 USD"
    assert totals["by this card"] == "10,255.44 USD"
    assert "+100.0 %" in said
    assert "does not bill the plan" not in said


def test_card_that_will_not_bill_the_plan_is_said_to_be_tried(tarife):
    paths = write_pair(moved(doubled(OCTOBER), "2027-01-01", "USD"), Path())

    assert "this card does not bill the plan" in tarife(
        "import", "--dry-run", "--plan", EXAMPLE, *paths
    )


def test_plan_that_has_no_rates_yet_is_priced_by_the_card_alone(tarife, sol):
    plan = load_plan(EXAMPLE)
    account = replace(plan.account, currency="PEN")
    save_plan(replace(plan, account=account, held=NOT_HELD), Path("sol.tarife"))
    said = tarife("import", "--dry-run", "--plan", "sol.tarife", *sol)

    assert "by this card" in said
    assert "difference" not in said


def test_a_file_that_cannot_be_read_is_one_sentence_without_questions(tarife, tmp_path):
    path = tmp_path / "card.xlsx"
    path.write_bytes(b"PK\x03\x04broken")

    with pytest.raises(InputError) as caught:
        tarife("import", str(path))
    assert [problem.code for problem in caught.value.problems] == ["damaged-workbook"]
