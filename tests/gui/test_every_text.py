"""Every text of the window passes the translator, and fits its place in both languages."""

import re
from dataclasses import replace
from itertools import chain, cycle

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QToolBar,
    QToolButton,
    QWidget,
)

from helpers.gui.spoken import said_by, said_in
from helpers.gui.views import DAY, LOG, REPORT, dialogs, views
from helpers.gui.windows import a_plan, give_up, settle
from tarife.actuals.reports import KNOWN_REPORTS
from tarife.charts.catalogue import CHARTS
from tarife.charts.scene import Grouping
from tarife.gui.editors.navigation import View
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.text.languages import LanguageChoice, Languages, tr
from tarife.gui.text.names import full_sentence
from tarife.gui.widgets.columns import FIGURE
from tarife.gui.widgets.labels import ElidedLabel
from tarife.plan.grid import all_opened
from tarife.plan.model.plan import GridRow
from tarife.terms import sentences
from tarife.terms.catalogue import catalogue as shipped_catalogue
from tarife.terms.languages import Language

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.styled,
    pytest.mark.unmeasured,
]

TRANSLATED = re.compile(r"⟦[^⟦⟧]*⟧")
CUT_OFF = re.compile(r"⟦[^⟧]*…")
KEYS = re.compile(r"\((Ctrl|Alt|Shift|Esc|F\d|Del|PgUp|Return)[^)]*\)")
TAGS = re.compile(r"<[^>]*>")
ZONES = re.compile(r"\w+/[\w/+-]+")
CODES = re.compile(r"\b[A-Z]{2,3}\b")
WORD = re.compile(r"[^\W\d_]{2,}")
OWN_NAMES = {"Tarife", "Türkçe", "English", "WhatsApp", "Excel", "separator", "GMT", "Etc"}


class Bracketed(QTranslator):
    """Puts brackets around whatever passes it."""

    def translate(self, context, source, disambiguation=None, n=-1):
        del context, disambiguation, n
        return f"⟦{source}⟧"

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def open_window(qtbot, forecast_service, store, appearance):
    """Opens a window with a plan and its figures, in the language that is installed."""

    def make():
        with appearance.unstyled():
            window = MainWindow(forecast_service, store, appearance)
        qtbot.addWidget(window, before_close_func=give_up)
        window.resize(1280, 820)
        window.show()
        window.workspace.chart.load()
        return window

    return make


@pytest.fixture
def bracketed(styled_application, open_window, monkeypatch):
    def said(template, *_):
        return f"⟦{template}⟧"

    monkeypatch.setattr(sentences, "translated", said)
    translator = Bracketed(styled_application)
    styled_application.installTranslator(translator)
    yield open_window()
    styled_application.removeTranslator(translator)


@pytest.fixture(params=["tr", "en"])
def spoken(request, styled_application, open_window):
    languages = Languages(styled_application, LanguageChoice(request.param))
    yield open_window()
    languages.choose(LanguageChoice.ENGLISH)


@pytest.fixture
def turkish(styled_application, open_window):
    languages = Languages(styled_application, LanguageChoice.TURKISH)
    yield open_window()
    languages.choose(LanguageChoice.ENGLISH)


def untranslated(text, own):
    """Give what is left of a text without what passed the translator and a person's own."""
    left = KEYS.sub("", text)
    while TRANSLATED.search(left):
        left = TRANSLATED.sub("", left)
    for pattern in (CUT_OFF, TAGS, ZONES, CODES):
        left = pattern.sub("", left)
    return [word for word in WORD.findall(left) if word not in own]


