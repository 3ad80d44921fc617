"""A forecast summarised in a few sentences."""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tarife.forecast.costs.all_in import all_in
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.forecast.totals import Total, totals_by_market
from tarife.insight.budget import run_out_of, standings
from tarife.plan.model.budgets import budget_micros
from tarife.plan.model.measured import Backtest, Compared
from tarife.rates.cards import label_of
from tarife.terms.money import Money, shown_difference
from tarife.terms.sentences import Sentence, period_name, say, territory_name

_MINUS: Final = "\N{MINUS SIGN}"
_TENTHS: Final = Decimal("0.1")


def summary(
    forecast: Forecast, spread: Spread | None, variant: str = ""
) -> tuple[Sentence, ...]:
    """Say what a month costs, what makes it so, and whether the budget lasts.

    Args:
        forecast: The figures.
        spread: How far they may lie off, where the plan holds ranges.
        variant: The name of the scenario that the figures are of; empty for the plan.
    """
    totals = totals_by_market(forecast.lines)
    return (
        _cost(forecast, spread, variant),
        *_on_top(forecast),
        *_shares(totals),
        *_budget(forecast, spread),
    )


def _cost(forecast: Forecast, spread: Spread | None, variant: str) -> Sentence:
    plan, total = forecast.plan, forecast.total
    name = f"{plan.name} ({variant})" if variant else plan.name
    months = period_name(plan.period)
    if spread is None:
        return say("{name}: {months} will cost {total}.", name=name, months=months, total=total)
    values = {
        "name": name,
        "months": months,
        "total": total,
        "low": Money(spread.total.p10_micros, total.currency),
        "high": Money(spread.total.p90_micros, total.currency),
    }
    if plan.months > 1:
        return say(
            "{name}: {months} will cost {total}; 8 of 10 times it is {low} to {high}.", **values
        )
    return say(
        "{name}: {months} will cost {total}; 8 of 10 such months cost {low} to {high}.",
        **values,
    )


def _on_top(forecast: Forecast) -> Iterator[Sentence]:
    """Say what the month costs with everything that comes on top of Meta's charges."""
    bill = all_in(forecast, forecast.plan.costs)
    if bill.has_more:
        yield say("With partner and taxes it is {total}.", total=bill.total)
    if bill.displayed is not None:
        yield say("That is {money}.", money=bill.displayed)


def _shares(totals: tuple[Total, ...]) -> Iterator[Sentence]:
    """Say which category and market take most of the money, and what is free."""
    charge = sum(total.charge_micros for total in totals)
    by_category, by_market = Counter[Sentence](), Counter[str]()
    for total in totals:
        by_category[label_of(total.category)] += total.charge_micros
        by_market[total.market] += total.charge_micros
    if charge:
        (category, most), (market, dearest) = (
            counted.most_common(1)[0] for counted in (by_category, by_market)
        )
        yield say(
            "The largest part is {category} ({most} %), the dearest market {market} "
            "({dearest} %).",
            category=category,
            most=_percent(most, charge),
            market=territory_name(str(market)),
            dearest=_percent(dearest, charge),
        )
    free = sum(total.free for total in totals)
    messages = free + sum(total.charged for total in totals)
    if messages:
        yield say(
            "Of {messages:,|message|messages} {free:,|is|are} free ({share} %).",
            messages=messages,
            free=free,
            share=_percent(free, messages),
        )


def _budget(forecast: Forecast, spread: Spread | None) -> Iterator[Sentence]:
    currency = forecast.total.currency
    if forecast.plan.budget is None:
        yield from _span_budgets(forecast)
        return
    found = run_out_of(forecast.lines, forecast.plan.budget, spread)
    money = Money(budget_micros(forecast.plan.budget), currency)
    missing = Money(abs(found.left_micros), currency)
    if found.day is None:
        yield say("The budget of {money} lasts; {left} are left.", money=money, left=missing)
    else:
        yield say(
            "The budget of {money} runs out on {day:d MMMM}; {missing} are missing.",
            money=money,
            day=found.day,
            missing=missing,
        )


def _span_budgets(forecast: Forecast) -> Iterator[Sentence]:
    """Say which budgets of months or quarters run out, and on which day; or that all last."""
    currency = forecast.total.currency
    found = standings(forecast)
    for one in found:
        if one.day is not None:
            available, spent = (
                Money(micros, currency) for micros in (one.available_micros, one.spent_micros)
            )
            yield say(
                "The budget of {money} for {months} runs out on {day:d MMMM}; {missing} are "
                "missing.",
                money=available,
                months=period_name(one.period),
                day=one.day,
                missing=shown_difference(available, spent),
            )
    if found and all(one.day is None for one in found):
        yield say(
            "All budgets last: {months}.",
            months=tuple(period_name(one.period) for one in found),
        )


def _percent(part: int, whole: int) -> Decimal:
    """Round a share to whole per cent, or to a tenth where it would vanish."""
    percent = Decimal(part * 100) / whole
    step = _TENTHS if 0 < percent < 1 else Decimal(1)
    return percent.quantize(step, ROUND_HALF_UP)


def tried(backtests: tuple[Backtest, ...]) -> Sentence:
    """Say how good forecasts of real months were: the newest one, and the record of all."""
    if not backtests:
        return say("not yet tried on real traffic")
    newest = backtests[-1]
    error = newest.total.error
    values = {
        "month": newest.month.first_day,
        "error": error_text(newest.total),
        "held": say("range held") if newest.total.held else say("outside its range"),
    }
    if error is None:
        return say("tried on {month:MMMM y}: {held}", **values)
    if len(backtests) == 1:
        return say("tried on {month:MMMM y}: {error}, {held}", **values)
    return say(
        "tried on {month:MMMM y}: {error}, {held}; of {months} months tried {kept} held",
        months=len(backtests),
        kept=sum(one.total.held for one in backtests),
        **values,
    )


def error_text(compared: Compared) -> Sentence | str:
    """Say by how many per cent more was forecast than it cost; nothing of nothing."""
    error = compared.error
    if error is None:
        return ""
    percent = Decimal(repr(100 * error)).quantize(_TENTHS, ROUND_HALF_UP)
    return say("{sign}{percent} %", sign=_MINUS if percent < 0 else "+", percent=abs(percent))
