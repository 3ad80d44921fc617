"""The questions before a new plan: which month, from where, in which currency."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QLocale, QTimeZone
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QPushButton,
    QWidget,
)

from tarife.gui.text.names import full_text, month_name
from tarife.gui.widgets.choosers import choose, chooser_of, chosen_key, country_chooser
from tarife.gui.widgets.columns import Choice, zone_choices
from tarife.gui.widgets.labels import Note, label, sentence_label, set_state
from tarife.gui.widgets.layouts import column_of_dialog
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.account import Account
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.names import MONTH_PLAN, given
from tarife.rates.book import RateBook
from tarife.rates.cards import Rate
from tarife.rates.checks import NO_LIRA, hint_for_currency
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

_MONTHS_BACK = 3
_MONTHS_AHEAD = 15
_FALLBACK_COUNTRY = "US"
_TURKEY = "TR"
_FALLBACK_CURRENCY = "USD"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a new plan begins with, before anybody chose."""

    month: BillingMonth
    country: str
    currency: str

    @classmethod
    def of(cls, today: date, locale: QLocale, book: RateBook, markets: Markets) -> "Defaults":
        """Take the next month, and country and currency of the locale where there are rates."""
        month = BillingMonth.of(today).shifted(1)
        country = QLocale.territoryToCode(locale.territory())
        home = country if country in markets.by_code else _FALLBACK_COUNTRY
        return cls(month, home, usual_currency(home, month, book, markets))


def usual_currency(country: str, month: BillingMonth, book: RateBook, markets: Markets) -> str:
    """Choose the currency of a country, where its card has a rate for it."""
    of_country = QLocale(
        *(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript),
        QLocale.codeToTerritory(country),
    )
    currency = of_country.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    market = markets.market_of_country(country, month.first_day)
    rate = book.find(currency, month.first_day, str(market), Category.MARKETING)
    return currency if isinstance(rate, Rate) else _FALLBACK_CURRENCY


def time_zone_of(country: str) -> str:
    """Choose the time zone of a country: the computer's own if it lies there."""
    territory = QLocale.codeToTerritory(country)
    zones = [bytes(zone.data()).decode() for zone in QTimeZone.availableTimeZoneIds(territory)]
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    if own in zones or not zones:
        return own if "/" in own else "UTC"
    capital = [zone for zone in zones if "/" in zone]
    return capital[0] if capital else zones[0]


def usual_account(defaults: Defaults) -> Account:
    """Make the account of a new plan as it begins."""
    return Account(
        currency=defaults.currency,
        time_zone=time_zone_of(defaults.country),
        home_country=defaults.country,
    )


class NewPlanDialog(QDialog):
    """Asks for month, country and currency; `plan` is what comes of it.

    Of a plan that is made of real traffic the time zone is asked, and no month.
    """

    def __init__(
        self,
        defaults: Defaults,
        book: RateBook,
        markets: Markets,
        parent: QWidget | None = None,
        *,
        of_traffic: bool = False,
    ) -> None:
        super().__init__(parent)
        self._of_traffic = of_traffic
        self._month = defaults.month
        self._rates = book, markets
        title = self.tr("Plan from real traffic") if of_traffic else self.tr("New plan")
        self.setWindowTitle(title)
        self.month = QComboBox()
        for step in range(-_MONTHS_BACK - 1, _MONTHS_AHEAD):
            month = defaults.month.shifted(step)
            self.month.addItem(month_name(month), str(month))
        self.month.setAccessibleName(self.tr("Month"))
        choose(self.month, str(defaults.month))
        self.country = country_chooser(markets, self.tr("Country of the business"))
        choose(self.country, defaults.country)
        currencies = tuple(Choice(code, code) for code in book.currencies)
        self.currency = chooser_of(currencies, self.tr("Billing currency", "field"))
        choose(self.currency, defaults.currency)
        self._proposed = defaults.currency
        self.zone = chooser_of(zone_choices() if of_traffic else (), self.tr("Time zone"))
        choose(self.zone, time_zone_of(defaults.country))
        self._create = QPushButton(self.tr("Create plan"))
        self.no_lira, self._sentence = Note("small"), Note("bad")
        self.no_lira.setText(full_text(NO_LIRA))
        self._sentence.hide()
        for chooser in (self.country, self.currency, self.zone):
            chooser.currentTextChanged.connect(self._clear_error)
        self._lay_out()
        self.country.currentTextChanged.connect(self._explain_currency)
        self.country.currentTextChanged.connect(self._propose)
        self._explain_currency()

    def plan(self) -> Plan:
        """Make the plan: one row of the grid for the country, and an account for it."""
        country = chosen_key(self.country) or _FALLBACK_COUNTRY
        month = BillingMonth.parse(str(self.month.currentData()))
        currency = chosen_key(self.currency) or _FALLBACK_CURRENCY
        account = usual_account(Defaults(month, country, currency))
        account = replace(account, time_zone=chosen_key(self.zone) or account.time_zone)
        return Plan(
            given(MONTH_PLAN, month=month.first_day), month, account, (GridRow(country),)
        )

    def accept(self) -> None:
        """Close if everything is answered, else say what is missing."""
        asked = [
            (self.country, self.tr("Choose a country from the list.")),
            (self.currency, self.tr("Choose a currency from the list.")),
        ]
        if self._of_traffic:
            asked.append((self.zone, self.tr("Choose a time zone from the list.")))
        for chooser, sentence in asked:
            is_known = chosen_key(chooser) is not None
            hint = hint_for_currency(chooser.currentText())
            set_state(chooser, "" if is_known else "bad")
            if not is_known:
                self._sentence.setText(full_text(hint) if hint else sentence)
                self._sentence.show()
                self.no_lira.hide()
                chooser.setFocus()
                return
        super().accept()

    def _clear_error(self) -> None:
        """Take back what was said of an answer that is being changed."""
        for chooser in (self.country, self.currency, self.zone):
            set_state(chooser, "")
        self._sentence.hide()
        self._explain_currency()
        self._create.setDefault(True)

    def _explain_currency(self) -> None:
        """Say why there is no card in lira to those who look for it."""
        self.no_lira.setVisible(chosen_key(self.country) == _TURKEY)

    def _propose(self) -> None:
        """Choose time zone and currency of the country, unless a person chose a currency."""
        country = chosen_key(self.country)
        if country is None:
            return
        choose(self.zone, time_zone_of(country))
        if self.currency.currentText() == self._proposed:
            self._proposed = usual_currency(country, self._month, *self._rates)
            choose(self.currency, self._proposed)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SIZES.space_4)
        form.setVerticalSpacing(SIZES.space_3)
        if not self._of_traffic:
            form.addRow(self.tr("&Month"), self.month)
        form.addRow(self.tr("&Country of the business"), self.country)
        why = self.tr("Sets the time zone; one-time passwords sent abroad can cost more.")
        form.addRow("", sentence_label("small", why))
        form.addRow(self.tr("C&urrency"), self.currency)
        if self._of_traffic:
            form.addRow(self.tr("&Time zone"), self.zone)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._create, QDialogButtonBox.ButtonRole.AcceptRole)
        self._create.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = column_of_dialog(self)
        column.setSpacing(SIZES.space_4)
        column.addWidget(label("title", self.windowTitle()))
        if self._of_traffic:
            text = self.tr("Files do not tell whose they are. Which account were they of?")
            column.addWidget(sentence_label("muted", text))
        column.addLayout(form)
        notes = QGridLayout()  # one room for both
        for part in (self._sentence, self.no_lira):
            notes.addWidget(part, 0, 0)
        column.addLayout(notes)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(420)
