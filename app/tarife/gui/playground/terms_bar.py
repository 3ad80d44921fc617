"""What is assumed beside the messages: the person's country, the currency, the allowance."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from tarife.gui.playground.game import Game
from tarife.gui.widgets.choosers import choose, chosen_key, country_chooser
from tarife.gui.widgets.labels import ElidedLabel, label
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets

_HOME = "TR"
_OTHER_HOME = "DE"


class TermsBar(QWidget):
    """Shows and changes what surrounds the messages."""

    message = Signal(str)

    def __init__(
        self, game: Game, known: tuple[RateBook, Markets], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        book, markets = known
        self._game = game
        self.country = country_chooser(markets, self.tr("The person's country"))
        self.country.setMinimumContentsLength(12)
        self.currency = QComboBox()
        self.currency.addItems(list(book.currencies))
        self.currency.setAccessibleName(self.tr("Billing currency"))
        self.used = QCheckBox(self.tr("Free replies &used up"))
        self.used.setToolTip(
            self.tr("Other people have used the month's free replies or conversations.")
        )
        self.abroad = QCheckBox(self.tr("Business &abroad"))
        self.abroad.setToolTip(
            self.tr(
                "The business sits in another country and is subject to "
                "authentication-international rates."
            )
        )
        self._tiers = ElidedLabel("small")
        self._tiers.show_text(self.tr("Volume tiers begin with these messages."))
        self._lay_out()
        self._show()
        game.changed.connect(self._show)
        self.country.activated.connect(self._take)
        if (line := self.country.lineEdit()) is not None:
            line.editingFinished.connect(self._take)
        self.currency.activated.connect(self._take)
        self.used.clicked.connect(self._take)
        self.abroad.clicked.connect(self._take)

    def _lay_out(self) -> None:
        row = bare_row(self, SIZES.space_2)
        row.addWidget(label("muted", self.tr("Person in")))
        row.addWidget(self.country)
        row.addWidget(label("muted", self.tr("billed in")))
        row.addWidget(self.currency)
        row.addSpacing(SIZES.space_1)
        row.addWidget(self.used)
        row.addWidget(self.abroad)
        row.addWidget(self._tiers, 1)

    def _show(self) -> None:
        situation = self._game.situation
        choose(self.country, situation.country)
        self.currency.setCurrentText(situation.currency)
        self.used.setChecked(situation.is_allowance_used)
        self.abroad.setChecked(bool(situation.home_country))

    def _take(self) -> None:
        situation = self._game.situation
        country = chosen_key(self.country) or situation.country
        home = _OTHER_HOME if country == _HOME else _HOME
        if not self.abroad.isChecked():
            home = ""
        self._game.set_terms(
            replace(
                situation,
                country=country,
                currency=self.currency.currentText(),
                is_allowance_used=self.used.isChecked(),
                home_country=home,
            )
        )
        self._show()