def own_words(forecast_service, plan):
    """Collect the words of a plan, of places, and of days as the system writes them."""
    locale = QLocale()
    days = [
        locale.dayName(day, kind)
        for day in range(1, 8)
        for kind in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    ]
    months = [
        locale.monthName(month, kind)
        for month in range(1, 13)
        for kind in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    ]
    places = [country.name for country in forecast_service.markets.by_code.values()]
    names = [plan.name, *(line.name for line in (*plan.lines, *all_opened(plan).lines))]
    texts = [
        *days,
        *months,
        *places,
        *names,
        *forecast_service.markets.names_on(DAY),
        *OWN_NAMES,
    ]
    return {word for text in texts for word in WORD.findall(text)}


def test_every_text_passes_the_translator(qtbot, bracketed, forecast_service):
    own = own_words(forecast_service, a_plan())

    missed = {
        (where, text)
        for _view, where, text in said_in(views(qtbot, bracketed))
        if untranslated(text, own) and not is_from_the_core(text, bracketed)
    }

    assert missed == set()


def is_from_the_core(text, window):
    """Tell whether a text is a note of the forecast, a step, or a name of a profile."""
    outcome, profiles = window.session.outcome, window.workspace.profiles
    notes = () if outcome is None else outcome.forecast.notes
    names = [partner.name for partner in profiles.offered]
    told = text.removeprefix("•  ").removesuffix("…").rstrip()
    step = window.session.history.last.text  # said by the core's catalogue
    if step and text.endswith(f"⟧ {step}"):
        return True
    return text in names or any(full_sentence(note).startswith(told) for note in notes)


def test_every_text_of_a_dialog_passes_the_translator(bracketed, forecast_service, tmp_path):
    presets = (preset.name.capitalize() for preset in KNOWN_REPORTS)
    of_logs = {*WORD.findall(LOG), *WORD.findall(REPORT), "report", "log", "csv", *presets}
    own = own_words(forecast_service, a_plan()) | of_logs
    missed = {
        (name, where, text)
        for name, dialog in dialogs(bracketed, forecast_service, tmp_path)
        for where, text in said_by(dialog)
        if untranslated(text, own)
    }

    assert missed == set()


def catalogue():
    """Give the Turkish of every text that is another one in Turkish."""
    pairs = {text: said for (_, text), said in shipped_catalogue(Language.TURKISH).items()}
    turkish = set(pairs.values())
    return {text for text, said in pairs.items() if text != said and text not in turkish}


def test_no_english_is_left_in_turkish(qtbot, turkish):
    english = catalogue()

    left = {
        (where, text)
        for _view, where, text in said_in(views(qtbot, turkish))
        if text in english
    }

    assert left == set()


def clipped(top):
    """Name the labels and buttons of a window whose text has too little room."""
    kinds = (QLabel, QPushButton, QToolButton, QCheckBox)
    told = [one for kind in kinds for one in top.findChildren(kind)]
    whole = [one for one in told if one.text() and not is_shortened(one)]
    return {one.text() for one in whole if one.isVisible() and is_clipped(one)}


def is_shortened(widget):
    """Tell whether a control shows an icon for its text, or as much of it as fits."""
    if isinstance(widget, QToolButton):
        is_in_field = isinstance(widget.parent(), QLineEdit)
        return is_in_field or widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(widget, ElidedLabel)


def is_clipped(widget):
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    return widget.minimumSizeHint().width() > widget.width()


def is_cut_off(window):
    """Tell whether the page beside the outline is wider than what is seen of it."""
    return any(
        area.isVisible() and area.widget().width() > area.viewport().width()
        for area in window.workspace.findChildren(QScrollArea)
    )


def cut_in_tables(top):
    """Name heads and figures of tables that are wider than their column."""
    for view in (one for one in top.findChildren(QTableView) if one.isVisible()):
        model, metrics = view.model(), view.fontMetrics()
        of_heads = view.horizontalHeader().fontMetrics()
        for column in (n for n in range(model.columnCount()) if not view.isColumnHidden(n)):
            head = model.headerData(column, Qt.Orientation.Horizontal)
            heads, room = str(head or "").split("\n"), view.columnWidth(column)
            yield from (text for text in heads if of_heads.horizontalAdvance(text) > room)
            figures = figures_of(view, column)
            yield from (text for text in figures if metrics.horizontalAdvance(text) > room)


