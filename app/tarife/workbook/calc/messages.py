"""The first sections of Calc: what was played, the messages that follow, and what is free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from tarife.billing.eras import FreeTierScope
from tarife.billing.ledger import Reason
from tarife.forecast.result import Forecast
from tarife.plan.model.addresses import Address
from tarife.terms.allowances import BeyondAllowance
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook.calc.expressions import (
    Expression,
    cell,
    divided,
    exchanged,
    least,
    not_negative,
    number,
    product,
    ratio,
    rounded,
    total,
)
from tarife.workbook.calc.rows import (
    CATEGORY,
    OUTCOME,
    SCENARIO,
    Labels,
    Look,
    Row,
    Section,
    own_driver,
    running,
)
from tarife.workbook.context import Context, Variant
from tarife.workbook.drivers import Factor
from tarife.workbook.played import ALLOWED, CHARGED, PlayedRow


class PairKey(NamedTuple):
    """A market and a category in the scenario at an index."""

    variant: int
    market: str
    category: Category


class LineKey(NamedTuple):
    """A line's messages of a market and category, by the indices of scenario and line."""

    variant: int
    source: int
    market: str
    category: Category

    @property
    def pair(self) -> PairKey:
        return PairKey(self.variant, self.market, self.category)


@dataclass(frozen=True, eq=False)
class Messages:
    """What was played, row by row, and what it comes to by the numbers of Inputs.

    Attributes:
        played: Messages per unit of the driver.
        scaled: Messages; a row for each of ``played``.
        rows: What each row is: the scenario's index, and the line, category and outcome.
        fixed: The scenarios whose allowance is not computed anew.
    """

    played: Section
    scaled: Section
    rows: tuple[tuple[int, PlayedRow], ...]
    fixed: frozenset[int]

    def is_shared(self, index: int, outcome: Reason) -> bool:
        """Tell whether messages cost money, or would but for an allowance that is computed."""
        return outcome is CHARGED or (outcome is ALLOWED and index not in self.fixed)

    @cached_property
    def by_line(self) -> Mapping[LineKey, list[tuple[Row, PlayedRow]]]:
        """The rows of messages of each line and category that cost money or would."""
        found: dict[LineKey, list[tuple[Row, PlayedRow]]] = {}
        for scaled, (index, row) in zip(self.scaled.rows, self.rows, strict=True):
            if self.is_shared(index, row.outcome):
                key = LineKey(index, row.source, row.market, row.category)
                found.setdefault(key, []).append((scaled, row))
        return found


def message_sections(context: Context, cells: Mapping[Address, str]) -> Messages:
    voice, days = context.voice, len(context.days)
    rows = tuple(
        (index, row) for index, variant in enumerate(context.variants) for row in variant.rows
    )
    sources = [variant.forecast.sources for variant in context.variants]
    own = [context.own_numbers(index) for index in range(len(sources))]
    played, scaled = [], []
    for index, row in rows:
        driver = _driver(context, context.factors_of(index, row, own[index]), cells)
        outcome, line = voice.outcome(row.outcome), sources[index][row.source].name
        labels = labels_of(context, index, row.market, row.category, outcome)
        labels = replace(labels, line=voice.tell(line))
        unit = Row(labels, row.messages / driver.values, Look.PLAYED, is_summed=False)
        played.append(unit)
        scaled.append(Row(labels, rounded(own_driver(driver) * unit), driver=driver))
    return Messages(
        Section(
            voice.say("Messages per unit of the driver, as the app played them"), played, days
        ),
        Section(
            voice.say("Messages: driver times messages per unit, in whole messages"),
            *(scaled, days),
        ),
        rows,
        frozenset(n for n, variant in enumerate(context.variants) if variant.has_real_days),
    )


def labels_of(
    context: Context, index: int, market: str, category: Category, outcome: str
) -> Labels:
    """Name the scenario at an index, and what else a row speaks of, as the sheets do."""
    voice, scenario = context.voice, context.variants[index].name
    place, name = voice.territory(market), voice.tell(CATEGORY_NAMES[category])
    return Labels(scenario, "", place, name, outcome)


def _driver(
    context: Context, of_row: Iterable[Factor], cells: Mapping[Address, str]
) -> Expression:
    """Multiply what a row is in proportion to; a line that nothing drives counts once."""

    def at(address: Address) -> Expression:
        return cell(cells[address], context.drivers.values.get(address, 0))

    factors = []
    for factor in of_row:
        given = at(factor.at)
        if factor.turns is not None:
            given = exchanged(given, at(factor.turns))
        factors.append(number(1) - given if factor.is_rest else given)
    return product(factors)


ALLOWANCE: Final = "FreeAllowance"
ALLOWANCE_USED: Final = "FreeAllowanceUsed"
NUMBERS: Final = "BusinessNumbers"
"""Names of global inputs."""


@dataclass(frozen=True, slots=True, eq=False)
class Allowance:
    """How much of the service traffic the allowance covers on each day.

    Attributes:
        of_line: Of each line the row of what is charged, and of what is free.
    """

    section: Section
    lines: Section
    of_line: Mapping[LineKey, tuple[Row, Row]]


