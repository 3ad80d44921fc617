"""Explains a selection of ledger lines: reasons, rates and contributing lines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tarife.billing.eras import Era
from tarife.billing.ledger import REASONS, Reason, is_charged, is_paused, is_refused
from tarife.forecast.begun import REAL_TRAFFIC
from tarife.forecast.bids import bid_prices
from tarife.forecast.result import Forecast, Source
from tarife.insight.explain.rules import MAX_PRICE, Rule, rule_behind
from tarife.insight.explain.selection import Selection
from tarife.plan.grid import all_lines
from tarife.plan.model.lines import Broadcast, Send
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId
from tarife.terms.arrays import Indices, Mask
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import CATEGORIES, CODES, Category
from tarife.terms.money import Money


@dataclass(frozen=True, slots=True)
class RateUsed:
    """Messages that cost the same rate on the same card.

    Attributes:
        card: The card that holds on their day.
        rate_micros: What each of them costs; on average, where one day reached several bands.
        messages: How many.
        charge_micros: What they cost together.
        is_average: Whether the rate is an average.
    """

    card: CardId | None
    rate_micros: int
    messages: int
    charge_micros: int
    is_average: bool = False


@dataclass(frozen=True, slots=True)
class ChargeReason:
    """Messages of one market and category with one fate, and the rule behind it.

    Attributes:
        market: The market.
        category: What they are charged as, or would be.
        reason: Their fate.
        rule: Why.
        messages: How many.
        charge_micros: What they cost.
        rates: At which rates; empty where nothing is charged.
    """

    market: str
    category: Category
    reason: Reason
    rule: Rule
    messages: int
    charge_micros: int
    rates: tuple[RateUsed, ...]


@dataclass(frozen=True, slots=True)
class LineContribution:
    """What one line of the plan contributes.

    Attributes:
        source: The line.
        messages: Its templates, and what is answered to the people whom it reached.
        replies: How many of these are answers.
        charge_micros: What they cost together.
    """

    source: Source
    messages: int
    replies: int
    charge_micros: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the messages of a selection cost what they cost.

    Every figure is the sum of the same figure in ``charge_reasons``, and in ``from_lines``.

    Attributes:
        selection: What was asked about.
        era: The rules.
        charge: What it costs.
        charged: Messages, or opened conversations, that cost money.
        free: Messages that were delivered and cost nothing.
        refused: Messages that could not be sent.
        paused: Messages that Meta does not deliver.
        broadcast: Attempts of broadcasts that start on its days; 0 for a part of a day.
        arrived: Templates of these broadcasts that arrived on its days, of whatever start.
        late: Templates that arrived on days on which none of their send leaves, by send, most
            first.
        charge_reasons: The parts, the dearest first, then the most numerous.
        from_lines: The lines of the plan behind it, the dearest first.
    """

    selection: Selection
    era: Era
    charge: Money
    charged: int
    free: int
    refused: int
    paused: int
    broadcast: int
    arrived: int
    late: tuple[tuple[Source, int], ...]
    charge_reasons: tuple[ChargeReason, ...]
    from_lines: tuple[LineContribution, ...]


def explain(forecast: Forecast, book: RateBook, selection: Selection) -> Explanation:
    """Say why a part of a forecast costs what it costs.

    Args:
        forecast: The forecast.
        book: The rate cards that priced it.
        selection: Which part.
    """
    lines = forecast.lines
    chosen: Indices = np.flatnonzero(selection.rows(forecast))
    charge_reasons = sorted(
        _charge_reasons(forecast, book, chosen),
        key=lambda one: (-one.charge_micros, -one.messages),
    )
    reason, messages = lines.reason[chosen], lines.messages[chosen]
    charged = int(messages[is_charged(reason)].sum())
    refused = int(messages[is_refused(reason)].sum())
    paused = int(messages[is_paused(reason)].sum())
    is_whole = selection == Selection(days=selection.days)
    planned = _broadcast_attempts(forecast, selection.days if is_whole else ())
    templates = chosen[
        ~is_paused(reason)
        & ~is_refused(reason)
        & (lines.category[chosen] != CODES[Category.SERVICE])
    ]
    return Explanation(
        selection=selection,
        era=forecast.era,
        charge=Money(int(lines.charge_micros[chosen].sum()), lines.currency),
        charged=charged,
        free=int(messages.sum()) - charged - refused - paused,
        refused=refused,
        paused=paused,
        broadcast=sum(planned.values()),
        arrived=sum(
            int(lines.messages[row])
            for row in templates.tolist()
            if forecast.sources[lines.source[row]].id in planned
        ),
        late=_late_messages(forecast, templates),
        charge_reasons=tuple(charge_reasons),
        from_lines=_line_contributions(forecast, chosen),
    )


def _charge_reasons(
    forecast: Forecast, book: RateBook, chosen: Indices
) -> Iterator[ChargeReason]:
    lines = forecast.lines
    eras = forecast.eras
    era_of_day = np.array([eras.index(forecast.era_on(day)) for day in lines.calendar.dates()])
    is_bid = _bought_by_cap(forecast)
    for (market, category, reason, era, by_cap), rows in _grouped(
        chosen,
        (
            *(lines.market[chosen], lines.category[chosen], lines.reason[chosen]),
            *(era_of_day[lines.day[chosen]], is_bid[chosen]),
        ),
    ):
        fate, kind = REASONS[reason], CATEGORIES[category]
        charge_micros = int(lines.charge_micros[rows].sum())
        yield ChargeReason(
            market=lines.markets[market],
            category=kind,
            reason=fate,
            rule=MAX_PRICE if by_cap else rule_behind(fate, kind, eras[era]),
            messages=int(lines.messages[rows].sum()),
            charge_micros=charge_micros,
            rates=_rates(forecast, book, rows, is_bid) if charge_micros else (),
        )


