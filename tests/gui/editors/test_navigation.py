"""From a problem to its editor."""

import pytest

from helpers.gui.windows import settle
from helpers.plans import full_plan
from tarife.gui.editors.navigation import Target, View, target_of
from tarife.terms.problems import FieldPath

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(
    ("where", "target"),
    [
        (FieldPath(("grid", 1, "people"), "NL"), Target(View.GRID, "NL", "people")),
        (
            FieldPath(("sends", 0, "behaviour", "reply_delay"), "Black Friday"),
            Target(View.GRID, "sends:black-friday", "behaviour.reply_delay"),
        ),
        (
            FieldPath(("sends", 0, "schedule", "moments", 1)),
            Target(View.GRID, "sends:black-friday", "schedule.moments[1]"),
        ),
        (FieldPath(("sends", 9, "volume")), Target(View.GRID)),
        (FieldPath(("inbound", 0), "Support"), Target(View.GRID)),
        (FieldPath(("account", "time_zone")), Target(View.ACCOUNT, field="time_zone")),
        (FieldPath(("account", "tier_used", 0, "market")), Target(View.TIERS)),
        (FieldPath(("costs", "taxes", 1, "name"), "KDV"), Target(View.COSTS)),
        (FieldPath(("ranges", 0, "low"), "NL"), Target(View.GRID, "NL", "reply_ratio")),
        (FieldPath(("ranges", 0), "NL"), Target(View.GRID, "NL", "reply_ratio")),
        (FieldPath(("ranges", 7)), None),
        (FieldPath(("month",)), Target(View.ACCOUNT, field="month")),
        (FieldPath(("changes", 0, "month")), Target(View.ACCOUNT, field="changes")),
        (FieldPath(), None),
        ("grid[1].people (NL), a text of a file", None),
    ],
)
def test_a_problem_leads_to_its_field(where, target):
    assert target_of(where, full_plan()) == target


def test_problems_are_listed_and_lead_to_their_places(qtbot, opened):
    grid = opened.workspace.grid.lines
    grid.model.setData(grid.model.index(1, 2), "many")
    grid.model.setData(grid.model.index(0, 1), "lots")
    settle(qtbot, opened)
    problems = opened.workspace.problems
    assert problems.isVisible()
    assert len(problems.texts) == 1

    problems._fold.setChecked(True)
    assert len(problems.texts) == 2
    opened.workspace.choose(View.TOTALS)
    problems.go_to(0)

    assert opened.workspace.editor is opened.workspace.grid
    assert "Germany" in problems.texts[0]
    index = grid.view.currentIndex()
    assert (index.row(), index.column()) == (1, 2)


def test_a_field_without_a_cell_opens_the_details(opened):
    opened.workspace.go_to(Target(View.GRID, "sends:s1", "behaviour.reply_ratio"))

    form = opened.workspace.grid.forms.of_part["sends"].form
    assert form.isVisible()
    assert form.form.rows["behaviour.reply_ratio"].editor.widget.hasFocus()


def test_mended_problems_leave_no_panel(qtbot, opened):
    grid = opened.workspace.grid.lines
    grid.model.setData(grid.model.index(0, 1), "lots")
    grid.model.setData(grid.model.index(0, 1), "9000")
    settle(qtbot, opened)

    assert not opened.workspace.problems.isVisible()
