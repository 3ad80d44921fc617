"""Laying out the sheet Scenarios: charges, what comes on top, totals, differences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import fsum
from typing import Final

from tarife.billing.ledger import Reason
from tarife.forecast.costs.usage import usage_of
from tarife.plan.model.costs import CostKind
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.bill_rows import Basis, counts_free
from tarife.workbook.calc.rows import OUTCOME
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import units
from tarife.workbook.context import Context, Variant
from tarife.workbook.inputs import cost_key
from tarife.workbook.played import CHARGED
from tarife.workbook.scenarios.bill import BASE_COLUMN, Bill
from tarife.workbook.scenarios.layout import (
    Layout,
    ScenarioRow,
    ScenarioTable,
    charge_of,
    count_of,
    messages_of,
    ratio_of,
)

_FREE_CONVERSATIONS: Final = (Reason.FREE_TIER, Reason.ERA_FREE)


_DIGITS: Final = 6
"""Decimals of an exact amount in the billing currency."""


def scenario_tables(
    context: Context, calcs: Sequence[Calc], keys: Mapping[str, str]
) -> tuple[ScenarioTable, ...]:
    """Lay the rows of each month out, then, where there are several, those of all months.

    Args:
        context: What to show.
        calcs: Where the workings of each month stand.
        keys: Where each number of Inputs stands.
    """
    layout, tables = Layout(context, calcs[0], keys), []
    for month, calc in zip(context.by_month, calcs, strict=True):
        layout = Layout(month, calc, keys, next=layout.next)
        if context.months:
            layout.title(month.period)
        tables.append(_of_month(layout))
    if context.months:
        layout = Layout(context, calcs[0], keys, next=layout.next)
        layout.title(context.period)
        tables.append(_of_all_months(layout, tables))
    gaps = _Table(layout).differences(tables[-1].total)
    return (*tables[:-1], replace(tables[-1], rows=tuple(layout.rows), differences=gaps))


def _of_all_months(layout: Layout, months: Sequence[ScenarioTable]) -> ScenarioTable:
    """Add up what each month comes to."""
    styles = layout.context.styles

    def summed(rows: Sequence[ScenarioRow], label: str = "") -> ScenarioRow:
        first = rows[0]

        def value(variant: Variant) -> float:
            parts = zip(rows, variant.months, strict=True)
            found = fsum(row.value(month) or 0 for row, month in parts)
            return found if first.style is styles.display else round(found, _DIGITS)

        return layout.add(
            label or first.label,
            first.style,
            value,
            lambda column: "=SUM(" + ",".join(row.cell(column) for row in rows) + ")",
        )

    voice = layout.context.voice
    charges = {
        category: summed([month.charges[category] for month in months])
        for category in CATEGORIES
    }
    meta = summed([month.meta for month in months])
    charged = summed([month.charged for month in months])
    free = summed([month.free for month in months])
    lines = tuple(map(summed, zip(*(month.lines for month in months), strict=True)))
    total = summed([month.total for month in months], voice.say("Cost of all months"))
    shown = [month.display for month in months if month.display is not None]
    display = summed(shown) if shown else None
    return ScenarioTable((), charges, meta, total, display, charged, free, lines)


def _of_month(layout: Layout) -> ScenarioTable:
    table, bill = _Table(layout), Bill(layout)
    charges, meta = table.charges()
    messages, charged, free = table.messages()
    basis = Basis(
        {category: row.at + 1 for category, row in charges.items()},
        {category: row.at + 1 for category, row in messages.items()},
        table.counts(charged),
        layout.keys.get(cost_key("seats"), ""),
        meta.at + 1,
        layout.keys,
    )
    lines = bill.lines(basis)
    total, display = bill.totals(meta, lines)
    rows = tuple(layout.rows)
    return ScenarioTable(rows, charges, meta, total, display, charged, free, lines)


@dataclass(frozen=True, slots=True)
class _Table:
    """Lays out charges, messages and differences."""

    layout: Layout

    def charges(self) -> tuple[dict[Category, ScenarioRow], ScenarioRow]:
        """Lay out Meta's charges by category, and their sum."""
        voice, styles = self.layout.context.voice, self.layout.context.styles
        self.layout.title(voice.say("Meta's charges"))
        costs = self.layout.calc.prices.costs
        found = {
            category: self.layout.add(
                voice.tell(CATEGORY_NAMES[category]),
                styles.money,
                partial(charge_of, category),
                self.layout.by_category(costs),
            )
            for category in CATEGORIES
        }
        return found, self.layout.sum(
            voice.say("Meta's charges, total"),
            found,
            lambda variant: units(variant.bill.meta.micros),
        )

    def messages(self) -> tuple[dict[Category, ScenarioRow], ScenarioRow, ScenarioRow]:
        """Lay out messages by category as fees count them, then what is charged and free."""
        voice, context = self.layout.context.voice, self.layout.context
        prices = self.layout.calc.prices
        with_free = counts_free(context.forecast.plan.costs)
        self.layout.title(
            voice.say("Delivered messages") if with_free else voice.say("Charged")
        )
        by_category = {
            category: self.layout.add(
                voice.tell(CATEGORY_NAMES[category]),
                context.styles.count,
                partial(messages_of, category, with_free),
                self.layout.by_category(prices.charged, *([prices.free] if with_free else [])),
            )
            for category in CATEGORIES
        }
        self.layout.title(voice.say("Messages"))
        charged = self.layout.add(
            voice.say("Charged"),
            context.styles.count,
            lambda variant: sum(
                int(row.messages.sum()) for row in variant.rows if row.outcome is CHARGED
            ),
            self.layout.of_section(prices.charged),
        )
        free = self.layout.add(
            voice.say("Free"),
            context.styles.count,
            lambda variant: sum(
                int(row.messages.sum()) for row in variant.rows if row.outcome is not CHARGED
            ),
            self.layout.of_section(prices.free),
        )
        return by_category, charged, free

    def counts(self, charged: ScenarioRow) -> dict[CostKind, int]:
        """Lay out what else fees count: only what some fee asks for."""
        voice, partner = (
            self.layout.context.voice,
            self.layout.context.forecast.plan.costs.partner,
        )
        style = self.layout.context.styles.count
        found = {}
        if self.layout.context.forecast.plan.costs.agent is not None:
            prices = self.layout.calc.prices
            of_category = self.layout.by_category(prices.charged, prices.free)
            found[CostKind.AGENT] = self.layout.add(
                voice.say("Delivered answers, free ones too"),
                style,
                partial(messages_of, Category.SERVICE, True),  # noqa: FBT003 - with free ones
                of_category,
            )
        if partner.inbound_fee:
            found[CostKind.INBOUND_FEE] = self.layout.add(
                voice.say("Messages written by people (needs the app)"),
                style,
                lambda v: usage_of(v.forecast).inbound,
            )
        if partner.failed_fee:
            found[CostKind.FAILED_FEE] = self.layout.add(
                voice.say("Templates not delivered (needs the app)"),
                style,
                lambda v: usage_of(v.forecast).failed,
            )
        if partner.conversation_fee:
            found[CostKind.CONVERSATION_FEE] = self._conversations(charged)
        return {kind: row.at + 1 for kind, row in found.items()}

    def differences(self, total: ScenarioRow) -> tuple[ScenarioRow, ScenarioRow]:
        """Lay out how far each scenario's total lies from the plan's."""
        voice, styles, base = (
            self.layout.context.voice,
            self.layout.context.styles,
            self.layout.context.base,
        )
        origin = total.cell(BASE_COLUMN)
        gap = self.layout.add(
            voice.say("Difference"),
            styles.money,
            lambda variant: units(variant.bill.total.micros - base.bill.total.micros),
            lambda column: f"={total.cell(column)}-{origin}",
        )
        share = self.layout.add(
            voice.say("Difference in per cent"),
            styles.share,
            lambda variant: ratio_of(variant, base),
            lambda column: f"=IF({origin}=0,0,{gap.cell(column)}/{origin})",
        )
        return gap, share

    def _conversations(self, charged: ScenarioRow) -> ScenarioRow:
        """Count conversations: the charged ones, and the free ones where fees count them."""
        voice, context, free = (
            self.layout.context.voice,
            self.layout.context,
            self.layout.calc.prices.free,
        )
        with_free = counts_free(context.forecast.plan.costs)
        basis = context.forecast.plan.costs.partner.fee_basis
        parts = [
            self.layout.add(
                voice.say_in("workbook", texts.REASONS[reason]),
                context.styles.count,
                partial(count_of, reason),
                self.layout.by_label(free, OUTCOME),
            )
            for reason in _FREE_CONVERSATIONS
            if with_free
        ]
        if not context.forecast.era.by_conversation:
            return self.layout.add(
                voice.say("Conversations that fees count"),
                context.styles.count,
                lambda _: 0,
                lambda _column: "=0",
            )
        cells = [charged.at + 1, *(row.at + 1 for row in parts)]
        return self.layout.add(
            voice.say("Conversations that fees count"),
            context.styles.count,
            lambda variant: usage_of(variant.forecast).conversations(basis),
            lambda column: "=SUM(" + ",".join(f"{column}{at}" for at in cells) + ")",
        )
