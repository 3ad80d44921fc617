"""What ``tarife forecast`` prints of the bill as it really arrives."""

from collections.abc import Iterable

from tarife.cli.text_table import text_table
from tarife.forecast.all_in import AllIn, AllInLine
from tarife.forecast.cost_words import RATE_PHRASES, digits, line_name, percent_text, rate_text
from tarife.insight.partners import Cause, Offer
from tarife.plan.cost_checks import decimals_of
from tarife.plan.costs import CostKind, Partner
from tarife.terms.money import decimal_text


def all_in_document(bill: AllIn) -> dict[str, object]:
    """Give a bill as values for JSON; amounts are exact decimal texts."""
    shown = bill.displayed
    return {
        "lines": [
            {
                "kind": line.kind.value,
                "category": None if line.category is None else line.category.value,
                "name": line_name(line),
                "basis": f"{line.basis:f}",
                "rate": f"{line.rate:f}",
                "amount": decimal_text(line.amount.micros),
            }
            for line in bill.lines
        ],
        "amount": decimal_text(bill.total.micros),
        "currency": bill.currency,
        "display": None
        if shown is None or bill.display is None
        else {
            "amount": decimal_text(shown.micros),
            "currency": shown.currency,
            "rate": f"{bill.display.rate:f}",
            "as_of": None if bill.display.as_of is None else bill.display.as_of.isoformat(),
        },
    }


def all_in_text(bill: AllIn) -> str:
    """Lay a bill out for a terminal; nothing if there is nothing beside Meta's charges."""
    lines = []
    if bill.has_more:
        header = ("All-in bill", "Counted on", "Rate", f"Cost ({bill.currency})")
        places = max(decimals_of(line.amount.amount) for line in bill.lines)
        table = text_table(header, [_row(line, places) for line in bill.lines], text=1)
        lines = [table, f"All-in total {decimal_text(bill.total.micros)} {bill.currency}\n"]
    shown = bill.displayed
    if shown is not None and bill.display is not None:
        amount = f"{decimal_text(shown.micros)} {shown.currency}"
        rate = f"{digits(bill.display.rate)} {shown.currency} for 1 {bill.currency}"
        day = f" of {bill.display.as_of.isoformat()}" if bill.display.as_of else ""
        lines.append(f"that is {amount} at the rate in the plan{day}, {rate}\n")
    return "\n" + "\n".join(lines) if lines else ""


def _row(line: AllInLine, places: int) -> tuple[str, str, str, str]:
    basis = digits(line.basis) if rate_text(line) else ""
    return line_name(line), basis, rate_text(line), f"{line.amount.amount:.{places}f}"


def offers_text(offers: Iterable[Offer]) -> str:
    """Say of each partner what the month costs with it, and why."""
    return "\nThe same month with another partner:\n" + "".join(
        f"- {_partner_name(offer.partner)}: {decimal_text(offer.bill.total.micros)} "
        f"{offer.bill.currency}, {_verdict(offer)}\n"
        for offer in offers
    )


def _partner_name(partner: Partner) -> str:
    if partner == Partner():
        return "no partner"
    return partner.name or "partner without a name"


def _verdict(offer: Offer) -> str:
    micros = offer.difference.micros
    if not micros:
        return "the same as planned"
    parts = "" if offer.ratio is None else f" ({abs(offer.ratio) * 100:.1f} %)"
    amount = f"{decimal_text(abs(micros))}{parts}"
    *most, last = [_cause(cause) for cause in offer.causes]
    causes = f"{', '.join(most)} and {last}" if most else last
    if micros > 0:
        return f"{amount} dearer than planned because of {causes}"
    return f"{amount} cheaper than planned because it asks less than {causes}"


def _cause(cause: Cause) -> str:
    write = percent_text if cause.kind is CostKind.MARKUP else digits
    rates = " to ".join(dict.fromkeys((write(cause.least), write(cause.most))))
    phrase = RATE_PHRASES[cause.kind].replace("%1", rates)
    return f"{phrase} ({decimal_text(cause.difference.micros)})"
