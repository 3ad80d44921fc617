"""The rows of the form of costs: what each is called, and the sentence that explains it."""

import re
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from tarife.gui.clock_times import date_text, read_date
from tarife.gui.exact import PRICE, exact_text
from tarife.gui.fields import ValueField, text_field
from tarife.gui.models.columns import Limits
from tarife.gui.models.exact_columns import read_within
from tarife.gui.numbers import Unread
from tarife.gui.panels.lines import Wording
from tarife.plan.checks.account import is_currency
from tarife.plan.model.costs import Display

translate = QCoreApplication.translate

Rows: TypeAlias = tuple[tuple[str, str, str], ...]
"""Caption, field and explanation of each row."""

_CODE: Final = re.compile(r"[A-Za-z]{3}")
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


def partner_rows() -> Rows:
    """Give the rows of the partner's own fees."""
    return (
        (
            translate("Costs", "Partner"),
            "name",
            translate(
                "Costs", "The business solution provider, or whoever passes Meta's bill on."
            ),
        ),
        (
            translate("Costs", "Its fees are in"),
            "currency",
            translate("Costs", "They must be in the plan's currency: nothing is converted."),
        ),
        (
            translate("Costs", "Prices as of"),
            "as_of",
            translate(
                "Costs", "When you looked these prices up; the plan keeps them for ever."
            ),
        ),
        (
            translate("Costs", "Fees are counted on"),
            "fee_basis",
            translate("Costs", "Many partners also charge for messages that Meta gives free."),
        ),
        (
            translate("Costs", "Message people write"),
            "inbound_fee",
            translate(
                "Costs", "For each message that people write; Meta charges nothing for it."
            ),
        ),
        (
            translate("Costs", "Conversation"),
            "conversation_fee",
            translate("Costs", "For each conversation; only under the rules before July 2025."),
        ),
        (
            translate("Costs", "Failed message"),
            "failed_fee",
            translate("Costs", "For each template that did not reach the phone."),
        ),
        (
            translate("Costs", "Platform, a month"),
            "platform_fee",
            translate("Costs", "A fixed fee of the month, whatever is sent."),
        ),
        (
            translate("Costs", "Seat, a month"),
            "seat_fee",
            translate("Costs", "For each person who uses the partner's platform."),
        ),
        (
            translate("Costs", "Seats"),
            "seats",
            translate("Costs", "How many of your people use it."),
        ),
    )


def display_rows() -> Rows:
    """Give the rows of the other currency."""
    return (
        (
            translate("Costs", "Also show the total in"),
            "display",
            translate(
                "Costs",
                "What one unit of the billing currency is worth, such as 41.25 TRY. It is a "
                "line of its own; nothing is computed from it.",
            ),
        ),
        (
            translate("Costs", "Rate as of"),
            "display_as_of",
            translate("Costs", "The day of that rate; Tarife never looks one up."),
        ),
    )


def markup_words() -> Wording:
    """Say what the table of mark-ups is about."""
    return Wording(
        translate("Costs", "Mark-up by category"),
        translate("Costs", "What the partner adds to Meta's price, in per cent and a message."),
        "",
    )


def tax_words() -> Wording:
    """Say what the table of taxes is about."""
    return Wording(
        translate("Costs", "Taxes"),
        translate("Costs", "KDV, VAT, GST or others, each due on the lines that are ticked."),
        translate("Costs", "No tax. Add one if the bill carries it."),
    )


def day_field(name: str) -> ValueField:
    """Make the field of a day, which may be empty."""

    def read(text: str) -> date | Unread | None:
        return read_date(text) if text.strip() else None

    return ValueField(name, read, date_text, _LEFT, date_text(date(2026, 11, 1)))


def currency_field() -> ValueField:
    """Make the field of the currency of a partner's fees; none means the plan's own."""

    def read(text: str) -> str | Unread:
        code = text.strip().upper()
        if not code or is_currency(code):
            return code
        sentence = translate("Costs", "%1 is no currency code; write for example USD")
        return Unread(text, sentence.replace("%1", repr(text)))

    name = translate("Costs", "Currency of the partner's fees")
    return text_field(name, read, translate("Costs", "the plan's currency"))


def display_field() -> ValueField:
    """Make the field of the other currency with its rate, which may be empty."""
    name = translate("Costs", "Other currency and its rate")
    hint = translate("Costs", "none; for example 41.25 TRY")
    return ValueField(name, read_display, display_text, _LEFT, hint)


def display_text(display: Display | None) -> str:
    """Write a currency with its rate, such as ``41.25 TRY``."""
    if display is None:
        return ""
    return f"{exact_text(display.rate, QLocale())} {display.currency}"


def read_display(text: str) -> Display | Unread | None:
    """Read a rate and a currency in either order; an empty text is none."""
    if not text.strip():
        return None
    code = _CODE.search(text)
    if code is None or not any(letter.isdigit() for letter in text):
        sentence = translate(
            "Costs", "%1 is no rate with its currency; write for example 41.25 TRY"
        )
        return Unread(text, sentence.replace("%1", repr(text)))
    rest = _CODE.sub("", text, count=1).strip()
    rate = read_within(PRICE, rest, Limits.of(Display, "rate"))
    if not isinstance(rate, Decimal):
        return Unread(text, rate.sentence)
    return Display(code[0].upper(), rate)


def tier_words() -> Wording:
    """Say what the table of tiers used elsewhere is about."""
    return Wording(
        translate("Costs", "Used elsewhere this month"),
        translate(
            "Costs", "What the portfolio sends beside this plan; it fills the bands first."
        ),
        translate("Costs", "Nothing: every market starts at the list rate."),
    )
