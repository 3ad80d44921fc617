"""The row that fills the partner's fields from a saved profile, and saves them as one."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from tarife.documents.partners import load_partners, remove_partner, save_partner
from tarife.gui.text.languages import spoken
from tarife.gui.widgets.labels import Note, button, set_state
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.insight.partners import EXAMPLE
from tarife.plan.model.costs import Partner
from tarife.plan.model.plan import Plan
from tarife.plan.names import name_in
from tarife.terms.problems import OutsideError, Problem


class Profiles(QObject):
    """The saved profiles, and the example that ships; `changed` tells that they differ now."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.saved: tuple[Partner, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.read()

    @property
    def offered(self) -> tuple[Partner, ...]:
        """Every profile that can be used, the example last."""
        name, note = (name_in(text, spoken()) for text in (EXAMPLE.name, EXAMPLE.note))
        return (*self.saved, replace(EXAMPLE, name=name, note=note))

    def read(self) -> None:
        """Read the folder anew."""
        self.saved, self.problems = load_partners(self._folder)
        self.changed.emit()

    def save(self, partner: Partner) -> str:
        """Save a profile under its name.

        Returns:
            Why it could not be saved, or nothing.
        """
        try:
            save_partner(partner, self._folder)
        except OutsideError as error:
            return error.said(spoken())
        self.read()
        return ""

    def remove(self, name: str) -> str:
        """Remove the profile of a name.

        Returns:
            Why it could not be removed, or nothing.
        """
        try:
            remove_partner(name, self._folder)
        except OutsideError as error:
            return error.said(spoken())
        self.read()
        return ""


class ProfileBar(QWidget):
    """Offers the saved profiles; `partner_chosen` tells the one to use."""

    partner_chosen = Signal(object)

    def __init__(self, profiles: Profiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self._plan: Plan | None = None
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Saved partner profiles"))
        self.chooser.setPlaceholderText(self.tr("Saved profiles…"))
        self.use = button("", self.tr("Use"))
        self.save = button("", self.tr("Save as profile"))
        self.remove = button("", self.tr("Delete profile"))
        self._news = Note("small", 1)
        self.use.clicked.connect(self._use)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.chooser.currentIndexChanged.connect(self._show_tools)
        profiles.changed.connect(self._fill)
        self._lay_out()
        self._fill()

    @property
    def news(self) -> str:
        """What came of the last saving or deleting."""
        return self._news.text()

    @property
    def _partner(self) -> Partner | None:
        """The plan's partner; fees are kept in the currency they were typed in."""
        if self._plan is None:
            return None
        partner = self._plan.costs.partner
        return replace(partner, currency=partner.currency or self._plan.account.currency)

    def show_plan(self, plan: Plan) -> None:
        """Take the plan whose partner can be saved."""
        self._plan = plan
        self._show_save()

    def _fill(self) -> None:
        kept = self.chooser.currentText()
        self.chooser.clear()
        for partner in self._profiles.offered:
            self.chooser.addItem(partner.name)
        self.chooser.setCurrentIndex(self.chooser.findText(kept))
        sentences = [one.said(spoken()) for one in self._profiles.problems]
        self._tell(sentences, is_bad=True)
        self._show_tools()
        self._show_save()

    def _show_tools(self) -> None:
        index = self.chooser.currentIndex()
        self.use.setEnabled(index >= 0)
        self.remove.setEnabled(0 <= index < len(self._profiles.saved))

    def _show_save(self) -> None:
        partner = self._partner
        self.save.setEnabled(partner is not None and bool(partner.name.strip()))
        is_kept = partner is not None and any(
            one.name == partner.name and one != partner for one in self._profiles.saved
        )
        self.save.setText(self.tr("Replace profile") if is_kept else self.tr("Save as profile"))

    def _use(self) -> None:
        self.partner_chosen.emit(self._profiles.offered[self.chooser.currentIndex()])

    def _save(self) -> None:
        named = self._partner
        if named is None:
            return
        refusal = self._profiles.save(named)
        saved = self.tr("Saved: %1").replace("%1", named.name)
        self.chooser.setCurrentIndex(self.chooser.findText(named.name))
        self._tell([refusal or saved], is_bad=bool(refusal))

    def _remove(self) -> None:
        name = self.chooser.currentText()
        refusal = self._profiles.remove(name)
        gone = self.tr("Deleted: %1. Plans that use it keep its figures.").replace("%1", name)
        self._tell([refusal or gone], is_bad=bool(refusal))

    def _tell(self, lines: list[str], *, is_bad: bool) -> None:
        self._news.setText("\n".join(lines))
        self._news.setProperty("role", "bad" if is_bad else "small")
        set_state(self._news, "bad" if is_bad else "told")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_2)
        self.chooser.setMinimumWidth(190)
        for widget in (self.chooser, self.use, self.save, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        column = bare_column(self, SIZES.space_1)
        column.addLayout(row)
        column.addWidget(self._news)
