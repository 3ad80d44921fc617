"""The language of the window: chosen from the system, or by a person, at any time."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from tarife.charts.kit.voice import ChartVoice
from tarife.terms.catalogue import catalogue
from tarife.terms.languages import Language
from tarife.terms.marking import marked

_KEYS: Final = (
    marked("Ctrl", "QShortcut"),
    marked("Shift", "QShortcut"),
    marked("Alt", "QShortcut"),
    marked("Return", "QShortcut"),
    marked("Enter", "QShortcut"),
    marked("Del", "QShortcut"),
)
"""Keys that Qt names in words which stand on no Turkish keyboard; ours come first."""

_LOCALES: Final = {
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    Language.TURKISH: QLocale(QLocale.Language.Turkish, QLocale.Country.Turkey),
}


def tr(text: str, context: str = "") -> str:
    """Say a text in the language of the window, for code outside of a `QObject`.

    Args:
        text: The English text; the translator finds it by this call, or by ``marked``.
        context: Where the text has a translation of its own.
    """
    return QCoreApplication.translate(context, text)


class LanguageChoice(StrEnum):
    """What a person chose: a language, or that of the system."""

    SYSTEM = "system"
    ENGLISH = "en"
    TURKISH = "tr"


def language_of(choice: LanguageChoice, system: QLocale) -> Language:
    """Tell the language to speak; a system that speaks neither is spoken to in English."""
    if choice is not LanguageChoice.SYSTEM:
        return Language(choice.value)
    is_turkish = system.language() == QLocale.Language.Turkish
    return Language.TURKISH if is_turkish else Language.ENGLISH


def locale_of(language: Language, system: QLocale) -> QLocale:
    """Tell how numbers and dates are written: as the system does, if it has the language."""
    usual = _LOCALES[language]
    return system if system.language() == usual.language() else usual


def spoken() -> Language:
    """Tell which language the window speaks."""
    is_turkish = QLocale().language() == QLocale.Language.Turkish
    return Language.TURKISH if is_turkish else Language.ENGLISH


def chart_voice() -> ChartVoice:
    """Speak to charts as the window does, and write numbers and days as its locale does."""
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    return ChartVoice(
        spoken(),
        months=tuple(locale.standaloneMonthName(n, short) for n in range(1, 13)),
        weekdays=tuple(locale.standaloneDayName(n, short) for n in range(1, 8)),
        thousands=locale.groupSeparator(),
        point=locale.decimalPoint(),
    )


class Catalogue(QTranslator):
    """Answers Qt from the catalogue that all rooms share."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = catalogue(language)

    def isEmpty(self) -> bool:
        """Tell whether there is nothing to answer."""
        return not self._texts

    def translate(  # type: ignore[override] # None: Qt asks on
        self, context: str, text: str, comment: str | None = None, _count: int = -1
    ) -> str | None:
        """Say a text; what Qt says of itself is Qt's to translate, but for its keys."""
        found = self._texts.get((comment or context, text))
        return self._texts.get(("", text)) if found is None and context[:1] != "Q" else found


class Languages(QObject):
    """The present language of the application; windows made afterwards speak it."""

    def __init__(self, application: QApplication, choice: LanguageChoice) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self.choose(choice)

    def choose(self, choice: LanguageChoice) -> None:
        """Speak another language from now on."""
        system = QLocale.system()
        self.choice = choice
        self.language = language_of(choice, system)
        QLocale.setDefault(locale_of(self.language, system))
        for old in self._translators:
            self._application.removeTranslator(old)
            old.deleteLater()
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        of_qt = QTranslator(self)
        of_qt.load(f"{qt}/qtbase_{self.language}")
        self._translators = [of_qt, Catalogue(self.language, self)]
        for made in self._translators:
            self._application.installTranslator(made)
