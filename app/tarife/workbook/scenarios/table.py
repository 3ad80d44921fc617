"""Laying out the sheet Scenarios: charges, what comes on top, totals, differences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import fsum
from typing import Final

from tarife.billing.ledger import Reason
from tarife.forecast.costs.usage import usage_of
from tarife.plan.model.costs import CostKind
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook.calc.rows import CATEGORY, OUTCOME
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import exact, units
from tarife.workbook.context import Context, Variant
from tarife.workbook.played import CHARGED, PlayedRow
from tarife.workbook.scenarios.bill import BASE_COLUMN, Basis, Bill, counts_free
from tarife.workbook.scenarios.layout import Layout, ScenarioRow, ScenarioTable, summed

_FREE_CONVERSATIONS: Final = (Reason.FREE_TIER, Reason.ERA_FREE)


def scenario_tables(
    context: Context, calcs: Sequence[Calc], keys: Mapping[str, str]
) -> tuple[ScenarioTable, ...]:
    """Lay the rows of each month out, then, where there are several, those of all months."""
    layout, tables = Layout(context, calcs[0], keys), []
    for month, calc in zip(context.by_month, calcs, strict=True):
        layout = Layout(month, calc, keys, next=layout.next)
        if context.months:
            layout.title(month.period)
        tables.append(_Table(layout).of_month())
    if context.months:
        layout = Layout(context, calcs[0], keys, next=layout.next)
        layout.title(context.period)
        tables.append(_of_all_months(layout, tables))
    gaps = _Table(layout).differences(tables[-1].total)
    return (*tables[:-1], replace(tables[-1], rows=tuple(layout.rows), differences=gaps))


def _of_all_months(layout: Layout, months: Sequence[ScenarioTable]) -> ScenarioTable:
    """Add up what each month comes to."""
    styles = layout.context.styles

    def added(rows: Sequence[ScenarioRow], label: str = "") -> ScenarioRow:
        first = rows[0]

        def value(variant: Variant) -> float:
            parts = zip(rows, variant.months, strict=True)
            found = fsum(row.value(month) or 0 for row, month in parts)
            return found if first.style is styles.display else exact(found)

        return layout.add(label or first.label, first.style, value, summed(rows))

    charges = {one: added([month.charges[one] for month in months]) for one in CATEGORIES}
    meta = added([month.meta for month in months])
    charged = added([month.charged for month in months])
    free = added([month.free for month in months])
    lines = tuple(map(added, zip(*(month.lines for month in months), strict=True)))
    label = layout.context.voice.say("Cost of all months")
    total = added([month.total for month in months], label)
    shown = [month.display for month in months if month.display is not None]
    display = added(shown) if shown else None
    return ScenarioTable((), charges, meta, total, display, charged, free, lines)


def _counted(
    of: Callable[[PlayedRow], bool] = lambda _: True,
) -> Callable[[Variant], int]:
    """Count a variant's messages that a rule takes."""
    return lambda variant: sum(int(row.messages.sum()) for row in variant.rows if of(row))


def _charge_of(category: Category, variant: Variant) -> float:
    """Add up Meta's charges for a category."""
    own = (pair for pair in variant.pairs if pair.category is category)
    return units(sum(int(pair.charge_micros.sum()) for pair in own))


def _is_charged(row: PlayedRow) -> bool:
    return row.outcome is CHARGED


