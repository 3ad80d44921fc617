"""What other traffic of the portfolio uses of the volume tiers, as Inputs has it."""

from collections.abc import Mapping

from tarife.plan.edits.numbers import key_of
from tarife.plan.model.addresses import Address
from tarife.rates.markets.markets import folded_name
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.workbook.cells import Formula
from tarife.workbook.context import Context


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
