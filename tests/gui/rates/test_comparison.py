"""Two rate cards beside each other."""

import pytest

from helpers.files.meta_cards import CARDS, OCTOBER
from tarife.gui.rates.comparison_dialog import RateComparisonDialog

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


def test_two_cards_are_compared_with_what_the_plan_costs(qtbot, opened):
    cards = opened.rates.show_list()
    cards.compare_button.click()
    dialog = opened.findChildren(RateComparisonDialog)[-1]

    assert "2026-07-01" in str(dialog.before.currentData())
    assert dialog.summary.text() == ("94 rates, 560 tier bands changed, 33 rates unchanged")
    qtbot.waitUntil(lambda: "The open plan costs" in dialog.plan_cost.text())
    dialog.load()
    dialog.reject()


def test_plan_that_a_card_cannot_price_is_told(qtbot, opened):
    dialog = opened.rates.compare(CARDS["2026-10-01 BRL"])

    qtbot.waitUntil(lambda: "cannot be priced" in dialog.plan_cost.text())
    dialog.reject()


@pytest.mark.usefixtures("own_window")
def test_cards_are_compared_without_a_plan(window):
    dialog = window.rates.compare(OCTOBER)

    assert not dialog.plan_cost.isVisible()
    dialog.before.setCurrentIndex(dialog.before.findData(str(OCTOBER.id)))
    assert dialog.summary.text() == "0 rates changed, 206 rates unchanged"
    dialog.reject()
