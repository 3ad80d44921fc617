"""Whoever adds up what a sheet shows gets the total that it shows; cells keep exact amounts."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import numpy as np
import pytest

from helpers.files.recalculation import cells_of
from helpers.files.workbooks import WRITTEN_AT
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.plan.model.booked import Booked, Invoice, TypedActual
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.costs import Costs, Markup, Partner, Tax
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.money import shown_decimals
from tarife.workbook import texts
from tarife.workbook.budget import write_workbook
from tarife.workbook.context import Edition
from tarife.workbook.texts import Voice

pytestmark = pytest.mark.unmeasured

PRINTED = (texts.SUMMARY, texts.ACTUALS, texts.INVOICES, texts.VARIANCE)
SUM = re.compile(r"SUM\(([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?\)")
CELL = re.compile(r"ROUND\(ROUND\(([A-Z]+\d+),Decimals\)-")
BESIDE = 7
"""The column with the labels of tables that stand beside another on Summary."""

CURRENCIES = ("USD", "JPY", "KWD", "EUR")
COUNTRIES = ("TR", "DE", "BR", "IN", "US", "ID", "MX", "SA")


def plan_of(dice: np.random.Generator) -> Plan:
    """A small plan of one month or several, with whatever finance may have typed."""
    months = int(dice.choice((1, 1, 2, 3, 5, 6, 8)))
    rows = (
        GridRow(
            code,
            *map(int, dice.integers((100, 1, 0), (400, 300, 300))),
            authentication=int(dice.integers(200)),
        )
        for code in dice.permutation(COUNTRIES)[: dice.integers(1, 5)].tolist()
    )
    typed = (
        TypedActual("2026-11", place, "utility", int(dice.integers(1, 99)), cents(dice))
        for place in ("Turkey", "Germany", "Nowhere")
    )
    invoices = (
        Invoice(str(number), None, "", "GBP", *(cents(dice) for _ in range(4)))
        for number in range(3 * dice.integers(2))
    )
    costs = Costs(
        Partner(markups=(Markup(Category.UTILITY, cents(dice) / 100),)),
        taxes=(Tax("KDV", cents(dice) / 100),),
    )
    quarters = SpanBudgets(BudgetUnit.QUARTER, (SpanAmount("2026-Q4", cents(dice)),))
    return Plan(
        *("Random", BillingMonth(2026, 11)),
        months=months,
        grid=tuple(rows),
        booked=Booked(invoices=tuple(invoices), typed=tuple(typed) * int(dice.integers(2))),
        costs=costs if dice.random() < 0.7 else Costs(),
        span_budgets=quarters if months > 1 else SpanBudgets(),
        scenarios=(Scenario("more", "More", (Adjustment(Lever.VOLUME, 1.5),)),)[months:],
    )


def cents(dice: np.random.Generator) -> Decimal:
    """An amount finer than any currency's coins."""
    return Decimal(int(dice.integers(1, 9_999_999))) / 1_000_000


def written(seed: int, path) -> tuple[Voice, int, dict]:
    """Write the budget of a random plan; give its cells by sheet."""
    dice, voice = np.random.default_rng(seed), Voice(tuple(Language)[seed % 2])
    played = forecast(plan_of(dice), load_book(), load_markets(), lambda: False)
    currency = CURRENCIES[seed % len(CURRENCIES)]
    lines = replace(played.lines, currency=currency)
    write_workbook(Edition(replace(played, lines=lines), WRITTEN_AT, voice), path)
    return voice, shown_decimals(currency), cells_of(path)


def number_of(column: str) -> int:
    """Count a column from 1."""
    found = 0
    for letter in column:
        found = 26 * found + ord(letter) - 64
    return found


