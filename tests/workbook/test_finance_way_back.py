"""Approval, invoices and actuals that finance typed come back and are merged one by one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import openpyxl
import pytest

from helpers.files.workbooks import back, budget_of, edition, row_of
from helpers.forecasts import november_forecast
from helpers.growth import is_proportional
from tarife.documents.codec import parse_plan, plan_text
from tarife.forecast.totals import totals_by_day
from tarife.plan.edits.numbers import keyed_numbers
from tarife.plan.model.addresses import Address
from tarife.plan.model.booked import Booked, Invoice, TypedActual
from tarife.plan.model.budgets import Approval
from tarife.plan.model.scenarios import Override, Scenario
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, Stopped
from tarife.terms.sentences import Voice
from tarife.workbook.budget import write_workbook
from tarife.workbook.edited import EditedBudget, read_budget
from tarife.workbook.exported import exported_in, exported_of
from tarife.workbook.imports import import_into

VALUE, EXPORTED, KEY = 4, 6, 10


def test_the_end_has_no_status_before_anything_is_known(plan):
    def status(of):
        sheet = budget_of(replace(november_forecast(), plan=of)).values["Actuals"]
        ends = (row for row in sheet.iter_rows(values_only=True))
        return next(row[7] for row in ends if str(row[0]).startswith("In the end"))

    november = TypedActual("2026-11", "Mars", "Post", None, Decimal("0.01"))
    budgeted = replace(plan, budget=Decimal(10**6))
    assert not status(budgeted)
    assert status(replace(budgeted, booked=Booked(None, (), (november,)))) == "within"


def test_a_month_of_which_a_part_was_typed_goes_on_as_planned(plan):
    made = november_forecast()
    costs = {}
    for total in totals_by_day(made.lines):
        key = total.market, total.category
        costs[key] = costs.get(key, 0) + total.charge_micros
    charged = {key: Decimal(micros) / 10**6 for key, micros in costs.items() if micros}

    def ends(typed):
        rows = tuple(
            TypedActual("2026-11", market, category.value, 1, cost * 2)
            for (market, category), cost in typed.items()
        )
        of = replace(plan, budget=Decimal(5000), booked=Booked(None, (), rows))
        sheet = budget_of(replace(made, plan=of)).values["Actuals"]
        month, to_date, to_go, end = (
            [cell.value for cell in sheet[row]][2:8] for row in (7, 8, 9, 11)
        )
        return month, to_date, to_go, end

    one = dict([max(charged.items(), key=lambda entry: entry[1])])
    (cost,), whole = one.values(), float(made.total.amount)
    month, to_date, to_go, end = ends(one)
    assert month[2:] == [float(cost * 2), None, None, "open"]
    assert to_date[:2] == pytest.approx([5000 * float(cost) / whole, float(cost)])
    assert to_go[:2] == pytest.approx([5000 * (1 - float(cost) / whole), whole - float(cost)])
    assert end[2] == pytest.approx(whole + float(cost))

    month, to_date, to_go, end = ends(charged)
    assert month[3] == pytest.approx(2 * whole - 5000)
    assert to_go[:2] == pytest.approx([0, 0], abs=1e-6)
    assert end[2] == to_date[2] == pytest.approx(2 * whole)


EVERYBODY = Scenario(
    "all", "Everybody", overrides=(Override(Address("sends", "s1", "volume"), 5_000),)
)
INVOICE = Invoice(
    *("INV-7", date(2026, 12, 3), "+90 555 000", "EUR", Decimal("1.1")),
    *(Decimal("1200.5"), Decimal(20), Decimal("241.1"), "late"),
)


def test_what_a_formula_gave_is_taken_to_nine_decimals_and_can_be_saved(book, plan, tmp_path):
    cells = {5: 1 / 41.87, 6: 1000 / 7, 7: 2 / 3, 8: 1e-12}
    for column, value in ({1: "INV-7"} | cells).items():
        book["Invoices"].cell(16, column).value = value
    book["Variance"]["H6"].value = 100 / 3

    after = back(book, plan, tmp_path).change.apply(plan)

    (bill,), (typed,) = after.booked.invoices, after.booked.typed
    assert (bill.rate, bill.net) == (Decimal("0.023883449"), Decimal("142.857142857"))
    assert (bill.credits, bill.tax) == (Decimal("0.666666667"), 0)
    assert typed.cost == Decimal("33.333333333")
    assert parse_plan(plan_text(after)) == after


def test_an_amount_beyond_any_invoice_is_told_with_its_cell(book, plan, tmp_path):
    book["Invoices"]["A16"].value, book["Invoices"]["F16"].value = "INV-7", 1e13

    with pytest.raises(InputError) as caught:
        back(book, plan, tmp_path)

    (problem,) = caught.value.problems
    assert str(problem) == (
        "Invoices!F16: Net is 10000000000000, which is too large; give 1000000000000 or less"
    )


def test_invoices_and_actuals_come_back_and_stand_in_the_next_export(book, plan, tmp_path):
    invoices, variance = book["Invoices"], book["Variance"]
    row = (*("INV-7", date(2026, 12, 3), "+90 555 000", "eur", 1.1), *(1200.5, 20, 241.1))
    for column, value in enumerate(row, 1):
        invoices.cell(16, column).value = value
    invoices.cell(16, 12).value = "late"
    invoices["D5"].value = date(2026, 11, 20)
    variance["G6"].value, variance["H6"].value = 1000, 55.5
    blank = row_of(book, "Total", "Variance") - 5
    for column, value in ((1, date(2026, 11, 1)), (2, "Mars"), (3, "Post"), (8, 12.25)):
        variance.cell(blank, column).value = value

    after = back(book, plan, tmp_path).change.apply(plan)

    assert after.booked.cut_off == date(2026, 11, 20)
    assert after.booked.invoices == (INVOICE,)
    planned, unplanned = after.booked.typed
    assert (planned.messages, planned.cost) == (1000, Decimal("55.5"))
    assert unplanned == TypedActual("2026-11", "Mars", "Post", None, Decimal("12.25"))
    again = budget_of(replace(november_forecast(), plan=after))
    assert [cell.value for cell in again.values["Invoices"][16]][:11] == [
        *("INV-7", *(again.values["Invoices"].cell(16, 2).value,), "+90 555 000", "EUR", 1.1),
        *(1200.5, 20, 241.1, 1421.6, pytest.approx(1298.55), pytest.approx(265.21)),
    ]
    assert [again.values["Variance"].cell(6, column).value for column in (7, 8)] == [1000, 55.5]
    assert again.values["Actuals"]["E7"].value == pytest.approx(67.75)
    to_date, to_go, _, in_the_end, gap = (
        again.values["Summary"].cell(at, 3).value for at in range(11, 16)
    )
    assert to_date == pytest.approx(67.75)
    assert in_the_end == pytest.approx(to_date + to_go)
    assert gap == again.values["Actuals"]["F8"].value
    path = tmp_path / "again.xlsx"
    write_workbook(edition(replace(november_forecast(), plan=after)), path)
    assert import_into(after, read_budget(path)).differences == ()


def test_what_is_typed_into_the_approval_comes_back(book, plan, tmp_path):
    summary, at = book["Summary"], row_of(book, "Purchase order", "Summary")
    summary.cell(at, 13).value, summary.cell(at + 5, 13).value = 4711, "Ann"
    summary.cell(at + 6, 13).value = date(2026, 11, 5)
    assert not any(summary.cell(at + n, 13).protection.locked for n in range(8))

    found = back(book, plan, tmp_path)
    after = found.change.apply(plan)

    assert after.approval == Approval(
        po_number="4711", approved_by="Ann", approved_on=date(2026, 11, 5)
    )
    assert [(one.name, one.value) for one in found.differences] == [
        *(("Purchase order", "4711"), ("Approved by", "Ann")),
        ("Approved on", date(2026, 11, 5)),
    ]
    path = tmp_path / "again.xlsx"
    write_workbook(edition(replace(november_forecast(), plan=after)), path)
    assert import_into(after, read_budget(path)).differences == ()


def approved(plan, **fields):
    return replace(plan, approval=replace(plan.approval, **fields))


def invoiced(plan, *invoices):
    return replace(plan, booked=replace(plan.booked, invoices=invoices))


def test_an_approval_changed_in_plan_and_workbook_is_a_conflict_that_may_be_left(
    plan, tmp_path
):
    before = approved(plan, po_number="PO-1", owner="Ann", cost_centre="10")
    write_workbook(edition(replace(november_forecast(), plan=before)), tmp_path / "sent.xlsx")
    book = openpyxl.load_workbook(tmp_path / "sent.xlsx")
    summary, at = book["Summary"], row_of(book, "Purchase order", "Summary")
    summary.cell(at, 13).value, summary.cell(at + 1, 13).value = "PO-2", "20"
    now = approved(before, po_number="PO-3", owner="Bob")

    found = back(book, now, tmp_path)

    told = [(one.name, one.now, one.value, one.exported) for one in found.differences]
    assert told == [
        ("Purchase order", "PO-3", "PO-2", "PO-1"),
        ("Cost centre", "10", "20", "10"),
    ]
    order, centre = found.differences
    assert order.is_conflict
    assert not centre.is_conflict
    assert found.taking((centre,)).apply(now) == approved(now, cost_centre="20")
    assert found.change.apply(now) == approved(now, po_number="PO-2", cost_centre="20")


def test_invoices_changed_in_plan_and_workbook_are_merged_field_by_field(plan, tmp_path):
    one, two = INVOICE, replace(INVOICE, number="INV-8")
    before = invoiced(plan, one, two)
    write_workbook(edition(replace(november_forecast(), plan=before)), tmp_path / "sent.xlsx")
    book = openpyxl.load_workbook(tmp_path / "sent.xlsx")
    sheet, net, tax, note = book["Invoices"], 6, 8, 12
    sheet.cell(16, net).value, sheet.cell(16, note).value = 1300, "paid"
    for column in (*range(1, tax + 1), note):
        sheet.cell(17, column).value = None
    sheet.cell(18, 1).value, sheet.cell(18, net).value = "INV-9", 50
    here = replace(one, net=Decimal(1250), tax=Decimal(250))
    now = invoiced(before, here, replace(two, tax=Decimal(1)))

    found = back(book, now, tmp_path)

    assert {one.name: one.is_conflict for one in found.differences} == {
        "Invoice INV-7: Net": True,
        "Invoice INV-7: Note": False,
        "Invoice INV-9": False,
        "Invoice INV-8": True,
    }
    clear = [one for one in found.differences if not one.is_conflict]
    added = Invoice("INV-9", net=Decimal(50))
    left = (replace(here, note="paid"), now.booked.invoices[1], added)
    assert found.taking(clear).apply(now) == invoiced(now, *left)
    taken = replace(here, net=Decimal(1300), note="paid")
    assert found.change.apply(now) == invoiced(now, taken, added)


def test_cut_off_and_typed_actuals_changed_in_plan_and_workbook_are_conflicts(plan, tmp_path):
    paid = TypedActual("2026-11", "Mars", "Post", None, Decimal("55.5"))
    before = replace(plan, booked=Booked(date(2026, 11, 20), (), (paid,)))
    write_workbook(edition(replace(november_forecast(), plan=before)), tmp_path / "sent.xlsx")
    book = openpyxl.load_workbook(tmp_path / "sent.xlsx")
    book["Invoices"]["D5"].value = date(2026, 11, 25)
    book["Variance"].cell(row_of(book, "Mars", "Variance"), 8).value = 77
    here = Booked(date(2026, 11, 21), (), (replace(paid, cost=Decimal(60)),))
    now = replace(before, booked=here)

    found = back(book, now, tmp_path)

    name, cost = "Actual of November 2026, Mars, Post: Actual cost", map(Decimal, (60, 77))
    assert [(one.name, one.now, one.value, one.is_conflict) for one in found.differences] == [
        ("Day of the cut-off", date(2026, 11, 21), date(2026, 11, 25), True),
        (name, *cost, True),
    ]
    taken = Booked(date(2026, 11, 25), (), (replace(paid, cost=Decimal(77)),))
    assert found.change.apply(now).booked == taken


def test_an_older_budget_takes_what_the_plan_lacks_and_says_that_the_rest_is_not_known(
    plan, tmp_path
):
    paid = TypedActual("2026-11", "Mars", "Post", None, Decimal("55.5"))
    before = replace(plan, booked=Booked(None, (INVOICE,), (paid,)))
    write_workbook(edition(replace(november_forecast(), plan=before)), tmp_path / "sent.xlsx")
    sent = replace(read_budget(tmp_path / "sent.xlsx"), exported=None)
    newer = replace(INVOICE, number="INV-8")
    now = approved(invoiced(plan, replace(INVOICE, net=Decimal(7)), newer), owner="Ann")

    found = import_into(now, sent)

    told = {one.name: (one.exported, one.is_conflict) for one in found.differences}
    assert told == {
        "Invoice INV-7: Net": ("not known", True),
        "Invoice INV-8": ("not known", True),
        "Actual of November 2026, Mars, Post": ("not known", False),
    }
    clear = [one for one in found.differences if not one.is_conflict]
    assert found.taking(clear).apply(now).booked == replace(now.booked, typed=(paid,))
    assert "which of both is newer cannot be known" in found.notes[-1]
    assert import_into(before, sent).notes == ()


def test_more_invoices_than_a_plan_holds_are_refused_before_anything_is_taken(plan, tmp_path):
    sent = invoiced(plan, *(Invoice(f"A{n}") for n in range(150)))
    write_workbook(edition(replace(november_forecast(), plan=sent)), tmp_path / "sent.xlsx")
    budget = replace(read_budget(tmp_path / "sent.xlsx"), exported=exported_of(plan))
    own = invoiced(plan, *(Invoice(f"B{n}") for n in range(51)))

    with pytest.raises(InputError) as caught:
        import_into(own, budget)

    (problem,) = caught.value.problems
    assert problem.code == "too-many-entries"
    said = "more than the 200 rows of “Invoices” that a plan holds"
    assert said in problem.message


def typed(plan, count):
    """A budget into which finance typed so many actuals of markets that nobody planned."""
    actuals = (TypedActual("2026-11", f"M{n}", "Post", n, Decimal(n)) for n in range(count))
    keys, booked = frozenset(keyed_numbers(plan)), Booked(None, (), tuple(actuals))
    return EditedBudget("2026-11", keys, (), booked=booked, exported=exported_of(plan))


def test_as_many_actuals_as_a_plan_holds_come_back_in_proportional_work(plan):
    def taken(budget):
        return import_into(plan, budget).change.apply(plan)

    budget = typed(plan, 2000)

    assert taken(budget).booked.typed == budget.booked.typed
    assert is_proportional(lambda count: partial(taken, typed(plan, count)), 250)


def test_one_actual_more_than_a_plan_holds_is_refused(plan):
    with pytest.raises(InputError, match=r"the 2,000 rows of “Variance” that a plan holds"):
        import_into(plan, typed(plan, 2001))


def test_rows_beyond_those_of_a_plan_and_as_many_new_ones_are_refused_unread(
    book, plan, tmp_path
):
    for at in range(401):
        book["Invoices"].cell(16 + at, 1).value = f"INV-{at}"
        book["Invoices"].cell(16 + at, 2).value = "no date, which is told of rows within it"

    with pytest.raises(InputError) as caught:
        back(book, plan, tmp_path)

    (problem,) = caught.value.problems
    assert "more than the 200 rows of “Invoices”" in problem.message


def test_a_sheet_longer_than_that_of_any_budget_is_refused_by_name(
    book, plan, tmp_path, monkeypatch
):
    monkeypatch.setattr("tarife.workbook.tables._MOST_ROWS", 40)

    with pytest.raises(InputError, match=r"Inputs: this sheet has more than 40 rows"):
        back(book, plan, tmp_path)


def test_an_import_is_called_off_while_it_is_read_and_while_scenarios_are_checked(
    exported, plan
):
    with pytest.raises(Stopped):
        read_budget(exported, lambda: True)

    with pytest.raises(Stopped):
        import_into(replace(plan, scenarios=(EVERYBODY,)), typed(plan, 1), lambda: True)


def test_nothing_typed_is_nothing_in_the_workbook_too(book):
    at = row_of(book, "What finance typed, as exported")
    assert book["Inputs"].cell(at, 3).value == "Nothing"


def test_what_finance_typed_as_exported_must_not_be_edited(book, plan, tmp_path):
    at = row_of(book, "What finance typed, as exported")
    book["Inputs"].cell(at, 3).value = "none"

    with pytest.raises(InputError, match="was edited and cannot be read"):
        back(book, plan, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "{}",
        '[5, "", 3, {"a": 1}]',
        "[null, null, null, null]",
        "[{}, [], [[]], [[]]]",
        '[{}, "", [{"number": "1", "net": NaN}], []]',
        '[{}, "", [{"number": "1", "net": "much"}], []]',
        '[{}, "", [{"number": "1", "net": "1e99999999"}], []]',
        '[{}, "", [{"number": "1", "day": "soon"}], []]',
        '[{}, "", [], [{"month": 5, "market": {}, "cost": 1e999}]]',
    ],
)
def test_of_what_finance_typed_only_texts_dates_and_amounts_are_read(text):
    with pytest.raises(ValueError, match=r"."):
        exported_in([text], Voice(Language.ENGLISH))


def test_an_approval_that_no_plan_file_holds_is_named_with_its_cell(book, plan, tmp_path):
    at = row_of(book, "Purchase order", "Summary")
    book["Summary"].cell(at, 13).value = "x" * 201

    with pytest.raises(InputError) as caught:
        back(book, plan, tmp_path)

    assert [(one.code, one.where) for one in caught.value.problems] == [
        ("too-long", f"Summary!M{at}")
    ]


def test_what_is_no_date_or_amount_of_an_invoice_is_named_with_its_cell(book, plan, tmp_path):
    book["Invoices"]["B16"].value, book["Invoices"]["F16"].value = "soon", "much"

    with pytest.raises(InputError) as caught:
        back(book, plan, tmp_path)

    assert {(one.code, one.where) for one in caught.value.problems} == {
        ("not-a-date", "Invoices!B16"),
        ("not-a-number", "Invoices!F16"),
    }


def test_an_invoice_in_another_currency_needs_an_exchange_rate(plan):
    def told(*invoices):
        made = replace(november_forecast(), plan=replace(plan, booked=Booked(None, invoices)))
        made = budget_of(made)
        name = "Invoices in another currency without an exchange rate"
        row = next(row for row in made.rows("Checks") if row[0] == name)
        return made.values["Summary"]["A8"].value, *row[1:5]

    rupees = Invoice("A", date(2026, 11, 3), currency="INR", net=Decimal(30))
    known = told(replace(rupees, rate=Decimal("0.011")), replace(rupees, currency="USD"))
    assert known == ("All checks pass", 0, 0, 0, "OK")
    assert told(rupees) == ("Checks that fail (see the sheet Checks): 1", 1, 0, 1, "CHECK")
    undated = replace(rupees, day=None)
    assert told(undated)[0] == "Checks that fail (see the sheet Checks): 2"
    assert told(Invoice("only a number"))[0] == "All checks pass"


def test_accrual_counts_what_is_delivered_and_not_yet_billed(plan):
    booked = Booked(
        date(2026, 11, 15),
        (Invoice("A", date(2026, 11, 10), net=Decimal(30), credits=Decimal(5)),),
    )
    made = replace(november_forecast(), plan=replace(plan, booked=booked))
    rows = {row[0]: row[3] for row in budget_of(made).rows("Invoices")[:13] if row[0]}
    lines = made.lines
    by_then = lines.charge_micros[lines.day < 15].sum() / 1e6

    delivered = rows["Delivered by then (actual where it is known, else forecast)"]
    assert delivered == pytest.approx(by_then)
    assert rows["Billed by then, net of credits"] == 25
    assert rows["Delivered and not yet billed: to accrue"] == pytest.approx(by_then - 25)
    rest = rows["Comes after the cut-off in this plan"]
    assert rest == pytest.approx(made.total.micros / 1e6 - by_then)


def test_accrual_takes_what_was_typed_of_a_month_that_is_over(plan):
    made = november_forecast()
    first = next(one for one in totals_by_day(made.lines) if one.charge_micros)
    market, category = first.market, first.category
    own = sum(
        one.charge_micros
        for one in totals_by_day(made.lines)
        if (one.market, one.category) == (market, category)
    )
    typed = TypedActual("2026-11", market, category.value, 5, Decimal(7))
    whole, planned = made.total.micros / 1e6, own / 1e6

    for cut_off, delivered in ((None, whole - planned + 7), (date(2026, 11, 29), None)):
        booked = Booked(cut_off, (), (typed,))
        rows = budget_of(replace(made, plan=replace(plan, booked=booked))).rows("Invoices")
        told = {row[0]: row[3] for row in rows[:13] if row[0]}
        by_then = told["Delivered by then (actual where it is known, else forecast)"]
        later = told["Comes after the cut-off in this plan"]
        assert by_then + later == pytest.approx(whole - planned + 7)
        assert delivered is None or by_then == pytest.approx(delivered)
