"""What partners count."""

from helpers.forecasts import Line, june_forecast, ledger_lines, november_forecast
from tarife.billing.ledger import Reason
from tarife.forecast.costs.usage import CategoryUse, usage_of, use_by_category
from tarife.plan.model.costs import FeeBasis
from tarife.terms.categories import Category


def test_charges_by_category_are_meta_s_total():
    forecast = november_forecast()
    uses = usage_of(forecast).by_category.values()

    assert sum(use.charge_micros for use in uses) == forecast.total.micros > 0


def test_delivered_messages_are_neither_refused_nor_paused():
    lines = ledger_lines(
        [
            Line(1, "Turkey", Category.MARKETING, Reason.MESSAGE_DELIVERED, 10, "0.01"),
            Line(1, "Turkey", Category.MARKETING, Reason.FREE_ENTRY_POINT, 3),
            Line(1, "United States", Category.MARKETING, Reason.US_PAUSE, 5),
            Line(1, "Turkey", Category.SERVICE, Reason.OUTSIDE_WINDOW, 7),
        ]
    )
    uses = use_by_category(lines, lines.messages > 0)

    assert uses[Category.MARKETING] == CategoryUse(100_000, charged=10, delivered=13)
    assert uses[Category.SERVICE] == CategoryUse(0, charged=0, delivered=0)


def test_a_fee_counts_charged_messages_or_all_that_are_delivered():
    use = CategoryUse(1, charged=10, delivered=13)

    assert [use.counted(basis) for basis in FeeBasis] == [13, 10]


def test_where_messages_are_charged_no_conversation_is_counted():
    usage = usage_of(november_forecast())

    assert [usage.conversations(basis) for basis in FeeBasis] == [0, 0]


def test_conversations_are_counted_with_or_without_the_free_tier():
    usage = usage_of(june_forecast())

    assert usage.conversations(FeeBasis.CHARGED) == 1_000 + 37
    assert usage.conversations(FeeBasis.DELIVERED) == 1_000 + 37 + 1_000


def test_templates_that_reach_nobody_have_failed_but_not_paused_ones():
    forecast = november_forecast()

    assert usage_of(forecast).failed == forecast.flow.undelivered == 4_210
    assert usage_of(forecast).inbound == forecast.flow.inbound
