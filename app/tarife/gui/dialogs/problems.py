"""Everything that is wrong with a file, in one list that can be read and copied."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.labels import label, sentence_label
from tarife.gui.texts import sentence, shown_place
from tarife.gui.theme import SIZES
from tarife.terms.problems import Problem


class ProblemsDialog(QDialog):
    """Lists problems under a heading."""

    def __init__(
        self, heading: str, problems: tuple[Problem, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tarife")
        self.resize(560, 360)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_6, SIZES.space_4)
        column.setSpacing(SIZES.space_3)
        column.addWidget(sentence_label("heading", heading))
        column.addWidget(problem_list(problems), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def problem_list(problems: tuple[Problem, ...]) -> QScrollArea:
    """List problems, each under its place."""
    inner = QWidget()
    lines = QVBoxLayout(inner)
    lines.setContentsMargins(SIZES.space_3, SIZES.space_3, SIZES.space_3, SIZES.space_3)
    lines.setSpacing(SIZES.space_3)
    for problem in problems:
        line = QVBoxLayout()
        line.setSpacing(2)
        if problem.where:
            line.addWidget(label("small", shown_place(problem.where)))
        line.addWidget(sentence_label("", sentence(problem)))
        lines.addLayout(line)
    lines.addStretch(1)
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inner)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(card)
    return scroll
