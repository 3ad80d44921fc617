"""Saved partner profiles: choosing, saving and removing one."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from tarife.documents.partners import load_partners, remove_partner, save_partner
from tarife.gui.languages import spoken
from tarife.insight.partners import EXAMPLE
from tarife.plan.model.costs import Partner
from tarife.terms.problems import OutsideError, Problem

translate = QCoreApplication.translate


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
        name, note = (translate("Costs", text) for text in (EXAMPLE.name, EXAMPLE.note))
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
