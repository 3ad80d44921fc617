"""The part of the plan's form about its months: which, what differs in them, their budgets."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale

from tarife.forecast.moved_rates import moves_of_meta
from tarife.gui.editors.form_model import Adding, Field, FormSection
from tarife.gui.text.addresses import address_text, number_text, unit_at
from tarife.gui.text.countries import Countries
from tarife.gui.text.languages import tr
from tarife.gui.text.names import category_name, filled, lever_words, month_name
from tarife.gui.text.numbers import (
    ParseError,
    amount_text,
    as_figure,
    money_text,
    read_amount,
    read_number,
)
from tarife.gui.widgets.columns import Choice, Chosen, Column, Heading, Limits, choosing_column
from tarife.plan.checks.months import FIRST_MONTH
from tarife.plan.edits.budgets import set_budget_unit, set_rolls_over, set_span_amount
from tarife.plan.edits.months import (
    free_address,
    growth_of,
    volume_in,
    with_growth,
    with_own_number,
    with_volume,
)
from tarife.plan.edits.numbers import key_of
from tarife.plan.model.addresses import Address
from tarife.plan.model.budgets import BudgetUnit
from tarife.plan.model.held_rates import RateMove
from tarife.plan.model.plan import MOST_MONTHS, Plan
from tarife.plan.model.scenarios import Lever, Override, Scope
from tarife.plan.numbers import addresses_of, number_at
from tarife.rates.book import RateBook
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.marking import marked
from tarife.terms.money import Money

_AROUND: Final = 24
"""How many months before and after the first one are offered."""

_MOST_FACTOR: Final = 1_000.0
_BETWEEN: Final = re.compile(r"[\t;|·×]+|\s+")  # noqa: RUF001 - a times sign

_FIRST: Final = Heading(
    marked("First month"),
    marked("Dates stay as they are; “Move to another month…” takes them along."),
)
_COUNT: Final = Heading(
    marked("Number of months"), marked("1 to 12; each has its own bill, allowance and tiers.")
)
_GROWTH: Final = Heading(
    marked("Growth a month"),
    marked("All volume as a factor of the month before: 1.05 is 5 % more each month."),
)
_ROW: Final = Heading(
    marked("Volume by month"),
    marked(
        "Factors of all volume, in the order of the months; paste a row of a spreadsheet. "
        "Twelve for fewer months are January to December."
    ),
)
_VOLUME: Final = Heading(marked("All volume times"), marked("1 is as in the plan."))
_NUMBER: Final = Heading(marked("This number"))
_VALUE: Final = Heading(marked("In this month alone"))
_UNIT: Final = Heading(
    marked("Budget for"), marked("What Meta's charges may come to, without tax and fees.")
)
_WHOLE: Final = Heading(marked("Budget"))
_ASSUMED: Final = Heading(
    marked("From each quarter day without a card"),
    marked("Rates move on these days alone; trials draw by how much."),
)
_MOVE_TIP: Final = marked("Per cent on each such day: the least, the likeliest, the most.")
_MINUS: Final = ("-", "\N{MINUS SIGN}")
_FIGURES: Final = 3
_ROLLS: Final = Heading(
    marked("Unspent money"), marked("What a month or quarter leaves of its budget.")
)


def period_sections(plan: Plan, countries: Countries) -> tuple[FormSection[Plan], ...]:
    """Make the sections of a plan's months; those of single months where it has several."""
    first, count = Field(_first_column(plan)), Field(_count_column())
    title = tr("Months")
    if plan.period.count == 1:
        return (FormSection("period", title, (first, count)),)
    fields = (first, count, Field(_growth_column()), Field(_row_column()))
    numbers = tuple(at for at in addresses_of(plan) if at.part != "account")
    return (
        FormSection("period", title, fields),
        _budget_section(plan),
        *(_month_section(plan, month, numbers, countries) for month in plan.period.months),
    )


def months_around(month: BillingMonth) -> Iterator[BillingMonth]:
    """Give the months with which a plan may begin that now begins with this one."""
    months = (month.shifted(step) for step in range(-_AROUND, _AROUND + 1))
    return (one for one in months if one >= FIRST_MONTH)


def _first_column(plan: Plan) -> Column[Plan]:
    choices = tuple(Choice(str(one), month_name(one)) for one in months_around(plan.month))
    chosen: Chosen[Plan] = Chosen(
        lambda line: str(line.month),
        lambda line, key: replace(line, month=BillingMonth.parse(key)),
    )
    return choosing_column("month", _FIRST, choices, chosen)


def _count_column() -> Column[Plan]:
    choices = tuple(Choice(str(n), str(n)) for n in range(1, MOST_MONTHS + 1))
    chosen: Chosen[Plan] = Chosen(
        lambda line: str(line.months), lambda line, key: replace(line, months=int(key))
    )
    return choosing_column("months", _COUNT, choices, chosen)


