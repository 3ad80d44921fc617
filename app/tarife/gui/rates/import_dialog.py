"""Files of Meta's on their way into the rate cards: what was understood, before it counts."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.rates.card_tables import CHANGE_COLUMNS, changes_text, counts_text, ratio_text
from tarife.gui.rates.plan_price import OpenPlan, PlanPrice
from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import filled, full_sentence, full_text
from tarife.gui.text.numbers import count_text
from tarife.gui.text.times import date_text
from tarife.gui.widgets.choosers import choose, chosen_key, make_searchable
from tarife.gui.widgets.columns import title_text
from tarife.gui.widgets.labels import Note, button, empty, label, sentence_label, set_state
from tarife.gui.widgets.layouts import column_of_dialog
from tarife.gui.widgets.problem_list import Details, ProblemList
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.rates.cards import RateCard
from tarife.rates.change_log import usual_days
from tarife.rates.checks import HIGHEST_PLAUSIBLE, NO_LIRA
from tarife.rates.comparison import ChangeKind, Comparison
from tarife.rates.imports.review import (
    FILE_MISSING,
    PRICING_PAGE,
    Certainty,
    ImportAnswers,
    ImportReview,
    ReadFiles,
    review_files,
)
from tarife.rates.library import CardLibrary
from tarife.rates.meta.printed import FileLayout, PrintedCard
from tarife.terms.marking import marked
from tarife.terms.problems import Problem
from tarife.terms.sentences import in_language

_LAYOUTS: Final = {
    FileLayout.CONVERSATION_LIST: marked("rates per conversation"),
    FileLayout.MESSAGE_LIST: marked("list rates per message"),
    FileLayout.TIERS: marked("volume tiers"),
    FileLayout.LIST_WORKBOOK: marked("list rates per message"),
    FileLayout.TIERS_WORKBOOK: marked("volume tiers"),
    FileLayout.LONG: marked("one rate a row"),
    FileLayout.LONG_TIERS: marked("one volume tier a row"),
    FileLayout.EXPORTED: marked("a card that Tarife exported"),
}
_MARKETS: Final = marked("%1[market|markets]")
_MOST_NAMED: Final = 8
_MOST_STRANGE: Final = 3


def file_text(printed: PrintedCard) -> str:
    """Say what a file is and how much it holds."""
    parts = (
        printed.file,
        title_text(_LAYOUTS[printed.layout]),
        _markets_text(len(printed.markets)),
        counts_text(len(printed.rates), printed.tier_bands),
    )
    return "  ·  ".join(parts)


def _markets_text(count: int) -> str:
    return filled(title_text(_MARKETS), count_text(count, QLocale()))


def day_reason(first: ImportReview, found: ImportReview) -> str:
    """Say why a first day is proposed, or why it is asked.

    Args:
        first: What was understood before the person chose anything.
        found: What is understood now.
    """
    day = first.proposed
    if first.certainty is Certainty.PRINTED and day is not None:
        if found.day == day:
            return tr("The title of the file names this day.")
        text = tr("The title of the file names another day: %1.")
        return text.replace("%1", date_text(day))
    if first.certainty is Certainty.DOUBTFUL and day is not None:
        text = tr(
            "The title says %1, but Meta kept that title on later editions. Choose the day "
            "that the page named from which you took the file."
        )
        return text.replace("%1", date_text(day))
    return tr("Nothing in the file names its first day; choose it.")


def summary_text(found: ImportReview) -> str:
    """Say in one line what comes of the files."""
    if found.problems:
        count = len(found.problems)
        text = tr("%1 faults are in the way") if count > 1 else tr("One fault is in the way")
        return text.replace("%1", count_text(count, QLocale()))
    if found.card is None:
        return tr("One answer is missing")
    if found.is_known_already:
        return tr("You have exactly this card already")
    if found.comparison is None:
        text = tr("The first card in this currency: %1")
        return text.replace("%1", _markets_text(len(found.card.markets)))
    return _change_text(found.comparison)


def missing_text(found: ImportReview) -> str:
    """Say which of Meta's two files is missing, and where it is found; nothing if none is."""
    missing = [notice for notice in found.notices if notice.code in FILE_MISSING]
    return " ".join(full_sentence(notice) for notice in missing)


