"""Pictures of the guide: a situation under each set of rules, drawn when it is shown."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QUrl, QUrlQuery
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from tarife.billing.eras import EraId
from tarife.gui.playground.game import Game, GameState, Known
from tarife.gui.playground.sheet import BoardView
from tarife.gui.widgets.appearance import Appearance
from tarife.insight.playground.situations import BY_ID

_MOST_ROUNDS: Final = 4


def rules_in(address: QUrl, offered: tuple[EraId, ...]) -> tuple[EraId, ...]:
    """Read the sets of rules that an address asks for; all that are offered if none."""
    asked = QUrlQuery(address).allQueryItemValues("era")
    return tuple(EraId(era) for era in asked) or offered


def picture(address: QUrl, width: int, known: Known, appearance: Appearance) -> QImage:
    """Draw the situation that an address such as ``situation:free-reply`` names.

    Args:
        address: What to draw; ``?era=pmp-2026-10`` draws it under these rules alone.
        width: How wide, in pixels of the window.
        known: The rate cards and the markets.
        appearance: The colours of the window.
    """
    ready = BY_ID[address.path()]
    game = Game(known, GameState(ready.situation, rules_in(address, ready.eras)))
    sheet = BoardView(game, appearance)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    sheet.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    sheet.resize(width, sheet.wanted_height)
    sheet.show()
    _settle(sheet, width)
    drawn = _drawn(sheet, QColor(appearance.tokens.surface))
    sheet.close()
    sheet.deleteLater()
    game.deleteLater()
    return drawn


def _settle(sheet: BoardView, width: int) -> None:
    """Give every part its place: the height follows the scale, and the scale the room."""
    for _ in range(_MOST_ROUNDS):
        _lay_out(sheet)
        sheet.fit()
        _lay_out(sheet)
        if sheet.height() == sheet.wanted_height:
            return
        sheet.resize(width, sheet.wanted_height)


def _lay_out(widget: QWidget) -> None:
    """Lay out what a widget holds, which else waits for the window to be shown."""
    for part in (widget, *widget.findChildren(QWidget)):
        layout = part.layout()
        if layout is not None:
            layout.activate()


def _drawn(widget: QWidget, ground: QColor) -> QImage:
    """Draw a widget as sharply as the screen shows it."""
    ratio = widget.devicePixelRatioF()
    image = QImage(
        QSize(round(widget.width() * ratio), round(widget.height() * ratio)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(ground)
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image
