"""The table twin of the board: a row for each message under each era, and each era's total."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale

from tarife.billing.eras import EraId
from tarife.gui.playground.speech import decimals_in
from tarife.gui.playground.words import clock, dated_day, era_name, full_name, outcome_word
from tarife.gui.text.languages import tr
from tarife.gui.text.names import sentence
from tarife.gui.text.numbers import ZERO_DASH, money_text
from tarife.gui.widgets.columns import Column, Heading, figures, title_text
from tarife.insight.playground.billing import EraLane, MessageOutcome
from tarife.insight.playground.situation import Situation
from tarife.terms.marking import marked
from tarife.terms.money import Money
from tarife.terms.saving import tab_separated


@dataclass(frozen=True, slots=True)
class TableRow:
    """A message under an era, or the era's total, as texts."""

    rules: EraId
    moment: str
    who: str
    what: str
    outcome: str
    rule: str
    amount: str


def table_rows(situation: Situation, lanes: Sequence[EraLane]) -> tuple[TableRow, ...]:
    """Write every message of every lane; amounts add up to the total beneath them."""
    decimals = decimals_in(lanes)
    rows = []
    for lane in lanes:
        rows += [_message_row(situation, lane, outcome, decimals) for outcome in lane.outcomes]
        if lane.outcomes:
            total = _amount(lane.total, decimals)
            rows.append(TableRow(lane.rules, "", "", tr("Total"), "", "", total))
        rows += [
            TableRow(lane.rules, "", "", tr("Cannot be billed"), "", sentence(one), "")
            for one in lane.problems
        ]
    return tuple(rows)


def _message_row(
    situation: Situation, lane: EraLane, outcome: MessageOutcome, decimals: int
) -> TableRow:
    first = situation.begins(lane.rules).date()
    second, moment = outcome.moment.at_s, outcome.moment
    rule, amount, said = "", "", ""
    if outcome.rule is not None and moment.charge is not None:
        why = tr(outcome.rule.sentence)
        rule = f"{outcome.rule.paragraph} {why}"
        amount = _amount(moment.charge, decimals)
        said = tr("charged") if moment.is_charged else outcome_word(moment, decimals)
    return TableRow(
        rules=lane.rules,
        moment=f"{dated_day(first, second)} {clock(second)}",
        who=tr("Business") if outcome.rule else tr("Person"),
        what=full_name(situation.messages[outcome.index].act),
        outcome=said,
        rule=rule,
        amount=amount,
    )


def _amount(money: Money, decimals: int) -> str:
    return money_text(money, QLocale(), decimals) if money.micros else ZERO_DASH


BOARD_COLUMNS: Final[tuple[Column[TableRow], ...]] = (
    Column(
        "rules",
        Heading(marked("Rules from", "Columns"), width=96),
        lambda row: era_name(row.rules),
    ),
    Column("moment", Heading(marked("When"), width=96), lambda row: row.moment),
    Column("who", Heading(marked("Who"), width=72), lambda row: row.who),
    Column("what", Heading(marked("Message"), width=120), lambda row: row.what),
    Column("outcome", Heading(marked("Outcome"), width=90), lambda row: row.outcome),
    Column("amount", figures(marked("Amount"), width=76), lambda row: row.amount),
    Column("rule", Heading(marked("Billing rule"), width=0), lambda row: row.rule),
)


def table_text(rows: Sequence[TableRow]) -> str:
    """Write the table for a spreadsheet."""
    lines = [[title_text(column.heading.title) for column in BOARD_COLUMNS]]
    lines += [[column.text(row) for column in BOARD_COLUMNS] for row in rows]
    return tab_separated(lines)
