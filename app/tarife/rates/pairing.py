"""Meta gives a card out as two files; which of them is missing, and where it is found."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tarife.rates.cards import RateCard
from tarife.rates.meta.printed import Layout, PrintedCard
from tarife.terms.categories import Category
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

FIRST_TIERS: Final = date(2025, 7, 1)
"""The first day with volume tiers.

Source:
    Billing rules, 3.
"""

_GUIDE: Final = "developers.facebook.com/documentation/business-messaging/whatsapp"
PRICING_PAGE: Final = f"{_GUIDE}/pricing"
"""Where Meta links the two files of every currency side by side."""

FILE_MISSING: Final = frozenset({"tier-file-missing", "list-file-missing"})
"""The codes of what is said here."""


def missing_files(printed: Sequence[PrintedCard], card: RateCard) -> Iterator[Problem]:
    """Say which file belongs to a card and is not among those of an import.

    Args:
        printed: What the files print.
        card: The card made of them, with what it keeps of the card of its day.
    """
    layouts = {each.layout for each in printed}
    if Layout.EXPORTED in layouts or card.id.effective_from < FIRST_TIERS:
        return
    if not any(rate.schedule.has_tiers for rate in card.rates.values()):
        yield _no_tiers(card.id.currency)
    if not any(category is Category.MARKETING for _, category in card.rates):
        yield _no_list(card.id.currency)


def _no_tiers(currency: str) -> Problem:
    return Problem(
        code="tier-file-missing",
        where="",
        message=say(
            "the file with the volume tiers of this card is missing; without it every message "
            "is priced at the list rate"
        ),
        hint=say(
            "on Meta's page {page}, under 'Rate cards and volume tiers', it is the link "
            "'{currency} volume tiers' beside '{currency} rates', with the columns From, To, "
            "Rate type and Rate; or import without it",
            page=PRICING_PAGE,
            currency=currency,
        ),
    )


def _no_list(currency: str) -> Problem:
    return Problem(
        code="list-file-missing",
        where="",
        message=say(
            "the file with the list rates of this card is missing; without it marketing and "
            "service have no rate"
        ),
        hint=say(
            "on Meta's page {page}, under 'Rate cards and volume tiers', it is the link "
            "'{currency} rates' beside '{currency} volume tiers', with a column for each "
            "category; or import without it",
            page=PRICING_PAGE,
            currency=currency,
        ),
    )
