"""Laying out the sheet Scenarios: charges, what comes on top, totals, differences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tarife.billing.ledger import Reason
from tarife.forecast.costs.usage import usage_of
from tarife.plan.model.costs import CostKind, FeeBasis
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook.calc.rows import CATEGORY, OUTCOME
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import units
from tarife.workbook.context import Context
from tarife.workbook.scenarios.bill import Counted, lay_out_lines, lay_out_totals
from tarife.workbook.scenarios.layout import Layout, ScenarioRow, ScenarioTable

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
        tables.append(_of_month(layout))
    if context.months:
        layout = Layout(context, calcs[0], keys, next=layout.next)
        layout.title(context.period)
        tables.append(_of_all_months(layout, tables))
    gaps = _differences(layout, tables[-1].total)
    return (*tables[:-1], replace(tables[-1], rows=tuple(layout.rows), differences=gaps))


def _of_all_months(layout: Layout, months: Sequence[ScenarioTable]) -> ScenarioTable:
    """Add up what each month comes to."""
    charges = {one: layout.sums([month.charges[one] for month in months]) for one in CATEGORIES}
    meta, charged, free = (
        layout.sums([getattr(month, name) for month in months])
        for name in ("meta", "charged", "free")
    )
    lines = tuple(map(layout.sums, zip(*(month.lines for month in months), strict=True)))
    label = layout.context.voice.say("Cost of all months")
    total = layout.sums([month.total for month in months], label)
    shown = [month.display for month in months if month.display is not None]
    display = layout.sums(shown) if shown else None
    return ScenarioTable((), charges, meta, total, display, charged, free, lines)


def _of_month(layout: Layout) -> ScenarioTable:
    say, styles, prices = layout.context.voice.say, layout.context.styles, layout.calc.prices
    with_free = layout.context.forecast.plan.costs.partner.fee_basis is FeeBasis.DELIVERED
    names = {one: layout.context.voice.tell(CATEGORY_NAMES[one]) for one in CATEGORIES}
    counted = (prices.charged, prices.free) if with_free else (prices.charged,)
    layout.title(say("Meta's charges"))
    charges = {
        category: layout.by(name, styles.money, CATEGORY, prices.costs)
        for category, name in names.items()
    }
    first, *_, last = charges.values()
    meta = layout.add(
        say("Meta's charges, total"),
        styles.total_money,
        (units(variant.bill.meta.micros) for variant in layout.context.variants),
        lambda index: f"SUM({first.cell(index)}:{last.cell(index)})",
    )
    layout.title(say("Delivered messages") if with_free else say("Charged"))
    messages = {
        category: layout.by(name, styles.count, CATEGORY, *counted)
        for category, name in names.items()
    }
    layout.title(say("Messages"))
    charged = layout.by(say("Charged"), styles.count, "", prices.charged)
    free = layout.by(say("Free"), styles.count, "", prices.free)
    counts = _counts(layout, messages[Category.SERVICE], charged, with_free=with_free)
    bases: Counted = {
        **{(CostKind.MARKUP, category): row for category, row in charges.items()},
        **{(CostKind.MESSAGE_FEE, category): row for category, row in messages.items()},
        **{(kind, None): row for kind, row in counts.items()},
    }
    lines = lay_out_lines(layout, meta, bases)
    total, display = lay_out_totals(layout, meta, lines)
    rows = tuple(layout.rows)
    return ScenarioTable(rows, charges, meta, total, display, charged, free, lines)


def _counts(
    layout: Layout, answers: ScenarioRow, charged: ScenarioRow, *, with_free: bool
) -> dict[CostKind, ScenarioRow]:
    """Lay out what else fees count: only what some fee asks for."""
    context, found = layout.context, dict[CostKind, ScenarioRow]()
    say, count, costs = context.voice.say, context.styles.count, context.forecast.plan.costs
    prices, usages = layout.calc.prices, [usage_of(one.forecast) for one in context.variants]
    if costs.agent is not None:
        label = say("Delivered answers, free ones too")
        found[CostKind.AGENT] = layout.by(
            *(label, count, CATEGORY, prices.charged, prices.free), like=answers
        )
    if costs.partner.inbound_fee:
        label = say("Messages written by people (needs the app)")
        found[CostKind.INBOUND_FEE] = layout.add(label, count, (one.inbound for one in usages))
    if costs.partner.failed_fee:
        label = say("Templates not delivered (needs the app)")
        found[CostKind.FAILED_FEE] = layout.add(label, count, (one.failed for one in usages))
    if costs.partner.conversation_fee:
        label, is_known = (
            say("Conversations that fees count"),
            context.forecast.era.by_conversation,
        )
        parts = [charged] + [
            layout.by(context.voice.outcome(reason), count, OUTCOME, prices.free)
            for reason in _FREE_CONVERSATIONS
            if with_free and is_known
        ]
        found[CostKind.CONVERSATION_FEE] = (
            layout.sums(parts, label)
            if is_known
            else layout.add(label, count, (0 for _ in usages), lambda _: "0")
        )
    return found


def _differences(layout: Layout, total: ScenarioRow) -> tuple[ScenarioRow, ScenarioRow]:
    """Lay out how far each scenario's total lies from the plan's."""
    context, origin = layout.context, f"${total.cell(0)}"
    whole, *_ = bills = [variant.bill.total.micros for variant in context.variants]
    gap = layout.add(
        context.voice.say("Difference"),
        context.styles.money,
        (units(one - whole) for one in bills),
        lambda index: f"{total.cell(index)}-{origin}",
    )
    share = layout.add(
        context.voice.say("Difference in per cent"),
        context.styles.share,
        ((one - whole) / whole if whole else 0 for one in bills),
        lambda index: f"IF({origin}=0,0,{gap.cell(index)}/{origin})",
    )
    return gap, share
