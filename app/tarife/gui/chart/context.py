"""What surrounds a forecast in its pictures and takes time to find."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from tarife.charts.kit.palette import LIGHT
from tarife.charts.scene import Scene
from tarife.forecast.result import Forecast
from tarife.gui.document.session import Forecaster
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.languages import chart_voice
from tarife.insight.eras import EraBill, bill_under_all_eras
from tarife.insight.tiers import tier_usages
from tarife.plan.model.plan import Plan
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import Stopped


def copy_picture(scene: Scene, chart_id: str) -> None:
    """Put a picture of a chart onto the clipboard, as sharp and light as a saved one."""
    from tarife.charts.export import picture_bytes  # noqa: PLC0415 - after the window
    from tarife.gui.chart.context import look_of_files  # noqa: PLC0415 - after the window

    content = picture_bytes(scene, chart_id, ".png", look_of_files())
    data = QMimeData()
    data.setImageData(QImage.fromData(content))
    data.setData("image/png", content)
    QGuiApplication.clipboard().setMimeData(data)


if TYPE_CHECKING:
    from tarife.charts.export import Picture

_OF_ERAS = "four-eras"
_OF_TIERS = "volume-tiers"


class ChartContext(QObject):
    """Finds what a chart asks for; bills under all rules are made off the window's thread."""

    changed = Signal()

    def __init__(
        self, forecaster: Forecaster, markets: Markets, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._markets = markets
        self._forecaster = forecaster
        self._asked: Forecast | None = None
        self._bills: tuple[EraBill, ...] = ()
        self._runner = LatestRunner[tuple[EraBill, ...]](1, self)
        self._runner.finished.connect(self._take)
        self._runner.failed.connect(self._take_failure)

    @property
    def are_known(self) -> bool:
        """Whether what was asked for last has been found."""
        return not self._runner.is_busy and bool(self._bills)

    def complete(self, scene: Scene, chart_id: str) -> Scene:
        """Add what a chart needs to a scene, or begin to find it; `changed` tells when."""
        if chart_id == _OF_TIERS:
            return replace(scene, tiers=tier_usages(scene.forecast, self._markets))
        if chart_id != _OF_ERAS:
            return scene
        if self._asked is not scene.forecast:
            self._ask(scene.forecast)
        return replace(scene, eras=self._bills)

    def forget(self) -> None:
        """Drop what belongs to another document."""
        self._runner.forget()
        self._asked, self._bills = None, ()

    def close(self) -> None:
        """Stop, and wait for the work."""
        self._runner.close()

    def _ask(self, forecast: Forecast) -> None:
        self._asked, self._bills = forecast, ()
        forecaster = self._forecaster

        def work(should_stop: ShouldStop) -> tuple[EraBill, ...]:
            def play(plan: Plan) -> Forecast:
                eras = [era.id.value for era in forecast.eras]
                is_own = forecast.real_to is None and eras == [plan.account.rules.value]
                return forecast if is_own else forecaster(plan, should_stop)

            return bill_under_all_eras(forecast.plan, play)

        self._runner.start(work)

    def _take(self, bills: tuple[EraBill, ...]) -> None:
        self._bills = bills
        self.changed.emit()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, Stopped):
            raise error


def look_of_files() -> "Picture":
    """Give the look of saved and copied pictures: light, sharp, in the window's language."""
    from tarife.charts.export import Picture  # noqa: PLC0415 - after the window

    return Picture(theme=replace(LIGHT, voice=chart_voice()))
