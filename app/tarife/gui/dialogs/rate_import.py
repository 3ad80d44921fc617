"""Files of Meta's on their way into the rate cards: what was understood, before it counts."""

from datetime import date
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.choosers import choose, chosen_key, make_searchable
from tarife.gui.dialogs.problems import problem_list
from tarife.gui.labels import empty, label, sentence_label, set_state
from tarife.gui.languages import spoken
from tarife.gui.models.cards import day_text
from tarife.gui.models.columns import title_text
from tarife.gui.models.plain import PlainModel
from tarife.gui.models.rate_changes import CHANGE_COLUMNS, ratio_text
from tarife.gui.numbers import count_text
from tarife.gui.panels.plain_table import PlainTable
from tarife.gui.place_names import place_name
from tarife.gui.texts import full_sentence
from tarife.gui.theme import SIZES
from tarife.rates.cards import Coverage, RateCard
from tarife.rates.change_log import usual_days
from tarife.rates.checks import HIGHEST_PLAUSIBLE
from tarife.rates.comparison import Comparison, Kind, RateChange
from tarife.rates.library import CardLibrary
from tarife.rates.meta.printed import Layout, PrintedCard
from tarife.rates.understanding import (
    Certainty,
    Given,
    ReadFiles,
    Understanding,
    understand,
)
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.problems import Problem
from tarife.terms.sentences import in_language

_CHOOSER_PX: Final = 240
_OWN_PAGES: Final = 2
_LAYOUTS: Final = {
    Layout.CONVERSATION_LIST: QT_TRANSLATE_NOOP("Columns", "rates per conversation"),
    Layout.MESSAGE_LIST: QT_TRANSLATE_NOOP("Columns", "list rates per message"),
    Layout.TIERS: QT_TRANSLATE_NOOP("Columns", "volume tiers"),
    Layout.LIST_WORKBOOK: QT_TRANSLATE_NOOP("Columns", "list rates per message"),
    Layout.TIERS_WORKBOOK: QT_TRANSLATE_NOOP("Columns", "volume tiers"),
    Layout.EXPORTED: QT_TRANSLATE_NOOP("Columns", "a card that Tarife exported"),
}


