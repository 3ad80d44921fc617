"""The months of a plan in its form: typed, pasted, and what differs in one of them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.gui.windows import a_plan
from tarife.assets import load_book, load_markets
from tarife.forecast.moved_rates import moves_of_meta
from tarife.gui.editors.account_form import account_form, account_table
from tarife.gui.tables.line_table import TableRows
from tarife.gui.text.countries import Countries
from tarife.gui.text.numbers import ParseError
from tarife.plan.model.addresses import Address
from tarife.plan.model.budgets import SpanAmount
from tarife.plan.model.held_rates import RateMove
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Override

FORM = account_form(load_book, Countries(load_markets()))
PLAN = replace(a_plan(), months=3, budget=Decimal(9000), ranges=(), scenarios=())
DECEMBER = "changes[2026-12]"


def sections(plan):
    return {section.id: section for section in FORM(plan, plan)}


def fields(plan):
    return {field.column.id: field for one in FORM(plan, plan) for field in one.fields}


def typed(plan, field, text):
    """The plan after a text was typed into a field, or why it was not taken."""
    sheet = TableRows(account_table(), plan)
    edit = sheet.parse_edit(0, plan, fields(plan)[field].column, text)
    return edit.sentence if isinstance(edit, ParseError) else edit.apply(plan)


def put(plan, field, change) -> Plan:
    return TableRows(account_table(), plan).replaced(0, field, plan, change(plan)).apply(plan)


def test_a_plan_of_one_month_is_only_asked_for_its_period():
    plan = replace(PLAN, months=1)

    assert [column for column in fields(plan) if column.startswith(("month", "change"))] == [
        "month",
        "months",
    ]
    assert typed(plan, "months", "3").months == 3
    assert str(typed(plan, "month", "2026-10").month) == "2026-10"
    assert "budgets" not in sections(plan)


@pytest.mark.parametrize("field", sorted(fields(PLAN)))
def test_every_field_can_be_typed_back_as_it_stands(field):
    sheet = TableRows(account_table(), PLAN)
    column = fields(PLAN)[field].column

    assert typed(PLAN, field, sheet.edit_text(PLAN, column)) == PLAN


@pytest.mark.parametrize("row", ["1\t1.6\t0.8", "1 1.6 0.8", "1;1.6;0.8", " 1   1.6   0.8 "])
def test_a_row_of_factors_is_typed_or_pasted(row):
    plan = typed(PLAN, "changes", row)

    assert plan.changes == (
        MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),)),
        MonthChange("2027-01", (Adjustment(Lever.VOLUME, 0.8),)),
    )
    assert fields(plan)["changes"].column.text(plan) == "1   1.6   0.8"


def test_twelve_factors_for_fewer_months_are_those_of_the_calendar():
    year = " ".join(str(month) for month in range(1, 13))  # January is 1

    factors = [one.adjustments[0].value for one in typed(PLAN, "changes", year).changes]

    assert factors == [11, 12]  # January of 2027 is 1, which is no change


def test_a_row_that_fits_no_months_says_how_many_it_wants():
    assert typed(PLAN, "changes", "1 2") == (
        "these are 2 numbers; write 3, one a month, or twelve for a year"
    )
    assert "not a number" in typed(PLAN, "changes", "1 much 2")
    assert "too much" in typed(PLAN, "growth", "5000")


def test_a_month_has_a_factor_and_numbers_of_its_own():
    plan = typed(PLAN, f"{DECEMBER}.volume", "1.6")
    plan = put(plan, DECEMBER, sections(plan)[DECEMBER].adding.added)
    row = Address("grid", plan.grid[0].country, "marketing")
    assert plan.changes[0].overrides == (Override(row, plan.grid[0].marketing),)

    own = f"{DECEMBER}.overrides.0"
    plan = typed(plan, f"{own}.value", "4k")
    assert plan.changes[0].overrides == (Override(row, 4000),)
    assert fields(plan)[f"{own}.value"].origin == f"The plan has {PLAN.grid[0].marketing:,}"
    plan = typed(plan, f"{own}.at", f"grid/{row.id}/reply_ratio")
    assert fields(plan)[f"{own}.value"].column.text(plan).endswith("%")
    assert typed(plan, f"{own}.at", f"grid/{row.id}/reply_ratio") == plan
    assert "not a percentage" in typed(plan, f"{own}.value", "many")

    plan = put(plan, "changes", fields(plan)[f"{own}.at"].removed)
    assert typed(plan, f"{DECEMBER}.volume", "1") == PLAN


def test_what_only_the_file_can_say_of_a_month_is_named():
    replies = Adjustment(Lever.REPLY_RATIO, 1.2)
    plan = replace(PLAN, changes=(MonthChange("2026-12", (replies,)),))

    assert "Replies" in sections(plan)[DECEMBER].note


def test_budgets_of_months_are_typed_and_roll_over():
    plan = typed(PLAN, "span_budgets", "month")
    assert [one.amount for one in plan.span_budgets.amounts] == [3000, 3000, 3000]

    plan = typed(plan, "span_budgets.2026-12", "5 000")
    plan = typed(plan, "span_budgets.2027-01", "")
    plan = typed(plan, "span_budgets.rolls_over", "yes")

    assert plan.span_budgets.amounts == (
        SpanAmount("2026-11", Decimal(3000)),
        SpanAmount("2026-12", Decimal(5000)),
    )
    assert plan.span_budgets.rolls_over
    assert "Write an amount" in typed(plan, "span_budgets.2026-12", "lots")
    assert typed(plan, "span_budgets", "whole").budget == 8000
    assert fields(typed(plan, "span_budgets", "quarter"))["span_budgets.2026-Q4"]
    bare = replace(PLAN, budget=None)
    assert typed(bare, "span_budgets", "whole") == bare
    assert sections(bare)["budgets"].note


def test_rates_to_come_may_move_as_meta_has_moved_them_or_by_own_figures():
    of_meta = moves_of_meta(load_book(), PLAN.account.currency)
    plan = typed(PLAN, "rate_moves", "meta")
    assert plan.rate_moves == of_meta != ()
    assert typed(plan, "rate_moves", "meta") == plan

    own = typed(plan, "rate_moves[0]", "-5 0 12.5 %")
    assert own.rate_moves == (RateMove(of_meta[0].category, -5, 0, 12.5), *of_meta[1:])
    assert fields(own)["rate_moves"].column.text(own) == "May move by figures of your own"
    assert "three figures" in typed(own, "rate_moves[0]", "5 1")
    assert "not a number" in typed(own, "rate_moves[0]", "a b c")
    assert typed(own, "rate_moves", "none") == PLAN
    for field in ("rate_moves", "rate_moves[0]"):
        sheet = TableRows(account_table(), own)
        assert typed(own, field, sheet.edit_text(own, fields(own)[field].column)) == own
