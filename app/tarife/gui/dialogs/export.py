"""Asks what an export is to be of, and in which language a budget is written."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QWidget

from tarife.gui.dialogs.budget import buttons_of, column_of_dialog
from tarife.gui.labels import sentence_label
from tarife.terms.languages import LANGUAGE_NAMES, Language


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What an export is to be like.

    Attributes:
        variant: What is shown beside the plan, by its name; empty is the plan itself.
        language: The language of a budget; nothing where it is not asked for.
    """

    variant: str = ""
    language: Language | None = None


class ExportDialog(QDialog):
    """Offers what is shown, or the plan; `wish` is what is chosen."""

    def __init__(self, usual: ExportWish, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        is_budget = usual.language is not None
        self.setWindowTitle(
            self.tr("Export the Excel budget") if is_budget else self.tr("Export")
        )
        self.variants = QComboBox()
        self.variants.setAccessibleName(self.tr("What is exported"))
        self.variants.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.variants.addItem(usual.variant, usual.variant)
        self.variants.addItem(self.tr("The plan"), "")
        self.languages = QComboBox()
        self.languages.setAccessibleName(self.tr("Language of the budget"))
        for language, name in LANGUAGE_NAMES.items():
            self.languages.addItem(name, language)
        form = QFormLayout()
        if usual.variant:
            form.addRow(self.tr("Figures of"), self.variants)
        if usual.language is not None:
            self.languages.setCurrentIndex(list(LANGUAGE_NAMES).index(usual.language))
            form.addRow(self.tr("Language"), self.languages)
        column = column_of_dialog(self)
        column.addLayout(form)
        for sentence in self._sentences(is_budget=is_budget):
            column.addWidget(sentence_label("muted", sentence))
        column.addStretch(1)
        column.addWidget(buttons_of(self, self.tr("Export…")))
        self.resize(420, 0)

    @property
    def wish(self) -> ExportWish:
        """What is chosen."""
        variant = self.variants.currentData() if self._usual.variant else ""
        if self._usual.language is None:
            return ExportWish(variant)
        return ExportWish(variant, list(LANGUAGE_NAMES)[self.languages.currentIndex()])

    def _sentences(self, *, is_budget: bool) -> list[str]:
        """Say what the choice means."""
        if not is_budget:
            return []
        live = self.tr(
            "A live model: rates, volumes and shares can be edited in it. Volumes, shares "
            "and costs come back into the plan with Import edited budget; rates do not."
        )
        beside = self.tr(
            "It holds the plan and every scenario side by side; what you choose here is what "
            "it shows first."
        )
        return [live, beside] if self._usual.variant else [live]
