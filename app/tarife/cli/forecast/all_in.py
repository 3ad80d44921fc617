"""What ``tarife forecast`` prints of the bill as it really arrives."""

from collections.abc import Iterable
from typing import Final

from tarife.cli.forecast.spans import SpanColumns
from tarife.cli.voice import ENGLISH, CliVoice
from tarife.forecast.costs.all_in import AllIn, AllInLine
from tarife.forecast.costs.texts import digits, line_name, percent_text, rate_phrase, rate_text
from tarife.insight.partners import CostCause, Offer
from tarife.plan.model.costs import CostKind, Exchange, Partner
from tarife.terms.money import Money, decimal_text, decimals_of
from tarife.terms.sentences import Sentence, say

_NO_SPANS: Final = SpanColumns()


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
                "by_month": [decimal_text(micros) for micros in _micros(bill, line)],
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


def all_in_text(bill: AllIn, voice: CliVoice = ENGLISH, spans: SpanColumns = _NO_SPANS) -> str:
    """Lay a bill out for a terminal, with a column for each of some spans of its months.

    There is nothing if there is nothing beside Meta's charges.
    """
    lines = []
    if bill.has_more:
        header = (
            *(say("All-in bill"), say("Counted on"), say("Rate"), *spans.titles),
            say("Cost ({currency})", currency=bill.currency),
        )
        amounts = [
            [
                *(Money(sum_, bill.currency) for sum_ in spans.sums(_micros(bill, line))),
                line.amount,
            ]
            for line in bill.lines
        ]
        decimals = max(decimals_of(one.amount) for row in amounts for one in row)
        rows = [
            (*_counted(line), *(f"{one.amount:.{decimals}f}" for one in row))
            for line, row in zip(bill.lines, amounts, strict=True)
        ]
        table = voice.table(header, rows, text=1)
        total = voice.say(
            "All-in total {amount} {currency}",
            amount=voice.number(decimal_text(bill.total.micros)),
            currency=bill.currency,
        )
        lines = [table, f"{total}\n"]
    shown = bill.displayed
    if shown is not None and bill.display is not None:
        lines.append(f"{_displayed(shown, bill.display, bill.currency, voice)}\n")
    return "\n" + "\n".join(lines) if lines else ""


def _displayed(shown: Money, display: Exchange, currency: str, voice: CliVoice) -> str:
    values = {
        "amount": f"{voice.number(decimal_text(shown.micros))} {shown.currency}",
        "rate": voice.number(digits(display.rate)),
        "display": shown.currency,
        "currency": currency,
    }
    if display.as_of is None:
        return voice.say(
            "that is {amount} at the rate in the plan, {rate} {display} for 1 {currency}",
            **values,
        )
    return voice.say(
        "that is {amount} at the rate in the plan of {day}, {rate} {display} for 1 {currency}",
        **values,
        day=display.as_of,
    )


def _micros(bill: AllIn, line: AllInLine) -> list[int]:
    return [amount.micros for amount in bill.by_month(line)]


def _counted(line: AllInLine) -> tuple[str, str, str]:
    basis = digits(line.basis) if rate_text(line) else ""
    return line_name(line), basis, rate_text(line)


def offers_text(offers: Iterable[Offer], voice: CliVoice = ENGLISH) -> str:
    """Say of each partner what the month costs with it, and why."""
    head = voice.say("The same month with another partner:")
    return f"\n{head}\n" + "".join(
        f"- {voice.tell(_partner_name(offer.partner))}: "
        f"{voice.number(decimal_text(offer.bill.total.micros))} "
        f"{offer.bill.currency}, {voice.tell(_verdict(offer, voice))}\n"
        for offer in offers
    )


def _partner_name(partner: Partner) -> str:
    if partner == Partner():
        return say("no partner")
    return partner.name or say("partner without a name")


def _verdict(offer: Offer, voice: CliVoice) -> Sentence:
    micros = offer.difference.micros
    if not micros:
        return say("the same as planned")
    amount = voice.number(decimal_text(abs(micros)))
    if offer.ratio is not None:
        percent = voice.number(f"{abs(offer.ratio) * 100:.1f} %")
        amount = f"{amount} ({percent})"
    *most, last = [_cause(cause, voice) for cause in offer.causes]
    causes = say("{most} and {last}", most=tuple(most), last=last) if most else last
    if micros > 0:
        return say(
            "{amount} dearer than planned because of {causes}", amount=amount, causes=causes
        )
    return say(
        "{amount} cheaper than planned because it asks less than {causes}",
        amount=amount,
        causes=causes,
    )


def _cause(cause: CostCause, voice: CliVoice) -> Sentence:
    write = percent_text if cause.kind is CostKind.MARKUP else digits
    rates = [
        voice.number(one) for one in dict.fromkeys((write(cause.least), write(cause.most)))
    ]
    span = say("{least} to {most}", least=rates[0], most=rates[1]) if rates[1:] else rates[0]
    return say(
        "{phrase} ({amount})",
        phrase=rate_phrase(cause.kind, span),
        amount=voice.number(decimal_text(cause.difference.micros)),
    )
