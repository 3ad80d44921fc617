"""The sections of Calc that turn messages into money: counters, bands, costs by market."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from tarife.plan.edits.numbers import key_of
from tarife.plan.model.account import TierUse
from tarife.plan.model.addresses import Address
from tarife.rates.markets.markets import folded_name
from tarife.terms.arrays import Counts, Micros
from tarife.terms.categories import CATEGORY_NAMES, TIER_COUNTERS, Category
from tarife.workbook.calc.rows import (
    DRIVER_COLUMN,
    FIRST_COLUMN,
    Labels,
    Look,
    Row,
    Section,
)
from tarife.workbook.cells import Formula
from tarife.workbook.context import Context
from tarife.workbook.played import Pair


def used_cells(
    context: Context, keys: Mapping[str, str]
) -> Mapping[tuple[str, Category], Formula]:
    """Add the uses of each market and counter up; a plan may spell a market in its own way."""
    names = {
        folded_name(market): market
        for variant in context.variants
        for market in variant.forecast.lines.markets
    }
    cells: dict[tuple[str, Category], list[str]] = {}
    sums: dict[tuple[str, Category], int] = {}
    for index, use in enumerate(context.forecast.plan.account.tier_used):
        market = names.get(folded_name(use.market))
        if market is not None:
            counter = (market, TIER_COUNTERS[use.category])
            cell = keys[key_of(Address("account", "", f"tier_used.{index}.messages"))]
            cells.setdefault(counter, []).append(cell)
            sums[counter] = sums.get(counter, 0) + use.messages
    return {
        counter: Formula("=" + "+".join(own), sums[counter]) for counter, own in cells.items()
    }


_Text = Callable[[str, str], str]

PairKey = tuple[int, str, Category]
"""A scenario's index, a market and a category."""


@dataclass(frozen=True, slots=True)
class BandCells:
    """Where the bands of a market and category stand on the sheet Rates.

    Attributes:
        above: How many messages come before each band.
        rate: The list rate.
        steps: By how much each band's rate differs from the one before.
    """

    above: str
    rate: str
    steps: str


@dataclass(frozen=True, slots=True)
class PriceCells:
    """Where prices are read.

    Attributes:
        bands: The bands of each market and category.
        used: What other traffic uses of a market's bands, where the plan says so.
    """

    bands: Mapping[tuple[str, Category], BandCells]
    used: Mapping[tuple[str, Category], Formula]


_Counter = tuple[int, str, Category]


def counter_section(
    context: Context,
    tiered: Mapping[PairKey, Pair],
    around: tuple[int, Mapping[PairKey, Row], PriceCells],
) -> tuple[Section, Mapping[_Counter, Row]]:
    """Lay out how many messages each counter has seen through each day."""
    first, rows, cells = around
    groups: dict[_Counter, list[PairKey]] = {}
    for key, pair in tiered.items():
        groups.setdefault((key[0], *pair.counter), []).append(key)
    found: dict[_Counter, Row] = {}
    for at, (counter, keys) in enumerate(groups.items(), first + 1):
        own = [rows[key] for key in keys]
        variant_index, market, category = counter
        used = cells.used.get((market, category), Formula("=0", 0))
        before: Formula | int = used
        count = int(used.value)
        uses = context.variants[variant_index].forecast.plan.account.tier_used
        if uses != context.forecast.plan.account.tier_used:
            count = _messages_of(uses, market, category)
            before = count
        counted = sum(tiered[key].messages for key in keys)
        found[counter] = Row(
            at,
            Labels(
                context.variants[variant_index].name,
                market=context.voice.place(market),
                category=context.voice.tell(CATEGORY_NAMES[category]),
                outcome=context.voice.say_in("workbook", "Month so far"),
            ),
            (np.cumsum(counted) + count).tolist(),
            partial(_running, at, own),
            before,
            is_summed=False,
        )
    return Section(
        context.voice.say("Messages counted for volume tiers, with other traffic"),
        first,
        tuple(found.values()),
    ), found


def _messages_of(uses: Iterable[TierUse], market: str, category: Category) -> int:
    """Add up the uses of a counter that a scenario has of its own."""
    return sum(
        use.messages
        for use in uses
        if folded_name(use.market) == folded_name(market)
        and TIER_COUNTERS[use.category] is category
    )


def _running(at: int, own: list[Row], day: str, _before: str) -> str:
    """Add up from the first day on; rows of a counter stand one below the other."""
    cells = f"{FIRST_COLUMN}{own[0].at + 1}:{own[-1].cell(day)}"
    return f"=SUM({DRIVER_COLUMN}{at + 1},{cells})"


