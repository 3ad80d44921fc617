"""How far the cost may lie from the likeliest, as text and as JSON."""

from typing import Any

from tarife.cli.voice import ENGLISH, Voice
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.terms.money import Money, decimal_text


def spread_text(spread: Spread | None, currency: str, voice: Voice = ENGLISH) -> str:
    """Say between what most trials lie; nothing for a plan without ranges."""
    if spread is None:
        return ""
    total = spread.total
    percentiles = (total.p10_micros, total.p50_micros, total.p90_micros)
    low, middle, high = (Money(micros, currency) for micros in percentiles)
    said = voice.say(
        "By the plan's ranges and chance one month in ten costs less than {low}, half of "
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
        "total": _band(spread.total),
        "categories": {
            category.value: _band(band) for category, band in spread.by_category.items()
        },
    }


def _band(band: PercentileBand) -> dict[str, str]:
    return {
        "p10": decimal_text(band.p10_micros),
        "p50": decimal_text(band.p50_micros),
        "p90": decimal_text(band.p90_micros),
    }
