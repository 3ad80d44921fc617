"""The tables of mark-ups, taxes and SMS prices, and of what other traffic uses of tiers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import Qt

from tarife.gui.tables.line_table import LineTable
from tarife.gui.tables.lines_panel import Wording
from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import tr
from tarife.gui.text.money_texts import kind_name
from tarife.gui.text.names import category_name, quoted
from tarife.gui.text.numbers import PRICE, RATIO, WHOLE, ZERO_DASH, ParseError
from tarife.gui.widgets.columns import (
    Choice,
    Column,
    Heading,
    choice_column,
    exact_column,
    name_column,
)
from tarife.plan.edits.costs import (
    ApartField,
    set_apart,
    set_markup,
    set_tax,
    set_tier_use,
)
from tarife.plan.model.account import TierUse
from tarife.plan.model.costs import TAXABLE, Calls, CostKind, Groups, Markup, Tax
from tarife.plan.model.plan import Plan
from tarife.terms.categories import TIER_COUNTERS, Category
from tarife.terms.folding import caseless
from tarife.terms.marking import marked

_CATEGORY: Final = Heading(marked("Category"), width=0)
_MARKUP: Final = Heading(
    marked("Mark-up %"), marked("Part of Meta's charges that the partner adds"), width=120
)
_MESSAGE_FEE: Final = Heading(
    marked("Fee per message (%1)"),
    marked("What the partner adds to each message, in the plan's currency"),
    width=140,
)
_TAX: Final = Heading(marked("Tax"), width=140)
_TAX_RATIO: Final = Heading(marked("Rate %"), width=90)
_RECOVERABLE: Final = Heading(
    marked("Recovered"),
    marked("Whether the tax comes back to you, as input tax does; the budget says so"),
    90,
    Qt.AlignmentFlag.AlignCenter,
)
_SELF_ASSESSED: Final = Heading(
    marked("Reverse"),
    marked(
        "Whether you pay the tax to the state yourself, not on the invoice (reverse charge)"
    ),
    80,
    Qt.AlignmentFlag.AlignCenter,
)
_MARKET: Final = Heading(marked("Market"), width=0)
_COUNTER: Final = Heading(marked("Category"), width=160)
_USED: Final = Heading(
    marked("Messages"),
    marked("Charged messages of the month that the portfolio sends outside this plan"),
    width=130,
)
_YES: Final = "✓"
_YES_WORDS: Final = ("yes", "evet", _YES)
_NO_WORDS: Final = ("no", caseless("hayır"), ZERO_DASH, "")
"""What people type or paste, in whichever language; as `caseless` writes it."""
_DUE_ON: Final[Mapping[CostKind, str]] = MappingProxyType(
    {
        CostKind.META: marked("Meta"),
        CostKind.AGENT: marked("Agent", "Columns"),
        CostKind.CALLS: marked("Calls", "Columns"),
        CostKind.GROUPS: marked("Groups", "Columns"),
        CostKind.MARKUP: marked("Mark-up"),
        CostKind.MESSAGE_FEE: marked("Messages"),
        CostKind.INBOUND_FEE: marked("Inbound", "Columns"),
        CostKind.CONVERSATION_FEE: marked("Conversat."),
        CostKind.FAILED_FEE: marked("Failed"),
        CostKind.PLATFORM_FEE: marked("Platform"),
        CostKind.SEAT_FEE: marked("Seats", "Columns"),
    }
)


def markup_words() -> Wording:
    """Say what the table of mark-ups is about."""
    return Wording(
        tr("Mark-up by category"),
        tr("What the partner adds to Meta's price, in per cent and a message."),
        "",
    )


def tax_words() -> Wording:
    """Say what the table of taxes is about."""
    return Wording(
        tr("Taxes"),
        tr("KDV, VAT, GST or others, each due on the lines that are ticked."),
        tr("No tax. Add one if the bill carries it."),
    )


def calls_words() -> Wording:
    """Say what the table of calls is about."""
    return Wording(
        tr("Calls"),
        tr(
            "Calls that you start, by country; Meta bills them apart, in pulses of six seconds."
        ),
        tr("No calls."),
    )


def groups_words() -> Wording:
    """Say what the table of groups is about."""
    return Wording(
        tr("Groups"),
        tr("Messages to groups are charged for every person whom they reach."),
        tr("No groups."),
    )


def tier_words() -> Wording:
    """Say what the table of tiers used elsewhere is about."""
    return Wording(
        tr("Used elsewhere this month"),
        tr("What the portfolio sends beside this plan; it fills the bands first."),
        tr("Nothing: every market starts at the list rate."),
    )


def markups_table() -> LineTable[Markup]:
    """Make the table of what a partner adds to each category."""

    def columns(plan: Plan) -> tuple[Column[Markup], ...]:
        fee = _MESSAGE_FEE.in_currency(plan.account.currency)
        return (
            Column("category", _CATEGORY, lambda row: category_name(row.category)),
            exact_column("markup_ratio", Markup, RATIO, _MARKUP),
            exact_column("message_fee", Markup, PRICE, fee),
        )

    return LineTable(
        "costs.partner.markups",
        lambda plan: tuple(plan.costs.partner.markup(category) for category in Category),
        lambda row: row.category.value,
        columns,
        lambda _index, _field, markup, _before: set_markup(markup),
        is_fixed=True,
    )


def taxes_table() -> LineTable[Tax]:
    """Make the table of taxes, with a column for each line that a tax can be due on."""
    columns: tuple[Column[Tax], ...] = (
        name_column(_TAX),
        exact_column("tax_ratio", Tax, RATIO, _TAX_RATIO),
        _flag_column("recoverable", _RECOVERABLE),
        _flag_column("self_assessed", _SELF_ASSESSED),
        *(_due_on_column(kind) for kind in TAXABLE),
    )
    return LineTable(
        "costs.taxes",
        lambda plan: plan.costs.taxes,
        lambda tax: tax.name,
        lambda _: columns,
        lambda index, _field, tax, _before: set_tax(index, tax),
        is_ordered=False,
    )


_LINE: Final = Heading(marked("Line"), width=0)
_CALLS: Final = Heading(marked("Calls"), marked("Calls of a month that people take"), 90)
_SECONDS: Final = Heading(
    marked("Seconds"), marked("How long each lasts; pulses of six seconds are charged"), 90
)
_MINUTE_PRICE: Final = Heading(
    marked("A minute (%1)"),
    marked("Meta's price for the country and your minutes, as typed"),
    100,
)
_GROUP_MESSAGES: Final = Heading(
    marked("Messages"), marked("Messages of a month to each group"), 90
)
_RECIPIENTS: Final = Heading(
    marked("Recipients"), marked("People whom each message reaches, over all groups"), 100
)
_DELIVERY_PRICE: Final = Heading(
    marked("Each (%1)"), marked("The price of one delivery, as typed"), 90
)


def calls_table() -> LineTable[Calls]:
    """Make the table of calls that the business starts."""
    return _apart_table(
        "calls",
        exact_column("calls", Calls, WHOLE, _CALLS),
        exact_column("seconds", Calls, WHOLE, _SECONDS),
        price=(Calls, _MINUTE_PRICE),
    )


def groups_table() -> LineTable[Groups]:
    """Make the table of messages to groups."""
    return _apart_table(
        "groups",
        exact_column("messages", Groups, WHOLE, _GROUP_MESSAGES),
        exact_column("recipients", Groups, WHOLE, _RECIPIENTS),
        price=(Groups, _DELIVERY_PRICE),
    )


def _apart_table(
    field: ApartField, *counts: Column[Any], price: tuple[type[Any], Heading]
) -> LineTable[Any]:
    owner, heading = price

    def columns(plan: Plan) -> tuple[Column[Any], ...]:
        priced = heading.in_currency(plan.account.currency)
        return (name_column(_LINE), *counts, exact_column("price", owner, PRICE, priced))

    return LineTable(
        f"costs.{field}",
        lambda plan: getattr(plan.costs, field),
        lambda row: str(row.name),
        columns,
        lambda index, _field, row, _before: set_apart(field, index, row),
        is_ordered=False,
    )


def _due_on_column(kind: CostKind) -> Column[Tax]:
    def put(tax: Tax, is_due: bool) -> Tax:  # noqa: FBT001 - what a cell says
        kept = [one for one in TAXABLE if one in tax.due_on and one is not kind]
        due_on = [one for one in TAXABLE if one in kept or (is_due and one is kind)]
        return replace(tax, due_on=tuple(due_on))

    tip = tr("Whether the tax is due on: %1").replace("%1", kind_name(kind))
    heading = Heading(_DUE_ON[kind], tip, 76, Qt.AlignmentFlag.AlignCenter)
    return _yes_column(kind.value, heading, lambda tax: kind in tax.due_on, put)


def _flag_column(field: str, heading: Heading) -> Column[Tax]:
    def put(tax: Tax, is_set: bool) -> Tax:  # noqa: FBT001 - what a cell says
        changed: dict[str, Any] = {field: is_set}
        return replace(tax, **changed)

    return _yes_column(field, heading, lambda tax: bool(getattr(tax, field)), put)


def _yes_column(
    name: str,
    heading: Heading,
    is_set: Callable[[Tax], bool],
    put: Callable[[Tax, bool], Tax],
) -> Column[Tax]:
    """Make a column that says yes or no of a tax."""
    choices = (Choice("yes", _YES), Choice("no", ZERO_DASH))

    def read(tax: Tax, text: str) -> Tax | ParseError:
        typed = caseless(text.strip())
        if typed not in (*_YES_WORDS, *_NO_WORDS):
            sentence = tr("%1 is neither yes nor no")
            return ParseError(text, sentence.replace("%1", quoted(text)))
        return put(tax, typed in _YES_WORDS)

    return Column(
        name,
        heading,
        lambda tax: _YES if is_set(tax) else ZERO_DASH,
        read,
        edit_text=lambda tax: "yes" if is_set(tax) else "no",
        choices=lambda _: choices,
    )


def tier_used_table(markets: Callable[[Plan], tuple[str, ...]]) -> LineTable[TierUse]:
    """Make the table of what other traffic uses of volume tiers.

    Args:
        markets: The markets of a plan's month.
    """
    counters = tuple(
        Choice(counter.value, category_name(counter))
        for counter in dict.fromkeys(TIER_COUNTERS.values())
    )

    def columns(plan: Plan) -> tuple[Column[TierUse], ...]:
        choices = tuple(Choice(market, territory_text(market)) for market in markets(plan))
        return (
            choice_column("market", _MARKET, choices, str),
            choice_column("category", _COUNTER, counters, Category),
            exact_column("messages", TierUse, WHOLE, _USED),
        )

    return LineTable(
        "account.tier_used",
        lambda plan: plan.account.tier_used,
        lambda use: f"{use.market}/{use.category.value}",
        columns,
        lambda index, field, use, _before: set_tier_use(index, use, field),
        is_ordered=False,
    )
