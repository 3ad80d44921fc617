"""The kinds of columns there are: numbers, names, countries, choices."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication

from tarife.gui.countries import Countries
from tarife.gui.estimates import Estimate, Unit
from tarife.gui.models.columns import FIGURE, Choice, Chosen, Column, Heading, Limits, Number
from tarife.gui.numbers import Unread
from tarife.gui.texts import filled
from tarife.plan.model.behaviour import Preset, behaviour_of
from tarife.terms.folding import caseless

translate = QCoreApplication.translate

Row = TypeVar("Row")


def number_column(field: str, owner: type[Any], unit: Unit, heading: Heading) -> Column[Row]:
    """Make the column of a number.

    Args:
        field: The number, with dots inwards, such as ``behaviour.reply_ratio``.
        owner: The type that declares the last part of it, with its limits.
        unit: How it is read and shown.
        heading: The header.
    """
    steps = field.split(".")
    number: Number[Row] = Number(
        unit, Limits.of(owner, steps[-1]), lambda row: _inside(row, steps)
    )
    return column_of_number(field, number, heading)


def column_of_number(field: str, number: Number[Row], heading: Heading) -> Column[Row]:
    """Make the column of a number that is found in a way of its own."""
    return Column(
        field,
        heading.title,
        show=lambda row: number.shown(Estimate.exactly(number.value(row))),
        number=number,
        begin=lambda row: number.begun(Estimate.exactly(number.value(row))),
        align=FIGURE,
        tip=heading.tip,
        width=heading.width,
    )


def name_column(heading: Heading) -> Column[Row]:
    """Make the column of a line's name, which is never empty."""

    def read(row: Row, text: str) -> Row | Unread:
        if not text.strip():
            return Unread(text, translate("Columns", "a name is needed; write one"))
        return _with(row, "name", text.strip())

    return Column(
        "name",
        heading.title,
        show=lambda row: str(getattr(row, "name")),  # noqa: B009 - rows of several types
        read=read,
        tip=heading.tip,
        width=heading.width,
    )


def country_column(
    heading: Heading, countries: Countries, taken: Collection[str] = ()
) -> Column[Row]:
    """Make the column of a country, which is typed by any of its names or its code.

    Args:
        heading: The header.
        countries: What finds them.
        taken: Countries that other rows have already, where each may have only one.
    """

    def read(row: Row, text: str) -> Row | Unread:
        code = countries.find(text)
        if not code:
            return Unread(text, unknown_country(text, countries))
        if code in taken and code != getattr(row, "country"):  # noqa: B009 - several types
            template = translate("Columns", "%1 already has a row; change its numbers")
            return Unread(text, template.replace("%1", countries.name(code)))
        return _with(row, "country", code)

    return Column(
        "country",
        heading.title,
        show=lambda row: countries.name(getattr(row, "country")),  # noqa: B009
        read=read,
        countries=countries,
        tip=heading.tip,
        width=heading.width,
    )


def unknown_country(text: str, countries: Countries) -> str:
    """Say that no country is named so, and which one may be meant."""
    hint = countries.hint(text) or translate("Columns", "write its name or two-letter code")
    template = translate("Columns", "there is no country %1; %2")
    return filled(template, repr(text), hint)


def choice_column(
    field: str, heading: Heading, choices: tuple[Choice, ...], take: Callable[[str], Any]
) -> Column[Row]:
    """Make the column of a field that has one of several values.

    Args:
        field: The field; its text is the key of a choice.
        heading: The header.
        choices: The values.
        take: Turns a key into the field's value.
    """
    chosen: Chosen[Row] = Chosen(
        lambda row: str(getattr(row, field)),
        lambda row, key: _with(row, field, take(key)),
    )
    return choosing_column(field, heading, choices, chosen)


def choosing_column(
    field: str, heading: Heading, choices: tuple[Choice, ...], chosen: Chosen[Row]
) -> Column[Row]:
    """Make the column of anything in a row that has one of several values.

    Args:
        field: The name of the column.
        heading: The header.
        choices: The values; a person may give their keys or their labels.
        chosen: How the choice of a row is found and put.
    """
    labels = {choice.key: choice.label for choice in choices}
    keys = {caseless(choice.label): choice.key for choice in choices}

    def read(row: Row, text: str) -> Row | Unread:
        key = text if text in labels else keys.get(caseless(text.strip()))
        if key is None:
            sentence = translate(
                "Columns", "%1 is none of the choices; choose one from the list"
            )
            return Unread(text, sentence.replace("%1", repr(text)))
        return chosen.put(row, key)

    return Column(
        field,
        heading.title,
        show=lambda row: labels.get(chosen.key(row), chosen.key(row)),
        read=read,
        begin=chosen.key,
        choices=lambda _: choices,
        tip=heading.tip,
        width=heading.width,
    )


def _inside(row: Any, steps: list[str]) -> float:
    """Go inwards from a row to one of its numbers; a preset's name stands for its numbers."""
    for step in steps:
        owner = behaviour_of(row) if isinstance(row, Preset) else row
        row = owner[int(step)] if isinstance(owner, tuple) else getattr(owner, step)
    return float(row)


def _with(row: Row, field: str, value: Any) -> Row:
    return cast("Row", replace(cast("Any", row), **{field: value}))