def _growth_column() -> Column[Plan]:
    def read(plan: Plan, text: str) -> Plan | ParseError:
        factor = _read_factor(text)
        return factor if isinstance(factor, ParseError) else with_growth(plan, factor)

    return Column("growth", _GROWTH, lambda plan: _factor(growth_of(plan)), read)


def _row_column() -> Column[Plan]:
    def cell(plan: Plan) -> str:
        return "   ".join(_factor(volume_in(plan, month)) for month in plan.period.months)

    def read(plan: Plan, text: str) -> Plan | ParseError:
        factors = []
        for part in _BETWEEN.split(text.strip()):
            factor = _read_factor(part)
            if isinstance(factor, ParseError):
                return ParseError(text, factor.sentence)
            factors.append(factor)
        months = plan.period.months
        if len(factors) == MOST_MONTHS != len(months):
            factors = [factors[month.month - 1] for month in months]
        if len(factors) != len(months):
            template = tr("these are %1 numbers; write %2, one a month, or twelve for a year")
            return ParseError(text, filled(template, str(len(factors)), str(len(months))))
        for month, factor in zip(months, factors, strict=True):
            plan = with_volume(plan, month, factor)
        return plan

    return Column("changes", _ROW, cell, read)


def _month_section(
    plan: Plan, month: BillingMonth, numbers: tuple[Address, ...], countries: Countries
) -> FormSection[Plan]:
    change = plan.change_in(month)
    key = f"changes[{month}]"

    def read(line: Plan, text: str) -> Plan | ParseError:
        factor = _read_factor(text)
        return factor if isinstance(factor, ParseError) else with_volume(line, month, factor)

    volume: Column[Plan] = Column(
        f"{key}.volume", _VOLUME, lambda line: _factor(volume_in(line, month)), read
    )
    fields = [Field(volume)]
    for index in range(len(change.overrides)):
        fields += _own_number_fields(plan, month, index, numbers, countries)
    wished = (*(at for at in numbers if at.field in ("marketing", "volume")), *numbers)

    def added(line: Plan) -> Plan:
        at = free_address(line, month, wished)
        value = None if at is None else number_at(line, at)
        if at is None or value is None:
            return line
        own = line.change_in(month).overrides
        return with_own_number(line, month, len(own), Override(at, value))

    adding = Adding(tr("Add a number of this month"), added)
    others = [
        one for one in change.adjustments if (one.lever, one.scope) != (Lever.VOLUME, Scope())
    ]
    note = ""
    if others:
        names = ", ".join(dict.fromkeys(lever_words(one.lever)[0] for one in others))
        note = tr("The plan file also moves here: %1").replace("%1", names)
    return FormSection(key, month_name(month), tuple(fields), adding, note)


def _own_number_fields(
    plan: Plan,
    month: BillingMonth,
    index: int,
    numbers: tuple[Address, ...],
    countries: Countries,
) -> tuple[Field[Plan], Field[Plan]]:
    key = f"changes[{month}].overrides.{index}"
    entry = plan.change_in(month).overrides[index]
    known = {key_of(at): at for at in (*numbers, entry.at)}
    choices = tuple(
        Choice(text, address_text(plan, at, countries)) for text, at in known.items()
    )

    def override(line: Plan) -> Override:
        return line.change_in(month).overrides[index]

    def put_address(line: Plan, text: str) -> Plan:
        at = known[text]
        if at == override(line).at:
            return line
        value = number_at(line, at) or 0.0
        return with_own_number(line, month, index, Override(at, value))

    def read(line: Plan, text: str) -> Plan | ParseError:
        before = override(line)
        value = unit_at(before.at).read(text, QLocale())
        if isinstance(value, ParseError):
            return value
        return with_own_number(line, month, index, Override(before.at, float(value)))

    chosen: Chosen[Plan] = Chosen(lambda line: key_of(override(line).at), put_address)
    value: Column[Plan] = Column(
        f"{key}.value",
        _VALUE,
        lambda line: number_text(override(line).at, override(line).value, None),
        read,
    )
    has = number_at(plan, entry.at) or 0.0
    origin = tr("The plan has %1").replace("%1", number_text(entry.at, has, None))
    return (
        Field(
            choosing_column(f"{key}.at", _NUMBER, choices, chosen),
            removed=lambda line: with_own_number(line, month, index, None),
        ),
        Field(value, origin),
    )


