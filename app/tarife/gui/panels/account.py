"""The business account as a form; every field says in a line what it does."""

from dataclasses import replace
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.choosers import choose, chooser_of, chosen_key
from tarife.gui.labels import label, sentence_label, set_state
from tarife.gui.models.columns import Choice, Limits
from tarife.gui.models.lines import country_choices
from tarife.gui.session import PlanSession
from tarife.gui.texts import rules_name
from tarife.gui.theme import SIZES
from tarife.plan.account import Account, Rules
from tarife.plan.changes import SetAccount, SetPlanField
from tarife.plan.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets import Markets
from tarife.terms.problems import Problem

_FIRST_INTERNATIONAL = QDate(2024, 6, 1)


class AccountPanel(QWidget):
    """Edits the account of the plan, and its name."""

    def __init__(
        self,
        session: PlanSession,
        markets: Markets,
        book: RateBook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._refusals: dict[str, Problem] = {}
        self._is_showing = False
        self.name = QLineEdit()
        self.currency = self._choice(
            "currency", tuple(Choice(code, code) for code in book.currencies)
        )
        self.time_zone = self._choice(
            "time_zone", tuple(Choice(zone, zone) for zone in sorted(available_timezones()))
        )
        self.home_country = self._choice("home_country", country_choices(markets))
        self.rules = self._choice(
            "rules", tuple(Choice(rules.value, rules_name(rules)) for rules in Rules)
        )
        self.numbers = self._number("numbers")
        self.free_entry_hours = self._number("free_entry_hours")
        self.service_allowance = self._number("service_allowance")
        self.allowance_used = self._number("allowance_used")
        self.is_international = QCheckBox(self.tr("Subject to it from"))
        self.is_international.setMinimumWidth(170)
        self.international_from = QDateEdit()
        self._sentence = sentence_label("bad")
        self._connect()
        self._lay_out()
        session.plan_opened.connect(self._take_document)
        session.plan_changed.connect(self.show_plan)

    def show_plan(self, plan: Plan) -> None:
        """Show the account of a plan."""
        self._is_showing = True
        account = plan.account
        self.name.setText(plan.name)
        for field in ("currency", "time_zone", "home_country", "rules"):
            if field not in self._refusals:
                choose(getattr(self, field), str(getattr(account, field)))
        for field in ("numbers", "free_entry_hours", "service_allowance", "allowance_used"):
            getattr(self, field).setValue(getattr(account, field))
        start = account.authentication_international_from
        self.is_international.setChecked(start is not None)
        self.international_from.setEnabled(start is not None)
        if start is not None:
            self.international_from.setDate(QDate(start.year, start.month, start.day))
        self._is_showing = False

    def _take_document(self, _plan: Plan) -> None:
        self._refusals.clear()
        self._tell_refusals()

    def _choice(self, field: str, choices: tuple[Choice, ...]) -> QComboBox:
        made = chooser_of(choices, field.replace("_", " "))
        made.activated.connect(lambda _: self._take_choice(field, made))
        line = made.lineEdit()
        if line is not None:
            line.editingFinished.connect(lambda: self._take_choice(field, made))
        return made

    def _take_choice(self, field: str, chooser: QComboBox) -> None:
        if self._is_showing:
            return
        key = chosen_key(chooser)
        if key is None:
            text = self.tr("%1 is not on the list; choose an entry")
            sentence = text.replace("%1", repr(chooser.currentText()))
            self._refusals[field] = Problem("refused-field", f"account.{field}", sentence)
        else:
            self._refusals.pop(field, None)
        set_state(chooser, "bad" if key is None else "")
        self._tell_refusals()
        if key is not None:
            self._set(field, Rules(key) if field == "rules" else key)

    def _tell_refusals(self) -> None:
        problems = tuple(self._refusals.values())
        self._sentence.setText("\n".join(problem.message for problem in problems))
        self._sentence.setVisible(bool(problems))
        self._session.refuse("account", problems)

    def _number(self, field: str) -> QSpinBox:
        limits = Limits.of(Account, field)
        made = QSpinBox()
        made.setRange(int(limits.least), int(limits.most))
        made.setGroupSeparatorShown(True)
        made.setKeyboardTracking(False)
        made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setAccessibleName(field.replace("_", " "))
        made.valueChanged.connect(lambda value: self._set(field, value))
        return made

    def _set(self, field: str, value: Any) -> None:
        plan = self._session.plan
        if plan is None or self._is_showing:
            return
        changed: dict[str, Any] = {field: value}
        self._session.apply(SetAccount(replace(plan.account, **changed), field))

    def _set_international(self) -> None:
        day: Any = self.international_from.date().toPython()
        is_on = self.is_international.isChecked()
        self._set("authentication_international_from", day if is_on else None)

    def _set_name(self) -> None:
        plan = self._session.plan
        if plan is not None and not self._is_showing:
            self._session.apply(SetPlanField("name", self.name.text().strip() or plan.name))

    def _connect(self) -> None:
        self.name.setAccessibleName(self.tr("name of the plan"))
        self.name.editingFinished.connect(self._set_name)
        self.international_from.setCalendarPopup(True)
        self.international_from.setMinimumDate(_FIRST_INTERNATIONAL)
        self.international_from.setAccessibleName(self.tr("authentication-international from"))
        self.international_from.dateChanged.connect(self._set_international)
        self.is_international.clicked.connect(self._set_international)

    def _lay_out(self) -> None:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, SIZES.space_3, SIZES.space_3)
        grid.setHorizontalSpacing(SIZES.space_4)
        grid.setVerticalSpacing(SIZES.space_3)
        grid.setColumnStretch(2, 1)
        for place, (name, field, explanation) in enumerate(self._rows()):
            caption = label("", name)
            caption.setBuddy(field)
            grid.addWidget(caption, place, 0, Qt.AlignmentFlag.AlignVCenter)
            field.setFixedWidth(250)
            grid.addWidget(field, place, 1)
            grid.addWidget(sentence_label("small", explanation), place, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addWidget(label("heading", self.tr("Account and rates")))
        column.addWidget(self._sentence)
        column.addWidget(scroll, 1)
        self._sentence.hide()

    def _rows(self) -> tuple[tuple[str, QWidget, str], ...]:
        international = QWidget()
        row = QHBoxLayout(international)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.is_international)
        row.addWidget(self.international_from, 1)
        return (
            (
                self.tr("Plan name"),
                self.name,
                self.tr("What people call this plan; it heads the budget."),
            ),
            (
                self.tr("Currency"),
                self.currency,
                self.tr("Meta bills in it, from a card of its own; nothing is converted."),
            ),
            (
                self.tr("Time zone"),
                self.time_zone,
                self.tr("Days, months and new rules begin at its midnight."),
            ),
            (
                self.tr("Home country"),
                self.home_country,
                self.tr(
                    "Where the business is; it matters for authentication-international only."
                ),
            ),
            (
                self.tr("Billing rules"),
                self.rules,
                self.tr("Those of the plan's month, or any others as a what-if."),
            ),
            (
                self.tr("Phone numbers"),
                self.numbers,
                self.tr("People are spread evenly over them; each has its own allowance."),
            ),
            (
                self.tr("Free entry hours"),
                self.free_entry_hours,
                self.tr("How long one stays open. Meta guarantees 72 and says up to 168."),
            ),
            (
                self.tr("Free service messages"),
                self.service_allowance,
                self.tr("A month and number, from October 2026; not every source has it."),
            ),
            (
                self.tr("Of these used elsewhere"),
                self.allowance_used,
                self.tr("What traffic outside this plan takes of the allowance or free tier."),
            ),
            (
                self.tr("Authentication-intl."),
                international,
                self.tr("Codes to listed countries other than home then cost their own rate."),
            ),
        )