@dataclass(frozen=True, slots=True)
class _Table:
    """Lays out charges, messages and differences."""

    layout: Layout

    def of_month(self) -> ScenarioTable:
        layout, bill = self.layout, Bill(self.layout)
        charges, meta = self.charges()
        messages, charged, free = self.messages()
        lines = bill.lines(Basis(charges, messages, self.counts(charged), meta))
        total, display = bill.totals(meta, lines)
        rows = tuple(layout.rows)
        return ScenarioTable(rows, charges, meta, total, display, charged, free, lines)

    def charges(self) -> tuple[dict[Category, ScenarioRow], ScenarioRow]:
        """Lay out Meta's charges by category, and their sum."""
        layout, context = self.layout, self.layout.context
        layout.title(context.voice.say("Meta's charges"))
        found = {
            category: layout.add(
                context.voice.tell(CATEGORY_NAMES[category]),
                context.styles.money,
                partial(_charge_of, category),
                layout.by(CATEGORY, layout.calc.prices.costs),
            )
            for category in CATEGORIES
        }
        first, *_, last = found.values()
        return found, layout.add(
            context.voice.say("Meta's charges, total"),
            context.styles.total_money,
            lambda variant: units(variant.bill.meta.micros),
            lambda column: f"=SUM({first.cell(column)}:{last.cell(column)})",
        )

    def messages(self) -> tuple[dict[Category, ScenarioRow], ScenarioRow, ScenarioRow]:
        """Lay out messages by category as fees count them, then what is charged and free."""
        layout, say, count = self.layout, self.layout.context.voice.say, self._count
        prices = layout.calc.prices
        with_free = counts_free(layout.context.forecast.plan.costs)
        layout.title(say("Delivered messages") if with_free else say("Charged"))
        sections = prices.charged, *([prices.free] if with_free else [])
        by_category = {
            category: count(
                layout.context.voice.tell(CATEGORY_NAMES[category]),
                _of_category(category, with_free=with_free),
                layout.by(CATEGORY, *sections),
            )
            for category in CATEGORIES
        }
        layout.title(say("Messages"))
        charged = count(say("Charged"), _counted(_is_charged), layout.by("", prices.charged))
        free = count(
            say("Free"),
            _counted(lambda row: not _is_charged(row)),
            layout.by("", prices.free),
        )
        return by_category, charged, free

    def counts(self, charged: ScenarioRow) -> dict[CostKind, ScenarioRow]:
        """Lay out what else fees count: only what some fee asks for."""
        say, costs = self.layout.context.voice.say, self.layout.context.forecast.plan.costs
        prices, found = self.layout.calc.prices, {}
        if costs.agent is not None:
            found[CostKind.AGENT] = self._count(
                say("Delivered answers, free ones too"),
                _of_category(Category.SERVICE, with_free=True),
                self.layout.by(CATEGORY, prices.charged, prices.free),
            )
        if costs.partner.inbound_fee:
            found[CostKind.INBOUND_FEE] = self._count(
                say("Messages written by people (needs the app)"),
                lambda variant: usage_of(variant.forecast).inbound,
            )
        if costs.partner.failed_fee:
            found[CostKind.FAILED_FEE] = self._count(
                say("Templates not delivered (needs the app)"),
                lambda variant: usage_of(variant.forecast).failed,
            )
        if costs.partner.conversation_fee:
            found[CostKind.CONVERSATION_FEE] = self._conversations(charged)
        return found

    def differences(self, total: ScenarioRow) -> tuple[ScenarioRow, ScenarioRow]:
        """Lay out how far each scenario's total lies from the plan's."""
        context, origin = self.layout.context, total.cell(BASE_COLUMN)
        whole = context.base.bill.total.micros

        def apart(variant: Variant) -> int:
            return variant.bill.total.micros - whole

        gap = self.layout.add(
            context.voice.say("Difference"),
            context.styles.money,
            lambda variant: units(apart(variant)),
            lambda column: f"={total.cell(column)}-{origin}",
        )
        share = self.layout.add(
            context.voice.say("Difference in per cent"),
            context.styles.share,
            lambda variant: apart(variant) / whole if whole else 0,
            lambda column: f"=IF({origin}=0,0,{gap.cell(column)}/{origin})",
        )
        return gap, share

    def _conversations(self, charged: ScenarioRow) -> ScenarioRow:
        """Count conversations: the charged ones, and the free ones where fees count them."""
        voice, forecast = self.layout.context.voice, self.layout.context.forecast
        costs, free = forecast.plan.costs, self.layout.calc.prices.free
        parts = [
            self._count(
                voice.outcome(reason),
                _of_outcome(reason),
                self.layout.by(OUTCOME, free),
            )
            for reason in _FREE_CONVERSATIONS
            if counts_free(costs)
        ]
        label = voice.say("Conversations that fees count")
        if not forecast.era.by_conversation:
            return self._count(label, lambda _: 0, lambda _column: "=0")
        return self._count(
            label,
            lambda variant: usage_of(variant.forecast).conversations(costs.partner.fee_basis),
            summed([charged, *parts]),
        )

    def _count(
        self,
        label: str,
        value: Callable[[Variant], int],
        formula: Callable[[str], str] | None = None,
    ) -> ScenarioRow:
        return self.layout.add(label, self.layout.context.styles.count, value, formula)


def _of_category(category: Category, *, with_free: bool) -> Callable[[Variant], int]:
    """Count the messages of a category that fees count."""
    return _counted(lambda row: row.category is category and (with_free or _is_charged(row)))


def _of_outcome(reason: Reason) -> Callable[[Variant], int]:
    return _counted(lambda row: row.outcome is reason)
