"""Columns of prices and percentages that are kept exactly as they are written."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QLocale

from tarife.gui.estimates import Unit
from tarife.gui.exact import ExactUnit
from tarife.gui.models.columns import FIGURE, Column, Heading, Limits
from tarife.gui.numbers import Unread, read_amount


def read_within(unit: ExactUnit, text: str, limits: Limits) -> Any:
    """Read a number that keeps within limits, or say why it cannot be taken."""
    number = unit.read(text, QLocale())
    if isinstance(number, Unread):
        return number
    shown = Unit(read_amount, lambda bound, own: unit.show(Decimal(repr(bound)), own))
    sentence = limits.sentence(text, float(number), shown)
    return Unread(text, sentence) if sentence else number


def exact_column(
    field: str, owner: type[Any], unit: ExactUnit, heading: Heading
) -> Column[Any]:
    """Make the column of an exact number, within the limits that its type declares."""
    limits = Limits.of(owner, field)

    def read(row: Any, text: str) -> Any:
        value = read_within(unit, text, limits)
        return value if isinstance(value, Unread) else replace(row, **{field: value})

    return Column(
        field,
        heading.title,
        show=lambda row: unit.cell(getattr(row, field)),
        read=read,
        begin=lambda row: unit.show(getattr(row, field), QLocale()),
        align=FIGURE,
        tip=heading.tip,
        width=heading.width,
    )
