"""What ``tarife forecast`` prints of budgets: what each leaves, and when it is used up."""

from collections.abc import Sequence

from tarife.cli.voice import ENGLISH, CliVoice
from tarife.insight.budget import BudgetStanding
from tarife.terms.money import decimal_text
from tarife.terms.sentences import period_name, say


def budgets_text(
    standings: Sequence[BudgetStanding], currency: str, voice: CliVoice = ENGLISH
) -> str:
    """Lay budgets out for a terminal; nothing if there are none."""
    if not standings:
        return ""
    has_rolled_in = any(one.rolled_in_micros for one in standings)
    header = (
        *(say("Budget"), say("Used up on"), say("Amount ({currency})", currency=currency)),
        *([say("Rolled over")] if has_rolled_in else []),
        *(say("Forecast"), say("Left")),
    )
    rows = [
        (
            voice.tell(period_name(one.period)),
            _used_up(one, voice),
            decimal_text(one.amount_micros),
            *([decimal_text(one.rolled_in_micros)] if has_rolled_in else []),
            decimal_text(one.spent_micros),
            decimal_text(one.left_micros),
        )
        for one in standings
    ]
    return f"\n{voice.table(header, rows, text=2)}"


def budgets_document(standings: Sequence[BudgetStanding]) -> list[dict[str, object]]:
    """Give budgets as values for JSON; amounts are exact decimal texts."""
    return [
        {
            "first": one.period.first_day.isoformat(),
            "last": one.period.last_day.isoformat(),
            "amount": decimal_text(one.amount_micros),
            "rolled_in": decimal_text(one.rolled_in_micros),
            "forecast": decimal_text(one.spent_micros),
            "left": decimal_text(one.left_micros),
            "used_up": one.day and one.day.isoformat(),
            "earliest": one.earliest and one.earliest.isoformat(),
            "latest": one.latest and one.latest.isoformat(),
        }
        for one in standings
    ]


def _used_up(one: BudgetStanding, voice: CliVoice) -> str:
    """Say on which day a budget is used up, with the earliest and the latest by trials."""
    own, earliest, latest = (
        voice.say("lasts") if day is None else voice.say("{day}", day=day)
        for day in (one.day, one.earliest, one.latest)
    )
    return own if earliest == latest == own else f"{own} ({earliest} … {latest})"
