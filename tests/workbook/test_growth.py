"""A budget of twice the lines takes twice the work, not four times."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from annotated_types import MaxLen

from helpers.growth import is_proportional
from helpers.plans import NOVEMBER
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.insight import sensitivity
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits import numbers
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Audience, Broadcast, Repeat, Send, TemplateCategory
from tarife.plan.model.plan import MOST_MONTHS, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Override, Scope
from tarife.plan.numbers import _bounds_of
from tarife.plan.what_if.months import months_of
from tarife.terms.identity_cache import MONTHS_OF_LINES
from tarife.workbook.context import Context, Edition
from tarife.workbook.plan_lines import described
from tarife.workbook.sheets.workings import Workings
from tarife.workbook.styles import Styles
from tarife.workbook.xlsxwriter_patches import StyledWorkbook


def with_sends(count: int) -> Plan:
    """Make a plan of two months, where each send has a lever and a number of its own."""
    sends = tuple(
        Send(
            *(f"s{number}", f"Send {number}", "all", TemplateCategory.MARKETING, 10),
            Broadcast((), repeats=(Repeat(datetime(2026, 11, 1, 8).time(), day=1),)),
        )
        for number in range(count)
    )
    december = MonthChange(
        "2026-12",
        tuple(Adjustment(Lever.VOLUME, 1.1, Scope(line=one.id)) for one in sends),
        tuple(Override(Address("sends", one.id, "volume"), 20) for one in sends),
    )
    return Plan(
        *("Plan", NOVEMBER),
        months=2,
        audiences=(Audience("all", "Customers", "TR", 1_000),),
        sends=sends,
        changes=(december,),
    )


def laid_out(count: int):
    """Give what lays a budget of so many sends out, and says its plan in words."""
    played = forecast(with_sends(count), load_book(), load_markets(), lambda: False)
    edition = Edition(played, datetime(2026, 10, 1, tzinfo=UTC))

    def work():
        with StyledWorkbook(BytesIO(), {}) as book:
            styles = Styles.of(book, "USD", "", edition.voice.language)
            context = Context.of(edition, styles)
            described(context)
            Workings.of(context)
            book.add_worksheet()

    return work


@pytest.mark.unmeasured
def test_a_budget_of_twice_the_sends_is_laid_out_in_twice_the_calls():
    assert is_proportional(laid_out, 25)


def test_numbers_are_moved_without_reading_all_others(monkeypatch):
    plan, read = with_sends(5), []
    original = numbers.numbers_of
    monkeypatch.setattr(numbers, "numbers_of", lambda one: read.append(one) or original(one))
    keys = [f"sends/s{number}/volume" for number in range(5)]

    def cost(moved):
        return sum(send.volume for send in moved.sends)

    found = sensitivity.number_sensitivities(plan, keys, cost, 3)

    assert [(one.low_micros, one.high_micros) for one in found] == [(-1, 1)] * 3
    assert len(read) == 1


def test_months_of_lines_are_made_once_also_at_the_bounds_of_a_plan():
    """A cache of one less than what is walked keeps nothing of it."""
    most = {
        owner: max(one.max_length for one in bounds if isinstance(one, MaxLen))
        for owner, field in ((Plan, "sends"), (MonthChange, "overrides"))
        for bounds in [_bounds_of(owner)[field]]
    }
    plan = replace(with_sends(3), months=12, changes=())

    assert all(MOST_MONTHS * length <= MONTHS_OF_LINES for length in most.values())
    assert not list(check_plan(plan))
    again = zip(months_of(plan), months_of(plan), strict=True)
    assert all(a is b for one, two in again for a, b in zip(one.sends, two.sends, strict=True))
