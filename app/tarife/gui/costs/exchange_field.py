"""The field of another currency with its rate, such as ``41.25 TRY``."""

import re
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale, Qt

from tarife.gui.text.languages import tr
from tarife.gui.text.names import quoted
from tarife.gui.text.numbers import PRICE, ParseError, exact_text
from tarife.gui.widgets.columns import Limits, read_within
from tarife.gui.widgets.value_fields import ValueField
from tarife.plan.model.costs import Exchange

_CODE: Final = re.compile(r"[A-Za-z]{3}")


def exchange_field(name: str, hint: str) -> ValueField:
    """Make the field of another currency with its rate, which may be empty."""
    made = ValueField(name, read_exchange, exchange_text, Qt.AlignmentFlag.AlignLeft)
    made.line.setPlaceholderText(hint)
    return made


def exchange_text(exchange: Exchange | None) -> str:
    """Write a currency with its rate, such as ``41.25 TRY``."""
    if exchange is None:
        return ""
    return f"{exact_text(exchange.rate, QLocale())} {exchange.currency}"


def read_exchange(text: str) -> Exchange | ParseError | None:
    """Read a rate and a currency in either order; an empty text is none."""
    if not text.strip():
        return None
    code = _CODE.search(text)
    if code is None or not any(letter.isdigit() for letter in text):
        sentence = tr("%1 is no rate with its currency; write for example 41.25 TRY")
        return ParseError(text, sentence.replace("%1", quoted(text)))
    rest = _CODE.sub("", text, count=1).strip()
    rate = read_within(PRICE, rest, Limits.of(Exchange, "rate"))
    if not isinstance(rate, Decimal):
        return ParseError(text, rate.sentence)
    return Exchange(code[0].upper(), rate)
