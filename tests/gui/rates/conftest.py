import shutil
from dataclasses import replace

import pytest

from helpers.files.meta_cards import write_pair
from helpers.forecasts import under
from helpers.gui.rate_cards import READ_ONCE, SOL, dialogs
from helpers.gui.windows import quick_forecast
from helpers.measuring import unmeasured
from tarife.gui.rates import import_dialog
from tarife.gui.rates.import_dialog import RateImportDialog
from tarife.rates.imports.review import review_files
from tarife.terms.problems import InputError, Problem


@pytest.fixture(autouse=True)
def unmeasured_means(monkeypatch):
    """Let rooms below, which their tests measure, read no file twice, and review untraced."""
    for module, name, read in READ_ONCE:
        monkeypatch.setattr(module, name, unmeasured()(read))
    monkeypatch.setattr(import_dialog, "review_files", unmeasured()(review_files))


@pytest.fixture
def window(window):
    """The window of the file, without the imported cards and the list of the test before."""
    if window.rates._list is not None:
        window.rates._list.deleteLater()
        window.rates._list = None
    service = window._forecast_service
    if service.store.folder.exists():
        shutil.rmtree(service.store.folder)
        service.reload()
    window.status.news.clear()
    return window


@pytest.fixture
def service(window):
    """Rates and markets as the window knows them, and the store of imported cards."""
    return window._forecast_service


@pytest.fixture
def review(qtbot, window):
    """Read files as the window does, and give the dialog that shows them."""

    def shown(paths):
        window.rates.read(tuple(paths))
        qtbot.waitUntil(lambda: bool(dialogs(window, RateImportDialog)))
        return dialogs(window, RateImportDialog)[-1]

    return shown


@pytest.fixture
def imported(review, tmp_path, window):
    review(write_pair(SOL, tmp_path)).accept()
    return window


@pytest.fixture(autouse=True)
def quick_pricing(monkeypatch):
    """Price at once; a card in another currency than the plan's lacks a rate."""

    def price(plan, card, markets, should_stop):
        del markets
        if card.id.currency != plan.account.currency:
            raise InputError([Problem("missing-rate", "", "no card holds Turkey")])
        return under(quick_forecast(plan, should_stop), card=card)

    def price_with(plan, card, library, should_stop):
        del library
        made = quick_forecast(plan, should_stop)
        charges = replace(made.lines, charge_micros=2 * made.lines.charge_micros)
        return replace(under(made, card=card), lines=charges)

    monkeypatch.setattr("tarife.forecast.under_card.forecast_under", price)
    monkeypatch.setattr("tarife.forecast.under_card.forecast_with", price_with)
