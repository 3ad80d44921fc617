"""Formulas of Calc: one object gives the text for Excel and the values that its cells carry."""

from collections.abc import Callable
from functools import reduce
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]

_SUM, _PRODUCT, _ATOM = range(3)


class Place(NamedTuple):
    """The cell that a formula is written for.

    Attributes:
        before: The name of the column of the day before.
        row: Its row, from 0.
    """

    column: str
    before: str
    row: int


class Expression:
    """A formula over the days of a row.

    Attributes:
        text: What stands in a cell, without the leading `=`.
        values: What it comes to, whole up to 2**53; money in micros.
        rank: How tightly its outermost operator binds.

    Shape:
        ``values``: ``(days,)``, or ``()`` where every day has the same.
    """

    def __init__(
        self, text: Callable[[Place], str], values: ArrayLike, rank: int = _ATOM
    ) -> None:
        self.text, self.rank = text, rank
        self.values: Floats = np.asarray(values, dtype=np.float64)

    def __add__(self, other: "Expression") -> "Expression":
        return _joined(self, "+", other, self.values + other.values, _SUM)

    def __sub__(self, other: "Expression") -> "Expression":
        return _joined(self, "-", other, self.values - other.values, _SUM)

    def __mul__(self, other: "Expression") -> "Expression":
        return _joined(self, "*", other, self.values * other.values, _PRODUCT)

    @property
    def fixed(self) -> str:
        """Its text where it refers to the same cells from everywhere."""
        return self.text(Place("", "", 0))

    def within(self, place: Place, rank: int = _ATOM) -> str:
        """Write it as an operand, in brackets where it binds less tightly than this."""
        text = self.text(place)
        return text if self.rank >= rank else f"({text})"


def cell(name: str, values: ArrayLike) -> Expression:
    """Refer to a cell that is the same on every day: an input, a rate, a name."""
    return Expression(lambda _: name, values)


def number(value: int) -> Expression:
    return cell(str(value), value)


def rounded(inner: Expression) -> Expression:
    """Round to whole numbers, halves up; nothing here is negative."""
    return Expression(
        lambda place: f"ROUND({inner.text(place)},0)", np.floor(inner.values + 0.5)
    )


def least(*of: Expression) -> Expression:
    values = reduce(np.minimum, (one.values for one in of))
    return Expression(lambda place: f"MIN({_listed(of, place)})", values)


def not_negative(inner: Expression) -> Expression:
    return Expression(lambda place: f"MAX(0,{inner.text(place)})", np.maximum(inner.values, 0))


def ratio(over: Expression, under: Expression) -> Expression:
    """Divide, or give 0 where there is nothing to divide by."""

    def text(place: Place) -> str:
        part = over.within(place, _PRODUCT)
        return f"IF({under.text(place)}=0,0,{part}/{under.within(place)})"

    return Expression(text, divided(over.values, under.values, 0))


def divided(over: ArrayLike, under: ArrayLike, otherwise: float) -> Floats:
    """Divide, or give another figure where there is nothing to divide by."""
    below = np.asarray(under, dtype=np.float64)
    out = np.full(np.broadcast_shapes(np.shape(over), below.shape), float(otherwise))
    np.divide(over, below, out=out, where=below != 0)
    return out


def exchanged(answered: Expression, turns: Expression) -> Expression:
    """Count the answers that an exchange gets on average.

    A person writes again after an answer only, so that the answers are a geometric series.

    Args:
        answered: The share of messages that are answered.
        turns: How many messages a person writes where every one is answered.
    """

    def text(place: Place) -> str:
        share = answered.within(place)
        again = f"{share}*(1-1/{turns.within(place)})"
        return f"{share}/(1-{again})"

    again = answered.values * (1 - 1 / turns.values)
    return Expression(text, answered.values / (1 - again), _PRODUCT)


def graduated(count: Expression, above: Expression, steps: Expression) -> Expression:
    """Price so many messages band by band.

    Args:
        count: How many messages there are.
        above: Cells with how many messages come before each band.
        steps: Cells with what each band's rate adds to the one before.

    Shape:
        ``above.values`` and ``steps.values``: ``(bands,)``.
    """

    def text(place: Place) -> str:
        counted, starts = count.within(place), above.text(place)
        return f"SUMPRODUCT(({counted}>{starts})*({counted}-{starts})*{steps.text(place)})"

    beyond = np.maximum(count.values[:, None] - above.values, 0)
    return Expression(text, beyond @ steps.values)


def total(of: list[Expression]) -> Expression:
    return reduce(Expression.__add__, of)


def product(of: list[Expression]) -> Expression:
    return reduce(Expression.__mul__, of) if of else number(1)


def _joined(
    left: Expression, sign: str, right: Expression, values: Floats, rank: int
) -> Expression:
    rightmost = rank + (sign == "-")
    return Expression(
        lambda place: f"{left.within(place, rank)}{sign}{right.within(place, rightmost)}",
        values,
        rank,
    )


def _listed(of: tuple[Expression, ...], place: Place) -> str:
    return ",".join(one.text(place) for one in of)
