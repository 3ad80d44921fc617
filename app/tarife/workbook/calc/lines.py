"""The last sections of Calc: what each line of the plan costs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from tarife.terms.arrays import Micros
from tarife.workbook.calc.allowance import Allowance
from tarife.workbook.calc.expressions import ratio
from tarife.workbook.calc.messages import LineKey, Messages
from tarife.workbook.calc.prices import Prices
from tarife.workbook.calc.rows import CATEGORY, MARKET, SCENARIO, Look, Row, Section
from tarife.workbook.calc.tariffs import PairKey
from tarife.workbook.context import Context
from tarife.workbook.played import CHARGED, PlayedRow

_Parts = list[tuple[Row, PlayedRow]]


@dataclass(frozen=True, slots=True, eq=False)
class LineCosts:
    """What each line of each scenario costs.

    Attributes:
        costs: The cost of each line.
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
        labels = replace(own[0][0].labels, outcome=voice.say("Charged"))
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
