"""Each of Meta's billing currencies works once its card is there."""

from dataclasses import replace

import pytest

from helpers.costs import full_costs
from helpers.forecasts import NOVEMBER_CARD, november_plan
from tarife.assets import load_markets
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.plan.grid import all_lines
from tarife.plan.model.plan import GridRow
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId
from tarife.terms.money import shown_decimals

META_S = (
    *("USD", "AED", "ARS", "AUD", "BRL", "CLP", "COP", "EUR"),
    *("GBP", "IDR", "INR", "MXN", "MYR", "PEN", "SAR", "SGD"),
)


@pytest.mark.parametrize("currency", META_S)
def test_a_plan_is_billed_in_the_currency_of_its_account(currency):
    card = replace(NOVEMBER_CARD, id=CardId(NOVEMBER_CARD.id.effective_from, currency))
    plan = replace(
        november_plan(),
        account=replace(november_plan().account, currency=currency),
        grid=(GridRow("TR", marketing=3_000, utility=1_000),),
        audiences=(),
        sends=(),
        entry_points=(),
        inbound=(),
    )
    result = forecast(plan, RateBook.of([card]), load_markets(), lambda: False)
    bill = all_in(result, full_costs())
    step = 10 ** (6 - shown_decimals(currency))

    assert all_lines(plan).sends
    assert result.total.currency == bill.total.currency == currency
    assert result.total.micros > 0
    assert all(line.amount.micros % step == 0 for line in bill.lines[1:])
