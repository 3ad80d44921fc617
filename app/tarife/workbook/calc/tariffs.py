"""The sections of Calc that turn messages into money: counters, bands, costs by market."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tarife.plan.edits.numbers import key_of
from tarife.plan.model.account import TierUse
from tarife.plan.model.addresses import Address
from tarife.rates.markets.markets import folded_name
from tarife.terms.categories import CATEGORY_NAMES, TIER_COUNTERS, Category
from tarife.workbook.calc.expressions import Expression, cell, divided, graduated, number
from tarife.workbook.calc.rows import Labels, Look, Row, Section, own_driver, running
from tarife.workbook.context import Context
from tarife.workbook.played import Pair

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
        return pair.is_tiered and not self.context.variants[key[0]].is_fixed

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
            labels = Labels(
                variant.name,
                market=voice.territory(market),
                category=voice.tell(CATEGORY_NAMES[category]),
                outcome=voice.say_in("workbook", "Month so far"),
            )
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
            if self.context.variants[key[0]].is_fixed:
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