@dataclass(frozen=True, slots=True)
class Tariffs:
    """Turns quantities into money."""

    context: Context
    rows: Mapping[PairKey, Row]
    counter_of: Mapping[_Counter, Row]
    cells: PriceCells

    def bands(self, tiered: Mapping[PairKey, Pair], first: int) -> Section:
        """Lay out what a counter's messages cost with and without the day's own."""
        voice = self.context.voice
        found: list[Row] = []
        for key, pair in tiered.items():
            counter = self.counter_of[key[0], *pair.counter]
            through = np.array(counter.values, dtype=np.int64)
            own, bands = self.rows[key], self.cells.bands[pair.market, pair.category]
            for outcome, counted, text in (
                (voice.say("With the day's own"), through, partial(_with_day, counter)),
                (
                    voice.say("Before the day's own"),
                    through - pair.messages,
                    partial(_before_day, counter, own),
                ),
            ):
                found.append(
                    Row(
                        first + 1 + len(found),
                        Labels(*own.labels.texts[:4], outcome),
                        _priced(pair, counted).tolist(),
                        partial(_graduated, text, bands),
                        look=Look.MONEY,
                        is_summed=False,
                    )
                )
        return Section(
            voice.say("Cost of the counted messages, band by band"), first, tuple(found)
        )

    def costs(self, pairs: Mapping[PairKey, Pair], bands: Section) -> Section:
        """Lay out the cost of every pair.

        Where the app charges something else, such as on days with another card, what it
        charges beside this is kept as a ratio in a row of its own.
        """
        first = bands.next + 1
        tariffs = self._texts(pairs, bands)
        ratios: list[Row] = []
        rows = []
        for at, (key, pair) in enumerate(pairs.items(), first):
            text, value = tariffs[key]
            own = self.rows[key]
            if (value != pair.charge_micros).any():
                variant_index = first + len(pairs) + len(ratios)
                ratios.append(self._ratio(variant_index, own, pair, value))
                text = partial(_corrected, text, ratios[-1])
            charges = pair.charge_micros.tolist()
            rows.append(Row(at, own.labels, charges, text, look=Look.MONEY))
        return Section(self.context.voice.say("Cost by market"), bands.next, (*rows, *ratios))

    def _texts(
        self, pairs: Mapping[PairKey, Pair], bands: Section
    ) -> dict[PairKey, tuple[_Text, Micros]]:
        """Give the formula of each pair's cost, and what it comes to."""
        of_bands = iter(bands.rows)
        found: dict[PairKey, tuple[_Text, Micros]] = {}
        for key, pair in pairs.items():
            if pair.is_tiered:
                upper, lower = next(of_bands), next(of_bands)
                value: Micros = np.array(upper.values) - np.array(lower.values)
                found[key] = partial(_difference, upper, lower), value
            else:
                rate = self.cells.bands[pair.market, pair.category].rate
                value = pair.messages * pair.schedule.list_rate_micros
                found[key] = partial(_product, self.rows[key], rate), value
        return found

    def _ratio(self, at: int, own: Row, pair: Pair, value: Micros) -> Row:
        """Keep what the app charges beside what the bands give."""
        charges = zip(pair.charge_micros.tolist(), value.tolist(), strict=True)
        return Row(
            at,
            Labels(
                *own.labels.texts[:4],
                self.context.voice.say("Ratio of the app's charge, as played"),
            ),
            [charge / computed if computed else 1 for charge, computed in charges],
            look=Look.PLAYED,
            is_summed=False,
        )


def _priced(pair: Pair, counted: Counts) -> Micros:
    """Price so many messages from the first on, exactly."""
    schedule = pair.schedule
    starts = np.array(schedule.starts, dtype=np.int64)
    steps = np.diff(np.array((0, *schedule.rates_micros), dtype=np.int64))
    beyond = np.maximum(counted[:, None] - starts[None, :], 0)
    micros: Micros = beyond @ steps
    return micros


def _with_day(counter: Row, day: str) -> str:
    return counter.cell(day)


def _before_day(counter: Row, own: Row, day: str) -> str:
    return f"({counter.cell(day)}-{own.cell(day)})"


def _graduated(count: Callable[[str], str], bands: BandCells, day: str, _before: str) -> str:
    counted, above, steps = count(day), bands.above, bands.steps
    return f"=SUMPRODUCT(({counted}>{above})*({counted}-{above})*{steps})"


def _difference(upper: Row, lower: Row, day: str, _before: str) -> str:
    return f"={upper.cell(day)}-{lower.cell(day)}"


def _product(own: Row, rate: str, day: str, _before: str) -> str:
    return f"={own.cell(day)}*{rate}"


def _corrected(text: Callable[[str, str], str], ratio: Row, day: str, before: str) -> str:
    return f"=({text(day, before)[1:]})*{ratio.cell(day)}"
