"""The section of a send that is bought by a cap: the cap, and Meta's estimates."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QLocale

from tarife.gui.editors.form_model import Adding, Field, FormSection
from tarife.gui.text.estimates import AMOUNT
from tarife.gui.text.languages import tr
from tarife.gui.text.numbers import (
    WHOLE,
    ParseError,
    count_text,
    exact_text,
    read_count,
    read_exact,
    too_many_entries,
)
from tarife.gui.widgets.columns import (
    Choice,
    Chosen,
    Column,
    Heading,
    Limits,
    Number,
    choosing_column,
    column_of_number,
    read_within,
)
from tarife.plan.model.lines import Send
from tarife.plan.model.max_price import LOOK_BACKS, MOST_ESTIMATES, MaxPrice, ReachEstimate
from tarife.plan.model.plan import Plan
from tarife.terms.marking import marked

_CAP: Final = Heading(
    marked("Cap"), marked("The most that 1,000 deliveries may cost; Meta charges it or less.")
)
_ESTIMATES: Final = Heading(
    marked("Meta's estimates"),
    marked("A line each: cap, deliveries and cost, with spaces or tabs between; paste them."),
)
_LOOK_BACK: Final = Heading(marked("Estimated over"), marked("The days that Meta looked back."))
_MESSAGES: Final = Heading(
    marked("Messages estimated for"),
    marked("0 if unknown: the most deliveries then count as the send's delivered share."),
)
_USUAL_CAP: Final = Decimal(10)
_APART: Final = re.compile(r"\t+|;|\s{2,}")
_FIGURES: Final = 3


def max_price_section(plan: Plan, send: Send) -> FormSection[Send]:
    """Make the section of what is bid for a marketing send."""
    title, note = (
        tr("Max Price"),
        tr("A bid in place of the card's rate; beta of October 2026."),
    )
    if send.max_price is None:

        def added(line: Send) -> Send:
            return replace(line, max_price=MaxPrice(_USUAL_CAP, plan.account.currency))

        return FormSection("max_price", title, (), Adding(tr("Buy by a cap"), added), note)
    cap: Number[Send] = Number(AMOUNT, Limits.of(MaxPrice, "cap"), _cap_of)
    fields = (
        Field(
            column_of_number("max_price.cap", cap, _CAP),
            removed=lambda line: replace(line, max_price=None),
        ),
        Field(_estimates_column()),
        Field(_look_back_column()),
        Field(_messages_column()),
    )
    return FormSection("max_price", title, fields, note=note)


def estimates_text(estimates: tuple[ReachEstimate, ...]) -> str:
    """Write estimates so that they can be typed back, a line each."""
    locale = QLocale()
    return "\n".join(
        "  ".join(
            (
                exact_text(one.cap, locale),
                count_text(one.deliveries, locale),
                exact_text(one.cost, locale),
            )
        )
        for one in estimates
    )


def read_estimates(text: str) -> tuple[ReachEstimate, ...] | ParseError:
    """Read estimates, a line each; the first line that is none is told with its number."""
    found = []
    lines = text.splitlines()
    many = too_many_entries(text, sum(map(bool, map(str.strip, lines))), MOST_ESTIMATES)
    if many is not None:
        return many
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        parts = _APART.split(line.strip())
        read = _read_line(parts if parts[1:] else line.split())
        if isinstance(read, ParseError):
            where = tr("line %1: %2").replace("%1", str(number))
            return ParseError(text, where.replace("%2", read.sentence))
        found.append(read)
    return tuple(found)


def _read_line(parts: list[str]) -> ReachEstimate | ParseError:
    if len(parts) != _FIGURES:
        sentence = tr("three numbers are needed: cap, deliveries and cost")
        return ParseError(" ".join(parts), sentence)
    locale = QLocale()
    cap, deliveries, cost = (
        read(part, locale)
        for read, part in zip((read_exact, read_count, read_exact), parts, strict=True)
    )
    for field, value in (("cap", cap), ("deliveries", deliveries), ("cost", cost)):
        if isinstance(value, ParseError):
            return value
        sentence = Limits.of(ReachEstimate, field).sentence(str(value), float(value))
        if sentence:
            return ParseError(str(value), sentence)
    values: Any = (cap, deliveries, cost)
    return ReachEstimate(*values)


def _bid(send: Send) -> MaxPrice:
    assert send.max_price is not None  # noqa: S101 - the section has fields only then
    return send.max_price


def _cap_of(send: Send) -> float:
    return float(_bid(send).cap)


def _estimates_column() -> Column[Send]:
    def read(send: Send, text: str) -> Send | ParseError:
        found = read_estimates(text)
        if isinstance(found, ParseError):
            return found
        return replace(send, max_price=replace(_bid(send), estimates=found))

    return Column(
        "max_price.estimates",
        _ESTIMATES,
        lambda send: estimates_text(_bid(send).estimates),
        read,
        is_long=True,
    )


def _look_back_column() -> Column[Send]:
    several = tr("the last %1 days")
    choices = tuple(
        Choice(str(days), several.replace("%1", str(days)) if days > 1 else tr("the last day"))
        for days in LOOK_BACKS
    )
    chosen: Chosen[Send] = Chosen(
        lambda send: str(_bid(send).look_back_days),
        lambda send, key: replace(send, max_price=replace(_bid(send), look_back_days=int(key))),
    )
    return choosing_column("max_price.look_back_days", _LOOK_BACK, choices, chosen)


def _messages_column() -> Column[Send]:
    limits = Limits.of(MaxPrice, "messages")

    def read(send: Send, text: str) -> Send | ParseError:
        many = read_within(WHOLE, text, limits)
        if isinstance(many, ParseError):
            return many
        return replace(send, max_price=replace(_bid(send), messages=int(many)))

    return Column(
        "max_price.messages",
        _MESSAGES,
        lambda send: WHOLE.show(_bid(send).messages, QLocale()),
        read,
    )
