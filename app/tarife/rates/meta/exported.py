"""A card that Tarife itself exported; its date and currency stand in its name."""

from datetime import date
from pathlib import PurePath

from tarife.rates.cards import CardId, Coverage, Provenance
from tarife.rates.listings import CARD_STEM, CardListing
from tarife.rates.meta.printed import Layout, PrintedCard, PrintedRate
from tarife.rates.rows import CARD_COLUMNS, read_card


def is_exported(text: str) -> bool:
    """Tell whether a text begins with the header of an exported card."""
    header = text.lstrip().partition("\n")[0]
    return header.strip() == ",".join(CARD_COLUMNS)


def read_exported(text: str, file: str) -> PrintedCard:
    """Read a card in the layout of ``rate_cards/``."""
    day, currency = _named(file)
    listing = CardListing(
        CardId(day or date.min, currency or ""), Coverage.GAPS, Provenance("", "")
    )
    card, problems = read_card(text, file, listing)
    rates = () if card is None else tuple(card.rates.items())
    return PrintedCard(
        file=file,
        layout=Layout.EXPORTED,
        title="",
        titled=day,
        currency=currency,
        rates=tuple(
            PrintedRate(
                market, category, rate.schedule, (file,) * len(rate.schedule.starts), file
            )
            for (market, category), rate in rates
        ),
        problems=problems,
    )


def _named(file: str) -> tuple[date | None, str | None]:
    found = CARD_STEM.match(PurePath(file).stem)
    if found is None:
        return None, None
    try:
        return date.fromisoformat(found[1]), found[2]
    except ValueError:
        return None, found[2]