class Seen:
    """A sheet as a person sees it."""

    def __init__(self, cells: dict, decimals: int, voice: Voice) -> None:
        self.cells, self.place, self.voice = cells, Decimal(1).scaleb(-decimals), voice

    def shown(self, row: int, column: int) -> Decimal:
        """The number that a cell shows; nothing is nothing."""
        _, value = self.cells.get((row, column), (None, None))
        if not isinstance(value, float | int):
            return Decimal(0)
        return Decimal(f"{value:.15g}").quantize(self.place, ROUND_HALF_UP)

    def text(self, row: int, column: int) -> str:
        _, value = self.cells.get((row, column), (None, None))
        return value if isinstance(value, str) else ""

    def rows(self, label: str) -> list[int]:
        return sorted(
            row for row, column in self.cells if column == 1 and self.text(row, 1) == label
        )

    def added(self, rows: range, column: int) -> Decimal:
        return sum((self.shown(row, column) for row in rows), Decimal(0))

    def misses(self) -> list[str]:
        """The sums that are not shown as their shown parts and Rounding come to."""
        found = []
        for (row, column), (formula, _) in self.cells.items():
            parts = SUM.fullmatch(formula or "")
            if parts is None:
                continue
            first, top, last, end = parts.groups()
            left, right = number_of(first), number_of(last or first)
            rows = range(int(top), int(end or top) + 1)
            if row in rows:
                added = sum(self.shown(row, one) for one in range(left, right + 1))
                added += self.rounding_beside(row, column)
            else:
                assert (left, right) == (column, column), formula
                added = self.added(rows, column) + self.rounding_below(rows[-1] + 1, column)
            if added != self.shown(row, column):
                found.append(f"{row}, {column}: {added} is not {self.shown(row, column)}")
        return found

    def rounding_below(self, row: int, column: int) -> Decimal:
        label = (self.text(row, BESIDE) if column > BESIDE else "") or self.text(row, 1)
        is_there = label == self.voice.say("Rounding")
        return self.shown(row, column) if is_there else Decimal(0)

    def rounding_beside(self, row: int, column: int) -> Decimal:
        """What the row says, in a column of its own, that the parts of a cell miss it by."""
        for (at, beside), (formula, _) in self.cells.items():
            found = CELL.match(formula or "") if at == row else None
            if found and found[1] == f"{letters(column)}{row}":
                return self.shown(row, beside)
        return Decimal(0)


def letters(column: int) -> str:
    return chr(64 + column) if column <= 26 else f"A{chr(64 + column - 26)}"


@pytest.mark.parametrize("seed", range(20))
def test_shown_parts_and_rounding_add_up_to_every_shown_total(tmp_path, seed):
    voice, decimals, sheets = written(seed, tmp_path / "budget.xlsx")
    seen = {name: Seen(sheets[voice.tell(name)], decimals, voice) for name in PRINTED}

    assert [miss for sheet in seen.values() for miss in sheet.misses()] == []
    summary, actuals = seen[texts.SUMMARY], seen[texts.ACTUALS]
    _strip_adds_up(summary, voice)
    _ends_add_up(actuals, voice)


def _strip_adds_up(sheet: Seen, voice: Voice) -> None:
    """Categories come to Meta's charges, these and what is on top to the bill."""
    meta, *_ = sheet.rows(voice.say("Meta's charges, total")) or [0]
    so_far = sheet.rows(voice.say("Meta's charges so far"))
    if not so_far:
        return
    header = next(row for row in range(meta, 0, -1) if "(" in sheet.text(row, 1))
    columns = [column for row, column in sheet.cells if row == meta and column > 1]
    assert len(columns) > 2
    for column in columns:
        assert sheet.added(range(header + 1, meta), column) == sheet.shown(meta, column)
        gross = sheet.rows(voice.say("Cost of all months"))
        for first, last in pairwise((meta, *sheet.rows(voice.say("Net")), *gross)):
            assert sheet.added(range(first, last), column) == sheet.shown(last, column)


def _ends_add_up(sheet: Seen, voice: Voice) -> None:
    """What is to date and to go comes to what there is in the end."""
    (to_date,) = sheet.rows(voice.say("To date"))
    for column in (3, 4, 5):
        parts = sheet.shown(to_date, column), sheet.shown(to_date + 1, min(column, 4))
        left = sheet.rounding_below(to_date + 2, column)
        assert sum(parts) + left == sheet.shown(to_date + 3, column)


def test_something_is_left_and_the_exact_amounts_stay(tmp_path):
    """Without this the test above would pass where every cell is rounded, or nothing is."""
    voice, _, sheets = written(4, tmp_path / "budget.xlsx")
    summary = Seen(sheets[voice.tell(texts.SUMMARY)], 2, voice)
    amounts = [value for _, value in summary.cells.values() if isinstance(value, float)]

    assert any(summary.shown(row, 2) for row in summary.rows(voice.say("Rounding")))
    assert sum(round(value, 2) != round(value, 6) for value in amounts) > 10
