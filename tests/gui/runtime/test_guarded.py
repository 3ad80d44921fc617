"""What is wrong in a cell or a painter is told once, and the window goes on."""

import importlib
import pkgutil
import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

import tarife.gui
from tarife.gui.runtime import guarded
from tarife.gui.runtime.guarded import CALLED_BY_QT, Guarded
from tarife.gui.shell.startup import install_net
from tarife.gui.widgets.columns import Column, Heading
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a window, offscreen


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """The sentences that are shown of what nobody foresaw; reports are beside them."""
    monkeypatch.setattr(guarded, "_logged", set())
    before, sentences = sys.excepthook, []
    install_net(tmp_path / "logs", lambda text, _report: sentences.append(text))
    yield sentences
    sys.excepthook = before


class Wrong(ReadOnlyModel):
    def data(self, index, role=0):
        if index.row() == 1:
            raise KeyError(self.rows[1])
        return super().data(index, role)


def test_a_cell_that_cannot_be_said_is_empty_and_told_of_once(qtbot, shown, tmp_path):
    model = Wrong((Column("name", Heading("Country", width=80), str),))
    table = ReadOnlyTable(model, "Countries")
    qtbot.addWidget(table)

    model.show(("Türkiye", "Brazil", "Chile"))
    table.show()
    qtbot.waitUntil(lambda: bool(shown))
    table.viewport().repaint()
    QApplication.processEvents()

    assert len(shown) == 1
    assert "Something went wrong" in shown[0]
    (report,) = (tmp_path / "logs").iterdir()
    told = report.read_text(encoding="utf-8")
    assert "KeyError" in told
    assert "Brazil" not in told  # what a plan says is in no report
    said = [model.index(row, 0).data() for row in range(3)]
    assert said == ["Türkiye", None, "Chile"]


class Torn(Guarded, QWidget):
    def paintEvent(self, _event):  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.drawLine(0, 0, 1 // 0, 1)


def test_a_picture_that_cannot_be_painted_holds_up_nothing(qtbot, shown):
    torn = Torn()
    qtbot.addWidget(torn)

    torn.show()

    qtbot.waitUntil(lambda: bool(shown))
    assert torn.isVisible()


def _all_kinds(kind):
    for one in kind.__subclasses__():
        yield one
        yield from _all_kinds(one)


@pytest.mark.unmeasured
def test_everything_that_qt_asks_while_it_paints_is_guarded():
    for module in pkgutil.walk_packages(tarife.gui.__path__, "tarife.gui."):
        importlib.import_module(module.name)

    ours = {kind for kind in _all_kinds(QObject) if kind.__module__.startswith("tarife.gui.")}
    bare = [
        kind.__qualname__
        for kind in ours
        if CALLED_BY_QT.keys() & kind.__dict__.keys() and not issubclass(kind, Guarded)
    ]

    assert len(ours) > 100
    assert bare == []
