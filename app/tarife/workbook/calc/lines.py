"""The last sections of Calc: what each line of the plan costs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from tarife.terms.arrays import Micros
from tarife.workbook.calc.allowance import Allowance
from tarife.workbook.calc.messages import LineKey, Messages
from tarife.workbook.calc.prices import Prices
from tarife.workbook.calc.rows import (
    CATEGORY,
    DRIVER_COLUMN,
    MARKET,
    SCENARIO,
    Look,
    Row,
    Section,
    sum_of,
)
from tarife.workbook.calc.tariffs import PairKey
from tarife.workbook.context import Context
from tarife.workbook.played import ALLOWED, CHARGED, PlayedRow


@dataclass(frozen=True, slots=True, eq=False)
class LineCosts:
    """What each line of each scenario costs.

    Attributes:
        played: Charges per unit of the driver, where lines do not share a day's price evenly.
        weights: What they come to by the numbers of Inputs.
        sums: Their sums by market and category.
        costs: The cost of each line.
        charged: Of each line the row of charged messages, and of their cost.
    """

    played: Section
    weights: Section
    sums: Section
    costs: Section
    charged: Mapping[LineKey, tuple[Row, Row]]

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.played, self.weights, self.sums, self.costs


def line_sections(
    context: Context, messages: Messages, allowance: Allowance, prices: Prices
) -> LineCosts:
    """Share the cost of every market and category out to the lines that caused it.

    A line bears the part of a day's cost that its messages are of the day's messages. On a
    day that passes a band, the messages of one line may stand below it and those of another
    above; there the lines' charges as the app has them take the place of their messages.
    """
    lines = _Lines(context, messages, allowance, prices)
    uneven = lines.uneven()
    played = lines.played(uneven, prices.costs.next)
    weights = lines.weights(uneven, played)
    sums, sum_of_pair = lines.sums(weights)
    charged = lines.costs(weights, sums, sum_of_pair)
    costs = tuple(cost for _, cost in charged.values())
    title = context.voice.say("Cost by line")
    return LineCosts(played, weights, sums, Section(title, sums.next, costs), charged)


@dataclass(frozen=True, slots=True)
class _Lines:
    context: Context
    messages: Messages
    allowance: Allowance
    prices: Prices

    def groups(self) -> dict[LineKey, list[tuple[Row, PlayedRow]]]:
        """Gather the rows of messages of each line and category that cost money or would."""
        found: dict[LineKey, list[tuple[Row, PlayedRow]]] = {}
        for scaled, (variant_index, row) in zip(
            self.messages.scaled.rows, self.messages.rows, strict=True
        ):
            if row.outcome in (CHARGED, ALLOWED):
                key = (variant_index, row.source, row.market, row.category)
                found.setdefault(key, []).append((scaled, row))
        return found

    def uneven(self) -> list[LineKey]:
        """Find the lines of pairs where messages alone do not tell a line's part."""
        pairs: dict[PairKey, bool] = {}
        groups = self.groups()
        for (variant_index, _, market, category), own in groups.items():
            key = (variant_index, market, category)
            count, cost = self.prices.pairs[key]
            pairs[key] = pairs.get(key, False) or _is_uneven(own, count, cost)
        return [key for key in groups if pairs[key[0], key[2], key[3]]]

    def played(self, uneven: list[LineKey], first: int) -> Section:
        """Lay out charges per unit of the driver."""
        groups = self.groups()
        rows = []
        for at, key in enumerate(uneven, first + 1):
            scaled, row = groups[key][-1]
            driver = self.context.driver_of(key[0], row)
            charges = _charges(groups[key])
            rows.append(
                Row(
                    at,
                    replace(scaled.labels, outcome=self.context.voice.say("Charge")),
                    [charge / driver.value for charge in charges.tolist()],
                    look=Look.WEIGHT,
                    is_summed=False,
                )
            )
        return Section(
            self.context.voice.say(
                "Charges per unit where a line's messages stood in several bands"
            ),
            first,
            tuple(rows),
        )

    def weights(self, uneven: list[LineKey], played: Section) -> Section:
        """Lay out the charges by the numbers of Inputs."""
        groups = self.groups()
        rows = []
        for at, (key, own) in enumerate(zip(uneven, played.rows, strict=True), played.next + 1):
            scaled, _ = groups[key][-1]
            rows.append(
                Row(
                    at,
                    own.labels,
                    _charges(groups[key]).tolist(),
                    partial(_weighted, scaled, own),
                    look=Look.MONEY,
                )
            )
        return Section(
            self.context.voice.say("Charges by which such a day is shared out"),
            played.next,
            tuple(rows),
        )

    def sums(self, weights: Section) -> tuple[Section, Mapping[PairKey, Row]]:
        """Lay out what the weights of each pair add up to."""
        groups: dict[PairKey, list[Row]] = {}
        for key, own in zip(self.uneven(), weights.rows, strict=True):
            groups.setdefault((key[0], key[2], key[3]), []).append(own)
        found = {
            key: Row(
                at,
                replace(rows[0].labels, line=""),
                np.sum([own.values for own in rows], axis=0).tolist(),
                partial(_sum_by_pair, weights, at),
                look=Look.MONEY,
            )
            for at, (key, rows) in enumerate(groups.items(), weights.next + 1)
        }
        title = self.context.voice.say("Their sums")
        return Section(title, weights.next, tuple(found.values())), found

    def costs(
        self, weights: Section, sums: Section, sum_of_pair: Mapping[PairKey, Row]
    ) -> dict[LineKey, tuple[Row, Row]]:
        """Lay out the cost of each line, beside its charged messages."""
        weight_of = dict(zip(self.uneven(), weights.rows, strict=True))
        found = {}
        for at, (key, own) in enumerate(self.groups().items(), sums.next + 1):
            pair = (key[0], key[2], key[3])
            count, cost = self.prices.pairs[pair]
            labels = replace(own[0][0].labels, outcome=self.context.voice.say("Charged"))
            part, _ = self.allowance.of_line.get(key, own[0])
            share = partial(
                _part_of, cost, weight_of.get(key, part), sum_of_pair.get(pair, count)
            )
            charges = _charges(own).tolist()
            found[key] = part, Row(at, labels, charges, share, look=Look.MONEY)
        return found


def _charges(own: list[tuple[Row, PlayedRow]]) -> Micros:
    charges: Micros = np.sum([row.charge_micros for _, row in own], axis=0)
    return charges


def _is_uneven(own: list[tuple[Row, PlayedRow]], count: Row, cost: Row) -> bool:
    """Tell whether a line pays another mean rate than its pair on some day."""
    messages = sum(row.messages for _, row in own if row.outcome is CHARGED)
    left = _charges(own).astype(object) * np.array(count.values, dtype=object)
    right = np.array(cost.values, dtype=object) * messages
    return bool((left != right).any())


def _weighted(scaled: Row, played: Row, day: str, _before: str) -> str:
    return f"={DRIVER_COLUMN}{scaled.at + 1}*{played.cell(day)}"


def _sum_by_pair(weights: Section, at: int, day: str, _before: str) -> str:
    return sum_of(weights, at, day, SCENARIO, MARKET, CATEGORY)


def _part_of(cost: Row, part: Row, whole: Row, day: str, _before: str) -> str:
    total = whole.cell(day)
    return f"=IF({total}=0,0,{cost.cell(day)}*{part.cell(day)}/{total})"