def detail_texts(found: ImportReview) -> list[str]:
    """Say what else to know."""
    texts = []
    if found.comparison is not None and not found.is_known_already:
        texts += _spread_texts(found.comparison)
    if found.is_replacing and not found.is_known_already:
        texts.append(tr("It takes the place of the card of the same day; that is kept."))
    if found.card is not None and not found.card.coverage.has_every_market:
        lacks = "; ".join(in_language(one, spoken()) for one in found.card.provenance.missing)
        text = tr("The card lacks %1.")
        texts.append(text.replace("%1", lacks))
    others = (notice for notice in found.notices if notice.code not in FILE_MISSING)
    return [*texts, *(full_sentence(notice) for notice in others)]


def strange_text(found: ImportReview) -> str:
    """Name the changes that are out of all proportion, the largest first."""
    texts = [full_sentence(each) for each in found.strange[:_MOST_STRANGE]]
    more = len(found.strange) - _MOST_STRANGE
    if more > 0:
        text = tr("And %1 more.")
        texts.append(text.replace("%1", count_text(more, QLocale())))
    return "\n".join(texts)


def _change_text(comparison: Comparison) -> str:
    text = tr("Against the card of %1: %2")
    return filled(
        text, date_text(comparison.before.id.effective_from), changes_text(comparison)
    )


def _spread_texts(comparison: Comparison) -> list[str]:
    ratios = [
        r for c in comparison.of_kind(ChangeKind.CHANGED) if (r := c.change_ratio) is not None
    ]
    texts = []
    if ratios:
        least, most = ratio_text(min(ratios)), ratio_text(max(ratios))
        text = (
            tr("List rates change by %1.")
            if least == most
            else tr("List rates change by %1 to %2.")
        )
        texts.append(filled(text, least, most))
    for template, markets in (
        (tr("New markets: %1."), comparison.new_markets),
        (tr("Missing markets: %1."), comparison.missing_markets),
    ):
        if markets:
            texts.append(filled(template, _named(markets)))
    return texts


def _named(markets: Sequence[str]) -> str:
    shown = ", ".join(territory_text(market) for market in markets[:_MOST_NAMED])
    more = len(markets) - _MOST_NAMED
    if more <= 0:
        return shown
    return filled(tr("%1 and %2 more"), shown, count_text(more, QLocale()))


_CHOOSER_PX: Final = 176
_OWN_PAGES: Final = 2
_LEAST_PX: Final = 720
_USUAL: Final = QSize(760, 640)
_FRAME: Final = QSize(40, 60)


