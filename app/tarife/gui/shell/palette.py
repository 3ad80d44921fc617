"""Goes anywhere by typing: actions, pages, countries, lines, scenarios and chapters of help."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.navigation import VIEWS, Target, View, target_at
from tarife.gui.help.pages import read_pages
from tarife.gui.shell.help_launcher import HelpLauncher
from tarife.gui.shell.workspace import Workspace
from tarife.gui.text.countries import country_name
from tarife.gui.text.languages import LanguageChoice, language_of, tr
from tarife.gui.text.names import menu_name, part_name
from tarife.gui.widgets.labels import label
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.grid import countries_of
from tarife.terms.folding import folded

_MOST: Final = 12
_WIDTH: Final = 520
_FORGIVEN: Final = ((4, 1), (8, 2))
"""From how many letters on how many may be off."""

_COMMAND_ROLE: Final = Qt.ItemDataRole.UserRole
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True)
class Command:
    """Something to do or a place to go to.

    Attributes:
        name: What it is called.
        kind: What it belongs to, such as the name of a menu or a page.
        run: Does it.
        keys: Its keyboard shortcut, as people write it.
    """

    name: str
    kind: str
    run: Callable[[], object]
    keys: str = ""

    @cached_property
    def sought(self) -> tuple[str, str]:
        """Name and kind as they are looked for with each letter."""
        return folded(self.name), folded(self.kind)


def found(commands: Iterable[Command], typed: str) -> tuple[Command, ...]:
    """Choose the commands that are meant, the likeliest first, else in their own order.

    Every typed word must begin a word of a command; one or two letters may be off.
    """
    wanted = folded(typed)
    ranked = ((_rank(*one.sought, wanted), one) for one in commands)
    meant = [(rank, one) for rank, one in ranked if rank is not None]
    return tuple(one for _, one in sorted(meant, key=lambda pair: pair[0])[:_MOST])


def _rank(name: str, kind: str, wanted: str) -> int | None:
    """Say how far what is typed lies from a command: nothing if it is not meant at all."""
    if name.startswith(wanted):
        return 0 if name == wanted else 1
    words = (*name.split(), *kind.split())
    all_off = 0
    for one in wanted.split():
        allowed = _allowed(one)
        near = (word for word in words if len(one) - len(word) <= allowed)
        off = min((_missed(one, word) for word in near), default=allowed + 1)
        if off > allowed:
            return None
        all_off += off
    return 2 + all_off


def _allowed(word: str) -> int:
    return max((off for letters, off in _FORGIVEN if len(word) >= letters), default=0)


def _missed(typed: str, word: str) -> int:
    """Count the letters to be added, left out or changed until ``typed`` begins ``word``."""
    row = list(range(len(word) + 1))
    for count, letter in enumerate(typed, 1):
        diagonal, row[0] = row[0], count
        for index, other in enumerate(word, 1):
            step = min(row[index] + 1, row[index - 1] + 1, diagonal + (letter != other))
            diagonal, row[index] = row[index], step
    return min(row)


class Palette(QDialog):
    """Takes a few letters and offers what they may mean; Enter takes the first."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = commands
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type an action, page, country, send or help"))
        self.field.setAccessibleName(self.tr("Go to anything"))
        self.list = QListWidget()
        self.list.setObjectName("pages")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What may be meant"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = label("muted", self.tr("Nothing has that name."))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(SIZES.space_2,) * 4)
        column.setSpacing(SIZES.space_2)
        for part in (self.field, self.list, self._nothing):
            column.addWidget(part)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._offer)
        self.field.returnPressed.connect(self.take)
        self.list.itemClicked.connect(self.take)
        self._offer()
        self.setFixedWidth(min(_WIDTH, parent.width()))
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, 60)))
        self.field.setFocus()

    @property
    def offered(self) -> tuple[str, ...]:
        """What is offered, in order."""
        return tuple(self._command_at(row).name for row in range(self.list.count()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the field has the focus."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """Do what is chosen, once the palette is gone."""
        if self.list.currentRow() >= 0:
            command = self._command_at(self.list.currentRow())
            self.accept()
            command.run()

    def _command_at(self, row: int) -> Command:
        command: Command = self.list.item(row).data(_COMMAND_ROLE)
        return command

    def _offer(self) -> None:
        self.list.clear()
        for command in found(self._commands, self.field.text()):
            keys = f"   {command.keys}" if command.keys else ""
            place = f"  ·  {command.kind}" if command.kind != command.name else ""
            item = QListWidgetItem(f"{command.name}{place}{keys}")
            item.setData(_COMMAND_ROLE, command)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)
        self.list.ensurePolished()
        rows = self.list.sizeHintForRow(0) * self.list.count()
        self.list.setFixedHeight(rows + SIZES.space_3)
        self.adjustSize()


class Commands:
    """Everything that the palette offers at this moment."""

    def __init__(
        self,
        menus: QMenuBar,
        session: PlanSession,
        workspace: Workspace,
        help_launcher: HelpLauncher,
    ) -> None:
        self._menus = menus
        self._session = session
        self._workspace = workspace
        self._help = help_launcher

    def all(self) -> tuple[Command, ...]:
        """Collect all commands; what belongs to a plan comes only with one."""
        of_plan = self._of_plan() if self._session.plan is not None else ()
        return (*of_plan, *_of_menu(self._menus.actions(), ""), *self._chapters())

    def _of_plan(self) -> Iterator[Command]:
        workspace, plan = self._workspace, self._session.plan
        if plan is None:
            return
        names = workspace.outline.page_names()
        for page, views in VIEWS.items():
            for view in views:
                name = workspace.pages.tabs.view_name(view)
                yield Command(name, names[page][0], partial(workspace.choose, view))
        for country in filter(None, countries_of(plan)):
            target = Target(View.GRID, country, "people")
            yield Command(
                country_name(country), tr("Country"), partial(workspace.go_to, target)
            )
        for part, _, line in plan.placed_lines():
            target = target_at(part, line.id)
            yield Command(line.name, part_name(part), partial(workspace.go_to, target))
        choose = self._session.choose_scenario
        yield Command(tr("Back to the plan"), tr("Scenario"), partial(choose, ""))
        for scenario in plan.scenarios:
            yield Command(scenario.name, tr("Scenario"), partial(choose, scenario.id))

    def _chapters(self) -> Iterator[Command]:
        guide = tr("Help")
        for name, page in read_pages(language_of(LanguageChoice.SYSTEM, QLocale())).items():
            for heading in page.headings:
                topic = f"{name}#{heading.anchor}" if heading.anchor else name
                kind = guide if heading.level == 1 else f"{guide}, {page.title}"
                yield Command(heading.text, kind, partial(self._help.show_page, topic))


def _of_menu(actions: Iterable[QAction], kind: str) -> Iterator[Command]:
    """Go through menus and what they hold, as far as it can be done now."""
    for action in actions:
        menu, name = action.menu(), menu_name(action.text())
        if isinstance(menu, QMenu):
            yield from _of_menu(menu.actions(), name)
        elif name and action.isEnabled() and action.isVisible():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Command(name, kind, action.trigger, keys)
