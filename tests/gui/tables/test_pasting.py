"""What pasting, filling and clearing come to, without a window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from helpers.growth import is_proportional
from helpers.gui.windows import a_plan
from helpers.trials import exact_of
from tarife.assets import load_markets
from tarife.gui.editors.lines import grid_table, sends_table
from tarife.gui.editors.plan_table import plan_table
from tarife.gui.tables.kept_rows import Folding, KeptColumn
from tarife.gui.tables.leftovers import still_reported
from tarife.gui.tables.line_table import TableRows
from tarife.gui.tables.mending import added, mended, placed
from tarife.gui.tables.paste_report import PasteReport
from tarife.gui.tables.pasting import MOST_REJECTIONS, Edits, cleared, filled_down, paste
from tarife.gui.text.countries import Countries
from tarife.gui.text.headings import Span, column_named
from tarife.gui.widgets.clipboard import MOST_LINES, read_block
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Range
from tarife.terms.catalogue import catalogue
from tarife.terms.languages import Language

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
    agrees = "it agrees with the numbers above it"
    assert edits.remarks == [f"row 4 ({total!r}) is a sum and was left out; {agrees}"]


def test_what_cannot_be_taken_is_named_and_the_rest_is_taken():
    edits = pasted("TR\tlots\t7\nAtlantis\t5\nFR\t1\nFR\t2", (0, COUNTRY))
    plan = after(edits)

    assert plan.grid[0].people == a_plan().grid[0].people
    assert plan.grid[0].marketing == 7
    assert [row.country for row in plan.grid] == ["TR", "DE", "FR"]
    assert [(r.line, r.cell, r.text) for r in edits.rejections] == [
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

    edits = cleared(sheet, [(0, COUNTRY), (0, PEOPLE), (0, MARKETING)])
    plan = after(edits)

    assert ("TR", "country") in edits.settled  # a refused text goes from there too
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


@pytest.mark.parametrize(
    "headings",
    [
        "Ülke\tPazarlama\tFayda\tYanıt %",
        "ÜLKE\tPAZARLAMA\tFAYDA\tPaz. yanıt %",
        "country\tmarketing\tUTILITY\tReply",
        "Market\tMarketing\tUtility\tMktg reply (%)",
        "Countries\tPromo\tNotifications\tResponse rate",
        "Ülke\tKampanya\tBildirimler\tCevap oranı",
    ],
)
@pytest.mark.parametrize("cell", [(0, COUNTRY), (0, PEOPLE), (1, REPLY)])
def test_columns_go_where_their_headings_say_wherever_the_cursor_stands(headings, cell):
    edits = pasted(f"{headings}\nTR\t700\t80\t9\nFR\t5.000\t600\t12", cell)
    plan = after(edits)

    turkey, germany, france = plan.grid
    assert (turkey.marketing, turkey.utility, turkey.reply_ratio) == (700, 80, 0.09)
    assert (france.marketing, france.utility, france.reply_ratio) == (5_000, 600, 0.12)
    assert (turkey.people, france.people) == (a_plan().grid[0].people, 0)
    assert turkey.authentication == a_plan().grid[0].authentication
    assert germany == a_plan().grid[1]
    assert (edits.rejections, edits.remarks) == ([], [])


def test_a_column_whose_heading_names_none_goes_nowhere_and_is_kept_if_it_holds_numbers():
    headings = "Kişi\tSegment\tOTP\tÜlke\tPeople\tHizmet"
    lines = "10\tgold\t20\tDE\t5\t1.200\n11\t\t21\tAtlantis\t7\t3"
    edits = pasted(f"{headings}\n{lines}", (0, UTILITY))
    plan = after(edits)

    assert plan.grid[0] == a_plan().grid[0]
    assert (plan.grid[1].people, plan.grid[1].authentication) == (10, 20)
    assert plan.grid[1].utility == a_plan().grid[1].utility
    assert [(one.text, one.sentence) for one in edits.rejections if not one.cell] == [
        ("Segment", "the column 'Segment' was not taken; the table has none of that name"),
    ]
    assert [(one.heading, one.amount) for one in edits.columns] == [
        ("People", 12),
        ("Hizmet", 1_203),
    ]
    assert edits.columns[1].others == {"people", "authentication", "country"}


def test_a_column_of_numbers_is_taken_when_it_is_told_which_one_it_is():
    text = "Ülke\tPazarlama\tHizmet\nTR\t700\t51.200\nFrnace\t5\t80\nDE\t6\tmany\nToplam\t9\t9"
    edits = pasted(text, (0, COUNTRY))
    (column,) = edits.columns
    sheet = TableRows(GRID, after(edits))
    assert column.amount == 51_280  # without the sum

    told, (kept,) = placed(sheet, column, "utility", tuple(edits.kept))

    plan = after(edits)
    for change in told.changes:
        plan = change.apply(plan)
    assert [row.utility for row in plan.grid] == [51_200, a_plan().grid[1].utility]
    assert [(one.text, one.at) for one in told.rejections] == [("many", ("DE", "utility"))]
    assert not told.columns
    for change in mended(TableRows(GRID, plan), kept, "FR").changes:
        plan = change.apply(plan)
    assert [(row.country, row.utility) for row in plan.grid][1] == ("FR", 80)
    assert plan.grid[1].marketing == 5


def test_numbers_beside_a_lone_heading_go_by_place_as_far_as_the_table_goes():
    edits = pasted("Country\nFR" + "\t5" * 9, (0, COUNTRY))

    assert after(edits).grid[2].people == 5
    assert (len(edits.rejections), edits.columns) == (3, [])


def test_what_no_row_takes_of_a_kept_column_stays():
    (column,) = pasted("Ülke\tHizmet\nFR\t5\nDE\t6", (0, COUNTRY)).columns

    told, _ = placed(TableRows(GRID, a_plan()), column, "utility", ())  # without France

    assert [one.texts for one in told.columns] == [{"FR": (2, "5")}]


def test_a_country_that_comes_twice_is_added_when_it_is_asked_for():
    text = "Country\tMarketing\tReply\tService\nABD\t700\t8\t5\nAmerika\t1.300\t8\t6"
    edits = pasted(text, (0, COUNTRY))
    (row,), plan = edits.kept, after(edits)
    assert (row.same, row.suggestion) == ("US", "")
    assert plan.grid[-1].marketing == 700

    both, columns = added(TableRows(GRID, plan), row, edits.columns)

    for change in both.changes:
        plan = change.apply(plan)
    assert (plan.grid[-1].marketing, plan.grid[-1].reply_ratio) == (2_000, 0.08)
    assert [one.texts for one in columns] == [{"US": (2, "11")}]


@pytest.mark.parametrize("more", ["700\t9", "many\t8"])
def test_a_row_is_added_as_a_whole_or_not_at_all(more):
    edits = pasted(f"Country\tMarketing\tReply\nUS\t7\t8\nUSA\t{more}", (0, COUNTRY))

    refused = added(TableRows(GRID, after(edits)), edits.kept[0])

    assert refused.text in more


def test_an_empty_cell_leaves_what_is_usual_to_a_new_row_and_empties_that_of_a_known_one():
    plan = after(pasted("Country\tPeople\tReply\nTR\t6000\t\nFR\t5\t", (0, COUNTRY)))

    assert [(row.country, row.reply_ratio) for row in plan.grid] == [
        ("TR", 0),
        ("DE", a_plan().grid[1].reply_ratio),
        ("FR", GridRow("FR").reply_ratio),
    ]


def test_headings_without_a_country_name_columns_of_the_rows_from_the_cursor_on():
    plan = after(pasted("Günlük reklam\tKişi\n3\t40\n5\t60", (0, MARKETING)))

    assert [(row.people, row.ad_clicks_per_day) for row in plan.grid] == [(40, 3), (60, 5)]
    assert [row.marketing for row in plan.grid] == [row.marketing for row in a_plan().grid]


@pytest.mark.parametrize("cell", [(0, COUNTRY), (0, PEOPLE)])
def test_countries_stand_below_a_heading_of_any_name(cell):
    plan = after(pasted("\tUtility\nFR\t6", cell))

    assert [(row.country, row.utility) for row in plan.grid[2:]] == [("FR", 6)]
    assert plan.grid[0] == a_plan().grid[0]


def test_a_row_kept_from_below_headings_is_mended_in_their_columns_alone():
    (kept,) = pasted("Ülke\tFayda\nTürky\t6", (0, PEOPLE)).kept

    plan = after(mended(TableRows(GRID, a_plan()), kept, "TR"))

    assert plan.grid[0] == replace(a_plan().grid[0], utility=6)


@pytest.mark.parametrize(
    ("column", "headings"),
    [
        ("marketing", ("Marketing messages", "Pazarlama mesajı sayısı", "Kampanya (adet)")),
        ("utility", ("Hizmet/Bildirim", "Bildirim mesajı", "Fayda (utility)")),
        (
            "utility",
            ("Hizmet (utility)", "Utility - notifications", "Monthly utility messages"),
        ),
        ("authentication", ("Şifre/OTP", "OTP sayısı", "Kod (adet)", "Code")),
        ("", ("Hizmet", "Service", "Pazarlama/Fayda", "Marketing - January", "Toplam mesaj")),
        ("", ("Marketing cost", "Pazarlama (TL)", "Fayda maliyeti", "Utility budget")),
    ],
)
def test_a_heading_of_several_words_names_a_column_where_its_parts_agree(column, headings):
    assert {column_named(heading) for heading in headings} == {column}


@pytest.mark.parametrize(
    "heading", ["Pazarlama (haftalık)", "Marketing (weekly)", "Kod/gün", "Utility, a year"]
)
def test_a_heading_of_another_time_than_a_month_is_asked_about(heading):
    assert column_named(heading) == ""
    assert column_named("Pazarlama (aylık)") == "marketing"


def test_headings_in_words_that_name_no_column_are_told():
    edits = pasted("Región\tPersonas\nFR\t6", (0, COUNTRY))

    assert after(edits).grid[2].people == 6
    assert edits.remarks == [
        "row 1 ('Región') holds no numbers and was left out; columns went by place"
    ]


@pytest.mark.parametrize("text", ["TR\tMarketing\nDE\t6", "Marketing\t5\nUtility\t6"])
def test_words_among_values_are_no_headings(text):
    edits = pasted(text, (0, COUNTRY))

    assert "Marketing" in [one.text for one in edits.rejections]


@pytest.mark.parametrize("language", Language)
def test_every_heading_of_the_plan_names_its_own_column(language):
    columns = plan_table(Countries(load_markets()), Folding()).columns(a_plan())
    said = catalogue(language)
    plain = [column.heading.title for column in columns]
    titles = [said.get(("Columns", one)) or said.get(("", one)) or one for one in plain]

    assert (titles == plain) is (language is Language.ENGLISH)
    assert list(map(column_named, titles)) == [column.id for column in columns]


def test_a_country_that_is_none_below_a_heading_of_any_name_is_kept_for_mending():
    edits = pasted("Bölge\tUtility\nAtlantis\t6", (0, COUNTRY))

    assert [row.name for row in edits.kept] == ["Atlantis"]
    assert edits.changes == []


def test_lines_may_be_called_as_columns_are():
    table = plan_table(Countries(load_markets()), Folding(unfolded={"TR"}))
    sheet = table.sheet(a_plan())
    lines = [place for place, key in enumerate(sheet.keys) if ":" in key]

    edits = paste(sheet, read_block("Marketing\nUtility"), [(lines[0], COUNTRY)])

    assert (edits.cells, edits.rejections) == (2, [])


def test_what_a_mended_row_still_holds_is_told_of_the_row_it_was_pasted_in():
    edits = pasted("Ülke\tKişi\tFayda\nAlmanaya\t5\t12x00\nWakanda\t1\t2", (0, COUNTRY))
    kept = [replace(one, number=number) for number, one in enumerate(edits.kept, 7)]

    more = mended(TableRows(GRID, a_plan()), kept[0], "DE")
    told = still_reported(edits, (kept[1],), {}, more)

    assert [(one.line, one.text, one.cells) for one in edits.rejections] == [
        (2, "Almanaya", 3),
        (3, "Wakanda", 3),
    ]
    assert [(one.line, one.text) for one in told.rejections] == [(3, "Wakanda"), (2, "12x00")]
    assert (told.cells, sum(one.cells for one in told.rejections)) == (2, 4)


SALES = "Ülke\tPazarlama\tHizmet\tYanıt\nTR\t20.000\t7\t8\nAlmanaya\t10.000\t9\t9"


@pytest.mark.parametrize(
    ("sums", "said"),
    [
        ("Toplam\t30 bin\t16\t17", "; it agrees with the numbers above it"),
        (
            "Toplam\t31.000\t16\t9",
            "'Pazarlama' it says 31,000, and the rows above add up to 30,000",
        ),
        ("Toplam\t30.000\t15", "'Hizmet' it says 15, and the rows above add up to 16"),
        ("Toplam\t\t\t8 %", "is a sum and was left out"),
    ],
)
def test_a_row_of_sums_is_compared_with_the_rows_above_it(sums, said):
    (remark,) = pasted(f"{SALES}\n{sums}", (0, COUNTRY)).remarks

    assert remark.startswith("row 4 ('Toplam') is a sum and was left out")
    assert remark.endswith(said)


def test_a_sum_that_fits_without_a_text_that_is_no_number_says_so():
    text = "Ülke\tPazarlama\tFayda\nTR\t5\tx\nDE\t6\t7\nToplam\t11\t7"

    remark = pasted(text, (0, COUNTRY)).remarks[0]

    assert remark.endswith("it agrees with the numbers above it, where 'x' counts as nothing")


def test_sums_of_parts_are_compared_with_their_parts():
    lines = ("DE\t4", "Ara toplam\t4", "FR\t5", "TR\t6", "Ara toplam\t9", "Toplam\t15")

    part, wrong, whole = pasted("Ülke\tFayda\n" + "\n".join(lines), (0, COUNTRY)).remarks

    assert part.endswith("agrees with the numbers above it")
    assert wrong.endswith("it says 9, and the rows above add up to 11")
    assert whole.endswith("agrees with the numbers above it")


@pytest.mark.parametrize(
    ("heading", "span", "clicks"),
    [
        ("Günlük tıklama", None, 310),
        ("Clicks/day", None, 310),
        ("Aylık toplam tıklama", None, 310 / 30),
        ("Ads a month", None, 310 / 30),
        ("Total clicks", None, 310 / 30),
        ("Reklam", Span.DAY, 310),
        ("Ads", Span.MONTH, 310 / 30),
    ],
)
def test_numbers_of_a_month_are_not_taken_for_those_of_a_day(heading, span, clicks):
    edits = pasted(f"Country\t{heading}\nDE\t310", (0, COUNTRY))
    plan = after(edits)

    assert [one.meant for one in edits.columns] == ["ad_clicks_per_day"] * (span is not None)
    for column in edits.columns:
        assert plan == a_plan()
        told, _ = placed(TableRows(GRID, plan), column, column.meant, (), span)
        edits.remarks += told.remarks
        for change in told.changes:
            plan = change.apply(plan)
    assert plan.grid[1].ad_clicks_per_day == pytest.approx(clicks, abs=1e-12)
    assert bool(edits.remarks) == (clicks != 310)


def test_customer_messages_are_pasted_as_well_in_a_known_row_as_in_a_new_one():
    table = plan_table(Countries(load_markets()), Folding())
    sheet = table.sheet(a_plan())
    (column,) = paste(sheet, read_block("Country\tHizmet\nFR\t3.100"), [(0, 0)]).columns
    with_france = replace(a_plan(), grid=(*a_plan().grid, GridRow("FR")))

    told, _ = placed(table.sheet(with_france), column, "inbound", (), Span.MONTH)

    line = told.changes[0].apply(with_france).inbound[-1]
    assert (line.country, line.people_per_day) == ("FR", pytest.approx(3_100 / 30))


def test_service_may_be_replies_which_people_who_write_get():
    table = plan_table(Countries(load_markets()), Folding())
    plan = replace(a_plan(), grid=(*a_plan().grid, GridRow("FR")))
    (column,) = paste(
        table.sheet(plan), read_block("Country\tHizmet\nFR\t20.000"), [(0, 0)]
    ).columns

    told, _ = placed(table.sheet(plan), column, "inbound", (), Span.REPLIES)

    line = told.changes[0].apply(plan).inbound[-1]
    replies = exact_of(Plan("Support", plan.month, inbound=(line,))).lines.messages.sum()
    assert replies == pytest.approx(20_000, rel=0.05)
    said = "'Hizmet': 20,000 replies go to 5,843 people who write, about 3.4 each"
    assert told.remarks[0].startswith(said)


def test_what_is_called_service_is_explained_and_offered_as_replies_first(appearance):
    columns = plan_table(Countries(load_markets()), Folding()).columns(a_plan())

    def asked(heading):
        parent = QWidget()
        report = PasteReport(appearance, parent)
        report.show_edits(Edits(columns=[KeptColumn(heading, {"DE": (2, "7")})]), columns)
        menu = report.findChildren(QMenu)[-1]
        texts = [one.text() for one in report.findChildren(QLabel)]
        return menu.actions()[0].text(), any("Service is what you reply" in t for t in texts)

    assert asked("Servis") == ("Inbound a day, from your replies of a month (service)", True)
    assert asked("Kod") == ("People\twhom you can write to", False)


def test_a_column_of_a_day_without_numbers_is_not_asked_for():
    assert not pasted("Country\tAds\tPeople\nDE\t–\t5", (0, COUNTRY)).columns  # noqa: RUF001


@pytest.mark.parametrize("name", ["Almnya", "Atlantis", "Toplam", "5"])
def test_a_long_paste_takes_work_in_proportion_whatever_its_names_are(name):
    def paste_of(count):
        lines = "\n".join(f"{name} {number or ''}\t5" for number in range(count))
        return lambda: pasted(lines, (0, COUNTRY))

    assert is_proportional(paste_of, 300)
    edits = paste_of(MOST_LINES)()
    assert len(edits.rejections) + len(edits.remarks) >= MOST_LINES - 1


def test_countries_are_suggested_for_the_rows_that_are_kept():
    edits = pasted("Almnya\t5\n" * (MOST_REJECTIONS + 1), (0, COUNTRY))

    assert {row.suggestion for row in edits.kept} == {"Germany"}
    assert "did you mean 'Germany'?" in edits.rejections[MOST_REJECTIONS - 1].sentence
    assert "write its name or two-letter code" in edits.rejections[MOST_REJECTIONS].sentence