def _budget_section(plan: Plan) -> FormSection[Plan]:
    choices = (
        Choice("whole", tr("All months together")),
        Choice(BudgetUnit.MONTH.value, tr("Each month")),
        Choice(BudgetUnit.QUARTER.value, tr("Each quarter")),
    )
    budgets = plan.span_budgets

    def key(line: Plan) -> str:
        return line.span_budgets.unit.value if line.span_budgets.amounts else "whole"

    def put(line: Plan, chosen: str) -> Plan:
        if chosen == key(line):
            return line
        unit = None if chosen == "whole" else BudgetUnit(chosen)
        return set_budget_unit(unit).apply(line)

    unit: Column[Plan] = choosing_column("span_budgets", _UNIT, choices, Chosen(key, put))
    fields = [Field(unit)]
    if budgets.amounts:
        spans = budgets.unit.spans(plan.period)
        fields += [Field(_amount_column(name, period)) for name, period in spans.items()]
        fields.append(Field(_rolls_column()))
    note = "" if plan.budgets else tr("Set a budget above the chart first.")
    return FormSection("budgets", tr("Budgets"), tuple(fields), note=note)


def _amount_column(span: str, period: Period) -> Column[Plan]:
    name = (
        span.replace("-", " ") if period.count > 1 or "Q" in span else month_name(period.first)
    )

    def cell(plan: Plan) -> str:
        amount = plan.span_budgets.by_span.get(span)
        if amount is None:
            return ""
        decimals = 0 if amount == amount.to_integral_value() else None
        return money_text(
            Money(int(amount.scaleb(6)), plan.account.currency), QLocale(), decimals
        )

    def read(plan: Plan, text: str) -> Plan | ParseError:
        amount: Decimal | ParseError | None = None
        if text.strip():
            otherwise = tr("Write an amount such as 4 000, or nothing")
            amount = read_number(text, QLocale(), otherwise)
        if isinstance(amount, Decimal):
            amount = as_figure(amount, text)
        if isinstance(amount, ParseError):
            return amount
        return set_span_amount(span, amount).apply(plan)

    return Column(f"span_budgets.{span}", Heading(name), cell, read)


def _rolls_column() -> Column[Plan]:
    choices = (
        Choice("no", tr("Is not carried on")),
        Choice("yes", tr("Is added to the next budget")),
    )

    def put(plan: Plan, key: str) -> Plan:
        return set_rolls_over(rolls_over=key == "yes").apply(plan)

    chosen: Chosen[Plan] = Chosen(
        lambda plan: "yes" if plan.span_budgets.rolls_over else "no", put
    )
    return choosing_column("span_budgets.rolls_over", _ROLLS, choices, chosen)


def rate_moves_section(plan: Plan, book: RateBook) -> FormSection[Plan]:
    """Make the section of what is assumed of rate cards that are not known yet."""
    of_meta = moves_of_meta(book, plan.card_currency)
    choices = [
        Choice("none", tr("Stay as on the newest card")),
        Choice("meta", tr("May move as Meta's changes so far")),
    ]
    if plan.rate_moves not in ((), of_meta):
        choices.append(Choice("own", tr("May move by figures of your own")))

    def key(line: Plan) -> str:
        if not line.rate_moves:
            return "none"
        return "meta" if line.rate_moves == of_meta else "own"

    def put(line: Plan, chosen: str) -> Plan:
        if chosen == key(line):
            return line
        return replace(line, rate_moves=of_meta if chosen == "meta" else ())

    assumed: Column[Plan] = choosing_column(
        "rate_moves", _ASSUMED, tuple(choices), Chosen(key, put)
    )
    fields = (Field(_move_column(index, move)) for index, move in enumerate(plan.rate_moves))
    return FormSection("rate_moves", tr("Rates not known yet"), (Field(assumed), *fields))


def _move_column(index: int, move: RateMove) -> Column[Plan]:
    def cell(plan: Plan) -> str:
        own = plan.rate_moves[index]
        percents = (own.low_percent, own.likely_percent, own.high_percent)
        return "   ".join(_factor(percent) for percent in percents)

    def read(plan: Plan, text: str) -> Plan | ParseError:
        numbers = []
        for part in _BETWEEN.split(text.replace("%", " ").strip()):
            sign = -1 if part[:1] in _MINUS else 1
            number = read_amount(part.lstrip("".join(_MINUS)), QLocale())
            if isinstance(number, ParseError):
                return ParseError(text, number.sentence)
            numbers.append(sign * number)
        if len(numbers) != _FIGURES or numbers != sorted(numbers):
            return ParseError(
                text, tr("write three figures: the least, the likeliest, the most")
            )
        moved = RateMove(move.category, *numbers)
        moves = (*plan.rate_moves[:index], moved, *plan.rate_moves[index + 1 :])
        return replace(plan, rate_moves=moves)

    heading = Heading(category_name(move.category), _MOVE_TIP if index == 0 else "")
    return Column(f"rate_moves[{index}]", heading, cell, read)


def _read_factor(text: str) -> float | ParseError:
    factor = read_amount(text, QLocale())
    if isinstance(factor, ParseError):
        return factor
    sentence = Limits(0, _MOST_FACTOR).sentence(text, factor)
    return ParseError(text, sentence) if sentence else factor


def _factor(value: float) -> str:
    return amount_text(value, QLocale())
