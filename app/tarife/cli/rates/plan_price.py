"""What an import means for a plan: its cost before and after, as text."""

from decimal import Decimal
from pathlib import Path

from tarife.cli.voice import CliVoice
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.forecast.held_rates import would_bill
from tarife.forecast.under_card import forecast_with
from tarife.plan.model.plan import Plan
from tarife.rates.cards import RateCard
from tarife.rates.library import CardLibrary
from tarife.terms.money import Money, shown_difference
from tarife.terms.problems import InputError
from tarife.terms.sentences import say


def text_of_prices(path: Path, card: RateCard, known: CardLibrary, voice: CliVoice) -> str:
    """Lay out what a plan costs now and by a card that is about to be imported.

    Args:
        path: The plan.
        card: The card.
        known: The cards there are.
        voice: Whose language to use.

    Raises:
        InputError: If the plan cannot be read, or not be priced by the card.
        OutsideError: If its file cannot be read.
    """
    plan = load_plan(path)
    before = _before(plan, known)
    after = forecast_with(plan, card, known, lambda: False).total
    rows: list[tuple[str, object]] = [(say("by this card"), after)]
    if before is not None:
        rows.insert(0, (say("now"), before))
        rows.append((say("difference"), shown_difference(before, after)))
    if before is not None and before.micros:
        ratio = Decimal(after.micros - before.micros) / before.micros
        rows.append((say("difference"), f"{ratio * 100:+.1f} %"))
    table = voice.table((say("Cost of the plan"), say("Total")), rows, text=1)
    if would_bill(card, plan, known):
        return table
    note = voice.say("this card does not bill the plan; it is tried with the rules of its day")
    return f"{table}{note}\n"


def _before(plan: Plan, known: CardLibrary) -> Money | None:
    """Price the plan as it is; a plan that lacks a rate has no price yet."""
    try:
        return forecast(plan, known.book, known.markets, lambda: False).total
    except InputError:
        return None