def has_allowance(forecast: Forecast) -> bool:
    """Tell whether the rules of any month know a free tier or allowance that is followed here.

    Where nothing beyond it is charged, there is nothing to follow.
    """
    beyond = forecast.plan.account.beyond_allowance
    return beyond is BeyondAllowance.CHARGED and any(
        month.era.free_tier is not FreeTierScope.NONE for month in forecast.months
    )


def follows_allowance(variant: Variant) -> bool:
    """Tell whether what a variant has free is computed anew."""
    return has_allowance(variant.forecast) and not variant.has_real_days


def is_by_number(forecast: Forecast) -> bool:
    return any(month.era.free_tier is FreeTierScope.NUMBER for month in forecast.months)


def allowance_size(forecast: Forecast) -> int:
    """Give what is free in a month, for each number where it goes by number."""
    allowance = forecast.plan.account.service_allowance
    return max(month.era.free_tier_size(allowance) for month in forecast.months)


def allowance_sections(context: Context, messages: Messages) -> Allowance:
    voice, days = context.voice, len(context.days)
    rows: list[Row] = []
    shares: dict[int, dict[Reason, Row]] = {}
    for index, variant in enumerate(context.variants):
        if follows_allowance(variant) and (own := _days(context, variant, messages)):
            shares[index] = dict(zip((ALLOWED, CHARGED), own[-2:], strict=True))
            rows += own
    lines = {
        key: _line_rows(context, parts, shares[key.variant])
        for key, parts in messages.by_line.items()
        if key.category is Category.SERVICE and key.variant in shares
    }
    return Allowance(
        Section(
            voice.say("Free allowance: the first messages of the month, in time order"),
            *(rows, days),
        ),
        Section(
            voice.say("Service messages by line: charged, and within the allowance"),
            *(tuple(chain.from_iterable(lines.values())), days),
        ),
        lines,
    )


def _days(context: Context, variant: Variant, messages: Messages) -> list[Row]:
    """Lay out the rows of one scenario; none where nothing is served.

    What the app found free on a day came before what it found charged, so these two parts of
    a day are spent one after the other; inside a part, everybody's share is the same.
    """
    voice = context.voice
    labels = Labels(variant.name, category=voice.tell(CATEGORY_NAMES[Category.SERVICE]))

    def part(outcome: Reason) -> Row:
        own = replace(labels, outcome=voice.outcome(outcome))
        return Row(own, messages.scaled.sum_by(own, SCENARIO, CATEGORY, OUTCOME))

    def row(
        outcome: str,
        figures: Expression | ArrayLike,
        look: Look = Look.COUNT,
        driver: Expression | float | None = None,
    ) -> Row:
        own = replace(labels, outcome=outcome)
        return Row(own, figures, look, driver=driver, is_summed=False)

    early, late = part(ALLOWED), part(CHARGED)
    if not (early.values.any() or late.values.any()):
        return []
    so_far = row(voice.say_in("workbook", "Month so far"), running([early, late]))
    capacity = _capacity(context, variant)
    size = own_driver(capacity)
    even = row(
        voice.say("Evenness over business numbers, as played"),
        divided(np.cumsum(early.values), least(so_far, size).values, 1),
        Look.PLAYED,
    )
    free_so_far = row(
        voice.say("Free so far"), rounded(least(so_far, size) * even), driver=capacity
    )
    free = row(voice.say("Free on the day"), not_negative(free_so_far - free_so_far.before))
    early_share = row(
        voice.say("Charged share, earlier part of the day"),
        ratio(not_negative(early - free), early),
        Look.RATIO,
    )
    late_share = row(
        voice.say("Charged share, later part of the day"),
        ratio(not_negative(least(late, early + late - free)), late),
        Look.RATIO,
    )
    return [early, late, so_far, even, free_so_far, free, early_share, late_share]


def _capacity(context: Context, variant: Variant) -> Expression | float:
    """Give what is free; a scenario with numbers of its own does not follow the plan's."""
    account, of_plan = variant.forecast.plan.account, context.forecast.plan.account
    own_size = allowance_size(variant.forecast)
    left = not_negative(
        cell(ALLOWANCE, own_size) - cell(ALLOWANCE_USED, account.allowance_used)
    )
    if is_by_number(variant.forecast):
        left *= cell(NUMBERS, account.numbers)
    is_own = any(
        getattr(account, field) != getattr(of_plan, field)
        for field in ("service_allowance", "allowance_used", "numbers")
    )
    return float(left.values) if is_own else left


def _line_rows(
    context: Context, parts: list[tuple[Row, PlayedRow]], shares: Mapping[Reason, Row]
) -> tuple[Row, Row]:
    """Lay out what of a line is charged, and what is left of it free."""
    voice, labels = context.voice, parts[0][0].labels
    paid = total([scaled * shares[row.outcome] for scaled, row in parts])
    charged = Row(replace(labels, outcome=voice.outcome(CHARGED)), paid)
    left = total([scaled for scaled, _ in parts]) - charged
    return charged, Row(replace(labels, outcome=voice.outcome(ALLOWED)), left)
