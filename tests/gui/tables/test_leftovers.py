"""What a paste could not take: rows and texts that stay, and how they are mended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from helpers.gui.pastes import CTRL, choose, names, pasted
from helpers.gui.windows import a_plan
from tarife.gui.document.undo import NotInPlan
from tarife.gui.editors.navigation import View
from tarife.gui.tables.cell_roles import DIFFERS_ROLE, REFUSAL_ROLE, SUGGESTION_ROLE
from tarife.gui.tables.cells import removal_rect, suggestion_rect
from tarife.gui.tables.sum_rows import PastedSums
from tarife.gui.text.numbers import ZERO_DASH
from tarife.plan.edits.grid import remove_countries
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address

pytestmark = pytest.mark.shared


def test_rows_whose_country_is_not_known_stay_in_place_with_what_was_meant(qtbot, opened, grid):
    pasted(qtbot, grid, "Turkey\t5\nBrazl\t7\t8\nGermany\t6\nXyzzy\t1")

    assert names(grid) == ["Turkey", "Brazl", "Germany", "Xyzzy"]
    wrong = grid.model.index(1, 0)
    assert wrong.data(SUGGESTION_ROLE) == "Brazil"
    assert "no country 'Brazl'" in wrong.data(REFUSAL_ROLE)
    assert grid.model.index(1, 2).data() == "8"
    assert [row.country for row in opened.session.plan.grid] == ["TR", "DE"]
    for column in range(grid.model.columnCount()):  # whatever is asked to paint it
        assert grid.model.index(1, column).data(DIFFERS_ROLE) is False
        assert grid.model.index(1, column).data(Qt.ItemDataRole.SizeHintRole) is None

    # A click takes what was meant, as a step of its own; undo brings the row back.
    chip = suggestion_rect(grid.view.visualRect(wrong), grid.view.fontMetrics(), wrong)
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=chip.center())
    brazil = opened.session.plan.grid[1]
    assert (brazil.country, brazil.people, brazil.marketing) == ("BR", 7, 8)
    assert names(grid) == ["Turkey", "Brazil", "Germany", "Xyzzy"]
    assert grid.view.currentIndex().row() == 1
    opened.session.undo()
    assert names(grid) == ["Turkey", "Brazl", "Germany", "Xyzzy"]

    # Typing mends a row, deleting drops it, and undoing the paste takes all of it along.
    grid.model.setData(grid.model.index(3, 0), "Fransa")
    assert opened.session.plan.grid[2].country == "FR"
    choose(grid, (1, 0))
    qtbot.keyClick(grid.view, Qt.Key.Key_Delete)
    assert names(grid) == ["Turkey", "Germany", "France"]
    assert opened.session.history.last.text == "Delete lines"
    opened.session.undo()
    assert names(grid) == ["Turkey", "Brazl", "Germany", "France"]
    opened.session.undo()
    opened.session.undo()
    assert names(grid) == ["Turkey", "Germany"]


def test_a_paste_leads_to_the_first_cell_that_needs_a_hand(qtbot, grid):
    pasted(qtbot, grid, "Turkey\t9000\nFrance\t6\tmany\nAtlantis\t7")

    at = grid.view.currentIndex()
    assert (at.data(), at.row(), at.column()) == ("many", 2, 2)


def test_what_a_paste_has_left_is_counted_until_it_is_mended_or_typed_over(qtbot, opened, grid):
    refusals = opened.session.refusals
    pasted(qtbot, grid, "Brazl\t5\nFrance\tmany\tlots")
    assert refusals.not_in_plan == NotInPlan(rows=1, texts=2)

    france = names(grid).index("France")
    grid.model.setData(grid.model.index(france, 1), "several")  # another text, and one still
    assert refusals.not_in_plan == NotInPlan(rows=1, texts=2)
    grid.model.setData(grid.model.index(france, 1), "7")
    assert refusals.not_in_plan == NotInPlan(rows=1, texts=1)
    grid.drop(grid.folding.kept)
    assert refusals.not_in_plan == NotInPlan(texts=1)
    opened.session.open(a_plan(), None)
    assert refusals.not_in_plan == NotInPlan()


def test_the_report_tells_what_is_still_left_of_a_paste(qtbot, grid):
    pasted(qtbot, grid, "Brazl\t5\nFrance\tmany\nXyzzy\t7")
    assert len(grid.leftovers.report.rejections) == 3

    grid.model.setData(grid.model.index(names(grid).index("Brazl"), 0), "Brazil")
    assert "Brazl" not in grid.report.text
    assert "'many' is not a number" in grid.report.text
    grid.drop(grid.folding.kept)

    assert "3 cells pasted, not taken: 1 cell in 1 row" in grid.report.text
    assert grid.report.isVisible()


def test_headline_and_report_follow_what_is_mended_by_typing_undone_and_done_again(
    qtbot, opened, grid
):
    headline = opened.workspace.headline.left
    pasted(qtbot, grid, "Brazl\t5\nFrance\tmany\tlots")
    assert headline.text() == "Not in this total: 1 pasted row, 2 pasted cells"
    row = names(grid).index("France")

    grid.model.setData(grid.model.index(row, 1), "9")
    assert "'many'" not in grid.report.text
    grid.model.setData(grid.model.index(row, 2), "8")
    assert headline.text() == "Not in this total: 1 pasted row"
    assert "'lots'" not in grid.report.text
    assert "3 cells pasted, not taken: 2 cells in 1 row" in grid.report.text

    opened.session.undo()
    assert grid.model.index(row, 2).data() == "lots"
    assert "'lots' is not a number" in grid.report.text
    assert headline.text() == "Not in this total: 1 pasted row, 1 pasted cell"
    opened.session.history.redo()
    assert headline.text() == "Not in this total: 1 pasted row"

    grid.report.closed.emit()
    assert grid.report.isHidden()
    grid.model.setData(grid.model.index(0, 1), "9000")
    assert grid.report.isHidden()
    grid.drop(grid.folding.kept)
    assert headline.isHidden()


def test_the_headline_leads_to_the_first_row_that_a_paste_could_not_take(qtbot, opened, grid):
    pasted(qtbot, grid, "Turkey\t9000\nAtlantis\t7")
    opened.workspace.choose(View.CHART)

    opened.workspace.headline.left.click()

    assert opened.workspace.outline.entry is View.GRID
    assert grid.view.currentIndex().data() == "Atlantis"


def test_people_that_a_paste_fills_in_are_told(opened, grid):
    opened.session.apply(remove_countries(("TR", "DE")))
    QGuiApplication.clipboard().setText("Country\tMarketing\nFR\t20,000 weekly")

    grid.editing.paste()

    assert "People of France: now 20,000, as many as a send goes to." in grid.report.text


def test_the_headline_leads_to_a_cell_of_a_line_that_was_folded_since(opened, grid):
    grid.unfold("TR")
    line = next(row for row, key in enumerate(grid.model.sheet.keys) if key.startswith("sends"))
    column = [one.id for one in grid.model.columns].index("when")
    choose(grid, (line, column))
    QGuiApplication.clipboard().setText("some day")
    grid.editing.paste()
    grid.unfold("TR", is_unfolded=False)
    opened.session.apply(set_number(Address("grid", "DE", "people"), 9_000))
    grid.view.hideColumn(column)

    opened.workspace.headline.left.click()

    assert grid.view.currentIndex().data() == "some day"
    assert not grid.view.isColumnHidden(column)


def test_a_paste_done_again_brings_its_bad_rows_and_its_report_back(qtbot, opened, grid):
    pasted(qtbot, grid, "Atlantis\t5\nLemuria\t6")
    assert opened.session.plan == a_plan()

    opened.session.undo()
    assert names(grid) == ["Turkey", "Germany"]
    assert grid.report.isHidden()
    opened.session.history.redo()

    assert names(grid) == ["Turkey", "Germany", "Atlantis", "Lemuria"]
    assert not grid.report.isHidden()
    opened.session.undo()
    opened.session.apply(remove_countries(("DE",)))  # another step in the place of the paste
    assert names(grid) == ["Turkey"]
    assert grid.report.isHidden()


def test_rows_mended_one_after_the_other_stay_where_they_were_pasted(opened, grid):
    opened.session.apply(remove_countries(("TR", "DE")))
    QGuiApplication.clipboard().setText("Brazl\t1\nTurkey\t2\nFrnace\t3\nItly\t4\nGermany\t5")
    grid.editing.paste()

    for wrong, right in (("Frnace", "France"), ("Brazl", "Brazil"), ("Itly", "Italy")):
        grid.model.setData(grid.model.index(names(grid).index(wrong), 0), right)

    assert names(grid) == ["Brazil", "Turkey", "France", "Italy", "Germany"]
    assert [row.people for row in opened.session.plan.grid] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("word", ["Country", "Ülke", "Total", "Marketing"])
def test_a_word_of_headings_and_sums_typed_as_a_country_is_none_and_the_row_stays(
    qtbot, grid, word
):
    pasted(qtbot, grid, "Atlantis\t5")

    grid.model.setData(grid.model.index(2, 0), word)

    assert names(grid) == ["Turkey", "Germany", word]
    assert f"no country '{word}'" in grid.model.index(2, 0).data(REFUSAL_ROLE)


def test_a_text_that_a_cell_cannot_take_stays_in_it_until_it_is_mended(qtbot, opened, grid):
    pasted(qtbot, grid, "Turkey\tlots\t7\nFrance\t5\tmany")

    assert grid.model.index(0, 1).data() == "lots"
    assert "not a number" in grid.model.index(0, 1).data(REFUSAL_ROLE)
    assert grid.model.index(2, 2).data() == "many"

    grid.model.setData(grid.model.index(2, 2), "9")
    assert opened.session.plan.grid[2].marketing == 9
    opened.session.undo()
    opened.session.undo()
    assert grid.model.index(0, 1).data() == "25,000"
    assert opened.session.plan == a_plan()


@pytest.mark.parametrize("way", ["Delete", "Escape", "paste", "type and delete", "undo"])
def test_a_text_that_a_cell_cannot_take_goes_without_another_number(qtbot, opened, grid, way):
    pasted(qtbot, grid, "France\tlots\tmany")
    people, marketing = grid.model.index(2, 1), grid.model.index(2, 2)
    choose(grid, (2, 1))

    if way == "paste":  # the number that the plan has already
        QGuiApplication.clipboard().setText("0")
        qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)
    elif way == "type and delete":
        grid.model.setData(people, "few")
        qtbot.keyClick(grid.view, Qt.Key.Key_Delete)
        assert not opened.session.refusals.problems
    elif way == "undo":  # a step that came later takes nothing of it back
        qtbot.keyClick(grid.view, Qt.Key.Key_Delete)
        choose(grid, (1, 1))
        QGuiApplication.clipboard().setText("7")
        qtbot.keyClick(grid.view, Qt.Key.Key_V, CTRL)
        opened.session.undo()
    else:
        qtbot.keyClick(grid.view, getattr(Qt.Key, f"Key_{way}"))

    assert (people.data(), people.data(REFUSAL_ROLE)) == (ZERO_DASH, None)
    assert marketing.data() == "many"
    assert grid.view.hasFocus()
    assert opened.session.plan.grid[2].country == "FR"


def test_escape_leaves_the_number_that_stood_below_a_text(qtbot, opened, grid):
    pasted(qtbot, grid, "Germany\t\tlots")
    choose(grid, (1, 2))

    qtbot.keyClick(grid.view, Qt.Key.Key_Escape)

    assert grid.model.index(1, 2).data() == "12,000"
    assert opened.session.plan.grid[1].marketing == 12_000


def test_a_suggestion_is_taken_by_a_key_and_a_row_mended_wrongly_stays(qtbot, opened, grid):
    pasted(qtbot, grid, "Frnace\t7")
    place = names(grid).index("Frnace")
    grid.model.setData(grid.model.index(place, 0), "Germny")
    choose(grid, (place, 0))
    assert names(grid)[place] == "Germny"
    qtbot.keyClick(grid.view, Qt.Key.Key_Escape)
    assert not grid.view.hasFocus()
    assert names(grid)[place] == "Germny"
    grid.view.setFocus()
    assert grid.model.index(place, 0).data(SUGGESTION_ROLE) == "Germany"

    choose(grid, (place, 0))
    qtbot.keyClick(grid.view, Qt.Key.Key_Return, CTRL)

    assert opened.session.plan.grid[1].people == 7
    assert names(grid) == ["Turkey", "Germany"]


def questions(grid):
    """The buttons of the report; older ones, which wait to be deleted, come first."""
    return {one.text(): one for one in grid.report.findChildren(QPushButton)}


def test_a_column_that_no_heading_names_counts_at_the_total_until_it_is_told(
    qtbot, opened, grid
):
    headline = opened.workspace.headline.left
    pasted(qtbot, grid, "Country\tOTP\tService\tNote\nTurkey\t5\t51,200\tnew\nXyzzy\t6\t700")
    assert headline.text() == "Not in this total: 1 pasted column (51,900), 1 pasted row"
    counted = "2 cells pasted, not taken: 2 cells in 1 row, 2 columns"
    assert counted in grid.report.text
    grid.report.closed.emit()
    assert grid.report.isHidden()
    headline.click()
    assert grid.report.isVisible()
    assert counted in grid.report.text

    menu = questions(grid)["Choose…"].menu()
    choices = {one.text().partition("\t")[0]: one for one in menu.actions()}
    assert list(choices) == [
        "Inbound a day, from your replies of a month (service)",
        *("People", "Marketing a month", "Utility a month", "Reply %"),
        *("Ads a day", "Ads a day, from numbers of a month"),
        *("Inbound a day", "Inbound a day, from numbers of a month"),
        *("When", "From", "Until"),
    ]
    choices["Utility a month"].trigger()

    assert grid.model.index(0, 3).data() == "51,200"  # with what its lines send
    assert headline.text() == "Not in this total: 1 pasted row"
    assert grid.model.index(names(grid).index("Xyzzy"), 3).data() == "700"
    opened.session.undo()
    assert opened.session.plan.grid[0].utility == a_plan().grid[0].utility
    assert headline.text() == "Not in this total: 1 pasted column (51,900), 1 pasted row"

    grid.drop(grid.folding.kept)  # and its cell of the column
    assert headline.text() == "Not in this total: 1 pasted column (51,200)"
    opened.workspace.choose(View.CHART)
    headline.click()
    assert questions(grid)["Choose…"].hasFocus()
    questions(grid)["Leave out"].click()
    assert headline.isHidden()


def test_a_row_is_added_to_that_of_its_country_or_removed_beside_it(qtbot, opened, grid):
    headline = opened.workspace.headline.left
    pasted(qtbot, grid, "UK\t5\t7\nEngland\t6\t8\nXyzzy\t1")
    twice, unknown = names(grid).index("England"), names(grid).index("Xyzzy")
    assert grid.model.index(twice, 0).data(SUGGESTION_ROLE) == "Add"
    assert headline.text() == "Not in this total: 2 pasted rows"

    cross = removal_rect(grid.view.visualRect(grid.model.index(unknown, 0))).center()
    qtbot.mouseClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert "Xyzzy" not in names(grid)
    choose(grid, (twice, 0))
    qtbot.keyClick(grid.view, Qt.Key.Key_Return, CTRL)

    row = opened.session.plan.grid[-1]
    assert (row.country, row.people, row.marketing) == ("GB", 11, 15)
    assert names(grid) == ["Turkey", "Germany", "United Kingdom"]
    assert headline.isHidden()
    opened.session.undo()
    assert opened.session.plan.grid[-1].people == 5
    assert names(grid)[-1] == "England"


def test_a_row_is_not_added_beside_a_red_cell(qtbot, opened, grid):
    pasted(qtbot, grid, "UK\tlots\nEngland\t6")
    choose(grid, (names(grid).index("England"), 0))

    qtbot.keyClick(grid.view, Qt.Key.Key_Return, CTRL)

    assert opened.session.plan.grid[-1].people == 0
    assert "England" in names(grid)
    assert "red cells" in opened.status.news.text()


SERVICE = "Country\tMarketing\tService\nFrance\t1,000\t20k\nSpain\t500\tx\nTotal\t1,500\t20,000"


@pytest.fixture
def replies(qtbot, opened, grid):
    """Take pasted service as replies; gives the cell that is left."""
    pasted(qtbot, grid, SERVICE)
    choices = {
        one.text().partition("\t")[0]: one
        for one in questions(grid)["Choose…"].menu().actions()
    }
    choices["Inbound a day, from your replies of a month (service)"].trigger()
    assert opened.workspace.headline.left.text() == "Not in this total: 1 pasted cell"
    number = [column.id for column in grid.model.columns].index("inbound")
    return grid.model.index(names(grid).index("Spain"), number)


def writing(opened):
    """How many people write a day, by country."""
    return {line.country: line.people_per_day for line in opened.session.plan.inbound}


def test_what_is_typed_for_a_cell_that_is_left_is_read_as_its_column_was(opened, grid, replies):
    assert grid.view.currentIndex() == replies
    assert "your replies of a month" in replies.data(REFUSAL_ROLE)
    grid.model.setData(replies, "y")
    assert "your replies of a month" in replies.data(REFUSAL_ROLE)

    grid.model.setData(replies, "10,000")

    found = writing(opened)
    assert found["ES"] == pytest.approx(found["FR"] / 2, rel=0.01)
    assert opened.workspace.headline.left.isHidden()


def test_a_text_pasted_over_a_cell_that_is_left_is_read_as_its_column_was(
    opened, grid, replies
):
    choose(grid, (replies.row(), replies.column()))
    QGuiApplication.clipboard().setText("10,000")
    grid.editing.actions["paste"].trigger()

    found = writing(opened)
    assert found["ES"] == pytest.approx(found["FR"] / 2, rel=0.01)


@pytest.mark.parametrize("how", ["0", "Delete", "Escape"])
def test_a_cell_that_is_left_is_settled_by_what_changes_nothing_too(
    qtbot, opened, grid, replies, how
):
    headline, plan = opened.workspace.headline.left, opened.session.plan
    choose(grid, (replies.row(), replies.column()))
    match how:
        case "0":
            grid.model.setData(replies, how)
        case "Delete":
            grid.editing.actions["clear"].trigger()
        case _:
            qtbot.keyClick(grid.view, Qt.Key.Key_Escape)

    assert opened.session.plan == plan
    assert headline.isHidden()
    grid.reopen_report()
    assert replies.data() != "x"
    assert "not taken" not in grid.report.text
    opened.session.undo()  # of this alone
    assert (replies.data(), opened.session.plan) == ("x", plan)
    assert headline.text() == "Not in this total: 1 pasted cell"


@pytest.mark.usefixtures("replies")
def test_of_pasted_replies_it_is_asked_whether_they_hold_those_to_marketing(opened, grid):
    def ratios():
        return {row.country: row.reply_ratio for row in opened.session.plan.grid}

    before = ratios()
    assert before["FR"] > 0
    questions(grid)["Beside them"].click()
    assert ratios() == before
    assert opened.session.history.last.text == "Paste"
    opened.session.undo()

    questions(grid)["Among them: Reply 0 %"].click()

    assert ratios() == {**before, "FR": 0, "ES": 0}
    opened.session.undo()
    assert ratios() == before
    assert "Among them: Reply 0 %" in questions(grid)


def test_what_is_told_of_a_paste_follows_what_mends_it(opened, grid, replies):
    told = "'Service': 20,000 replies go to"
    assert told in grid.report.text
    grid.model.setData(replies, "10,000")

    assert "'Service': 30,000 replies go to" in grid.report.text
    assert "it says 20,000, and the rows above add up to 30,000" in grid.report.text
    opened.session.undo()
    assert told in grid.report.text
    assert "agrees with the numbers above it, where 'x' counts as nothing" in grid.report.text


@pytest.mark.usefixtures("replies")
def test_what_a_sum_says_for_a_text_that_is_no_number_is_put_by_a_button(opened, grid):
    assert "By 'Total' it is 0." in grid.report.text
    questions(grid)["Put 0"].click()

    assert opened.workspace.headline.left.isHidden()
    assert "agrees with the numbers above it." in grid.report.text
    opened.session.undo()
    assert "By 'Total' it is 0." in grid.report.text


@pytest.mark.parametrize(
    ("total", "number"), [("1,500", "500"), ("1,000", "0"), ("900", ""), ("1,000.5", "")]
)
def test_only_a_sum_that_leaves_a_count_says_what_a_text_has_to_be(total, number):
    block = tuple(tuple(one.split("\t")) for one in ("a\t1,000", "b\tx", f"Total\t{total}"))

    found = PastedSums(block, frozenset({1, 2}), {3: "Total"}, {1: "People"}).unknowns()

    assert [(one.place, str(one.number)) for one in found] == [((2, 1), number)] * bool(number)


def test_rows_that_are_mended_later_keep_the_units_of_their_columns(qtbot, opened, grid):
    pasted(qtbot, grid, "Country\tMarketing\tClicks a month\nFrance\t1,000\t310\nSpayn\t500\tx")
    row = names(grid).index("Spayn")
    grid.model.setData(grid.model.index(row, 0), "Spain")
    number = [column.id for column in grid.model.columns].index("ad_clicks_per_day")

    grid.model.setData(grid.model.index(names(grid).index("Spain"), number), "310")

    clicks = {row.country: row.ad_clicks_per_day for row in opened.session.plan.grid}
    assert clicks["ES"] == clicks["FR"] > 0


def test_replies_to_marketing_are_among_those_of_rows_without_any_too(qtbot, opened, grid):
    pasted(qtbot, grid, f"{SERVICE}\nItaly\t800\t\nGrmany\t500\t100")
    questions(grid)["Your replies"].click()
    questions(grid)["Among them: Reply 0 %"].click()
    grid.model.setData(grid.model.index(names(grid).index("Grmany"), 0), "Germany")
    questions(grid)["Among them: Reply 0 %"].click()

    ratios = {row.country: row.reply_ratio for row in opened.session.plan.grid}
    assert {ratios[country] for country in ("FR", "ES", "IT", "DE")} == {0}


def test_replies_of_a_row_that_is_dropped_are_not_told(qtbot, grid):
    pasted(qtbot, grid, f"{SERVICE}\nAtlantis\t500\t100")
    questions(grid)["Your replies"].click()
    assert "'Service': 20,100 replies go to" in grid.report.text

    grid.drop(grid.folding.kept)

    assert "'Service': 20,000 replies go to" in grid.report.text


def test_an_empty_line_is_no_row_and_a_second_row_is_added_beside_red_cells_of_others(
    qtbot, opened, grid
):
    text = (
        "Country\tClicks a month\tMarketing\nFrance\t310\tx\n\t\t\nFrance\t310\t\nTotal\t620\t"
    )
    pasted(qtbot, grid, text)
    assert [row.name for row in grid.folding.kept] == ["France"]

    def clicks():
        return next(
            one for one in opened.session.plan.grid if one.country == "FR"
        ).ad_clicks_per_day

    before = clicks()
    grid._take_suggestion(names(grid).index("France") + 1)

    assert grid.folding.kept == ()
    assert clicks() == pytest.approx(2 * before, rel=0.01)
    assert before > 0


@pytest.mark.parametrize(("typed", "is_told"), [("3,000 a month", True), ("120", False)])
def test_what_is_typed_of_a_month_is_told_of_a_day(opened, grid, typed, is_told):
    number = [column.id for column in grid.model.columns].index("ad_clicks_per_day")
    index = grid.model.index(0, number)
    grid.model.setData(index, typed)

    said = f"{typed}: {index.data()} a day."
    assert (said in opened.status.news.text()) == is_told


@pytest.mark.parametrize("name", ["France", "Frnce"])
def test_what_mends_an_earlier_paste_changes_nothing_that_is_told_of_a_later_one(
    qtbot, opened, grid, name
):
    pasted(qtbot, grid, f"Country\tClicks a month\n{name}\tx")
    pasted(qtbot, grid, "Country\tMarketing\nSpain\t500\nItaly\t500\nTotal\t1,000")
    if name != "France":
        grid.model.setData(grid.model.index(names(grid).index(name), 0), "France")
    told = "agrees with the numbers above it."
    assert told in grid.report.text
    number = [column.id for column in grid.model.columns].index("ad_clicks_per_day")

    grid.model.setData(grid.model.index(names(grid).index("France"), number), "310")

    assert opened.workspace.headline.left.isHidden()
    assert told in grid.report.text
    clicks = {row.country: row.ad_clicks_per_day for row in opened.session.plan.grid}
    assert 0 < clicks["FR"] < 310
