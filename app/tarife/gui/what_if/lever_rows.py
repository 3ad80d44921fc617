"""One lever: its name, its value that can be typed, and its slider."""

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from tarife.gui.text.lever_scales import SliderScale, factor_amount, scale_of, value_text
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import sentence_label, set_state
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.slider import LeverSlider
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.scenarios import Lever
from tarife.plan.what_if.standing import LeverState

_FIELD_WIDTH = 76
_TOOL = 24
_KEY_PAUSE_MS = 250


class LeverRow(QWidget):
    """Shows where a lever is; what a hand or a text makes of it is told as `moved`.

    `moved` tells the lever, the adjustment (nothing puts it back) and whether a hand still
    drags; `settled` that it has let go.
    """

    moved = Signal(object, object, bool)
    settled = Signal()
    seek_requested = Signal(object)

    def __init__(self, lever: Lever, words: tuple[str, str], appearance: Appearance) -> None:
        super().__init__()
        self.lever = lever
        self._state: LeverState | None = None
        self._before: LeverState | None = None
        self._scale: SliderScale | None = None
        self._value = 0.0
        self._seen: tuple[LeverState | None, LeverState | None, float | None] | None = None
        name, tip = words
        self._name = sentence_label("", name)
        self.field = QLineEdit()
        self.slider = LeverSlider(appearance)
        self.reset = self._tool(appearance, "reset", self.tr("Put %1 back").replace("%1", name))
        self.seek = self._tool(
            appearance, "target", self.tr("Find the value that keeps within the budget")
        )
        for tool in (self.reset, self.seek):  # sliders keep their length
            policy = tool.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            tool.setSizePolicy(policy)
        self.seek.hide()
        self.setToolTip(tip)
        self._keys = QTimer(self)
        self._keys.setSingleShot(True)
        self._keys.setInterval(_KEY_PAUSE_MS)
        self._keys.timeout.connect(self.settled)
        self._lay_out(name)
        self._connect()

    @property
    def value(self) -> float:
        """The value that is shown."""
        return self._value

    def show_standing(
        self, of_plan: LeverState | None, state: LeverState | None, adjustment: float | None
    ) -> None:
        """Show where the plan has the lever, and where an adjustment has it.

        Args:
            of_plan: Where the plan itself has it: the tick.
            state: Where it would be without an adjustment of its own.
            adjustment: Its own adjustment, if it was moved.
        """
        seen = (of_plan, state, adjustment)
        if seen == self._seen:
            return  # most levers stay where they are while a hand drags one
        self._seen = seen
        is_usable = of_plan is not None and state is not None
        for part in (self.slider, self.field, self._name):
            part.setEnabled(is_usable)
        if of_plan is None or state is None:
            self._state = self._before = self._scale = None
            self.field.setText("–")  # noqa: RUF001 - nothing is an en dash
            self.slider.set_caption("")
            self.reset.setVisible(False)
            self.slider.set_scale(1, 1, 0, ("", ""))
            return
        self._before, self._state = of_plan, state
        self._value = state.value if adjustment is None else state.shown(adjustment)
        if not self.slider.isSliderDown():
            self._scale = scale_of(of_plan).holding(self._value)
            self._grade(self._scale, of_plan)
        self.reset.setVisible(adjustment is not None)
        self._write(is_moved=adjustment is not None)

    def _grade(self, scale: SliderScale, of_plan: LeverState) -> None:
        locale = QLocale()
        ends = (value_text(scale, scale.low, locale), value_text(scale, scale.high, locale))
        self.slider.set_scale(
            scale.positions, scale.strides, scale.position(of_plan.value), ends
        )
        self.slider.setValue(round(scale.position(self._value)))

    def _write(self, *, is_moved: bool) -> None:
        if self._scale is None or self._before is None:
            return
        locale = QLocale()
        shown = value_text(self._scale, self._value, locale)
        plan = value_text(self._scale, self._before.value, locale)
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(shown)
            set_state(self.field, "moved" if is_moved else "")
        amount = factor_amount(self._before, self._value, locale)
        was = self.tr("was %1").replace("%1", plan) if shown != plan else ""
        self.slider.set_caption(amount or was)
        self.slider.setAccessibleDescription(shown)
        tick = self.tr("Unmoved it is %1. A double click puts it back.").replace("%1", plan)
        self.slider.setToolTip(f"{self.toolTip()}\n{tick}")

    def _follow_slider(self, index: int, is_at_tick: bool) -> None:  # noqa: FBT001 - a signal
        if self._scale is None or self._before is None:
            return
        is_dragged = self.slider.isSliderDown()
        value = self._before.value if is_at_tick else self._scale.value(index)
        self._take(value, is_dragged=True)
        if not is_dragged:
            self._keys.start()

    def _take(self, value: float, *, is_dragged: bool) -> None:
        if self._state is None or self._before is None:
            return
        is_unmoved = value == self._before.value == self._state.value
        adjustment = None if is_unmoved else self._state.adjustment(value)
        self.moved.emit(self.lever, adjustment, is_dragged)

    def _read(self) -> None:
        """Take what was typed, or mark it."""
        if self._scale is None or not self.field.isModified():
            return
        value = self._scale.unit.read(self.field.text(), QLocale())
        if isinstance(value, ParseError):
            set_state(self.field, "bad")
            self.field.setToolTip(value.sentence)
            return
        self.field.setModified(False)
        self.field.setToolTip("")
        self._seen = None  # write the value as it is written, whatever was typed
        self._take(value, is_dragged=False)

    def _put_back(self) -> None:
        self.field.setModified(False)
        self._seen = None
        self.moved.emit(self.lever, None, False)  # noqa: FBT003 - a signal

    def _connect(self) -> None:
        self.slider.moved.connect(self._follow_slider)
        self.slider.released.connect(self.settled)
        self.slider.reset_requested.connect(self._put_back)
        self.reset.clicked.connect(self._put_back)
        self.seek.clicked.connect(lambda: self.seek_requested.emit(self.lever))
        self.field.editingFinished.connect(self._read)

    def _lay_out(self, name: str) -> None:
        self.field.setProperty("role", "lever")
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(name)
        self.slider.setAccessibleName(name)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_1)
        head.addWidget(self._name, 1)
        head.addWidget(self.field)
        hand = QHBoxLayout()
        hand.setSpacing(SIZES.space_1)
        hand.addWidget(self.slider, 1)
        for tool in (self.seek, self.reset):
            hand.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        column = bare_column(self, 0)
        column.addLayout(head)
        column.addLayout(hand)

    @staticmethod
    def _tool(appearance: Appearance, icon: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "small")
        made.setFixedSize(_TOOL, _TOOL)  # a hidden one has no style yet that would say so
        made.setAccessibleName(text)
        made.setToolTip(text)
        appearance.set_icon(made, icon)
        return made
