"""The sections of Calc that price: quantities, counters, bands, costs by market and by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from tarife.billing.ledger import Reason
from tarife.plan.edits.numbers import key_of
from tarife.plan.model.account import TierUse
from tarife.plan.model.addresses import Address
from tarife.rates.markets.markets import folded_name
from tarife.terms.arrays import Micros
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.workbook.calc.expressions import Expression, cell, divided, graduated, number, ratio
from tarife.workbook.calc.messages import (
    Allowance,
    LineKey,
    Messages,
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

PairKey = tuple[int, str, Category]
"""A scenario's index, a market and a category."""


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
        bands: The bands of each market and category.
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


@dataclass(frozen=True, slots=True)
class Tariffs:
    """Turns quantities into money.

    Attributes:
        rows: The charged messages of each pair.
    """

    context: Context
    pairs: Mapping[PairKey, Pair]
    rows: Mapping[PairKey, Row]
    cells: PriceCells

    def sections(self) -> tuple[Section, ...]:
        """Lay out counters, what their messages cost by band, and the cost of each pair.

        Where the app charges something else, such as on days with another card, what it
        charges beside this is kept as a ratio, in a section of its own: sums of costs by label
        must not find it.
        """
        voice, days = self.context.voice, len(self.context.days)
        counters = self._counters()
        bands = {
            key: self._bands(key, counters[key[0], *pair.counter])
            for key, pair in self.pairs.items()
            if self._is_banded(key, pair)
        }
        costs, ratios = self._costs(bands)
        title = voice.say("Ratio of the app's charge, as played")
        return (
            Section(
                voice.say("Messages counted for volume tiers, with other traffic"),
                *(tuple(counters.values()), days),
            ),
            Section(
                voice.say("Cost of the counted messages, band by band"),
                *([row for own in bands.values() for row in own], days),
            ),
            Section(voice.say("Cost by market"), costs, days),
            *([Section(title, ratios, days)] if ratios else []),
        )

    def _is_banded(self, key: PairKey, pair: Pair) -> bool:
        return pair.is_tiered and not self.context.variants[key[0]].has_real_days

    def _counters(self) -> dict[PairKey, Row]:
        """Lay out how many messages each counter has seen through each day."""
        groups: dict[PairKey, list[Row]] = {}
        for key, pair in self.pairs.items():
            if self._is_banded(key, pair):
                groups.setdefault((key[0], *pair.counter), []).append(self.rows[key])
        found = {}
        for counter, own in groups.items():
            index, market, category = counter
            variant, voice = self.context.variants[index], self.context.voice
            before: Expression | float = self.cells.used.get((market, category), number(0))
            uses = variant.forecast.plan.account.tier_used
            if uses != self.context.forecast.plan.account.tier_used:
                before = _messages_of(uses, market, category)
            so_far = voice.say_in("workbook", "Month so far")
            labels = labels_of(self.context, *counter, so_far)
            sums = running(own, own_driver(before))
            found[counter] = Row(labels, sums, driver=before, is_summed=False)
        return found

    def _bands(self, key: PairKey, counter: Row) -> tuple[Row, Row]:
        """Lay out what a counter's messages cost with and without the day's own."""
        voice, own = self.context.voice, self.rows[key]
        cells = self.cells.bands[key[1:]]
        upper, lower = (
            Row(
                replace(own.labels, outcome=outcome),
                graduated(counted, cells.above, cells.steps),
                Look.MONEY,
                is_summed=False,
            )
            for outcome, counted in (
                (voice.say("With the day's own"), counter),
                (voice.say("Before the day's own"), counter - own),
            )
        )
        return upper, lower

    def _costs(self, bands: Mapping[PairKey, tuple[Row, Row]]) -> tuple[list[Row], list[Row]]:
        """Lay out the cost of every pair, and the ratios that some of them need."""
        rows, ratios = [], []
        for key, pair in self.pairs.items():
            own = self.rows[key]
            if self.context.variants[key[0]].has_real_days:
                rows.append(Row(own.labels, pair.charge_micros, Look.MONEY))
                continue
            if key in bands:
                upper, lower = bands[key]
                cost = upper - lower
            else:
                cost = own * self.cells.bands[key[1:]].rate
            if (cost.values != pair.charge_micros).any():
                figures = divided(pair.charge_micros, cost.values, 1)
                ratios.append(Row(own.labels, figures, Look.PLAYED, is_summed=False))
                cost *= ratios[-1]
            rows.append(Row(own.labels, cost, Look.MONEY))
        return rows, ratios


def _messages_of(uses: Iterable[TierUse], market: str, category: Category) -> int:
    """Add up the uses of a counter that a scenario has of its own."""
    return sum(
        use.messages
        for use in uses
        if folded_name(use.market) == folded_name(market)
        and TIER_COUNTERS[use.category] is category
    )