def figures_of(view, column):
    """The figures of the first rows that have the column to themselves."""
    model = view.model()
    indices = [model.index(row, column) for row in range(min(model.rowCount(), _ROWS))]
    align = Qt.ItemDataRole.TextAlignmentRole
    return [
        str(index.data())
        for index in indices
        if index.data(align) == FIGURE and view.columnSpan(index.row(), column) == 1
    ]


_ROWS = 6


def cut_hints(top):
    """Name the hints in empty fields that do not fit."""
    for line in (one for one in top.findChildren(QLineEdit) if one.isVisible()):
        needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
        if not line.text() and needed > line.contentsRect().width():
            yield f"hint {line.placeholderText()}"


_TURNS = 5
SIZES = ((800, 560), (1024, 700), (720, 430))
"""Of windows: the smallest one, of a small screen, and of one of 1440 x 900 at 200 %."""


def test_nothing_is_cut_off_in_a_small_window(qtbot, spoken):
    """One window is made smaller and larger in turns, which costs less than one a size."""
    cut, sizes = set(), cycle(SIZES)
    for name, window in views(qtbot, spoken):
        size = next(sizes)
        window.setMinimumSize(min(size[0], 800), min(size[1], 560))  # as on such a screen
        window.resize(*size)
        for _ in range(_TURNS):  # sidebar, bars and figures take turns to find their room
            QApplication.processEvents()
        found = (clipped(window), cut_in_tables(window), cut_hints(window))
        cut |= {(name, size, text) for text in chain(*found)}
        if is_cut_off(window):
            cut.add((name, size, "the page"))
        if window.session.plan is not None and not is_export_seen(window):
            cut.add((name, size, "Export"))

    assert cut == set()


def is_export_seen(window):
    (bar,) = window.findChildren(QToolBar)
    names = [one.accessibleName() for one in bar.findChildren(QToolButton) if one.isVisible()]
    return tr("Export") in names


def test_nothing_is_cut_off_in_a_dialog(spoken, forecast_service, tmp_path):
    cut = {
        (name, text)
        for name, dialog in dialogs(spoken, forecast_service, tmp_path)
        for text in clipped(dialog)
    }

    assert cut == set()


def is_wide(window):
    for _ in range(_TURNS):
        QApplication.processEvents()
    shown = filter(QWidget.isVisible, window.workspace.findChildren(QAbstractScrollArea))
    return any(one.horizontalScrollBar().maximum() for one in shown)


@pytest.mark.parametrize("months", [1, 3])
def test_no_page_scrolls_sideways_at_1280_and_countries_are_whole(qtbot, spoken, months):
    plan = a_plan()
    countries = (*plan.grid, GridRow("NL", 10_000, 40_000))
    spoken.session.open(replace(plan, months=months, grid=countries), None)
    settle(qtbot, spoken)
    spoken.resize(1280, 800)

    wide = set()
    for entry in View:
        spoken.workspace.choose(entry)
        if is_wide(spoken):
            wide.add(entry)
    chart = spoken.workspace.chart
    spoken.workspace.choose(View.CHART)
    chart.bar.as_table.click()
    for grouping in Grouping:
        chart.bar.grouping_chosen.emit(grouping)
        wide |= {grouping} if is_wide(spoken) else set()
    for one in CHARTS:
        chart.choose(one.id)
        wide |= {one.id} if is_wide(spoken) else set()

    assert wide == set()
    spoken.workspace.choose(View.GRID)
    assert not is_wide(spoken)
    view = spoken.workspace.grid.lines.view
    assert not view.isColumnHidden(7)  # inbound, which gave way to a long heading
    assert view.sizeHintForColumn(0) <= view.columnWidth(0)
