"""The sections of Calc that price: quantities, counters, bands, costs by market and by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tarife.billing.ledger import Reason
from tarife.plan.edits.numbers import key_of
from tarife.plan.model.addresses import Address
from tarife.rates.markets.markets import folded_name
from tarife.terms.arrays import Micros
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.workbook.calc.expressions import Expression, cell, divided, graduated, number, ratio
from tarife.workbook.calc.messages import (
    Allowance,
    LineKey,
    Messages,
    PairKey,
    follows_allowance,
    labels_of,
)
from tarife.workbook.calc.rows import (
    CATEGORY,
    MARKET,
    OUTCOME,
    SCENARIO,
    Look,
    Row,
    Section,
    own_driver,
    running,
)
from tarife.workbook.context import Context
from tarife.workbook.played import ALLOWED, CHARGED, Pair, PlayedRow


@dataclass(frozen=True, slots=True)
class BandCells:
    """The cells of the bands of a market and category on the sheet Rates, in micros.

    Attributes:
        above: How many messages come before each band.
        rate: The list rate.
        steps: By how much each band's rate differs from the one before.
    """

    above: Expression
    rate: Expression
    steps: Expression


@dataclass(frozen=True, slots=True)
class PriceCells:
    """Where prices are read.

    Attributes:
        used: What other traffic uses of a market's bands, where the plan says so.
    """

    bands: Mapping[tuple[str, Category], BandCells]
    used: Mapping[tuple[str, Category], Expression]


def used_cells(
    context: Context, keys: Mapping[str, str]
) -> Mapping[tuple[str, Category], Expression]:
    """Add the uses of each market and counter up; a plan may spell a market in its own way."""
    names = {
        folded_name(market): market
        for variant in context.variants
        for market in variant.forecast.lines.markets
    }
    found: dict[tuple[str, Category], Expression] = {}
    for index, use in enumerate(context.forecast.plan.account.tier_used):
        market = names.get(folded_name(use.market))
        if market is not None:
            counter = (market, TIER_COUNTERS[use.category])
            key = key_of(Address("account", "", f"tier_used.{index}.messages"))
            own = cell(keys[key], use.messages)
            found[counter] = found[counter] + own if counter in found else own
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What costs money, and what does not, by market and category.

    Attributes:
        sections: All of it, with what lies in between, from the top down.
        pairs: The rows of messages and of cost of each pair.
    """

    charged: Section
    costs: Section
    free: Section
    sections: tuple[Section, ...]
    pairs: Mapping[PairKey, tuple[Row, Row]]


def price_sections(
    context: Context, messages: Messages, allowance: Allowance, cells: PriceCells
) -> Prices:
    """Lay out quantities, then counters and bands, then costs."""
    say, days = context.voice.say, len(context.days)

    def quantity(key: PairKey, outcome: Reason) -> Row:
        labels = labels_of(context, *key, context.voice.outcome(outcome))
        is_of_lines = outcome in (CHARGED, ALLOWED) and _is_shared(context, key)
        source = allowance.lines if is_of_lines else messages.scaled
        return Row(labels, source.sum_by(labels, SCENARIO, MARKET, CATEGORY, OUTCOME))

    pairs = {
        PairKey(index, pair.market, pair.category): pair
        for index, variant in enumerate(context.variants)
        for pair in variant.pairs
    }
    counts = {key: quantity(key, CHARGED) for key in pairs}
    charged = Section(say("Charged messages by market"), [*counts.values()], days)
    free = [quantity(*one) for one in sorted(_free(context, messages), key=_order)]
    free_of_charge = Section(say("Free messages by market"), free, days)
    between, costs = _costs(context, pairs, counts, cells)
    cost = Section(say("Cost by market"), [*costs.values()], days)
    counters, bands, *ratios = between
    return Prices(
        *(charged, cost, free_of_charge),
        (charged, free_of_charge, counters, bands, cost, *ratios),
        {key: (counts[key], costs[key]) for key in pairs},
    )


def _is_shared(context: Context, key: PairKey) -> bool:
    """Tell whether a part of it is free once the inputs change."""
    return key.category is Category.SERVICE and follows_allowance(context.variants[key.variant])


def _free(context: Context, messages: Messages) -> set[tuple[PairKey, Reason]]:
    """Find what makes messages of each pair free, or may once the inputs change."""
    found = set[tuple[PairKey, Reason]]()
    for index, row in messages.rows:
        key = PairKey(index, row.market, row.category)
        if row.outcome is not CHARGED:
            found.add((key, row.outcome))
        elif _is_shared(context, key):
            found.add((key, ALLOWED))
    return found


def _order(entry: tuple[PairKey, Reason]) -> tuple[int, str, int, int]:
    (index, market, category), outcome = entry
    return index, market, tuple(Category).index(category), tuple(Reason).index(outcome)


