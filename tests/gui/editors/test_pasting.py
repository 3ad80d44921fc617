"""What pasting, filling and clearing come to, without a window."""

import pytest
from PySide6.QtCore import QLocale

from helpers.windows import a_plan
from tarife.assets import load_markets
from tarife.gui.editors.line_table import TableRows
from tarife.gui.editors.lines import grid_table, sends_table
from tarife.gui.editors.table_editing import cleared, filled_down, paste
from tarife.gui.text.countries import Countries
from tarife.gui.widgets.clipboard import read_block
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import TemplateCategory
from tarife.plan.model.scenarios import Range

GRID = grid_table(Countries(load_markets()))
COUNTRY, PEOPLE, MARKETING, UTILITY, AUTHENTICATION, REPLY, ADS = range(7)


def after(edits):
    plan = a_plan()
    for change in edits.changes:
        plan = change.apply(plan)
    return plan


def pasted(text, *cells):
    return paste(TableRows(GRID, a_plan()), read_block(text), list(cells))


def test_a_block_goes_in_from_its_upper_left_corner():
    plan = after(pasted("1\t2\n3\t4", (0, PEOPLE)))

    assert [(row.people, row.marketing) for row in plan.grid] == [(1, 2), (3, 4)]
    assert plan.grid[0].utility == a_plan().grid[0].utility


@pytest.mark.parametrize(
    ("locale", "text"), [("tr_TR", "1.234,5\t%12,5\t12,5"), ("en_US", "1,234.5\t12.5%\t12.5")]
)
def test_the_decimals_of_the_locale_are_taken(locale, text):
    QLocale.setDefault(QLocale(locale))
    ads, reply, more = text.split("\t")

    plan = after(pasted(f"{reply}\t{ads}\n{more}\t{more}", (0, REPLY)))

    assert [row.reply_ratio for row in plan.grid] == [0.125, 0.125]
    assert [row.ad_clicks_per_day for row in plan.grid] == [1234.5, 12.5]


def test_lines_that_name_a_country_find_their_row_or_make_one():
    edits = pasted("Almanya\t7000\nFrance\t5.000\t10.000\t\t\t%9\t20", (0, COUNTRY))
    plan = after(edits)

    assert [row.country for row in plan.grid] == ["TR", "DE", "FR"]
    assert plan.grid[0] == a_plan().grid[0]
    assert plan.grid[1].people == 7_000
    assert (plan.grid[2].marketing, plan.grid[2].reply_ratio) == (10_000, 0.09)
    assert not edits.rejections


def test_a_heading_is_left_out():
    edits = pasted("Country\tPeople\tMarketing\nFR\t5\t6", (0, COUNTRY))

    assert [row.country for row in after(edits).grid] == ["TR", "DE", "FR"]
    assert not edits.rejections


@pytest.mark.parametrize(
    ("title", "total"),
    [
        ("Ülke", "Genel Toplam"),
        ("ÜLKE", "TOPLAM:"),
        ("Country", "Grand total"),
        ("", "Ara toplam"),
    ],
)
def test_headings_and_sums_are_left_out_in_both_languages(title, total):
    edits = pasted(f"{title}\n\nFR\t20 bin\t1,5 mn\n{total}\t20000\t1500000", (0, COUNTRY))
    plan = after(edits)

    assert [row.country for row in plan.grid] == ["TR", "DE", "FR"]
    assert (plan.grid[2].people, plan.grid[2].marketing) == (20_000, 1_500_000)
    assert not edits.rejections
    assert edits.remarks == [f"Line 4 ({total!r}) is a sum and was left out"]


def test_what_cannot_be_taken_is_named_and_the_rest_is_taken():
    edits = pasted("TR\tlots\t7\nAtlantis\t5\nFR\t1\nFR\t2", (0, COUNTRY))
    plan = after(edits)

    assert plan.grid[0].people == a_plan().grid[0].people
    assert plan.grid[0].marketing == 7
    assert [row.country for row in plan.grid] == ["TR", "DE", "FR"]
    assert [(r.line, r.place, r.text) for r in edits.rejections] == [
        (1, "Turkey, People", "lots"),
        (2, "Country", "Atlantis"),
        (4, "Country", "FR"),
    ]
    assert "no country" in edits.rejections[1].sentence
    assert "twice" in edits.rejections[2].sentence


def test_what_goes_beyond_the_table_is_named():
    edits = pasted("1\n2\n3", (0, PEOPLE))
    assert [(r.line, r.text) for r in edits.rejections] == [(3, "3")]

    edits = pasted("1\t2", (0, ADS))
    assert [(r.line, r.text) for r in edits.rejections] == [(1, "2")]


def test_one_text_goes_into_every_chosen_cell():
    plan = after(pasted("5", (0, PEOPLE), (1, PEOPLE), (1, ADS)))

    assert [row.people for row in plan.grid] == [5, 5]
    assert plan.grid[1].ad_clicks_per_day == 5


def test_ranges_come_in_too():
    plan = after(pasted("20-35 %", (0, REPLY)))

    assert plan.ranges == (Range(Address("grid", "TR", "reply_ratio"), 0.2, 0.35),)
    assert plan.grid[0].reply_ratio == 0.275


def test_a_share_in_the_place_of_a_percentage_is_remarked():
    assert "'0.08'" in pasted("0.08", (0, REPLY)).remarks[0]
    assert not pasted("0.08 %", (0, REPLY)).remarks
    assert not pasted("8", (0, REPLY)).remarks


def test_names_of_choices_are_taken():
    sheet = TableRows(sends_table(), a_plan())
    category = [column.id for column in sheet.columns].index("category")

    plan = after(paste(sheet, (("Utility",),), [(0, category)]))

    assert plan.sends[0].category is TemplateCategory.UTILITY


def test_clearing_empties_numbers_only():
    sheet = TableRows(GRID, a_plan())

    plan = after(cleared(sheet, [(0, COUNTRY), (0, PEOPLE), (0, MARKETING)]))

    assert [row.country for row in plan.grid] == ["TR", "DE"]
    assert (plan.grid[0].people, plan.grid[0].marketing) == (0, 0)


def test_filling_down_copies_the_first_chosen_cell_of_each_column():
    sheet = TableRows(GRID, a_plan())
    cells = [(0, COUNTRY), (0, PEOPLE), (0, REPLY), (1, COUNTRY), (1, PEOPLE), (1, REPLY)]

    plan = after(filled_down(sheet, cells))

    assert plan.grid[1].country == "DE"
    assert plan.grid[1].people == plan.grid[0].people
    assert plan.grid[1].reply_ratio == plan.grid[0].reply_ratio


def test_filling_a_single_cell_takes_what_is_above():
    sheet = TableRows(GRID, a_plan())

    assert after(filled_down(sheet, [(1, PEOPLE)])).grid[1].people == a_plan().grid[0].people
    assert not filled_down(sheet, [(0, PEOPLE)]).changes
