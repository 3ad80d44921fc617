"""The sections of Calc that spend the allowance, or a month's free conversations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import numpy as np

from tarife.billing.eras import FREE_CONVERSATIONS, FreeTierScope
from tarife.billing.ledger import Reason
from tarife.forecast.result import Forecast
from tarife.terms.arrays import Counts
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.messages import LineKey, Messages
from tarife.workbook.calc.rows import (
    CATEGORY,
    DRIVER_COLUMN,
    FIRST_COLUMN,
    OUTCOME,
    SCENARIO,
    Labels,
    Look,
    Row,
    Section,
    sum_of,
)
from tarife.workbook.cells import Formula
from tarife.workbook.context import Context, Variant
from tarife.workbook.played import ALLOWED, CHARGED, PlayedRow

ALLOWANCE: Final = "FreeAllowance"
ALLOWANCE_USED: Final = "FreeAllowanceUsed"
NUMBERS: Final = "BusinessNumbers"
"""Names of global inputs."""

_Text = Callable[[str, str], str]


@dataclass(frozen=True, slots=True, eq=False)
class Allowance:
    """How much of the service traffic the allowance covers on each day.

    Attributes:
        section: The days of every scenario that has one.
        lines: Charged and free messages of each line.
        of_line: Of each line the row of what is charged, and of what is free.
    """

    section: Section
    lines: Section
    of_line: Mapping[LineKey, tuple[Row, Row]]


def has_allowance(forecast: Forecast) -> bool:
    """Tell whether the rules of any month know a free tier or allowance."""
    return any(month.era.free_tier is not FreeTierScope.NONE for month in forecast.months)


def is_by_number(forecast: Forecast) -> bool:
    return any(month.era.free_tier is FreeTierScope.NUMBER for month in forecast.months)


def allowance_size(forecast: Forecast) -> int:
    """Give what is free in a month, for each number where it goes by number."""
    if is_by_number(forecast):
        return forecast.plan.account.service_allowance
    return FREE_CONVERSATIONS


def allowance_sections(context: Context, messages: Messages) -> Allowance:
    """Lay out the days, then the lines."""
    rows: list[Row] = []
    shares: dict[int, tuple[Row, Row]] = {}
    first = messages.scaled.next
    for variant_index, variant in enumerate(context.variants):
        if has_allowance(variant.forecast):
            own = _Days(context, variant, messages.scaled, first + 1 + len(rows)).rows()
            if own:
                shares[variant_index] = (own[-2], own[-1])
                rows += own
    section = Section(
        context.voice.say("Free allowance: the first messages of the month, in time order"),
        first,
        tuple(rows),
    )
    lines: dict[LineKey, tuple[Row, Row]] = {}
    for key, parts in _service_lines(messages).items():
        if key[0] in shares:
            at = section.next + 1 + 2 * len(lines)
            lines[key] = _line_rows(context, at, parts, shares[key[0]])
    return Allowance(
        section,
        Section(
            context.voice.say("Service messages by line: charged, and within the allowance"),
            section.next,
            tuple(chain.from_iterable(lines.values())),
        ),
        lines,
    )


@dataclass(frozen=True, slots=True)
class _Days:
    """The rows of one scenario, the first at ``first``.

    What the app found free on a day came before what it found charged, so these two parts of
    a day are spent one after the other; inside a part, everybody's share is the same.
    """

    context: Context
    variant: Variant
    scaled: Section
    first: int

    def rows(self) -> list[Row]:
        """Lay out the rows; none where nothing is served."""
        voice, first = self.context.voice, self.first
        early, late = self._played(ALLOWED), self._played(CHARGED)
        if not (early.any() or late.any()):
            return []
        part_one = self._part(first, voice.say_in("workbook", texts.REASONS[ALLOWED]), early)
        part_two = self._part(first + 1, voice.say("Charged"), late)
        capacity, ideal = self._capacity(np.cumsum(early + late))
        so_far = self._row(
            first + 2,
            voice.say_in("workbook", "Month so far"),
            np.cumsum(early + late).tolist(),
            lambda day, _: f"=SUM({FIRST_COLUMN}{first + 1}:{day}{first + 2})",
        )
        spent = np.cumsum(early).tolist()
        even = self._row(
            first + 3,
            voice.say("Evenness over business numbers, as played"),
            [own / most if most else 1 for own, most in zip(spent, ideal, strict=True)],
            look=Look.PLAYED,
        )
        free_so_far = self._row(
            first + 4,
            voice.say("Free so far"),
            spent,
            lambda day, _: (
                f"=ROUND(MIN({so_far.cell(day)},{DRIVER_COLUMN}{first + 5})*{even.cell(day)},0)"
            ),
            driver=capacity,
        )
        free = self._row(
            first + 5,
            voice.say("Free on the day"),
            early.tolist(),
            lambda day, before: f"=MAX(0,{free_so_far.cell(day)}-{free_so_far.cell(before)})",
        )
        share_one = self._row(
            first + 6,
            voice.say("Charged share, earlier part of the day"),
            [0] * len(early),
            lambda day, _: _share(day, part_one, f"{part_one.cell(day)}-{free.cell(day)}"),
            look=Look.RATIO,
        )
        share_two = self._row(
            first + 7,
            voice.say("Charged share, later part of the day"),
            [int(count > 0) for count in late.tolist()],
            lambda day, _: _share(
                day,
                part_two,
                f"MIN({part_two.cell(day)},"
                f"{part_one.cell(day)}+{part_two.cell(day)}-{free.cell(day)})",
            ),
            look=Look.RATIO,
        )
        return [part_one, part_two, so_far, even, free_so_far, free, share_one, share_two]

    def _played(self, outcome: Reason) -> Counts:
        found: Counts = np.zeros(len(self.context.days), dtype=np.int64)
        for row in self.variant.rows:
            if row.category is Category.SERVICE and row.outcome is outcome:
                found = found + row.messages
        return found

    def _capacity(self, cumulative: Counts) -> tuple[Formula | float, list[int]]:
        """Give what is free, and what of each day's messages it could cover.

        A scenario with numbers of its own does not follow those of the plan.
        """
        forecast = self.variant.forecast
        account, of_plan = forecast.plan.account, self.context.forecast.plan.account
        left = max(0, allowance_size(forecast) - account.allowance_used)
        formula = f"=MAX(0,{ALLOWANCE}-{ALLOWANCE_USED})"
        if is_by_number(forecast):
            left *= account.numbers
            formula += f"*{NUMBERS}"
        is_own = any(
            getattr(account, field) != getattr(of_plan, field)
            for field in ("service_allowance", "allowance_used", "numbers")
        )
        return left if is_own else Formula(formula, left), np.minimum(cumulative, left).tolist()

    def _part(self, at: int, outcome: str, values: Counts) -> Row:
        return Row(
            at,
            self._labels(outcome),
            values.tolist(),
            lambda day, _: sum_of(self.scaled, at, day, SCENARIO, CATEGORY, OUTCOME),
        )

    def _row(
        self,
        at: int,
        outcome: str,
        values: list[float],
        formula: _Text | None = None,
        **more: Any,
    ) -> Row:
        return Row(at, self._labels(outcome), values, formula, is_summed=False, **more)

    def _labels(self, outcome: str) -> Labels:
        service = self.context.voice.tell(CATEGORY_NAMES[Category.SERVICE])
        return Labels(self.variant.name, category=service, outcome=outcome)


def _share(day: str, part: Row, charged: str) -> str:
    cell = part.cell(day)
    return f"=IF({cell}=0,0,MAX(0,{charged})/{cell})"


_Parts = list[tuple[Row, PlayedRow]]


def _service_lines(messages: Messages) -> dict[LineKey, _Parts]:
    """Gather the parts of each line's service traffic that cost money or would."""
    groups: dict[LineKey, _Parts] = {}
    for scaled, (variant_index, row) in zip(messages.scaled.rows, messages.rows, strict=True):
        if row.category is Category.SERVICE and row.outcome in (CHARGED, ALLOWED):
            key = (variant_index, row.source, row.market, row.category)
            groups.setdefault(key, []).append((scaled, row))
    return groups


