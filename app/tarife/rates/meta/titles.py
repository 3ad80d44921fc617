"""What the lines above the header say: a date, a currency, the kind of card."""

import re
from datetime import date
from typing import Final

from tarife.rates.meta.currencies import currency_of

_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NAMES: Final = "|".join(_MONTHS)
_AMERICAN: Final = re.compile(rf"(?P<month>{_NAMES}) (?P<day>\d{{1,2}}),? (?P<year>20\d\d)")
_EUROPEAN: Final = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{_NAMES}) (?P<year>20\d\d)")
_ISO: Final = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_IN_CURRENCY: Final = re.compile(r"\bin (\S+?)[,.]?(?=\s|$)", re.IGNORECASE)


def date_in(text: str) -> date | None:
    """Find the first day that a title names, such as ``effective July 1, 2026``."""
    for form in (_AMERICAN, _EUROPEAN, _ISO):
        found = form.search(text.casefold())
        if found is not None:
            month = found["month"]
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
            try:
                return date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                return None
    return None


def currency_in(text: str) -> str | None:
    """Find the currency that a title names, such as ``Cost per message in COP``."""
    named = (currency_of(word) for word in _IN_CURRENCY.findall(text))
    return next((code for code in named if code is not None), None)
