"""The all-in bill in the words of the window."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale

from tarife.forecast.costs.all_in import AllInLine
from tarife.forecast.costs.texts import KIND_NAMES, RATE_PHRASES
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import category_name, filled
from tarife.gui.text.numbers import (
    ZERO_DASH,
    amount_text,
    exact_percent_text,
    exact_text,
    money_text,
    with_percent,
)
from tarife.gui.text.times import date_text
from tarife.insight.differences import CostDifference
from tarife.insight.partners import CostCause, Offer
from tarife.plan.model.costs import CostKind, Exchange, FeeBasis, Partner
from tarife.terms.marking import marked
from tarife.terms.money import Money
from tarife.terms.sentences import in_language

_DEARER: Final = "▲"
_CHEAPER: Final = "▼"
_SEPARATOR: Final = " · "


def arrow(micros: int) -> str:
    """Point up for dearer, down for cheaper."""
    if not micros:
        return ""
    return _DEARER if micros > 0 else _CHEAPER


def signed_money(money: Money, locale: QLocale) -> str:
    """Write an amount with its sign, a plus too, without naming its currency."""
    text = money_text(money, locale)
    return f"+{text}" if money.micros > 0 else text


def signed_percent(ratio: float | None, locale: QLocale) -> str:
    """Write a ratio as a percentage with its sign; nothing where there is none."""
    if ratio is None:
        return ""
    percent = round(ratio * 100, 1)
    text = amount_text(abs(percent), locale)
    sign = "+" if percent > 0 else "−" if percent < 0 else "±"  # noqa: RUF001 - a true minus
    return f"{sign}{with_percent(text, locale)}"


def cause_sentence(difference: CostDifference, currency: str, locale: QLocale) -> str:
    """List the causes that change the shown total, the largest first; they add up to it."""
    parts = sorted(difference.shown_parts(currency), key=lambda part: -abs(part[1].micros))
    return _SEPARATOR.join(
        f"{in_language(name, spoken())} {signed_money(money, locale)}" for name, money in parts
    )


_BASES: Final[Mapping[FeeBasis, str]] = MappingProxyType(
    {
        FeeBasis.DELIVERED: marked("All delivered messages"),
        FeeBasis.CHARGED: marked("Only those that Meta charges"),
    }
)


def kind_name(kind: CostKind) -> str:
    """Name a kind of line."""
    return tr(KIND_NAMES[kind])


def basis_name(basis: FeeBasis) -> str:
    """Name what fees are counted on."""
    return tr(_BASES[basis])


def bill_line_text(line: AllInLine) -> str:
    """Name a line of the bill."""
    if line.kind is CostKind.TAX and line.name:
        return line.name
    name = kind_name(line.kind)
    if line.name:
        return f"{name}: {line.name}"
    return name if line.category is None else f"{name}, {category_name(line.category)}"


def bill_rate_text(line: AllInLine) -> str:
    """Write a line's rate: a percentage, or a fee; Meta's charges have none of their own."""
    if line.kind is CostKind.META:
        return ZERO_DASH
    write = exact_percent_text if line.is_ratio else exact_text
    return write(line.rate, QLocale())


def basis_text(line: AllInLine) -> str:
    """Write what a line is counted on."""
    return ZERO_DASH if line.kind is CostKind.META else exact_text(line.basis, QLocale())


def display_name(display: Exchange) -> str:
    """Say that a total is told in another currency, and at which rate."""
    known = (display.currency, exact_text(display.rate, QLocale()))
    if display.as_of is None:
        text = tr("In %1, at your rate of %2")
        return filled(text, *known)
    text = tr("In %1, at your rate of %2 (%3)")
    return filled(text, *known, date_text(display.as_of))


def partner_name(partner: Partner) -> str:
    """Name a partner, also where there is none or it has no name."""
    if partner == Partner():
        return tr("No partner, Meta alone")
    return partner.name or tr("Partner without a name")


def verdict(offer: Offer) -> str:
    """Say whether a partner is dearer or cheaper than planned, and why."""
    micros = offer.difference.micros
    if not micros:
        return tr("The same as planned")
    *most, last = [_cause(cause) for cause in offer.causes]
    both = tr("%1 and %2")
    causes = filled(both, ", ".join(most), last) if most else last
    sentence = tr("Dearer because of %1") if micros > 0 else tr("Cheaper: it asks less than %1")
    return sentence.replace("%1", causes)


def difference_text(money: Money) -> str:
    """Write a difference with its sign, in what people pay in."""
    shown = money_text(money, QLocale())
    return f"+{shown}" if money.micros > 0 else shown


def _cause(cause: CostCause) -> str:
    write = exact_percent_text if cause.kind is CostKind.MARKUP else exact_text
    rates = list(dict.fromkeys(write(rate, QLocale()) for rate in (cause.least, cause.most)))
    span = tr("%1 to %2")
    shown = filled(span, rates[0], rates[-1]) if rates[1:] else rates[0]
    phrase = tr(RATE_PHRASES[cause.kind]).replace("{rate}", shown)
    return f"{phrase} ({difference_text(cause.difference)})"
