"""The reply rate of a country's row: what its lines have in common, or the mean of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QLocale

from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import PERCENT, Estimate
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled
from tarife.gui.text.numbers import ZERO_DASH, ParseError
from tarife.gui.widgets.columns import Column
from tarife.plan.edits.edit import Edit, change_of, together
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.grid import attempts_in, lines_of_row
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import PRESETS, Preset, behaviour_of
from tarife.plan.model.lines import Line, Send, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan

_NAME: Final = "reply_ratio"
_DIGITS: Final = 9  # drops what a mean in binary adds


class Replies:
    """Tells the reply rates of countries: of their marketing, or else of all that they send.

    Args:
        plan: The plan.
        lines: The lines of each country.
    """

    def __init__(self, plan: Plan, lines: Mapping[str, tuple[Line, ...]]) -> None:
        self._plan = plan
        self._lines = lines
        self._in_grid = {row.country for row in plan.grid}
        self._ranges = {entry.at: entry for entry in plan.ranges}
        self._rates: dict[str, list[tuple[Address, float, int]]] = {}

    def cell(self, row: GridRow, column: Column[Any]) -> tuple[Any, Column[Any]] | None:
        """Give the cell of a row; nothing where that of its only send stands for it."""
        found = self._found(row)
        if len(found) == 1 and found[0][0].part == "sends":
            return None
        if self.has_none(row):
            return row, replace(column, fixed=_none_text())
        if self._others(row):
            why = tr("Of what is sent beside marketing; what is typed goes to all of it.")
            if self.is_mean(row):
                why = tr("Usual for utility and passwords; what is typed goes to all of it.")
            return row, replace(column, fixed=why)
        if len(found) > 1:
            template = (
                tr("The mean of %1[send|sends], by messages; what is typed goes to all.")
                if self.is_mean(row)
                else tr("Of %1[send|sends]; what is typed goes to all.")
            )
            return row, replace(column, fixed=filled(template, str(len(found))))
        return row, column

    def has_none(self, row: GridRow) -> bool:
        """Tell whether a country that has no row sends nothing: no rate is its own."""
        is_there = row.country in self._in_grid
        return not (is_there or self._found(row) or self._others(row))

    def is_mean(self, row: GridRow) -> bool:
        """Tell whether the rates of a row differ, or nobody has given those of no marketing."""
        found = self._found(row)
        if found:
            return len({rate for _, rate, _ in found}) > 1
        others = list(self._other_sends(row))
        rates = {behaviour_of(send.behaviour).reply_ratio for send in others}
        return len(rates) > 1 or any(isinstance(one.behaviour, Preset) for one in others)

    def mean(self, row: GridRow) -> Estimate | None:
        """Give the rate of a row whose marketing is several lines, by their messages.

        Without marketing it is that of all else that is sent.
        """
        found = self._found(row)
        if len(found) < 2:  # noqa: PLR2004 - one is no mean
            found = self._others(row)
        if not found:
            return None
        total = sum(messages for _, _, messages in found)
        weights = [messages if total else 1 for _, _, messages in found]
        rates = [rate for _, rate, _ in found]
        spans = [self._ranges.get(at) for at, _, _ in found]
        pairs = list(zip(spans, rates, strict=True))
        ends = (
            rates,
            [span.low if span else rate for span, rate in pairs],
            [span.high if span else rate for span, rate in pairs],
        )
        return Estimate(*(_mean(end, weights) for end in ends))

    def put(self, row: GridRow, column: Column[Any], text: str) -> Edit | ParseError | None:
        """Give a rate to all marketing of a row; nothing where it is a single number."""
        found = self._found(row)
        return self._put(row, column, text, found) if len(found) > 1 else None

    def put_typed(
        self, row: GridRow, column: Column[Any], text: str
    ) -> Edit | ParseError | None:
        """Refuse what is typed where nothing is sent, or give it to all that is no marketing.

        Nothing where there is marketing. Pasted, a rate may come with the marketing.
        """
        if self.has_none(row):
            return ParseError(text, _none_text())
        others = self._others(row)
        return self._put(row, column, text, others) if others else None

    def _put(
        self,
        row: GridRow,
        column: Column[Any],
        text: str,
        found: list[tuple[Address, float, int]],
    ) -> Edit | ParseError:
        rate = column.number.read(text) if column.number else ParseError(text, "")
        mean = self.mean(row)
        if isinstance(rate, ParseError):
            return rate
        is_as_shown = (
            mean is not None
            and column.number is not None
            and (text.strip() == column.number.edit_text(mean))
        )
        edits = tuple(
            set_range(at, rate.low, rate.likely, rate.high)
            if rate.is_range
            else set_number(at, rate.likely)
            for at, _, _ in found
        )
        return together(change_of(_NAME), () if is_as_shown else edits)

    def shown(self, row: GridRow) -> str:
        """Say what a row shows that has no rate."""
        return ZERO_DASH if self.has_none(row) else ""

    def _found(self, row: GridRow) -> list[tuple[Address, float, int]]:
        """List the rates of a row's marketing: where each stands, and of how many messages."""
        if row.country not in self._rates:
            self._rates[row.country] = list(self._rates_of(row))
        return self._rates[row.country]

    def _others(self, row: GridRow) -> list[tuple[Address, float, int]]:
        """List the rates of all that a country without marketing sends."""
        return [] if self._found(row) else list(map(self._rate_of, self._other_sends(row)))

    def _other_sends(self, row: GridRow) -> Iterator[Send]:
        own = lines_of_row(row, self._plan).sends if row.country in self._in_grid else ()
        for line in (*own, *self._lines.get(row.country, ())):
            if isinstance(line, Send):
                yield line

    def _rate_of(self, send: Send) -> tuple[Address, float, int]:
        at = Address("sends", send.id, f"behaviour.{_NAME}")
        sent = sum(attempts_in(send, month) for month in self._plan.period.months)
        return at, behaviour_of(send.behaviour).reply_ratio, sent

    def _rates_of(self, row: GridRow) -> Iterator[tuple[Address, float, int]]:
        if row.country in self._in_grid and row.marketing:
            at = Address("grid", row.country, _NAME)
            yield at, row.reply_ratio, row.marketing * self._plan.months
        for one in self._lines.get(row.country, ()):
            if isinstance(one, Send) and one.category is TemplateCategory.MARKETING:
                yield self._rate_of(one)


def _mean(rates: list[float], weights: list[int]) -> float:
    total = sum(rate * weight for rate, weight in zip(rates, weights, strict=True))
    return round(total / sum(weights), _DIGITS)


def _none_text() -> str:
    return tr(
        "nothing is sent to this country that people could reply to: type marketing or "
        "another volume first"
    )


def utility_told(before: Plan, after: Plan, countries: Countries) -> str:
    """Say what share answers utility where a row has nothing else, and its own rate differs."""
    known = {row.country for row in before.grid if row.utility}
    usual = PRESETS[Preset.ORDER_UPDATE].reply_ratio
    new = (row for row in after.grid if row.utility and row.country not in known)
    row = next((one for one in new if not one.marketing and one.reply_ratio != usual), None)
    if row is None:
        return ""
    template = tr("%1: %2 answer utility, as is usual; type another share under Reply %")
    shown = PERCENT.in_tables.show(usual, QLocale())
    return filled(template, countries.name(row.country), shown)
