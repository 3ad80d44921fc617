"""Laying out the sheet Scenarios: charges, what comes on top, totals, differences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from xlsxwriter.format import Format

from tarife.billing.ledger import Reason
from tarife.forecast.usage import usage_of
from tarife.plan.costs import CostKind
from tarife.terms.categories import CATEGORIES, Category
from tarife.workbook.bill_rows import Basis, BillRow, bill_rows, counts_free, formula_of
from tarife.workbook.calc_rows import CATEGORY, OUTCOME, SCENARIO, TOTAL_COLUMN, Section
from tarife.workbook.calc_sheet import Calc
from tarife.workbook.cells import Formula, units
from tarife.workbook.context import Context, Variant
from tarife.workbook.cost_inputs import cost_key
from tarife.workbook.played import CHARGED
from tarife.workbook.scenario_figures import charge_of, count_of, line_of, messages_of, ratio_of
from tarife.workbook.scenario_rows import HEADER, ScenarioRow, ScenarioTable

_BASE_COLUMN: Final = "$C"
_FREE_CONVERSATIONS: Final = (Reason.FREE_TIER, Reason.ERA_FREE)


def scenario_table(context: Context, calc: Calc, keys: Mapping[str, str]) -> ScenarioTable:
    """Lay the rows out.

    Args:
        context: What to show.
        calc: Where the workings stand.
        keys: Where each number of Inputs stands.
    """
    table = _Table(context, calc, keys)
    charges, meta = table.charges()
    messages, charged, free = table.messages()
    basis = Basis(
        {category: row.at + 1 for category, row in charges.items()},
        {category: row.at + 1 for category, row in messages.items()},
        table.counts(charged),
        keys.get(cost_key("seats"), ""),
        meta.at + 1,
    )
    lines = table.bill(basis)
    total, display = table.totals(meta, lines)
    table.differences(total)
    return ScenarioTable(tuple(table.rows), meta, total, display, charged, free, lines)


@dataclass(slots=True)
class _Table:
    """Takes rows one by one, from the header down."""

    context: Context
    calc: Calc
    keys: Mapping[str, str]
    rows: list[ScenarioRow] = field(default_factory=list)
    _next: int = HEADER + 1

    def charges(self) -> tuple[dict[Category, ScenarioRow], ScenarioRow]:
        """Lay out Meta's charges by category, and their sum."""
        words, styles = self.context.words, self.context.styles
        self._title(words.meta_charges)
        costs = self.calc.prices.costs
        found = {
            category: self._add(
                words.categories[category],
                styles.money,
                partial(charge_of, category),
                self._by_category(costs),
            )
            for category in CATEGORIES
        }
        return found, self._sum(
            words.meta_total, found, lambda variant: units(variant.bill.meta.micros)
        )

    def messages(self) -> tuple[dict[Category, ScenarioRow], ScenarioRow, ScenarioRow]:
        """Lay out messages by category as fees count them, then what is charged and free."""
        words, context = self.context.words, self.context
        prices = self.calc.prices
        with_free = counts_free(context.forecast.plan.costs)
        self._title(words.fee_messages if with_free else words.charged)
        by_category = {
            category: self._add(
                words.categories[category],
                context.styles.count,
                partial(messages_of, category, with_free),
                self._by_category(prices.charged, *([prices.free] if with_free else [])),
            )
            for category in CATEGORIES
        }
        self._title(words.messages)
        charged = self._add(
            words.charged,
            context.styles.count,
            lambda variant: sum(
                int(row.messages.sum()) for row in variant.rows if row.outcome is CHARGED
            ),
            self._of_section(prices.charged),
        )
        free = self._add(
            words.free,
            context.styles.count,
            lambda variant: sum(
                int(row.messages.sum()) for row in variant.rows if row.outcome is not CHARGED
            ),
            self._of_section(prices.free),
        )
        return by_category, charged, free

    def counts(self, charged: ScenarioRow) -> dict[CostKind, int]:
        """Lay out what else fees count: only what some fee asks for."""
        words, partner = self.context.words, self.context.forecast.plan.costs.partner
        style = self.context.styles.count
        found = {}
        if partner.inbound_fee:
            found[CostKind.INBOUND_FEE] = self._add(
                words.inbound_messages, style, lambda v: usage_of(v.forecast).inbound
            )
        if partner.failed_fee:
            found[CostKind.FAILED_FEE] = self._add(
                words.undelivered, style, lambda v: usage_of(v.forecast).failed
            )
        if partner.conversation_fee:
            found[CostKind.CONVERSATION_FEE] = self._conversations(charged)
        return {kind: row.at + 1 for kind, row in found.items()}

    def bill(self, basis: Basis) -> tuple[ScenarioRow, ...]:
        """Lay out what comes on top."""
        words, styles = self.context.words, self.context.styles
        rows = bill_rows(self.context)
        if rows:
            self._title(words.on_top)
        above: dict[CostKind, list[int]] = {}
        found = []
        for row in rows:
            rate = self.keys[row.key]
            line = self._add(
                row.label,
                styles.closed,
                partial(line_of, row),
                formula_of(row, rate, basis, above),
                (Formula(f"={rate}", float(row.rate)), self._rate_style(row)),
            )
            above.setdefault(row.kind, []).append(line.at + 1)
            found.append(line)
        return tuple(found)

    def totals(
        self, meta: ScenarioRow, lines: tuple[ScenarioRow, ...]
    ) -> tuple[ScenarioRow, ScenarioRow | None]:
        """Lay out the total, and what it is in the other currency."""
        words, styles = self.context.words, self.context.styles
        self._next += 1
        parts = [row.at + 1 for row in (meta, *lines)]
        total = self._add(
            words.all_in,
            styles.total_money,
            lambda variant: units(variant.bill.total.micros),
            lambda column: "=SUM(" + ",".join(f"{column}{at}" for at in parts) + ")",
        )
        shown = self.context.forecast.plan.costs.display
        if shown is None:
            return total, None
        rate = self.keys[cost_key("display.rate")]
        return total, self._add(
            words.total_in.format(currency=shown.currency),
            styles.display,
            lambda variant: float(variant.bill.total.amount * shown.rate),
            lambda column: f"={total.cell(column)}*{rate}",
            (Formula(f"={rate}", float(shown.rate)), styles.number),
        )

    def differences(self, total: ScenarioRow) -> None:
        """Lay out how far each scenario's total lies from the plan's."""
        words, styles, base = self.context.words, self.context.styles, self.context.base
        origin = total.cell(_BASE_COLUMN)
        gap = self._add(
            words.difference,
            styles.money,
            lambda variant: units(variant.bill.total.micros - base.bill.total.micros),
            lambda column: f"={total.cell(column)}-{origin}",
        )
        self._add(
            words.difference_ratio,
            styles.share,
            lambda variant: ratio_of(variant, base),
            lambda column: f"=IF({origin}=0,0,{gap.cell(column)}/{origin})",
        )

    def _conversations(self, charged: ScenarioRow) -> ScenarioRow:
        """Count conversations: the charged ones, and the free ones where fees count them."""
        words, context, free = self.context.words, self.context, self.calc.prices.free
        with_free = counts_free(context.forecast.plan.costs)
        basis = context.forecast.plan.costs.partner.fee_basis
        parts = [
            self._add(
                words.reasons[reason],
                context.styles.count,
                partial(count_of, reason),
                self._by_label(free, OUTCOME),
            )
            for reason in _FREE_CONVERSATIONS
            if with_free
        ]
        if not context.forecast.era.by_conversation:
            return self._add(
                words.conversations, context.styles.count, lambda _: 0, lambda _column: "=0"
            )
        cells = [charged.at + 1, *(row.at + 1 for row in parts)]
        return self._add(
            words.conversations,
            context.styles.count,
            lambda variant: usage_of(variant.forecast).conversations(basis),
            lambda column: "=SUM(" + ",".join(f"{column}{at}" for at in cells) + ")",
        )

    def _rate_style(self, row: BillRow) -> Format:
        styles = self.context.styles
        is_ratio = row.kind in (CostKind.MARKUP, CostKind.TAX)
        return styles.ratio if is_ratio else styles.rate

    def _title(self, text: str) -> None:
        self._next += 1
        self.rows.append(
            ScenarioRow(
                self._next, text, self.context.styles.section, lambda _: None, is_title=True
            )
        )
        self._next += 1

    def _add(
        self,
        label: str,
        style: Format,
        value: Callable[[Variant], float],
        formula: Callable[[str], str] | None = None,
        rate: tuple[Formula, Format] | None = None,
    ) -> ScenarioRow:
        row = ScenarioRow(self._next, label, style, value, formula, rate)
        self.rows.append(row)
        self._next += 1
        return row

    def _sum(
        self,
        label: str,
        parts: Mapping[Category, ScenarioRow],
        value: Callable[[Variant], float],
    ) -> ScenarioRow:
        places = [row.at + 1 for row in parts.values()]
        return self._add(
            label,
            self.context.styles.total_money,
            value,
            lambda column: f"=SUM({column}{places[0]}:{column}{places[-1]})",
        )

    def _by_category(self, *sections: Section) -> Callable[[str], str]:
        return self._by_label(sections, CATEGORY)

    def _by_label(
        self, sections: tuple[Section, ...] | Section, label: str
    ) -> Callable[[str], str]:
        chosen = sections if isinstance(sections, tuple) else (sections,)
        at = self._next + 1
        return lambda column: (
            "="
            + "+".join(
                f"SUMIFS({self._cells(section, TOTAL_COLUMN)},{self._cells(section, SCENARIO)},"
                f"{column}${HEADER + 1},{self._cells(section, label)},$A{at})"
                for section in chosen
            )
        )

    def _of_section(self, section: Section) -> Callable[[str], str]:
        return lambda column: (
            f"=SUMIFS({self._cells(section, TOTAL_COLUMN)},{self._cells(section, SCENARIO)},"
            f"{column}${HEADER + 1})"
        )

    def _cells(self, section: Section, column: str) -> str:
        return self.calc.cells(section, column)