class RateImportDialog(QDialog):
    """Shows what files say; `card` is what comes of it."""

    read_again_requested = Signal()
    other_files_requested = Signal()
    more_files_requested = Signal()

    def __init__(
        self,
        read: ReadFiles,
        library: CardLibrary,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import rates"))
        self.setMinimumWidth(_LEAST_PX)
        self.resize(_USUAL.boundedTo(self.screen().availableSize() - _FRAME))
        self._today = today
        self._book, self._markets = library.book, library.markets
        self._open: OpenPlan | None = None
        self.currency = QComboBox()
        self.day = QComboBox()
        self._files = QVBoxLayout()
        self._why = Note("small")
        self.summary = sentence_label("heading")
        self.price = PlanPrice()
        self.missing, self.strange = sentence_label("warn"), sentence_label("warn")
        self.confirm = QCheckBox(self.tr("I &have checked these changes: they are right"))
        self.details = Details()
        self.changes = ReadOnlyModel(CHANGE_COLUMNS, self)
        self.table = ReadOnlyTable(self.changes, self.tr("Changed rates"))
        self._pages = QStackedWidget()
        self.use_for_plan = QCheckBox(self.tr("Bill the open plan by this card"))
        self.use_for_plan.setChecked(True)
        self.use_for_plan.hide()
        self.accept_button = QPushButton(self.tr("Import card"))
        self.again_button = QPushButton(self.tr("Read again"))
        self.others_button = QPushButton(self.tr("Choose another file…"))
        self.more_button = button("link", self.tr("Add the missing file…"))
        self.page_button = button("link", self.tr("Open Meta's page"))
        self._lay_out()
        self.show_files(read)
        self._connect()

    @property
    def card(self) -> RateCard | None:
        """The card, if nothing is in its way."""
        return self.found.card

    @property
    def is_use_offered(self) -> bool:
        """Whether it is asked if the open plan is to be billed by the card."""
        card = self.card
        return (
            self._open is not None
            and card is not None
            and not self.found.is_known_already
            and self._open.will_be_billed_by(card)
        )

    def show_for(self, open_plan: OpenPlan) -> None:
        """Say what the card means for the open plan, and ask whether it is to bill it."""
        self._open = open_plan
        self.price.show_for(open_plan)
        self._show_plan()

    def show_files(self, read: ReadFiles) -> None:
        """Show what files say, once more or others; answers that they leave open stay."""
        self._read = read
        answers = chosen_key(self.currency), chosen_key(self.day)
        self._first = review_files(read, ImportAnswers(self._today), self._book, self._markets)
        empty(self._files)
        for printed in read.printed:
            self._files.addWidget(sentence_label("muted", file_text(printed)))
        waiting = [QSignalBlocker(chooser) for chooser in (self.currency, self.day)]
        self._fill_choosers(*answers)
        for blocker in waiting:
            blocker.unblock()
        self._understand()

    def done(self, result: int) -> None:
        """Stop pricing before the dialog goes."""
        self.price.close_work()
        super().done(result)

    def _connect(self) -> None:
        for chooser in (self.currency, self.day):
            chooser.currentTextChanged.connect(self._understand)
        self.confirm.toggled.connect(self._enable_accept)
        self.again_button.clicked.connect(self.read_again_requested)
        self.others_button.clicked.connect(self.other_files_requested)
        self.more_button.clicked.connect(self.more_files_requested)
        self.page_button.clicked.connect(_open_page)

    def _understand(self) -> None:
        """Understand the files anew, with what the person says of them."""
        key = chosen_key(self.day)
        given = ImportAnswers(
            self._today,
            date.fromisoformat(key) if key else None,
            chosen_key(self.currency),
        )
        self.found = review_files(self._read, given, self._book, self._markets)
        self._show(self.found)

    def _fill_choosers(self, currency: str | None, day: str | None) -> None:
        first = self._first.day
        printed = next(iter(self._read.currencies), currency)
        self.currency.clear()
        for code in HIGHEST_PLAUSIBLE:
            self.currency.addItem(code, code)
        self.currency.setAccessibleName(self.tr("Currency of the card"))
        self.currency.setToolTip(full_text(NO_LIRA))
        self.day.clear()
        for each in sorted(
            {*usual_days(self._today), *((first,) if first else ())}, reverse=True
        ):
            self.day.addItem(date_text(each), each.isoformat())
        self.day.setAccessibleName(self.tr("First day of the card"))
        for chooser, known in (
            (self.currency, printed),
            (self.day, first.isoformat() if first else day),
        ):
            line = chooser.lineEdit()
            if line is not None:
                line.setPlaceholderText(self.tr("Choose…"))
            chooser.setCurrentIndex(-1)
            if known is not None:
                choose(chooser, known)

    def _lay_out(self) -> None:
        form = self._answers()
        self._files.setSpacing(SIZES.space_1)
        links = QHBoxLayout()
        links.addWidget(self.more_button)
        links.addWidget(self.page_button)
        links.addStretch(1)
        self._pages.addWidget(QWidget())
        self._pages.addWidget(self.table)
        column = column_of_dialog(self)
        column.addWidget(label("title", self.tr("Import rates")))
        column.addLayout(self._files)
        column.addLayout(form)
        column.addWidget(self.missing)
        column.addLayout(links)
        column.addWidget(self.strange)
        column.addWidget(self.confirm)
        column.addWidget(self.summary)
        column.addWidget(self.price)
        column.addWidget(self.details)
        column.addWidget(self._pages, 1)
        column.addWidget(self.use_for_plan)
        column.addWidget(self._buttons())
        for made in (self.again_button, self.others_button, self.more_button, self.page_button):
            made.setAutoDefault(False)
        self.accept_button.setDefault(True)

    def _answers(self) -> QVBoxLayout:
        """Lay out what the person says of the files, side by side."""
        answers = QHBoxLayout()
        answers.setSpacing(SIZES.space_2)
        for name, chooser in (
            (self.tr("C&urrency"), self.currency),
            (self.tr("&Holds from"), self.day),
        ):
            make_searchable(chooser)
            chooser.setFixedWidth(_CHOOSER_PX)
            caption = label("", name)
            caption.setBuddy(chooser)
            answers.addWidget(caption)
            answers.addWidget(chooser)
            answers.addSpacing(SIZES.space_4)
        answers.addStretch(1)
        form = QVBoxLayout()
        form.setSpacing(SIZES.space_1)
        form.addLayout(answers)
        form.addWidget(self._why)
        return form

    def _buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        made = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        made.addButton(self.accept_button, roles.AcceptRole)
        made.addButton(self.again_button, roles.ResetRole)
        made.addButton(self.others_button, roles.ResetRole)
        made.accepted.connect(self.accept)
        made.rejected.connect(self.reject)
        return made

    def _show(self, found: ImportReview) -> None:
        self._why.setText(day_reason(self._first, found))
        set_state(self.day, "bad" if found.day is None else "")
        set_state(self.currency, "bad" if found.currency is None else "")
        strange = strange_text(found)
        if strange != self.strange.text():
            self.confirm.setChecked(False)
        self.strange.setText(strange)
        self.strange.setVisible(bool(strange))
        self.confirm.setVisible(bool(strange))
        self._enable_accept()
        self.again_button.setVisible(bool(found.problems))
        self.summary.setText(summary_text(found))
        self.details.show_texts(detail_texts(found))
        missing = missing_text(found)
        self.missing.setText(missing)
        for part in (self.missing, self.more_button, self.page_button):
            part.setVisible(bool(missing))
        changes = found.comparison.changes if found.comparison else ()
        self.changes.show(changes)
        self._show_page(found.problems, has_changes=bool(changes))
        self._show_plan()

    def _enable_accept(self) -> None:
        found = self.found
        is_new = found.card is not None and not found.is_known_already
        is_sure = not found.strange or self.confirm.isChecked()
        self.accept_button.setEnabled(is_new and is_sure)

    def _show_plan(self) -> None:
        is_new = not self.found.is_known_already
        self.price.show_card(self.card if is_new else None)
        self.use_for_plan.setVisible(self.is_use_offered)

    def _show_page(self, problems: tuple[Problem, ...], *, has_changes: bool) -> None:
        """Show the problems, else the changes, else nothing."""
        while self._pages.count() > _OWN_PAGES:
            page = self._pages.widget(_OWN_PAGES)
            self._pages.removeWidget(page)
            page.deleteLater()
        if problems:
            self._pages.addWidget(ProblemList(problems))
            self._pages.setCurrentIndex(_OWN_PAGES)
        else:
            self._pages.setCurrentWidget(self.table if has_changes else self._pages.widget(0))


def _open_page() -> None:
    QDesktopServices.openUrl(QUrl(f"https://{PRICING_PAGE}"))
