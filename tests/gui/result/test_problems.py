"""All problems of a file are shown at once, as sentences."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tarife.gui.widgets.problem_list import ProblemList, ProblemsDialog
from tarife.terms.problems import FieldPath, Problem

MANY = tuple(
    Problem(
        "too-large",
        FieldPath(("sends", n, "volume"), f"Sale {n}"),
        f"{n} is too many",
        "use fewer",
    )
    for n in range(30)
)


def texts(dialog):
    listed = dialog.findChild(ProblemList).toPlainText().splitlines()
    return [dialog.findChild(QLabel).text(), *filter(None, listed)]


def test_every_problem_is_listed_with_place_fault_and_remedy(qtbot):
    dialog = ProblemsDialog("This plan cannot be opened", MANY)
    qtbot.addWidget(dialog)

    shown = texts(dialog)
    assert shown[0] == "This plan cannot be opened"
    for number in range(30):
        assert f"Sends, Sale {number}, volume" in shown
        assert f"{number} is too many. Use fewer." in shown


def test_a_long_list_is_scrolled_and_escape_closes_it(qtbot):
    dialog = ProblemsDialog("This plan cannot be opened", MANY)
    qtbot.addWidget(dialog)
    dialog.grab()  # lays it out as showing would

    assert dialog.findChild(ProblemList).verticalScrollBar().maximum() > 0
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_problem_without_a_place_is_only_a_sentence(qtbot):
    dialog = ProblemsDialog("Oh", (Problem("x", "", "something is off", "mend it"),))
    qtbot.addWidget(dialog)

    assert texts(dialog) == ["Oh", "Something is off. Mend it."]


def test_names_in_problems_are_text_and_no_html(qtbot):
    name = '<img src="file:///x">'
    dialog = ProblemsDialog("Oh", (Problem("x", name, name, name),))
    qtbot.addWidget(dialog)

    assert texts(dialog) == ["Oh", name, f"{name}. {name}."]


@pytest.mark.unmeasured
def test_more_problems_are_no_more_widgets(qtbot):
    """Ten thousand, each with labels of its own, held the window up for half a minute."""

    def widgets(problems):
        dialog = ProblemsDialog("This plan cannot be opened", problems)
        qtbot.addWidget(dialog)
        return len(dialog.findChildren(QWidget))

    assert widgets(MANY * 333) == widgets(MANY * 33)


def test_of_very_many_problems_a_thousand_are_listed_and_the_others_counted(qtbot):
    listed = ProblemList([Problem("a", "", f"{number} is wrong") for number in range(1_234)])
    qtbot.addWidget(listed)
    lines = list(filter(None, listed.toPlainText().splitlines()))

    assert lines[999:] == ["999 is wrong.", "And 234 more."]
