"""What may be added to the board: as a row of buttons, and as a menu at a moment."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from tarife.gui.playground.look import paint_act
from tarife.gui.playground.words import OFFERED, act_name, full_name
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES, Tokens
from tarife.insight.playground.situation import Act

_ICON = 14
_SHARP = 2
_IN_A_ROW = (
    Act.PERSON_WRITES,
    Act.AD_ON_PHONE,
    Act.REPLY,
    Act.MARKETING,
    Act.UTILITY,
    Act.AUTHENTICATION,
    Act.REACTION,
)


def act_icon(act: Act, tokens: Tokens) -> QIcon:
    """Draw the sign of an act."""
    picture = QPixmap(QSize(_ICON, _ICON) * _SHARP)
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_act(painter, QPointF(_ICON / 2, _ICON / 2), act, tokens)
    painter.end()
    return QIcon(picture)


def act_menu(parent: QWidget, appearance: Appearance) -> QMenu:
    """Offer every act; what is chosen holds it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for act in OFFERED:
        action = menu.addAction(act_icon(act, appearance.tokens), full_name(act))
        action.setData(act.value)  # Qt hands text back
    return menu


class ActButtons(QWidget):
    """Offers the usual acts, each by its sign and name."""

    act_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Act, QToolButton] = {}
        row = bare_row(self, SIZES.space_1)
        for act in _IN_A_ROW:
            made = QToolButton()
            made.setText(act_name(act))
            made.setProperty("role", "act")
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setIconSize(QSize(_ICON, _ICON))
            made.setToolTip(filled(tr("Add: %1"), full_name(act)))
            made.setAccessibleName(filled(tr("Add: %1"), full_name(act)))
            made.clicked.connect(lambda _=False, chosen=act: self.act_chosen.emit(chosen))
            self.buttons[act] = made
            row.addWidget(made)
        self._set_icons(appearance.tokens)
        appearance.changed.connect(self._set_icons)

    def _set_icons(self, tokens: Tokens) -> None:
        for act, made in self.buttons.items():
            made.setIcon(act_icon(act, tokens))
