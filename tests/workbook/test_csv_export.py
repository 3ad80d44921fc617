"""The CSV loses nothing."""

import csv
from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.forecasts import empty_forecast, june_forecast, november_forecast
from tarife.plan.model.costs import Costs, Tax
from tarife.terms.languages import Language
from tarife.terms.problems import OutsideError
from tarife.workbook.csv_export import COLUMNS, write_csv


def rows_of(forecast, folder):
    path = folder / "month.csv"
    write_csv(forecast, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("forecast", [november_forecast, june_forecast])
def test_costs_add_up_to_the_total_exactly(tmp_path, forecast):
    rows = rows_of(forecast(), tmp_path)

    assert sum(Decimal(row["BilledCost"]) for row in rows) == forecast().total.amount
    assert sum(int(row["Quantity"]) for row in rows) == forecast().lines.messages.sum()


def test_a_row_is_a_day_market_category_and_reason(tmp_path):
    rows = rows_of(june_forecast(), tmp_path)

    assert list(rows[0].values()) == [
        *("2023-06-01", "Indonesia", "marketing", "charged", "1000"),
        *("597.66", "597660", "0", "IDR", "plan"),
    ]
    keys = [tuple(row.values())[:4] for row in rows]
    assert len(set(keys)) == len(keys) == 5


def test_names_that_leave_show_what_moves_a_cursor_or_turns_a_direction(tmp_path):
    forecast, name = november_forecast(), "\x1b[2J\u202e10 USD"
    sends = tuple(replace(send, name=name) for send in forecast.plan.sends)
    plan = replace(forecast.plan, name=name, sends=sends)

    named = replace(forecast, plan=plan).named_in(Language.TURKISH).plan
    write_csv(forecast, tmp_path / "month.csv", ((name, forecast),))

    assert {named.name, *(one.name for one in named.sends)} == {r"\x1b[2J\u202e10 USD"}
    text = (tmp_path / "month.csv").read_text("utf-8-sig")
    assert r"\x1b[2J\u202e10 USD" in text
    assert name not in text


def test_lines_of_the_plan_are_summed(tmp_path):
    rows = rows_of(november_forecast(), tmp_path)

    keys = [tuple(row.values())[:4] for row in rows]
    assert len(set(keys)) == len(keys)


def test_an_empty_month_has_only_headers(tmp_path):
    write_csv(empty_forecast(), tmp_path / "month.csv")

    text = (tmp_path / "month.csv").read_bytes()
    assert (
        text == b"\xef\xbb\xbf" + ",".join(f'"{name}"' for name in COLUMNS).encode() + b"\r\n"
    )


def test_a_missing_folder_is_told_in_a_sentence(tmp_path):
    with pytest.raises(OutsideError, match="the folder does not exist"):
        write_csv(june_forecast(), tmp_path / "nowhere" / "month.csv")


def test_scenarios_follow_the_plan_and_their_names_are_no_formulas(tmp_path):
    path = tmp_path / "month.csv"

    write_csv(june_forecast(), path, (("=SUM(A1)", june_forecast()),))

    with path.open(encoding="utf-8-sig", newline="") as file:
        names = [row["Scenario"] for row in csv.DictReader(file)]
    assert names == ["plan"] * 5 + ["'=SUM(A1)"] * 5


def test_no_separator_of_a_list_parts_a_cell_that_could_begin_a_formula(tmp_path):
    path = tmp_path / "month.csv"

    write_csv(june_forecast(), path, (("A;=1+1", june_forecast()),))

    assert path.read_text("utf-8-sig").count(""","A;'=1+1"\n""") == 5


def test_a_tax_on_meta_s_charges_stands_beside_each_of_them(tmp_path):
    made = november_forecast()
    costs = Costs(taxes=(Tax("KDV", Decimal("0.2")), Tax("On fees", Decimal(1), ())))
    rows = rows_of(replace(made, plan=replace(made.plan, costs=costs)), tmp_path)

    assert {Decimal(row["Tax"]) - Decimal(row["BilledCost"]) / 5 for row in rows} == {0}