FreeKey = tuple[int, str, Category, Reason]
"""A scenario's index, a market, a category and what makes messages free."""


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
    free_rows: Mapping[FreeKey, Row]


def price_sections(
    context: Context, messages: Messages, allowance: Allowance, cells: PriceCells
) -> Prices:
    """Lay out quantities, counters and costs."""
    voice, days = context.voice, len(context.days)

    def is_shared(index: int, category: Category) -> bool:
        """Tell whether a part of it is free once the inputs change."""
        return category is Category.SERVICE and follows_allowance(context.variants[index])

    def quantity(key: PairKey, outcome: Reason) -> Row:
        labels = labels_of(context, *key, voice.outcome(outcome))
        is_of_lines = outcome in (CHARGED, ALLOWED) and is_shared(key[0], key[2])
        source = allowance.lines if is_of_lines else messages.scaled
        return Row(labels, source.sum_by(labels, SCENARIO, MARKET, CATEGORY, OUTCOME))

    pairs = {
        (index, pair.market, pair.category): pair
        for index, variant in enumerate(context.variants)
        for pair in variant.pairs
    }
    rows = {key: quantity(key, CHARGED) for key in pairs}
    charged = Section(voice.say("Charged messages by market"), tuple(rows.values()), days)
    found: set[FreeKey] = set()
    for index, row in messages.rows:
        if row.outcome is not CHARGED:
            found.add((index, row.market, row.category, row.outcome))
        elif is_shared(index, row.category):
            found.add((index, row.market, row.category, ALLOWED))
    free_rows = {key: quantity(key[:3], key[3]) for key in sorted(found, key=_order)}
    free = Section(voice.say("Free messages by market"), tuple(free_rows.values()), days)
    tariffs = Tariffs(context, pairs, rows, cells).sections()
    costs = tariffs[2]
    return Prices(
        charged,
        costs,
        free,
        (charged, free, *tariffs),
        {key: (rows[key], cost) for key, cost in zip(pairs, costs.rows, strict=True)},
        free_rows,
    )


def _order(key: FreeKey) -> tuple[int, str, int, int]:
    index, market, category, outcome = key
    return index, market, tuple(Category).index(category), tuple(Reason).index(outcome)


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
    voice, days, groups = context.voice, len(context.days), messages.by_line
    uneven = {
        _pair(key) for key, own in groups.items() if _is_uneven(own, prices.pairs[_pair(key)])
    }
    units: list[Row] = []
    weight_of: dict[LineKey, Row] = {}
    for key, own in groups.items():
        if _pair(key) in uneven:
            scaled, _ = own[-1]
            driver, labels = (
                scaled.driver_cell,
                replace(own[-1][0].labels, outcome=voice.say("Charge")),
            )
            unit = Row(labels, _charges(own) / driver.values, Look.WEIGHT, is_summed=False)
            units.append(unit)
            weight_of[key] = Row(labels, driver * unit, Look.MONEY)
    weights = Section(
        voice.say("Charges by which such a day is shared out"), [*weight_of.values()], days
    )
    sum_of_pair: dict[PairKey, Row] = {}
    for key, weight in weight_of.items():
        labels = replace(weight.labels, line="")
        sums = weights.sum_by(labels, SCENARIO, MARKET, CATEGORY)
        sum_of_pair.setdefault(_pair(key), Row(labels, sums, Look.MONEY))
    charged = {}
    for key, own in groups.items():
        count, cost = prices.pairs[_pair(key)]
        part, _ = allowance.of_line.get(key, own[0])
        whole = sum_of_pair.get(_pair(key), count)
        labels = replace(own[0][0].labels, outcome=voice.outcome(CHARGED))
        share = ratio(cost * weight_of.get(key, part), whole)
        charged[key] = part, Row(labels, share, Look.MONEY)
    costs = Section(voice.say("Cost by line"), [cost for _, cost in charged.values()], days)
    title = voice.say("Charges per unit where a line's messages stood in several bands")
    sums_ = Section(voice.say("Their sums"), [*sum_of_pair.values()], days)
    return LineCosts(costs, charged, (Section(title, units, days), weights, sums_, costs))


def _pair(key: LineKey) -> PairKey:
    return key[0], key[2], key[3]


def _charges(own: _Parts) -> Micros:
    charges: Micros = np.sum([row.charge_micros for _, row in own], axis=0)
    return charges


def _is_uneven(own: _Parts, pair: tuple[Row, Row]) -> bool:
    """Tell whether a line pays another mean rate than its pair on some day."""
    messages = sum(row.messages for _, row in own if row.outcome is CHARGED)
    count, cost = (np.array([int(value) for value in row.values], object) for row in pair)
    return bool((_charges(own) * count != cost * messages).any())