def _costs(
    context: Context,
    pairs: Mapping[PairKey, Pair],
    counts: Mapping[PairKey, Row],
    cells: PriceCells,
) -> tuple[list[Section], dict[PairKey, Row]]:
    """Lay out counters, what their messages cost by band, and the cost of each pair.

    Where the app charges something else, such as on days with another card, what it charges
    beside this is kept as a ratio, in a section of its own: sums of costs by label must not
    find it.
    """
    say, days, variants = context.voice.say, len(context.days), context.variants
    counted: dict[PairKey, list[Row]] = {}
    for key, pair in pairs.items():
        if pair.is_tiered and not variants[key.variant].has_real_days:
            counted.setdefault(PairKey(key.variant, *pair.counter), []).append(counts[key])
    counters = {key: _counter(context, key, rows, cells) for key, rows in counted.items()}
    bands, ratios, costs = list[Row](), list[Row](), dict[PairKey, Row]()
    for key, pair in pairs.items():
        own, rates = counts[key], cells.bands.get((key.market, key.category))
        counter = counters.get(PairKey(key.variant, *pair.counter)) if pair.is_tiered else None
        if variants[key.variant].has_real_days or rates is None:
            costs[key] = Row(own.labels, pair.charge_micros, Look.MONEY)
            continue
        cost: Expression = own * rates.rate
        if counter is not None:
            upper, lower = _bands(context, own, counter, rates)
            bands += upper, lower
            cost = upper - lower
        if (cost.values != pair.charge_micros).any():
            figures = divided(pair.charge_micros, cost.values, 1)
            ratios.append(Row(own.labels, figures, Look.PLAYED, is_summed=False))
            cost *= ratios[-1]
        costs[key] = Row(own.labels, cost, Look.MONEY)
    between = [
        Section(
            say("Messages counted for volume tiers, with other traffic"),
            *([*counters.values()], days),
        ),
        Section(say("Cost of the counted messages, band by band"), bands, days),
    ]
    if ratios:
        between.append(Section(say("Ratio of the app's charge, as played"), ratios, days))
    return between, costs


def _counter(context: Context, key: PairKey, rows: Sequence[Row], cells: PriceCells) -> Row:
    """Lay out how many messages a counter has seen through each day."""
    uses = context.variants[key.variant].forecast.plan.account.tier_used
    before: Expression | float = cells.used.get((key.market, key.category), number(0))
    if uses != context.forecast.plan.account.tier_used:
        before = sum(
            use.messages
            for use in uses
            if folded_name(use.market) == folded_name(key.market)
            and TIER_COUNTERS[use.category] is key.category
        )
    labels = labels_of(context, *key, context.voice.say_in("workbook", "Month so far"))
    sums = running(rows, own_driver(before))
    return Row(labels, sums, driver=before, is_summed=False)


def _bands(context: Context, own: Row, counter: Row, cells: BandCells) -> tuple[Row, Row]:
    """Lay out what a counter's messages cost with and without the day's own."""
    say = context.voice.say

    def row(outcome: str, counted: Expression) -> Row:
        cost = graduated(counted, cells.above, cells.steps)
        labels = replace(own.labels, outcome=outcome)
        return Row(labels, cost, Look.MONEY, is_summed=False)

    upper = row(say("With the day's own"), counter)
    return upper, row(say("Before the day's own"), counter - own)


_Parts = list[tuple[Row, PlayedRow]]


@dataclass(frozen=True, slots=True, eq=False)
class LineCosts:
    """What each line of each scenario costs.

    Attributes:
        charged: Of each line the row of charged messages, and of their cost.
        sections: What costs are shared out by, then the costs.
    """

    costs: Section
    charged: Mapping[LineKey, tuple[Row, Row]]
    sections: tuple[Section, ...]


def line_sections(
    context: Context, messages: Messages, allowance: Allowance, prices: Prices
) -> LineCosts:
    """Share the cost of every market and category out to the lines that caused it.

    A line bears the part of a day's cost that its messages are of the day's messages. On a
    day that passes a band, the messages of one line may stand below it and those of another
    above; there the lines' charges as the app has them take the place of their messages.
    """
    say, days, lines = context.voice.say, len(context.days), messages.by_line
    uneven = {key.pair for key, own in lines.items() if _is_uneven(own, prices.pairs[key.pair])}
    units = {
        key: _charge_a_unit(own, say("Charge"))
        for key, own in lines.items()
        if key.pair in uneven
    }
    weights = {
        key: Row(unit.labels, lines[key][-1][0].driver_cell * unit, Look.MONEY)
        for key, unit in units.items()
    }
    shared = Section(
        say("Charges by which such a day is shared out"), [*weights.values()], days
    )
    wholes: dict[PairKey, Row] = {}
    for key, weight in weights.items():
        if key.pair not in wholes:
            labels = replace(weight.labels, line="")
            sums = shared.sum_by(labels, SCENARIO, MARKET, CATEGORY)
            wholes[key.pair] = Row(labels, sums, Look.MONEY)
    charged = {}
    for key, own in lines.items():
        count, cost = prices.pairs[key.pair]
        part, _ = allowance.of_line.get(key, own[0])
        share = ratio(cost * weights.get(key, part), wholes.get(key.pair, count))
        labels = replace(own[0][0].labels, outcome=context.voice.outcome(CHARGED))
        charged[key] = part, Row(labels, share, Look.MONEY)
    title = say("Charges per unit where a line's messages stood in several bands")
    costs = Section(say("Cost by line"), [cost for _, cost in charged.values()], days)
    return LineCosts(
        *(costs, charged),
        (
            Section(title, [*units.values()], days),
            *(shared, Section(say("Their sums"), [*wholes.values()], days), costs),
        ),
    )


def _charge_a_unit(own: _Parts, outcome: str) -> Row:
    """Give what the app charges a line for one unit of what drives it."""
    scaled, _ = own[-1]
    figures = _charges(own) / scaled.driver_cell.values
    labels = replace(scaled.labels, outcome=outcome)
    return Row(labels, figures, Look.WEIGHT, is_summed=False)


def _charges(own: _Parts) -> Micros:
    charges: Micros = np.sum([row.charge_micros for _, row in own], axis=0)
    return charges


def _is_uneven(own: _Parts, pair: tuple[Row, Row]) -> bool:
    """Tell whether a line pays another mean rate than its pair on some day."""
    messages = sum(row.messages for _, row in own if row.outcome is CHARGED)
    count, cost = (np.array([int(value) for value in row.values], object) for row in pair)
    return bool((_charges(own) * count != cost * messages).any())