def _line_rows(
    context: Context, at: int, parts: _Parts, shares: tuple[Row, Row]
) -> tuple[Row, Row]:
    """Lay out what of a line is charged, and what is left of it free."""
    labels = parts[0][0].labels
    days = len(parts[0][1].messages)
    free = sum(
        (row.messages for _, row in parts if row.outcome is ALLOWED),
        np.zeros(days, dtype=np.int64),
    )
    paid = sum(
        (row.messages for _, row in parts if row.outcome is CHARGED),
        np.zeros(days, dtype=np.int64),
    )
    share_of = dict(zip((ALLOWED, CHARGED), shares, strict=True))

    def charged(day: str, _before: str) -> str:
        return "=" + "+".join(
            f"{scaled.cell(day)}*{share_of[row.outcome].cell(day)}" for scaled, row in parts
        )

    def left(day: str, _before: str) -> str:
        return "=" + "+".join(scaled.cell(day) for scaled, _ in parts) + f"-{day}{at + 1}"

    def named(outcome: str) -> Labels:
        return Labels(labels.scenario, labels.line, labels.market, labels.category, outcome)

    voice = context.voice
    allowed = voice.say_in("workbook", texts.REASONS[ALLOWED])
    return (
        Row(at, named(voice.say("Charged")), paid.tolist(), charged),
        Row(at + 1, named(allowed), free.tolist(), left),
    )
