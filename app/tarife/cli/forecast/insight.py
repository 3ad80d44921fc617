"""What ``tarife forecast`` prints of volume tiers, SMS and the spread of trials."""

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from tarife.cli.voice import ENGLISH, CliVoice
from tarife.forecast.costs.texts import digits
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.forecast.result import Forecast
from tarife.insight.sms import SmsLine
from tarife.insight.tiers import TierBand, TierUsage
from tarife.rates.cards import label_of
from tarife.terms.calendar import Period
from tarife.terms.money import Money, decimal_text
from tarife.terms.sentences import period_name, say, territory_name

_NOTHING = "-"
_AVERAGE_DECIMALS = 6


def tiers_text(usages: Sequence[TierUsage], currency: str, voice: CliVoice = ENGLISH) -> str:
    """Lay volume tiers out for a terminal."""
    if not usages:
        said = voice.say("Volume tiers: the rules or the card have none for this traffic")
        return f"\n{said}\n"
    has_months = len({one.month for one in usages}) > 1
    header = (
        *([say("Month")] if has_months else []),
        *(say("Volume tiers"), say("Category"), say("Elsewhere"), say("Charged")),
        *(say("Bands reached"), say("Average ({currency})", currency=currency)),
        *(say("Next message"), say("To next band"), say("It saves each")),
    )
    rows = [
        (
            *([voice.tell(period_name(Period(one.month)))] if has_months else []),
            territory_name(one.market),
            label_of(one.category),
            f"{one.used:,}",
            f"{one.messages:,}",
            _bands(one.bands, voice),
            _price(one.average),
            _amount(one.marginal),
            _NOTHING if one.messages_to_next is None else f"{one.messages_to_next:,}",
            _amount(one.next_saving),
        )
        for one in usages
    ]
    return "\n" + voice.table(header, rows, text=2 + has_months)


def tiers_document(usages: Sequence[TierUsage]) -> list[dict[str, object]]:
    """Give volume tiers as values for JSON."""
    return [
        {
            "month": str(one.month),
            "market": one.market,
            "category": one.category.value,
            "used_elsewhere": one.used,
            "counted": one.counted,
            "charged": one.messages,
            "amount": decimal_text(one.charge.micros),
            "saved": decimal_text(one.saved.micros),
            "next_message": None if one.marginal is None else _amount(one.marginal),
            "to_next_band": one.messages_to_next,
            "bands": [
                {
                    "starts_at": band.starts_at,
                    "rate": decimal_text(band.rate_micros),
                    "reached_on": band.reached_on and band.reached_on.isoformat(),
                    "reached_elsewhere": band.is_reached_elsewhere,
                }
                for band in one.bands
            ],
        }
        for one in usages
    ]


def sms_text(lines: Sequence[SmsLine], voice: CliVoice = ENGLISH) -> str:
    """Lay the comparison with SMS out for a terminal; nothing while no price is typed."""
    if all(line.price is None for line in lines):
        return ""
    currency = lines[0].whatsapp.currency
    header = (
        *(say("The same one-way messages"), say("Messages"), f"WhatsApp ({currency})"),
        *(f"SMS ({currency})", say("Difference"), say("Break-even a part")),
    )
    rows = [
        (
            territory_name(line.market),
            f"{line.messages:,}",
            _amount(line.whatsapp),
            _amount(line.sms),
            _amount(line.difference),
            _price(line.break_even),
        )
        for line in lines
    ]
    return "\n" + voice.table(header, rows, text=1)


def sms_document(lines: Sequence[SmsLine]) -> list[dict[str, object]]:
    """Give the comparison with SMS as values for JSON."""
    return [
        {
            "market": line.market,
            "messages": line.messages,
            "whatsapp": _amount(line.whatsapp),
            "sms": None if line.sms is None else _amount(line.sms),
            "break_even": None if line.break_even is None else _price(line.break_even),
        }
        for line in lines
    ]


def _bands(bands: Sequence[TierBand], voice: CliVoice) -> str:
    """Say on which day each band after the first is reached."""
    reached = [band for band in bands[1:] if band.is_reached]
    return ", ".join(_day(band, voice) for band in reached) or _NOTHING


def _day(band: TierBand, voice: CliVoice) -> str:
    if band.reached_on is None:
        return voice.say("elsewhere")
    return voice.say("{day}", day=band.reached_on)


def _amount(money: Money | None) -> str:
    return _NOTHING if money is None else decimal_text(money.micros)


def _price(price: Decimal | None) -> str:
    if price is None:
        return _NOTHING
    return digits(round(price, _AVERAGE_DECIMALS))


def spread_text(spread: Spread | None, currency: str, voice: CliVoice = ENGLISH) -> str:
    """Say between what most trials lie; nothing for a plan without ranges."""
    if spread is None:
        return ""
    total = spread.total
    percentiles = (total.p10_micros, total.p50_micros, total.p90_micros)
    low, middle, high = (Money(micros, currency) for micros in percentiles)
    said = voice.say(
        "By the plan's ranges and chance one trial in ten costs less than {low}, half of "
        "them less than {middle}, one in ten more than {high} ({trials:,} trials)",
        low=low,
        middle=middle,
        high=high,
        trials=spread.draws,
    )
    return f"{said}\n"


def spread_document(spread: Spread | None) -> dict[str, Any] | None:
    """Give the percentiles of the month and of each category."""
    if spread is None:
        return None
    return {
        "trials": spread.draws,
        "total": percentiles_document(spread.total),
        "categories": {
            category.value: percentiles_document(band)
            for category, band in spread.by_category.items()
        },
    }


def percentiles_document(band: PercentileBand) -> dict[str, str]:
    return {
        name.removesuffix("_micros"): decimal_text(micros)
        for name, micros in asdict(band).items()
    }


def moves_text(result: Forecast, voice: CliVoice = ENGLISH) -> str:
    """Say how rates move on days whose cards are not known; nothing where none is assumed."""
    if not result.plan.rate_moves or not result.unknown_days:
        return ""
    moves = tuple(
        say(
            "{category} {low:+g} to {high:+g}, likeliest {likely:+g}",
            category=label_of(move.category),
            low=move.low_percent,
            high=move.high_percent,
            likely=move.likely_percent,
        )
        for move in result.plan.rate_moves
    )
    said = voice.say(
        "Rates move on {days}, in per cent: {moves}", days=result.unknown_days, moves=moves
    )
    return f"{said}\n"


def moves_document(result: Forecast) -> dict[str, Any]:
    """Give the days whose cards are not known, and how rates move on them, for JSON."""
    return {
        "days": [day.isoformat() for day in result.unknown_days],
        "percent": [asdict(move) for move in result.plan.rate_moves],
    }
