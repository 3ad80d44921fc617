"""The pages of costs, partners, volume tiers and SMS."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QLabel

from helpers.costs import full_costs
from helpers.forecasts import (
    DELIVERED,
    MARKETING,
    Line,
    june_forecast,
    ledger_lines,
    november_forecast,
    season_forecast,
)
from helpers.gui.windows import a_plan
from tarife import folders
from tarife.documents.partners import load_partners, save_partner
from tarife.gui.costs.bill import BILL_COLUMNS
from tarife.gui.costs.cost_tables import taxes_table
from tarife.gui.document.session import FiguresState, Outcome
from tarife.gui.editors.navigation import View
from tarife.gui.widgets.month_columns import left_by_months
from tarife.gui.widgets.theme import SIZES
from tarife.insight.partners import EXAMPLE
from tarife.plan.model.account import TierUse
from tarife.plan.model.costs import (
    NO_COSTS,
    Agent,
    CostKind,
    Costs,
    Exchange,
    FeeBasis,
    Markup,
    Partner,
    SmsPrice,
    Tax,
)
from tarife.terms.categories import Category

pytestmark = pytest.mark.shared


@pytest.fixture(autouse=True)
def own_partners(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "partners", lambda: tmp_path / "partners")


@pytest.fixture
def opened(qtbot, window):
    """The window with a plan that has costs of every kind."""
    with qtbot.waitSignal(window.session.forecast_ready):
        window.session.open(replace(a_plan(), costs=full_costs()), None)
    return window


def page(window, entry):
    window.workspace.choose(entry)
    return window.workspace.editor


def enter(field, text):
    field.line.setText(text)
    field.line.editingFinished.emit()


def rows(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount(QModelIndex()))
    ]


def heads(model):
    across = Qt.Orientation.Horizontal
    titles = (model.headerData(at, across) for at in range(model.columnCount()))
    return [title.replace("\n", " ") for title in titles]


def settled(qtbot, window):
    qtbot.waitUntil(lambda: window.session.status.state is FiguresState.CURRENT)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("name", "Partner B ", "Partner B"),
        ("as_of", "2.11.2026", date(2026, 11, 2)),
        ("as_of", "5 Dec", date(2026, 12, 5)),
        ("as_of", "7", date(2026, 11, 7)),
        ("currency", " usd", "USD"),
        ("card", "90,5 inr", Exchange("INR", Decimal("90.5"))),
        ("card", "", None),
        ("failed_fee", "0,0025", Decimal("0.0025")),
        ("platform_fee", "", Decimal(0)),
    ],
)
def test_what_the_partner_asks_is_typed_field_by_field(opened, name, text, value):
    enter(page(opened, View.COSTS).fields[name], text)

    assert getattr(opened.session.plan.costs.partner, name) == value


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups, without a screen
def test_a_day_of_prices_is_clicked(opened):
    costs = page(opened, View.COSTS)
    enter(costs.fields["as_of"], "7 Dec")

    days = costs.fields["as_of"].line.open_days()
    assert days.selectedDate() == QDate(2026, 12, 7)
    days.clicked.emit(QDate(2027, 1, 3))

    assert opened.session.plan.costs.partner.as_of == date(2027, 1, 3)


def test_fees_can_be_counted_on_charged_messages_only(opened):
    basis = page(opened, View.COSTS).form["fee_basis"].widget
    basis.setCurrentIndex(1)
    basis.activated.emit(1)

    assert opened.session.plan.costs.partner.fee_basis is FeeBasis.CHARGED


def test_seats_are_counted(opened):
    enter(page(opened, View.COSTS).fields["seats"], "12")

    assert opened.session.plan.costs.seats == 12


@pytest.mark.parametrize("text", ["42 TRY", "try 42", "42.00TRY"])
def test_the_other_currency_is_typed_with_its_rate(opened, text):
    enter(page(opened, View.COSTS).fields["display"], text)

    assert opened.session.plan.costs.display == Exchange(
        "TRY", Decimal(42), full_costs().display.as_of
    )


def test_the_other_currency_can_be_taken_away_with_its_day(opened):
    costs = page(opened, View.COSTS)
    enter(costs.fields["display_as_of"], "")
    assert opened.session.plan.costs.display.as_of is None

    enter(costs.fields["display"], "")

    assert opened.session.plan.costs.display is None
    assert not costs.fields["display_as_of"].isEnabled()


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("seats", "2m", "the most is 1,000,000"),
        ("platform_fee", "much", "'much' is not a number"),
        ("currency", "dollars", "no currency code"),
        ("display", "TRY", "no rate with its currency"),
        ("display", "0 TRY", "write more than 0"),
    ],
)
def test_what_cannot_be_taken_stays_with_its_sentence(qtbot, opened, name, text, says):
    field = page(opened, View.COSTS).fields[name]
    enter(field, text)

    assert field.line.text() == text
    assert says in field.refusal
    assert opened.session.plan.costs == full_costs()
    (problem,) = opened.session.status.problems
    assert str(problem.where) == f"costs.{name}"

    enter(field, {"display": "7 TRY", "currency": ""}.get(name, "7"))
    settled(qtbot, opened)
    assert field.refusal == ""


def test_a_refused_text_does_not_outlive_its_document(qtbot, opened):
    field = page(opened, View.COSTS).fields["seats"]
    enter(field, "many")
    with qtbot.waitSignal(opened.session.forecast_ready):
        opened.session.open(a_plan(), None)

    assert (field.refusal, field.line.text()) == ("", "0")
    assert opened.session.status.problems == ()


def test_mark_ups_are_typed_into_their_table(opened):
    model = page(opened, View.COSTS).markups.model
    service = model.sheet.index_of("service")

    assert model.setData(model.index(service, 1), "2,5 %")
    assert model.setData(model.index(service, 2), "0.001")

    assert opened.session.plan.costs.partner.markup(Category.SERVICE) == Markup(
        Category.SERVICE, Decimal("0.025"), Decimal("0.001")
    )


@pytest.mark.parametrize(
    ("typed", "is_due"),
    [("yes", True), ("EVET", True), (" Evet ", True), ("✓", True)]
    + [(text, False) for text in ("no", "hayır", "HAYIR", "hayir", "")],
)
def test_a_tax_is_ticked_by_a_word_of_either_language(typed, is_due):
    (column,) = [one for one in taxes_table().columns(a_plan()) if one.id == CostKind.META]
    tax = Tax("KDV", Decimal("0.2"), () if is_due else (CostKind.META,))

    read = column.read(tax, typed)

    assert (CostKind.META in read.due_on) == is_due


@pytest.mark.parametrize("field", ["recoverable", "self_assessed"])
def test_how_a_tax_is_booked_is_ticked(field):
    (column,) = [one for one in taxes_table().columns(a_plan()) if one.id == field]
    tax = Tax("KDV", Decimal("0.2"))

    assert column.read(tax, "evet") == replace(tax, **{field: True})
    assert column.read(column.read(tax, "yes"), "hayır") == tax


def test_taxes_are_added_ticked_and_deleted(opened):
    taxes = page(opened, View.COSTS).taxes
    taxes.tools.adders[0].click()
    added = opened.session.plan.costs.taxes[-1]
    assert (added.name, added.tax_ratio) == ("Tax 2", Decimal("0.2"))

    column = [one.id for one in taxes.model.columns].index(CostKind.META)
    assert taxes.model.setData(taxes.model.index(2, column), "no")
    assert CostKind.META not in opened.session.plan.costs.taxes[-1].due_on
    assert taxes.model.setData(taxes.model.index(2, column), "✓")
    assert CostKind.META in opened.session.plan.costs.taxes[-1].due_on
    assert taxes.model.setData(taxes.model.index(2, column), "maybe")
    assert opened.session.status.state is FiguresState.STALE

    taxes.view.selectRow(2)
    taxes.remove_chosen()
    assert opened.session.plan.costs == full_costs()


def test_the_bill_adds_up_to_its_total_and_names_the_other_currency(opened):
    *lines, total, other = rows(page(opened, View.COSTS).bill)
    amounts = [Decimal(line[-1].replace(",", "")) for line in lines]

    assert lines[0][0] == "Meta's charges"
    assert total[0] == "All-in total"
    assert sum(amounts) == Decimal(total[-1].replace(",", ""))
    assert other[0] == "In TRY, at your rate of 41.25 (1 Nov 2026)"


@pytest.mark.usefixtures("own_window")
def test_where_the_bill_has_no_room_beside_the_form_it_takes_its_place(opened):
    opened.resize(1024, 700)
    opened.show()
    opened.workspace.choose(View.COSTS)
    page = opened.workspace.editor
    parts = (page._bill_view, page.form["name"].widget)

    assert [part.isVisible() for part in parts] == [False, True]

    page.as_bill.click()

    assert [part.isVisible() for part in parts] == [True, False]


@pytest.mark.usefixtures("own_window")
def test_a_partner_is_saved_used_and_deleted(opened):
    bar = page(opened, View.COSTS).bar
    bar.save.click()
    assert bar.news == "Saved: Partner A"
    (saved,), _ = load_partners(folders.partners())
    assert saved == replace(full_costs().partner, currency="USD")
    assert bar.save.text() == "Save as profile"  # it is the same
    save_partner(replace(saved, note="theirs"), folders.partners())
    opened.workspace.profiles.read()
    assert bar.save.text() == "Replace profile"

    bar.chooser.setCurrentIndex(1)
    bar.use.click()
    assert opened.session.plan.costs.partner == EXAMPLE

    bar.chooser.setCurrentIndex(0)
    bar.remove.click()
    assert load_partners(folders.partners()) == ((), ())
    assert opened.session.plan.costs.partner == EXAMPLE


@pytest.mark.usefixtures("own_window")
def test_the_example_cannot_be_deleted_and_a_partner_without_name_not_saved(qtbot, opened):
    bar = page(opened, View.COSTS).bar
    bar.chooser.setCurrentIndex(0)
    assert not bar.remove.isEnabled()

    with qtbot.waitSignal(opened.session.forecast_ready):
        opened.session.open(a_plan(), None)
    assert not bar.save.isEnabled()


@pytest.mark.usefixtures("own_window")
def test_a_profile_that_cannot_be_saved_says_why(opened, tmp_path):
    (tmp_path / "partners").touch()
    bar = page(opened, View.COSTS).bar
    bar.save.click()

    assert "the folder cannot be made" in bar.news


@pytest.mark.usefixtures("own_window")
def test_partners_are_compared_side_by_side(opened):
    save_partner(Partner("Dear", platform_fee=Decimal(900)), folders.partners())
    save_partner(Partner("Foreign", "EUR", seat_fee=Decimal(1)), folders.partners())
    opened.workspace.profiles.read()
    shown = {row[0]: row[1:] for row in rows(page(opened, View.PARTNERS).model)}

    assert list(shown) == [
        *("Partner A", "No partner, Meta alone", "Dear", EXAMPLE.name, "Foreign")
    ]
    assert shown["Partner A"][-1] == "As planned"
    assert shown["No partner, Meta alone"][-1].startswith("Cheaper: it asks less than ")
    assert shown["Dear"][-1].startswith("Cheaper: it asks less than the mark-up of 3 % to 5 %")
    assert "nothing is converted" in shown["Foreign"][-1]


def test_the_plan_s_own_profile_is_compared_once(opened):
    page(opened, View.COSTS).bar.save.click()
    names = [row[0] for row in rows(page(opened, View.PARTNERS).model)]

    assert names == ["Partner A", "No partner, Meta alone", EXAMPLE.name]


def test_a_compared_partner_is_taken_into_the_plan(qtbot, opened):
    partners = page(opened, View.PARTNERS)
    flags = QItemSelectionModel.SelectionFlag
    choose = flags.ClearAndSelect | flags.Rows
    partners.view.selectionModel().select(partners.model.index(0, 0), choose)
    assert not partners.use.isEnabled()

    partners.view.selectionModel().select(partners.model.index(1, 0), choose)
    assert partners.sentence.text().startswith("No partner, Meta alone: Cheaper")
    with qtbot.waitSignal(opened.session.forecast_ready):
        partners.use.click()

    assert opened.session.plan.costs == replace(full_costs(), partner=Partner())
    assert rows(partners.model)[0][0] == "No partner, Meta alone"


def test_volume_tiers_are_told_by_market_and_category(opened):
    tiers = page(opened, View.TIERS)
    utility = next(row for row in rows(tiers.model) if row[2] == "Utility")

    assert utility[0] == "November 2026"
    assert utility[1:6] == ["Turkey", "Utility", "90,000", "33,675", "13 Nov 2026"]
    assert utility[7:10] == ["0.0050", "376,325", "−4 %"]  # noqa: RUF001 - a true minus sign
    assert not tiers.is_empty


def test_tiers_can_be_read_on_the_lowest_window(qtbot, opened):
    opened.resize(720, 430)
    tiers = page(opened, View.TIERS)

    qtbot.waitUntil(lambda: tiers.view.viewport().height() >= 2 * SIZES.row)

    assert tiers.view.isColumnHidden(0)  # there is one month
    assert tiers.view.columnViewportPosition(2) >= 0


def test_tiers_used_elsewhere_are_added_changed_and_deleted(opened):
    used = page(opened, View.TIERS).used
    used.tools.adders[0].click()
    added = opened.session.plan.account.tier_used[1:]
    assert added == (TierUse("Turkey", Category.AUTHENTICATION, 0),)

    assert used.model.setData(used.model.index(1, 0), "Germany")
    assert used.model.setData(used.model.index(1, 2), "12k")
    changed = opened.session.plan.account.tier_used[1]
    assert changed == TierUse("Germany", Category.AUTHENTICATION, 12_000)

    used.view.selectRow(0)
    used.remove_chosen()
    assert [use.market for use in opened.session.plan.account.tier_used] == ["Germany"]


def test_where_there_are_no_tiers_a_sentence_says_so(opened):
    tiers = page(opened, View.TIERS)
    tiers.show_outcome(Outcome.of(june_forecast()))

    assert tiers.is_empty


def test_prices_of_sms_are_typed_by_market(qtbot, opened):
    model = page(opened, View.SMS).lines.model
    brazil = model.sheet.index_of("Brazil")
    assert model.index(brazil, 5).data() == "–"  # noqa: RUF001 - nothing is a dash

    with qtbot.waitSignal(opened.session.forecast_ready):
        assert model.setData(model.index(brazil, 1), "0.02")

    assert opened.session.plan.costs.sms[-1] == SmsPrice("Brazil", Decimal("0.02"))
    assert model.index(brazil, 5).data() == "25.60"


def test_sms_is_dearer_by_the_difference_of_the_two_amounts_shown(opened):
    """Exactly it is 13.995, which is rounded to a cent more than 24.00 less 10.01."""
    messages = [Line(1, "Turkey", MARKETING, DELIVERED, 1_000, "0.010005")]
    costs = Costs(sms=(SmsPrice("Turkey", Decimal("0.024")),))
    plan = replace(a_plan(), costs=costs)
    opened.session.open(plan, None)
    forecast = replace(november_forecast(), plan=plan, lines=ledger_lines(messages))
    sms = page(opened, View.SMS)
    sms.show_outcome(Outcome.of(forecast))

    assert rows(sms.lines.model)[0][4:] == ["10.01", "24.00", "+13.99", "0.01001"]


def test_a_break_even_keeps_its_last_zero_so_that_points_stand_under_each_other(opened):
    messages = [Line(1, "Turkey", MARKETING, DELIVERED, 1_000, "0.0109")]
    sms = page(opened, View.SMS)
    sms.show_outcome(Outcome.of(replace(november_forecast(), lines=ledger_lines(messages))))
    turkey = sms.lines.model.sheet.index_of("Turkey")
    assert rows(sms.lines.model)[turkey][-1] == "0.01090"


def test_what_is_typed_as_money_says_in_which_currency(opened):
    sms, costs = page(opened, View.SMS), page(opened, View.COSTS)
    for currency in ("USD", "EUR"):
        plan = opened.session.plan
        opened.session.open(
            replace(plan, account=replace(plan.account, currency=currency)), None
        )
        assert f"SMS price ({currency})" in heads(sms.lines.model)
        assert f"Fee per message ({currency})" in heads(costs.markups.model)
        assert f"A minute ({currency})" in heads(costs.calls.model)
        captions = {one.text() for one in costs.findChildren(QLabel)}
        assert {f"Failed message ({currency})", f"A million tokens ({currency})"} <= captions


def test_without_costs_the_totals_end_with_meta_s(qtbot, opened):
    with qtbot.waitSignal(opened.session.forecast_ready):
        opened.session.open(replace(a_plan(), costs=NO_COSTS), None)

    assert rows(page(opened, View.TOTALS).view.model())[-1][0] == "Total"


def test_metas_agent_answers_once_it_has_a_share_or_tokens(opened):
    panel = page(opened, View.COSTS)
    for name, text in (("answer_share", "40"), ("tokens", "1,500"), ("agent_price", "2.5")):
        enter(panel.fields[name], text)
    currency = opened.session.plan.account.currency
    agent = Agent(Decimal("0.4"), 1_500, Decimal("2.5"), currency)
    assert opened.session.plan.costs.agent == agent
    for name in ("answer_share", "tokens"):
        enter(panel.fields[name], "0")
    assert opened.session.plan.costs.agent is None


def test_calls_and_groups_are_added_changed_and_deleted(opened):
    panel, before = page(opened, View.COSTS), full_costs()
    for lines, field in ((panel.calls, "calls"), (panel.groups, "groups")):
        lines.tools.adders[0].click()
        assert lines.model.setData(lines.model.index(0, 3), "0.5")
        added = getattr(opened.session.plan.costs, field)[0]
        assert (added.name.split()[-1], added.price) == ("1", Decimal("0.5"))
        lines.view.selectRow(0)
        lines.remove_chosen()
    assert (opened.session.plan.costs.calls, opened.session.plan.costs.groups) == (
        before.calls,
        before.groups,
    )


def test_the_bill_has_a_column_a_month_and_each_adds_up(opened):
    costs = page(opened, View.COSTS)
    season = season_forecast()
    months = tuple(
        replace(month, plan=replace(month.plan, costs=full_costs())) for month in season.months
    )
    plan = replace(season.plan, costs=full_costs())
    outcome = Outcome.of(replace(season, plan=plan, months=months))

    costs.show_outcome(outcome)
    *lines, total, _ = costs.bill.rows
    months = ["Nov (USD)", "Dec (USD)", "Jan (USD)"]
    assert heads(costs.bill)[3:] == [*months, "Rounding (USD)", "Cost (USD)"]
    for row in (*lines, total):
        left = left_by_months(row)
        assert sum(one.micros for one in (*row.by_month, left)) == row.cost.micros
        shown = (*row.by_month, row.cost)
        assert shown == tuple(one.shown for one in row.exact)
    assert [one.is_sum for one in (*lines, total) if left_by_months(one).micros] == [
        False,
        True,
    ]
    assert "Rounding" not in costs.bill.copied([0])  # where all is exact
    for at in range(3):
        assert sum(row.by_month[at].micros for row in lines) == total.by_month[at].micros
    assert total.exact[-1] == outcome.bill.total
    assert f"{total.cost.amount:.2f}" == f"{outcome.bill.total.rounded(2)}"

    costs.show_outcome(outcome.of_month(0))
    assert costs.bill.columns == BILL_COLUMNS
    assert costs.bill.rows[-2].exact_cost(-1) == outcome.bill.months[0].total
