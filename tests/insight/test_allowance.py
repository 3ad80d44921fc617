"""How the month's free replies are used."""

from dataclasses import replace
from datetime import date

from helpers.forecasts import (
    DELIVERED,
    SERVICE,
    Line,
    june_forecast,
    ledger_lines,
    november_forecast,
    under,
)
from tarife.billing.eras import EraId, era_for
from tarife.billing.ledger import Reason
from tarife.insight.allowance import allowance_use


def with_replies(*days):
    lines = [Line(day, "Turkey", SERVICE, Reason.FREE_TIER, count) for day, count in days]
    lines.append(Line(9, "Turkey", SERVICE, DELIVERED, 7, "0.0053"))
    made = november_forecast()
    account = replace(made.plan.account, numbers=2, service_allowance=500, allowance_used=100)
    return replace(made, lines=ledger_lines(lines), plan=replace(made.plan, account=account))


def test_the_allowance_is_counted_for_each_number_beside_what_others_use():
    use = allowance_use(with_replies((1, 300), (4, 500)))

    assert use.size == 800
    assert use.so_far[[0, 1, 3, 29]].tolist() == [300, 300, 800, 800]
    assert use.used_up == date(2026, 11, 4)


def test_an_allowance_that_lasts_is_never_used_up():
    assert allowance_use(with_replies((1, 300))).used_up is None


def test_conversations_have_a_free_tier_of_the_account():
    use = allowance_use(june_forecast())

    assert (use.size, use.used_up) == (1_000, date(2023, 6, 2))


def test_a_free_tier_that_others_have_overused_leaves_nothing_and_no_debt():
    made = june_forecast()
    account = replace(made.plan.account, allowance_used=1_200)

    assert allowance_use(replace(made, plan=replace(made.plan, account=account))).size == 0


def test_rules_without_an_allowance_have_none():
    made = november_forecast()
    era = era_for(made.plan.month.first_day, EraId.PMP_2025_07)

    assert allowance_use(under(made, era=era)) is None
