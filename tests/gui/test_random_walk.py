"""Whatever is done in the window in whatever order: nothing is raised, lost or out of date."""

import pytest

from helpers.gui.random_walk import QuickForecastService, Walk
from helpers.gui.windows import give_up
from tarife.assets import shipped_library
from tarife.documents.card_store import CardStore
from tarife.gui.shell.language_switch import WindowHost
from tarife.gui.text.languages import LanguageChoice, Languages

pytestmark = pytest.mark.unmeasured

ACTIONS, SEED = 40, 2


@pytest.fixture
def forecast_service(tmp_path):
    return QuickForecastService(shipped_library(), CardStore(tmp_path / "rate_cards"))


@pytest.fixture
def window_host(qtbot, store, appearance, styled_application, forecast_service):
    languages = Languages(styled_application, LanguageChoice.ENGLISH)
    theme = appearance.theme
    made = WindowHost(forecast_service, store, appearance, languages)
    made.window.show()
    yield made
    give_up(made.window)
    made.window.close()
    made.window.deleteLater()
    appearance.choose(theme)
    languages.choose(LanguageChoice.ENGLISH)
    qtbot.wait(1)


def test_a_random_walk_finds_no_error_no_warning_and_no_stale_figure(
    window_host, forecast_service, tmp_path
):
    folder = tmp_path / "files"
    folder.mkdir()
    walk = Walk(window_host, folder, SEED, forecast_service.forecaster)

    walk.walk(ACTIONS)

    assert walk.done.total() > ACTIONS
    assert walk.compared > ACTIONS / 2
