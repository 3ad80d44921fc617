"""The fields of a behaviour: how people and the desk act after a message."""

from dataclasses import replace
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.estimates import AMOUNT, DURATION, PERCENT, Unit
from tarife.gui.models.column_kinds import choosing_column, number_column
from tarife.gui.models.columns import Choice, Chosen, Column, Heading
from tarife.gui.models.forms import Field, Section
from tarife.gui.texts import preset_name
from tarife.plan.model.behaviour import PRESETS, Behaviour, Delay, Preset, behaviour_of
from tarife.plan.model.lines import EntryPoint, Inbound, Send, TemplateCategory
from tarife.terms.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

Behaving: TypeAlias = Send | EntryPoint | Inbound

OWN: Final = "own"

_PRESET: Final = Heading(
    QT_TRANSLATE_NOOP("Columns", "Behaviour"),
    QT_TRANSLATE_NOOP(
        "Columns", "A ready-made behaviour, or numbers of your own; editing one makes it yours."
    ),
)

_NUMBERS: Final[tuple[tuple[str, type[Any], Unit, Heading], ...]] = (
    (
        "delivered_ratio",
        Behaviour,
        PERCENT,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Delivered"),
            QT_TRANSLATE_NOOP(
                "Columns", "Attempts that reach the phone; only these are billed."
            ),
        ),
    ),
    (
        "delivery_delay.median_s",
        Delay,
        DURATION,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Delivery, half within"),
            QT_TRANSLATE_NOOP("Columns", "Half of the messages reach the phone this fast."),
        ),
    ),
    (
        "delivery_delay.p90_s",
        Delay,
        DURATION,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Delivery, nine in ten within"),
            QT_TRANSLATE_NOOP("Columns", "The rest waits for phones that are switched off."),
        ),
    ),
    (
        "reply_ratio",
        Behaviour,
        PERCENT,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Reply rate"),
            QT_TRANSLATE_NOOP(
                "Columns", "Delivered templates that make the person write back."
            ),
        ),
    ),
    (
        "reply_delay.median_s",
        Delay,
        DURATION,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Reply, half within"),
            QT_TRANSLATE_NOOP(
                "Columns", "From the message, or your last answer, to theirs: half of them."
            ),
        ),
    ),
    (
        "reply_delay.p90_s",
        Delay,
        DURATION,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Reply, nine in ten within"),
            QT_TRANSLATE_NOOP("Columns", "The slow ones; each reply opens 24 hours anew."),
        ),
    ),
    (
        "answer_ratio",
        Behaviour,
        PERCENT,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Answered"),
            QT_TRANSLATE_NOOP("Columns", "Their messages that your desk or bot answers."),
        ),
    ),
    (
        "answer_delay.median_s",
        Delay,
        DURATION,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Answer, half within"),
            QT_TRANSLATE_NOOP(
                "Columns", "Before opening hours are applied; those stand in the account."
            ),
        ),
    ),
    (
        "answer_delay.p90_s",
        Delay,
        DURATION,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Answer, nine in ten within"),
            QT_TRANSLATE_NOOP(
                "Columns", "Answers after 24 hours cannot be sent; they count as missed."
            ),
        ),
    ),
    (
        "messages_per_answer",
        Behaviour,
        AMOUNT,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Messages per answer"),
            QT_TRANSLATE_NOOP(
                "Columns", "Bubbles in one answer, on average; from October 2026 each costs."
            ),
        ),
    ),
    (
        "turns",
        Behaviour,
        AMOUNT,
        Heading(
            QT_TRANSLATE_NOOP("Columns", "Messages per person"),
            QT_TRANSLATE_NOOP(
                "Columns", "Messages that a person writes in one exchange, on average."
            ),
        ),
    ),
)

_OF_TEMPLATES: Final = ("delivered_ratio", "delivery_delay", "reply_ratio")


def usual_preset(line: Behaving) -> Preset:
    """Give the ready-made behaviour that fits a line."""
    if isinstance(line, EntryPoint):
        return Preset.AD_CLICK
    if isinstance(line, Inbound):
        return Preset.SUPPORT
    return {
        TemplateCategory.MARKETING: Preset.MARKETING,
        TemplateCategory.UTILITY: Preset.ORDER_UPDATE,
        TemplateCategory.AUTHENTICATION: Preset.ONE_TIME_PASSWORD,
    }[line.category]


def behaviour_section(line: Behaving) -> Section[Any]:
    """Make the section of a line's behaviour.

    A line that nobody sends a template for has no delivery and no reply rate.
    """
    usual = usual_preset(line)
    numbers = tuple(
        _number_field(name, owner, unit, heading, usual)
        for name, owner, unit, heading in _NUMBERS
        if not (isinstance(line, Inbound) and name.startswith(_OF_TEMPLATES))
    )
    origin = translate("Forms", "Usual: %1").replace("%1", preset_name(usual))
    return Section(
        "behaviour",
        translate("Forms", "How people behave"),
        (Field(_preset_column(), origin), *numbers),
    )


def _number_field(
    name: str, owner: type[Any], unit: Unit, heading: Heading, usual: Preset
) -> Field[Any]:
    column: Column[Any] = number_column(f"behaviour.{name}", owner, unit, heading)
    value: Any = PRESETS[usual]
    for step in name.split("."):
        value = getattr(value, step)
    text = translate("Forms", "Usual: %1, assumed")
    return Field(column, text.replace("%1", unit.show(value, QLocale())))


def _preset_column() -> Column[Any]:
    presets = tuple(Choice(preset.value, preset_name(preset)) for preset in Preset)
    own = Choice(OWN, translate("Forms", "Numbers of your own"))

    def key(line: Behaving) -> str:
        return OWN if isinstance(line.behaviour, Behaviour) else line.behaviour.value

    def put(line: Behaving, text: str) -> Behaving:
        chosen = behaviour_of(line.behaviour) if text == OWN else Preset(text)
        return replace(line, behaviour=chosen)

    return choosing_column("behaviour", _PRESET, (*presets, own), Chosen(key, put))
