"""What the command line prints of the bill as it really arrives."""

from dataclasses import replace
from decimal import Decimal

from helpers.costs import full_costs
from helpers.forecasts import MARKETING, empty_forecast, november_forecast, season_forecast
from tarife.cli.forecast.all_in import all_in_document, all_in_text, offers_text
from tarife.cli.forecast.spans import SpanColumns
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.totals import Unit
from tarife.insight.partners import offers
from tarife.plan.model.costs import Costs, Exchange, Markup, Partner

NOVEMBER = november_forecast()
FIVE_PERCENT = Partner("A", markups=(Markup(MARKETING, Decimal("0.05"), Decimal("0.001")),))


def cells(text):
    return [line.split() for line in text.splitlines() if line]


def compared(partner, costs, forecast=NOVEMBER):
    text = offers_text(offers(forecast, costs, [partner]))
    return text.splitlines()[2]


def test_the_printed_lines_add_up_to_the_printed_total():
    bill = all_in(NOVEMBER, full_costs())
    table, _, rest = all_in_text(bill).partition("\nAll-in total ")
    amounts = [Decimal(row[-1]) for row in cells(table)[2:]]

    assert len(amounts) == len(bill.lines) == 11
    assert f"{sum(amounts):f} USD" == rest.splitlines()[0]


def test_months_or_quarters_stand_before_the_sum_of_each_line():
    season = season_forecast()
    bill = all_in(season, full_costs())
    months, quarters = (
        cells(all_in_text(bill, spans=SpanColumns.of(season, unit).in_text))
        for unit in (Unit.MONTH, Unit.QUARTER)
    )
    own = {" ".join(row[:-4]): [*map(Decimal, row[-4:])] for row in months[2:13]}
    whole = {" ".join(row[:-3]): [*map(Decimal, row[-3:])] for row in quarters[2:13]}

    assert months[0][-8:] == ["Nov", "2026", "Dec", "2026", "Jan", "2027", "Cost", "(USD)"]
    assert quarters[0][-6:] == ["Q4", "2026", "Q1", "2027", "Cost", "(USD)"]
    assert len(own) == len(bill.lines)
    for name, (november, december, january, cost) in own.items():
        assert november + december + january == cost
        assert whole[name] == [november + december, january, cost]
    for line in all_in_document(bill)["lines"]:
        assert sum(map(Decimal, line["by_month"])) == Decimal(line["amount"])


def test_more_months_than_a_terminal_has_room_for_have_no_columns_there():
    season = season_forecast()
    weeks, months = (SpanColumns.of(season, unit) for unit in (Unit.WEEK, Unit.MONTH))
    year = replace(months, titles=months.titles * 4, months=months.months * 4)

    assert weeks.titles == weeks.sums([1, 2, 3]) == ()
    assert months.in_text == months
    assert months.sums([1, 2, 3]) == (1, 2, 3)
    assert year.in_text.titles == year.in_text.sums([1, 2, 3]) == ()


def test_the_lines_of_the_document_add_up_too():
    document = all_in_document(all_in(NOVEMBER, full_costs()))

    assert sum(Decimal(line["amount"]) for line in document["lines"]) == Decimal(
        document["amount"]
    )
    assert document["display"] == {
        "amount": "88634.72",
        "currency": "TRY",
        "rate": "41.25",
        "as_of": "2026-11-01",
    }


def test_without_costs_only_the_document_tells_that_there_are_none():
    bill = all_in(NOVEMBER, Costs())

    assert all_in_text(bill) == ""
    assert len(all_in_document(bill)["lines"]) == 1
    assert all_in_document(bill)["display"] is None


def test_another_currency_alone_makes_no_bill():
    costs = Costs(display=Exchange("TRY", Decimal(41)))

    assert all_in_text(all_in(NOVEMBER, costs)) == (
        "\nthat is 55106.48 TRY at the rate in the plan, 41 TRY for 1 USD\n"
    )
    assert all_in_document(all_in(NOVEMBER, costs))["display"]["as_of"] is None


def test_a_line_says_what_it_is_counted_on():
    text = all_in_text(all_in(NOVEMBER, Costs(FIVE_PERCENT)))

    assert ["Mark-up,", "marketing", "725.7936", "5", "%", "36.2900"] in cells(text)
    assert ["Message", "fee,", "marketing", "41,376", "0.001", "41.3800"] in cells(text)


def test_a_dearer_partner_says_why():
    assert compared(FIVE_PERCENT, Costs()) == (
        "- A: 1421.7306 USD, 77.67 (5.8 %) dearer than planned because of 0.001 a message "
        "(41.38) and the mark-up of 5 % (36.29)"
    )


def test_a_cheaper_one_says_what_it_asks_less():
    assert compared(Partner(), Costs(FIVE_PERCENT)) == (
        "- no partner: 1344.0606 USD, 77.67 (5.5 %) cheaper than planned because it asks less "
        "than 0.001 a message (-41.38) and the mark-up of 5 % (-36.29)"
    )


def test_the_same_is_the_same():
    unnamed = replace(FIVE_PERCENT, name="")

    assert compared(unnamed, Costs(FIVE_PERCENT)) == (
        "- partner without a name: 1421.7306 USD, the same as planned"
    )


def test_where_nothing_is_planned_to_cost_anything_no_percentage_is_told():
    dear = Partner("B", platform_fee=Decimal(900))

    assert compared(dear, Costs(), empty_forecast()) == (
        "- B: 900 USD, 900 dearer than planned because of 900 a month for the platform (900)"
    )