def _bought_by_cap(forecast: Forecast) -> Mask:
    """Tell which charged lines were priced by a cap and not by a card.

    Shape:
        ``(lines,)``.
    """
    lines, dates = forecast.lines, forecast.lines.calendar.dates()
    by_cap: Mask = np.zeros(len(lines.day), dtype=np.bool_)
    for month in forecast.months:
        prices = bid_prices(month.plan, month.era)
        own = [at for at, source in enumerate(forecast.sources) if source.id in prices]
        in_month = np.array([BillingMonth.of(day) == month.plan.month for day in dates])
        by_cap |= np.isin(lines.source, own) & in_month[lines.day]
    by_cap &= lines.charged & (lines.category == CODES[Category.MARKETING])
    return by_cap


def _line_contributions(forecast: Forecast, chosen: Indices) -> tuple[LineContribution, ...]:
    lines = forecast.lines
    answered = np.where(lines.category == CODES[Category.SERVICE], lines.messages, 0)
    found = [
        LineContribution(
            forecast.sources[source],
            int(lines.messages[rows].sum()),
            int(answered[rows].sum()),
            int(lines.charge_micros[rows].sum()),
        )
        for (source,), rows in _grouped(chosen, (lines.source[chosen],))
    ]
    return tuple(sorted(found, key=lambda part: (-part.charge_micros, -part.messages)))


def _broadcast_attempts(forecast: Forecast, days: tuple[date, ...]) -> dict[str, int]:
    """Count what broadcasts that start on some days send, by send."""
    planned: Counter[str] = Counter()
    for send, month in _sends(forecast) if days else ():
        if isinstance(send.schedule, Broadcast):
            starts = sum(at.date() in days for at in send.schedule.moments_in(month))
            if starts:
                planned[send.id] += starts * send.volume
    return planned


def _late_messages(forecast: Forecast, templates: Indices) -> tuple[tuple[Source, int], ...]:
    """Count templates that were sent on days before and reached the phone later."""
    lines, dates = forecast.lines, forecast.lines.calendar.dates()
    leaving: dict[str, set[date]] = {}
    for send, month in _sends(forecast):
        leaving.setdefault(send.id, set()).update(send.schedule.days_in(month))
    found: Counter[Source] = Counter()
    for row in templates.tolist():
        source = forecast.sources[lines.source[row]]
        if dates[lines.day[row]] not in leaving.get(source.id, dates):
            found[source] += int(lines.messages[row])
    return tuple((+found).most_common())


def _sends(forecast: Forecast) -> Iterator[tuple[Send, BillingMonth]]:
    for month in forecast.months:
        for send in all_lines(month.plan).sends:
            yield send, month.plan.month


def _rates(
    forecast: Forecast, book: RateBook, rows: Indices, is_bid: Mask
) -> tuple[RateUsed, ...]:
    """Find the rates of charged lines of one market and category, the first used first."""
    lines = forecast.lines
    dates = lines.calendar.dates()
    used: dict[tuple[CardId | None, int, bool], list[int]] = {}
    ids = np.array([source.id == REAL_TRAFFIC.id for source in forecast.sources])
    is_real = ids[lines.source[rows]]
    if is_real.any():  # no card says what these cost
        messages, charge = (
            int(of[rows[is_real]].sum()) for of in (lines.messages, lines.charge_micros)
        )
        each, rest = divmod(charge, max(messages, 1))
        used[None, each, bool(rest)] = [messages, charge]
        rows = rows[~is_real]
    for row in rows[np.argsort(lines.day[rows], kind="stable")].tolist():
        day = dates[int(lines.day[row])]
        card, known = (None, ()) if is_bid[row] else _printed(forecast, book, row, day)
        line = (int(lines.messages[row]), int(lines.charge_micros[row]))
        for rate, messages, charge, is_average in _split(*line, known):
            sums = used.setdefault((card, rate, is_average), [0, 0])
            sums[0] += messages
            sums[1] += charge
    return tuple(
        RateUsed(card, rate, messages, charge, is_average)
        for (card, rate, is_average), (messages, charge) in used.items()
    )


def _printed(
    forecast: Forecast, book: RateBook, row: int, day: date
) -> tuple[CardId | None, tuple[int, ...]]:
    """Give the card of a line's day, and the rates it prints for the line's category."""
    lines = forecast.lines
    card = book.card(lines.currency, day)
    if card is None:
        return None, ()
    rate = card.rates.get((lines.markets[lines.market[row]], CATEGORIES[lines.category[row]]))
    return card.id, rate.schedule.rates_micros if rate else ()


def _split(
    messages: int, charge: int, known: tuple[int, ...]
) -> Iterator[tuple[int, int, int, bool]]:
    """Split a line's messages by rate: one rate, or two bands of one day, else an average."""
    rate, rest = divmod(charge, messages)
    if rest == 0 and (len(known) <= 1 or rate in known):
        yield rate, messages, charge, False
        return
    for dear, cheap in pairwise(known):
        if dear <= cheap:
            continue
        first, rest = divmod(charge - messages * cheap, dear - cheap)
        if rest == 0 and 0 < first < messages:
            yield dear, first, first * dear, False
            yield cheap, messages - first, (messages - first) * cheap, False
            return
    yield rate, messages, charge, True


def _grouped(
    chosen: Indices, columns: tuple[NDArray[Any], ...]
) -> Iterator[tuple[tuple[int, ...], Indices]]:
    """Give the rows of each combination of keys that occurs."""
    keys = np.stack([column.astype(np.int64) for column in columns], axis=1)
    found, group = np.unique(keys, axis=0, return_inverse=True)
    for index, key in enumerate(found.tolist()):
        yield tuple(key), chosen[group.reshape(-1) == index]
