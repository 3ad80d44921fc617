"""An edited budget comes back: what differs, or why it cannot be taken."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from helpers.files.recalculation import edited
from helpers.files.workbooks import edition
from helpers.forecasts import june_forecast, november_forecast
from tarife.files.budgets import is_budget
from tarife.plan.edits.plan import keep_backtest
from tarife.plan.model.addresses import Address
from tarife.plan.model.costs import Costs, Tax
from tarife.plan.model.measured import Backtest, Compared
from tarife.plan.names import known
from tarife.plan.numbers import number_at, with_number
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, OutsideError
from tarife.workbook import texts
from tarife.workbook.budget import write_workbook
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into
from tarife.workbook.texts import Voice

REPLIES = "sends/s1/behaviour.reply_ratio"


def forecast():
    made = november_forecast()
    costs = Costs(taxes=(Tax("KDV", Decimal("0.2")),))
    return replace(made, plan=replace(made.plan, costs=costs, budget=Decimal(2000)))


def budget(folder, changes, language=Language.ENGLISH):
    path = folder / "budget.xlsx"
    voice = Voice(language)
    write_workbook(edition(forecast(), voice=voice), path)
    typed = {(key, voice.tell(texts.VALUE)): value for key, value in changes.items()}
    return edited(path, voice.tell(texts.INPUTS_SHEET), typed, folder / "edited.xlsx")


@pytest.mark.parametrize("language", Language)
def test_edited_numbers_come_back_with_their_names(tmp_path, language):
    path = budget(tmp_path, {REPLIES: 0.25, "grid/TR/marketing": 50_000}, language)

    found = read_budget(path)

    assert {entry.key: entry.value for entry in found.numbers} == {
        REPLIES: Decimal("0.25"),
        "grid/TR/marketing": Decimal(50_000),
    }
    assert found.month == "2026-11"
    named = next(entry for entry in found.numbers if entry.key == REPLIES)
    assert named.name == f"=Black Friday, {Voice(language).input('behaviour.reply_ratio')[0]}"
    assert named.exported == Decimal("0.11")


def test_a_budget_that_nobody_edited_changes_nothing(tmp_path):
    found = import_into(forecast().plan, read_budget(budget(tmp_path, {})))

    assert found.differences == ()
    assert found.change.apply(forecast().plan) == forecast().plan


def test_budget_and_tax_come_back_too(tmp_path):
    path = budget(tmp_path, {"plan//budget": None, "costs//taxes.0.tax_ratio": 0.1})

    plan = import_into(forecast().plan, read_budget(path)).change.apply(forecast().plan)

    assert plan.budget is None
    assert plan.costs.taxes[0].tax_ratio == Decimal("0.1")


def test_numbers_changed_in_the_plan_meanwhile_are_kept(tmp_path):
    at = Address("sends", "s2", "volume")
    plan = with_number(forecast().plan, at, 30_000)
    cost = Compared(*map(Decimal, (125, 127, 100, 130)))
    tried = Backtest(date(2026, 10, 18), date(2026, 10, 31), "USD", cost)
    plan = keep_backtest(tried).apply(plan)
    found = import_into(plan, read_budget(budget(tmp_path, {REPLIES: 0.25})))

    after = found.change.apply(plan)

    assert number_at(after, at) == 30_000
    assert after.backtests == (tried,)
    assert number_at(after, Address("sends", "s1", "behaviour.reply_ratio")) == 0.25
    (difference,) = found.differences
    assert (difference.now, difference.value) == (Decimal("0.11"), Decimal("0.25"))


def test_numbers_that_the_plan_has_no_more_are_told(tmp_path):
    plan = replace(forecast().plan, sends=forecast().plan.sends[1:])

    found = import_into(plan, read_budget(budget(tmp_path, {REPLIES: 0.25})))

    assert found.differences == ()
    (problem,) = found.not_taken
    assert problem.where.startswith("Inputs!")
    assert "=Black Friday, Replies was edited, but is not in the plan any more" in str(problem)


@pytest.mark.parametrize("language", Language)
def test_an_edited_rate_is_told_with_its_cell_and_changes_nothing(tmp_path, language):
    path = tmp_path / "budget.xlsx"
    voice = Voice(language)
    write_workbook(edition(forecast(), voice=voice), path)
    book = openpyxl.load_workbook(path)
    sheet = book[voice.tell(texts.RATES)]
    row = next(
        r for r in range(1, 40) if sheet.cell(r, 8).value == sheet.cell(r, 5).value == 0.0053
    )
    sheet.cell(row, 5).value = 0.006
    sheet.cell(row, 3).value = 50
    book.save(path)

    found = import_into(forecast().plan, read_budget(path))

    assert found.differences == ()
    assert {problem.where for problem in found.not_taken} == {
        f"{voice.tell(texts.RATES)}!E{row}",
        f"{voice.tell(texts.RATES)}!C{row}",
    }
    assert any("was 0.0053 and is 0.006" in str(problem) for problem in found.not_taken)


def test_what_is_no_number_is_told_with_its_cell(tmp_path):
    path = budget(tmp_path, {REPLIES: "a lot", "grid/TR/marketing": None})

    with pytest.raises(InputError) as caught:
        read_budget(path)

    problems = caught.value.problems
    assert {problem.code for problem in problems} == {"not-a-number"}
    assert sorted(problem.where.split("!")[0] for problem in problems) == ["Inputs", "Inputs"]
    assert "holds 'a lot', which is no number" in str(caught.value)
    assert "is empty" in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [(REPLIES, 1.5), *(("grid/TR/marketing", value) for value in (1e27, 1e28, 1e300))],
)
def test_a_number_out_of_bounds_is_refused(tmp_path, key, value):
    path = budget(tmp_path, {key: value})

    with pytest.raises(InputError, match="is too large"):
        import_into(forecast().plan, read_budget(path))


def test_a_budget_of_another_month_is_refused(tmp_path):
    path = budget(tmp_path, {REPLIES: 0.2})

    with pytest.raises(InputError, match="the budget is of 2026-11, the plan of 2023-06"):
        import_into(replace(june_forecast().plan, id=forecast().plan.id), read_budget(path))


def test_a_budget_of_another_plan_is_refused(tmp_path):
    found = replace(read_budget(budget(tmp_path, {})), keys=frozenset({"sends/other/volume"}))

    with pytest.raises(InputError, match="exported from another plan"):
        import_into(forecast().plan, found)


def of(plan, folder, language=Language.ENGLISH):
    """What the budget of a plan holds that came back with other replies."""
    path = folder / "budget.xlsx"
    voice = Voice(language)
    write_workbook(edition(replace(forecast(), plan=plan), voice=voice), path)
    changed = {(REPLIES, voice.tell(texts.VALUE)): 0.25}
    return read_budget(
        edited(path, voice.tell(texts.INPUTS_SHEET), changed, folder / "edited.xlsx")
    )


@pytest.mark.parametrize("language", Language)
def test_budgets_of_two_plans_of_one_month_are_told_apart_by_name(tmp_path, language):
    own = forecast().plan
    other = replace(own, id="another", name="Winter sale")

    for budget_plan, open_plan in ((own, other), (other, own)):
        found = of(budget_plan, tmp_path, language)
        with pytest.raises(InputError) as caught:
            import_into(open_plan, found)
        (problem,) = caught.value.problems
        assert problem.message == f"this budget was made from the plan “{budget_plan.name}”"
        assert problem.hint == "open that plan and import it there"
        assert import_into(budget_plan, found).warning == ""


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "this budget was made from another plan, one without a name"),
        ("=1+1 November sale", "made from another plan “=1\\+1 November sale”"),
    ],
)
def test_another_plan_without_a_name_or_of_the_same_name_is_refused_too(
    tmp_path, name, message
):
    found = of(replace(forecast().plan, id="another", name=name), tmp_path)

    with pytest.raises(InputError, match=message):
        import_into(forecast().plan, found)


def test_a_plan_renamed_since_takes_its_budget_without_a_word(tmp_path):
    plan = replace(forecast().plan, name="Renamed", note="for the board")

    found = import_into(plan, of(forecast().plan, tmp_path))

    assert [entry.value for entry in found.differences] == [Decimal("0.25")]
    assert (found.warning, found.notes) == ("", ())


def test_a_name_that_the_app_gave_is_the_same_in_the_language_of_the_budget(tmp_path):
    plan = replace(forecast().plan, name=known("November 2026", "name"))
    budget_of_then = of(replace(plan, name="Kasım 2026"), tmp_path)

    found = import_into(replace(plan, seed=7), budget_of_then)

    assert found.notes == ("the plan has changed since this budget was exported",)


def test_a_plan_changed_since_is_told_and_takes_its_budget(tmp_path):
    budget_of_then = of(forecast().plan, tmp_path)
    changed = replace(forecast().plan, seed=7)

    found = import_into(changed, budget_of_then)
    renamed = import_into(replace(changed, name="Renamed"), budget_of_then)

    assert found.notes == ("the plan has changed since this budget was exported",)
    assert renamed.notes[0] == f"{found.notes[0]}, when it was called “=1+1 November sale”"
    assert found.warning == ""
    assert found.differences


@pytest.mark.parametrize("language", Language)
def test_a_budget_that_does_not_say_its_plan_is_taken_with_a_warning(tmp_path, language):
    old = replace(of(replace(forecast().plan, id=""), tmp_path, language), revision="")

    found = import_into(forecast().plan, old)

    assert "does not say of which plan it was made" in found.warning
    assert found.notes == ()
    assert found.differences


DAMAGED = sorted((Path(__file__).parent / "damaged").glob("*.xlsx"))


@pytest.mark.parametrize("path", DAMAGED, ids=lambda path: path.stem)
def test_a_budget_in_which_a_bit_was_turned_is_one_sentence(path):
    with pytest.raises(InputError, match="this workbook is damaged") as caught:
        read_budget(path)

    assert len(caught.value.problems) == 1


def test_a_sheet_that_is_not_read_may_be_damaged_too(tmp_path):
    path = budget(tmp_path, {})
    with ZipFile(path) as package:
        place = package.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    middle = place.header_offset + len(place.filename) + place.compress_size // 2
    content[middle : middle + 8] = bytes(8)
    path.write_bytes(content)

    with pytest.raises(InputError, match="this workbook is damaged"):
        read_budget(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half a workbook", b"market,rate\nTR,1"])
def test_a_damaged_or_foreign_file_is_refused(tmp_path, content):
    path = tmp_path / "foreign.xlsx"
    path.write_bytes(content)

    with pytest.raises(InputError, match="this workbook is damaged, or is no Excel workbook"):
        read_budget(path)


def test_a_workbook_of_somebody_else_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "Value"
    book.save(tmp_path / "other.xlsx")

    with pytest.raises(InputError, match="no budget that Tarife wrote"):
        read_budget(tmp_path / "other.xlsx")


def test_a_file_that_is_gone_is_told_in_a_sentence(tmp_path):
    with pytest.raises(OutsideError, match="there is no such file"):
        read_budget(tmp_path / "nowhere.xlsx")


@pytest.mark.parametrize("language", Language)
def test_a_budget_is_known_by_its_sheets(tmp_path, language):
    assert is_budget(budget(tmp_path, {}, language))


def test_another_workbook_or_none_is_no_budget(tmp_path):
    other = openpyxl.Workbook()
    other.save(tmp_path / "other.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(b"PK")

    assert not is_budget(tmp_path / "other.xlsx")
    assert not is_budget(tmp_path / "broken.xlsx")
    assert not is_budget(tmp_path / "gone.xlsx")