class RateImportDialog(QDialog):
    """Shows what files say; `card` is what comes of it."""

    def __init__(
        self,
        read: ReadFiles,
        library: CardLibrary,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import rates"))
        self.resize(760, 640)
        self._read = read
        self._today = today
        self._book, self._markets = library.book, library.markets
        self.currency = QComboBox()
        self.day = QComboBox()
        self._why = sentence_label("small")
        self.summary = sentence_label("heading")
        self._details = QVBoxLayout()
        self.changes = PlainModel[RateChange](CHANGE_COLUMNS, self)
        self.table = PlainTable(self.changes, self.tr("Changed rates"))
        self._pages = QStackedWidget()
        self.use_for_plan = QCheckBox(self.tr("Bill the open plan by this card"))
        self.use_for_plan.hide()
        self.accept_button = QPushButton(self.tr("Import card"))
        self._fill_choosers()
        self._lay_out()
        self.found = self._understand()
        for chooser in (self.currency, self.day):
            chooser.currentTextChanged.connect(self._understand)

    @property
    def card(self) -> RateCard | None:
        """The card, if nothing is in its way."""
        return self.found.card

    def offer_use(self) -> None:
        """Ask whether the open plan, which keeps its own rates, is to be billed by the card."""
        self.use_for_plan.setChecked(True)
        self.use_for_plan.show()

    def _understand(self) -> Understanding:
        """Understand the files anew, with what the person says of them."""
        key = chosen_key(self.day)
        given = Given(
            self._today,
            date.fromisoformat(key) if key else None,
            chosen_key(self.currency),
        )
        self.found = understand(self._read, given, self._book, self._markets)
        self._show(self.found)
        return self.found

    def _fill_choosers(self) -> None:
        printed = next((c.currency for c in self._read.printed if c.currency), None)
        for code in HIGHEST_PLAUSIBLE:
            self.currency.addItem(code, code)
        self.currency.setAccessibleName(self.tr("Currency of the card"))
        first = understand(self._read, Given(self._today), self._book, self._markets)
        days = {*usual_days(self._today), *((first.day,) if first.day else ())}
        for day in sorted(days, reverse=True):
            self.day.addItem(day_text(day), day.isoformat())
        self.day.setAccessibleName(self.tr("First day of the card"))
        for chooser, known in (
            (self.currency, printed),
            (self.day, first.day.isoformat() if first.day else None),
        ):
            make_searchable(chooser)
            chooser.setMaximumWidth(_CHOOSER_PX)
            line = chooser.lineEdit()
            if line is not None:
                line.setPlaceholderText(self.tr("Choose…"))
            chooser.setCurrentIndex(-1)
            if known is not None:
                choose(chooser, known)
        self._certainty = first.certainty
        self._proposed = first.proposed

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SIZES.space_4)
        form.setVerticalSpacing(SIZES.space_2)
        form.addRow(self.tr("C&urrency"), self.currency)
        form.addRow(self.tr("&Holds from"), self.day)
        form.addRow("", self._why)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._details.setSpacing(SIZES.space_1)
        self._pages.addWidget(QWidget())
        self._pages.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_6, SIZES.space_4)
        column.setSpacing(SIZES.space_3)
        column.addWidget(label("title", self.tr("Import rates")))
        files = QVBoxLayout()
        files.setSpacing(SIZES.space_1)
        for printed in self._read.printed:
            files.addWidget(sentence_label("muted", _file_text(printed)))
        column.addLayout(files)
        column.addLayout(form)
        column.addWidget(self.summary)
        column.addLayout(self._details)
        column.addWidget(self._pages, 1)
        column.addWidget(self.use_for_plan)
        column.addWidget(buttons)

    def _show(self, found: Understanding) -> None:
        self._why.setText(self._why_text(found))
        set_state(self.day, "bad" if found.day is None else "")
        set_state(self.currency, "bad" if found.currency is None else "")
        self.accept_button.setEnabled(found.card is not None and not found.is_known_already)
        self.summary.setText(self._summary_text(found))
        empty(self._details)
        for text in self._detail_texts(found):
            self._details.addWidget(sentence_label("muted", text))
        changes = found.comparison.changes if found.comparison else ()
        self.changes.show(changes)
        self._show_page(found.problems, has_changes=bool(changes))

    def _show_page(self, problems: tuple[Problem, ...], *, has_changes: bool) -> None:
        """Show the problems, else the changes, else nothing."""
        while self._pages.count() > _OWN_PAGES:
            page = self._pages.widget(_OWN_PAGES)
            self._pages.removeWidget(page)
            page.deleteLater()
        if problems:
            self._pages.addWidget(problem_list(problems))
            self._pages.setCurrentIndex(_OWN_PAGES)
        else:
            self._pages.setCurrentWidget(self.table if has_changes else self._pages.widget(0))

    def _why_text(self, found: Understanding) -> str:
        if self._certainty is Certainty.PRINTED and self._proposed is not None:
            if found.day == self._proposed:
                return self.tr("The title of the file names this day.")
            text = self.tr("The title of the file names another day: %1.")
            return text.replace("%1", day_text(self._proposed))
        if self._certainty is Certainty.DOUBTFUL and self._proposed is not None:
            text = self.tr(
                "The title says %1, but Meta kept that title on later editions. Choose the day "
                "that the page named from which you took the file."
            )
            return text.replace("%1", day_text(self._proposed))
        return self.tr("Nothing in the file names its first day; choose it.")

    def _summary_text(self, found: Understanding) -> str:
        if found.problems:
            count = len(found.problems)
            text = (
                self.tr("%1 faults are in the way")
                if count > 1
                else self.tr("One fault is in the way")
            )
            return text.replace("%1", count_text(count, QLocale()))
        if found.card is None:
            return self.tr("One answer is missing")
        if found.is_known_already:
            return self.tr("You have exactly this card already")
        if found.comparison is None:
            return self.tr("The first card in this currency: %1 markets").replace(
                "%1", str(len(found.card.markets))
            )
        return self._change_text(found.comparison)

    def _change_text(self, comparison: Comparison) -> str:
        text = self.tr("Against the card of %1: %2")
        text = text.replace("%1", day_text(comparison.before.id.effective_from))
        kinds = (
            (Kind.CHANGED, self.tr("%1 rates change")),
            (Kind.TIERS, self.tr("%1 have other volume tiers")),
            (Kind.NEW, self.tr("%1 are new")),
            (Kind.MISSING, self.tr("%1 are missing")),
        )
        counts = [(len(comparison.of_kind(kind)), words) for kind, words in kinds]
        parts = [
            words.replace("%1", count_text(count, QLocale()))
            for count, words in counts
            if count
        ]
        return text.replace("%2", ", ".join(parts))

    def _detail_texts(self, found: Understanding) -> list[str]:
        texts = []
        if found.comparison is not None and not found.is_known_already:
            texts += self._spread_text(found.comparison)
        if found.is_replacing and not found.is_known_already:
            texts.append(
                self.tr("It takes the place of the card of the same day; that is kept.")
            )
        if found.card is not None and found.card.coverage is not Coverage.COMPLETE:
            lacks = "; ".join(
                in_language(one, spoken()) for one in found.card.provenance.missing
            )
            texts.append(self.tr("The card lacks %1.").replace("%1", lacks))
        return [*texts, *(full_sentence(notice) for notice in found.notices)]

    def _spread_text(self, comparison: Comparison) -> list[str]:
        ratios = [
            r for c in comparison.of_kind(Kind.CHANGED) if (r := c.change_ratio) is not None
        ]
        texts = []
        if ratios:
            text = self.tr("List rates change by %1 to %2.")
            text = text.replace("%1", ratio_text(min(ratios)))
            texts.append(text.replace("%2", ratio_text(max(ratios))))
        if comparison.new_markets:
            names = ", ".join(map(place_name, comparison.new_markets))
            texts.append(self.tr("New markets: %1.").replace("%1", names))
        if comparison.missing_markets:
            names = ", ".join(map(place_name, comparison.missing_markets))
            texts.append(self.tr("Missing markets: %1.").replace("%1", names))
        return texts


def _file_text(printed: PrintedCard) -> str:
    parts = (
        printed.file,
        title_text(_LAYOUTS[printed.layout]),
        title_text(_MARKETS).replace("%1", str(len(printed.markets))),
        title_text(_RATES).replace("%1", count_text(printed.bands, QLocale())),
    )
    return "  ·  ".join(parts)


_MARKETS: Final = QT_TRANSLATE_NOOP("Columns", "%1 markets")
_RATES: Final = QT_TRANSLATE_NOOP("Columns", "%1 rates")
