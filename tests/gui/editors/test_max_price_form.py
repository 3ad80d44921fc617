"""Meta's estimates of a cap, as they are typed and pasted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.bids import PLAN, ROWS, SALE
from tarife.gui.editors.line_forms import send_form
from tarife.gui.editors.max_price_form import estimates_text, read_estimates
from tarife.gui.text.numbers import ParseError
from tarife.plan.model.lines import TemplateCategory
from tarife.plan.model.max_price import ReachEstimate

pytestmark = pytest.mark.usefixtures("qapp")


def section(send):
    found = [one for one in send_form(PLAN, send) if one.id == "max_price"]
    return found[0] if found else None


def read(field, text, send=SALE):
    column = next(one.column for one in section(send).fields if one.column.id == field)
    return column.read(send, text)


@pytest.mark.parametrize(
    "text",
    [
        "50\t2000\t70\n120\t8000\t700\n",
        "50 2,000 70\n\n120  8,000  700",
        "50; 2k; 70\n120; 8k; 700.00",
        estimates_text(ROWS),
    ],
    ids=["tabs", "spaces", "semicolons", "as shown"],
)
def test_estimates_are_read_a_line_each(text):
    assert read_estimates(text) == ROWS


def test_figures_with_spaces_inside_stand_apart_by_tabs():
    assert read_estimates("1 000\t2 000\t70") == (
        ReachEstimate(Decimal(1_000), 2_000, Decimal(70)),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("50 2000 70\n120 8000", "line 2: three numbers are needed: cap, deliveries and cost"),
        ("much 2000 70", "line 1: 'much' is not a number; write for example 0.005 or 120"),
        ("0 2000 70", "line 1: '0' is too little; write more than 0"),
    ],
    ids=["a figure is missing", "no number", "no cap"],
)
def test_the_first_line_that_is_no_estimate_is_told(text, sentence):
    found = read_estimates(text)

    assert isinstance(found, ParseError)
    assert found.sentence == sentence


def test_only_marketing_is_offered_a_cap():
    utility = replace(SALE, category=TemplateCategory.UTILITY, max_price=None)
    assert section(utility) is None
    assert section(replace(utility, max_price=SALE.max_price)) is not None


def test_a_cap_is_added_in_the_currency_of_the_account_and_removed_again():
    bare = replace(SALE, max_price=None)
    added = section(bare).adding.added(bare)

    assert added.max_price.currency == "USD"
    assert section(added).fields[0].removed(added) == bare


def test_fields_of_a_bid_are_edited_one_by_one():
    edited = read("max_price.estimates", "10 5 0.05")
    assert edited.max_price.estimates == (ReachEstimate(Decimal(10), 5, Decimal("0.05")),)
    assert isinstance(read("max_price.estimates", "10"), ParseError)
    assert read("max_price.messages", "12k").max_price.messages == 12_000
    assert isinstance(read("max_price.messages", "many"), ParseError)
    assert read("max_price.look_back_days", "28").max_price.look_back_days == 28
    fields = [one.column for one in section(SALE).fields]
    assert [column.cell(SALE) for column in fields[2:]] == ["the last 7 days", "10,000"]
    assert fields[0].number.value(SALE) == 85.0


def test_more_estimates_than_a_plan_holds_are_refused_before_they_are_read():
    lines = [f"{cap} 2000 70" for cap in range(1, 102)]

    assert len(read_estimates("\n\n".join(lines[:-1]))) == 100
    refused = read_estimates("\n".join(lines))
    assert refused.sentence == "these are 101, more than a plan holds here; keep 100 or fewer"
