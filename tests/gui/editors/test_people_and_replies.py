"""Whom a country's row sends to, new lines of it, and how many of them reply."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from helpers.gui.plan_table import AUDIENCE, COUNTRIES, LINES, NEWS, OFFER, at, model_of, typed
from helpers.plans import NOVEMBER
from tarife.gui.editors.line_editors import NewLines
from tarife.gui.editors.plan_table import people_told
from tarife.gui.tables.cell_roles import SUM_ROLE
from tarife.plan.edits.lines import add_line, of_own_lines, people_following, replace_line
from tarife.plan.grid import all_lines, lines_of_grid, marketing_behaviour
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.lines import Broadcast, EntryPoint
from tarife.plan.model.lines import TemplateCategory as Category
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.names import recognised
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language


def test_people_that_a_row_needs_are_shown_where_it_names_none():
    plan = Plan("P", NOVEMBER, grid=(GridRow("TR", marketing=400, utility=900), GridRow("DE")))
    model = model_of(plan, "TR")
    people = [at(model, key, "people") for key in ("TR", "DE")]

    assert [index.data() for index in people] == ["900", "–"]  # noqa: RUF001
    assert people[0].data(Qt.ItemDataRole.EditRole) == "0"


def test_people_that_a_row_needs_are_pale_and_say_so():
    model = model_of(Plan("Row", NOVEMBER, grid=(GridRow("DE", 0, 4_000), GridRow("FR", 7))))
    needed, typed_ = (at(model, key, "people") for key in ("DE", "FR"))

    assert (needed.data(), needed.data(SUM_ROLE)) == ("1,000", True)
    assert "as many as its messages need" in needed.data(Qt.ItemDataRole.ToolTipRole)
    assert (typed_.data(), typed_.data(SUM_ROLE)) == ("7", False)
    assert typed_.data(Qt.ItemDataRole.ToolTipRole) is None


def test_people_who_become_more_by_what_is_sent_are_told():
    before = Plan("Row", NOVEMBER, grid=(GridRow("DE", 0, 4_000), GridRow("FR", 5)))
    after = typed(before, "DE", "marketing", "20,000 weekly")

    told = people_told(before, after, COUNTRIES)

    assert told == "People of Germany: now 20,000, as many as a send goes to"
    assert people_told(after, before, COUNTRIES) == ""
    assert people_told(before, typed(before, "FR", "people", "9"), COUNTRIES) == ""


@pytest.mark.parametrize(
    ("people", "broadcast", "stream"), [(120_000, 120_000, 1_000), (70, 70, 70)]
)
def test_a_new_broadcast_goes_to_its_whole_audience(people, broadcast, stream):
    new = NewLines(
        replace(LINES, audiences=(replace(AUDIENCE, people=people),)), "DE", COUNTRIES
    )

    made = [one.volume for one in (*new.broadcast(), *new.weekly(), *new.stream())]

    assert made == [broadcast, broadcast, stream]


def test_a_new_stream_behaves_as_one_that_is_typed_into_its_cell():
    (made,) = NewLines(LINES, "DE", COUNTRIES).stream()

    row = GridRow("DE", utility=made.volume)
    assert made.behaviour == lines_of_grid(replace(LINES, grid=(row,))).sends[0].behaviour


def test_new_lines_are_called_by_their_country_and_never_alike():
    plan = replace(LINES, grid=(GridRow("TR", utility=5),))
    for make in (NewLines.weekly, NewLines.weekly, NewLines.stream, NewLines.entry_point):
        for line in make(NewLines(plan, "TR", COUNTRIES)):
            plan = add_line(line).apply(plan)

    names = [one.name for one in (*plan.sends, *plan.entry_points)]
    assert names[1:3] == ["Turkey marketing, weekly", "Turkey marketing, weekly (2)"]
    assert names[3:] == ["Turkey utility (2)", "Turkey ad"]
    assert (
        in_language(plan.sends[2].name, Language.TURKISH) == "Türkiye pazarlama, haftalık (2)"
    )
    known = recognised("Türkiye pazarlama, haftalık (2)", "sends")
    assert in_language(known, Language.ENGLISH) == plan.sends[2].name


def test_a_new_broadcast_takes_its_people_along_until_somebody_types_them():
    plan = with_line(Plan("None", NOVEMBER), NewLines.weekly)
    plan = people_following(change_of_volume(plan, 120_000)).apply(plan)

    model = model_of(plan, "DE")
    people = at(model, f"audiences:{plan.audiences[0].id}", "people")
    assert (people.data(), people.data(SUM_ROLE)) == ("120,000", True)
    assert "Filled in" in people.data(Qt.ItemDataRole.ToolTipRole)


def change_of_volume(plan, volume):
    return replace_line(replace(plan.sends[-1], volume=volume), "volume")


TYPED_RATE = Plan("Rate", NOVEMBER, grid=(GridRow("DE", people=900, reply_ratio=0.15),))


def rates_of(plan):
    """Give the reply rate of each marketing send."""
    sends = (one for one in all_lines(plan).sends if one.category is Category.MARKETING)
    return [behaviour_of(one.behaviour).reply_ratio for one in sends]


def shown(plan, country="DE"):
    """Give what the row of a country shows as reply rate, and whether pale."""
    model = model_of(plan)
    cell = at(model, country, "reply_ratio")
    return cell.data(), cell.data(SUM_ROLE)


def with_line(plan, make, country="DE"):
    for line in make(NewLines(plan, country, COUNTRIES)):
        plan = of_own_lines(add_line(line), (getattr(line, "audience", ""),)).apply(plan)
    return plan


def test_marketing_that_is_added_to_a_row_has_the_reply_rate_that_was_typed_there():
    ads = replace(TYPED_RATE.grid[0], ad_clicks_per_day=30)
    after = with_line(replace(TYPED_RATE, grid=(ads,)), NewLines.weekly)

    assert rates_of(after) == [0.15]
    assert shown(after) == ("15 %", False)
    assert [one.clicks_per_day for one in after.entry_points] == [30]
    later = typed(with_line(TYPED_RATE, NewLines.stream), "DE", "marketing", "4,000")
    assert set(rates_of(later)) == {0.15}
    assert set(rates_of(with_line(later, NewLines.broadcast))) == {0.15}
    assert rates_of(typed(after, "DE", "reply_ratio", "6")) == [0.06]
    assert rates_of(with_line(Plan("None", NOVEMBER), NewLines.weekly)) == [0.08]


def test_without_marketing_the_reply_rate_is_that_of_what_is_sent_and_is_typed_there():
    utility = Plan("U", NOVEMBER, grid=(GridRow("NL", utility=500, authentication=100),))
    model = model_of(utility)
    cell = at(model, "NL", "reply_ratio")

    assert (cell.data(), cell.data(SUM_ROLE)) == ("2.5 %", True)  # 500 at 3 %, 100 at none
    after = typed(utility, "NL", "reply_ratio", "15")
    assert [one.behaviour.reply_ratio for one in after.sends] == [0.15, 0.15]
    assert after.sends[0].behaviour.turns == 1.5  # of order updates, as it was
    assert shown(after, "NL") == ("15 %", False)
    of_lines = typed(LINES, "DE", "reply_ratio", "15")
    assert behaviour_of(of_lines.sends[0].behaviour).reply_ratio == 0.15
    assert typed(TYPED_RATE, "DE", "reply_ratio", "12").grid[0].reply_ratio == 0.12


def test_a_country_to_which_nothing_is_sent_has_no_reply_rate():
    plan = Plan("Ad", NOVEMBER, entry_points=(EntryPoint("e", "Ad", "DE", 20),))

    assert shown(plan)[0] == "–"  # noqa: RUF001
    assert "nothing is sent to this country" in typed(plan, "DE", "reply_ratio", "15")


def test_the_reply_rate_of_a_row_is_that_of_its_marketing_by_messages_and_sets_all_of_it():
    row = GridRow("DE", people=900, marketing=3_000, reply_ratio=0.1)
    day = Broadcast((datetime(2026, 11, 3, 11),))
    other = replace(OFFER, volume=1_000, schedule=day, behaviour=marketing_behaviour(0.2))
    plan = replace(LINES, grid=(row,), sends=(other, NEWS))
    model = model_of(plan)
    cell = at(model, "DE", "reply_ratio")

    assert (cell.data(), cell.data(SUM_ROLE)) == ("12.5 %", True)
    assert "mean of 2 sends" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert typed(plan, "DE", "reply_ratio", cell.data(Qt.ItemDataRole.EditRole)) == plan
    assert "not a percentage" in typed(plan, "DE", "reply_ratio", "many")
    same = typed(plan, "DE", "reply_ratio", "15")
    assert set(rates_of(same)) == {0.15}
    assert behaviour_of(same.sends[1].behaviour) == behaviour_of(NEWS.behaviour)
    assert shown(same) == ("15 %", False)
    assert shown(typed(plan, "DE", "reply_ratio", "10-20"))[0] == "10–20 %"  # noqa: RUF001
