"""Which column of the plan the heading of a pasted one names, in English and Turkish."""

import re
from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from typing import Final

from tarife.terms.folding import folded, without_remarks


class Span(StrEnum):
    """Of what time the numbers of a column are that the plan has of a day."""

    DAY = "day"
    MONTH = "month"
    ALL = "all"
    REPLIES = "replies"
    """Replies that a business sends in a month, in place of the people whom they go to."""


_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "country": (
        *("country", "countries", "country code", "market", "markets"),
        *("ulke", "ulkeler", "ulke adi", "ulke kodu", "pazar", "pazarlar"),
    ),
    "people": (
        *("people", "audience", "audience size", "contacts", "customers", "recipients"),
        *("subscribers", "list size", "kisi", "kisiler", "kisi sayisi", "kitle", "musteri"),
        *("musteriler", "musteri sayisi", "alici", "alicilar", "abone", "aboneler"),
    ),
    "marketing": (
        *("marketing a month", "marketing in all", "aylik pazarlama", "toplam pazarlama"),
        *("marketing as planned", "planlanan pazarlama"),
        *("marketing", "marketing messages", "promo", "promos", "promotion", "promotions"),
        *("promotional", "campaign", "campaigns", "broadcast", "broadcasts", "pazarlama"),
        *("pazarlama mesaji", "pazarlama mesajlari", "kampanya", "kampanyalar", "promosyon"),
        *("tanitim", "toplu gonderim"),
    ),
    "utility": (
        *("utility a month", "utility in all", "aylik fayda", "toplam fayda"),
        *("utility as planned", "planlanan fayda"),
        *("utility", "utility messages", "transactional", "notifications", "order updates"),
        *("fayda", "fayda mesaji", "bildirim", "bildirimler", "siparis bildirimi"),
        "siparis bildirimleri",
    ),
    "authentication": (
        *("passwords a month", "passwords in all", "aylik sifreler", "toplam sifreler"),
        *("passwords as planned", "planlanan sifreler"),
        *("authentication", "otp", "otps", "one time passwords", "one time password"),
        *("passwords", "password", "codes", "code", "verification", "kimlik dogrulama"),
        *("kod", "kodlar", "dogrulama kodu", "dogrulama kodlari", "onay kodu", "onay kodlari"),
        *("dogrulama", "sifre", "sifreler", "tek kullanimlik sifre"),
        "tek kullanimlik sifreler",
    ),
    "reply_ratio": (
        *("reply", "replies", "reply rate", "mktg reply", "marketing reply"),
        *("response", "responses", "response rate"),
        *("yanit", "yanitlar", "yanit orani", "paz yanit", "pazarlama yanit"),
        *("cevap", "cevaplar", "cevap orani", "donus orani"),
    ),
    "ad_clicks_per_day": (
        *("ads", "ads day", "ads a day", "ad clicks", "clicks", "clicks day", "ctwa"),
        "gunluk reklam",
        *("reklam", "reklamlar", "reklam gun", "tiklama", "tiklamalar", "tiklama gun"),
    ),
    "inbound": (
        *("inbound", "inbound day", "inbound a day", "gunluk gelen"),
        *("incoming", "gelen", "gelenler", "gelen gun"),
    ),
    "when": ("when", "zaman"),
    "first": ("from", "baslangic"),
    "last": ("until", "bitis"),
}
"""What people write above each column, folded: in full, in short, with and without its unit."""

PER_DAY: Final = frozenset({"ad_clicks_per_day", "inbound"})
"""Columns of numbers of a day, of which people often have those of a month."""

_COLUMNS: Final = {name: column for column, names in _NAMES.items() for name in names}

_BETWEEN: Final = re.compile(r"[][/()|,;:+–—-]")  # noqa: RUF001 - dashes as people type them
_PLAIN: Final = frozenset(
    {
        *("message", "messages", "msg", "msgs", "number", "count", "volume", "of", "total"),
        *("planned", "monthly", "per", "month", "mesaj", "mesaji", "mesajlar", "mesajlari"),
        *("sayisi", "adet", "adedi", "toplam", "planlanan", "aylik"),
    }
)
"""Words beside the name of a column that say nothing more than that it is counted."""

_SPANS: Final[Mapping[Span, frozenset[str]]] = {
    Span.DAY: frozenset({"day", "daily", "gun", "gunluk", "gunde"}),
    Span.MONTH: frozenset({"month", "monthly", "ay", "aylik", "ayda"}),
    Span.ALL: frozenset({"total", "all", "toplam", "toplamda"}),
}
"""Words that tell of what time a number is."""

_PER_MONTH: Final = frozenset({"marketing", "utility", "authentication"})
"""Columns of numbers of a month."""

_NOT_OF_A_MONTH: Final = _SPANS[Span.DAY] | {
    *("week", "weekly", "hafta", "haftalik", "haftada", "year", "yearly", "annual"),
    *("yil", "yillik", "yilda", "quarter", "quarterly", "ceyrek", "ceyreklik"),
}
"""Words of another time, beside which numbers of a month are not meant."""

_OF_TIME: Final = frozenset({"a", "in", *_PLAIN, *chain(*_SPANS.values())})

_VAGUE: Final = frozenset({"hizmet", "hizmetler", "servis", "service", "services"})
"""What may be called so beside another name, but alone may be messages or customers' own."""

_MONEY: Final = frozenset(
    {
        *("cost", "costs", "price", "prices", "budget", "spend", "amount", "usd"),
        *("eur", "gbp", "try", "tl", "maliyet", "maliyeti", "tutar", "tutari", "butce"),
        *("butcesi", "fiyat", "fiyati", "ucret", "ucreti", "harcama", "harcamasi"),
    }
)
"""Words of amounts of money, which no column of the plan holds."""


def span_named(heading: str) -> Span | None:
    """Tell of what time the numbers below a heading are, if it says so.

    ``Aylık toplam`` is of a month; a total alone is of all months.
    """
    words = set(folded(heading).split())
    found = [span for span, named in _SPANS.items() if words & named]
    return found[0] if found and found[1:] in ([], [Span.ALL]) else None


def is_service(heading: str) -> bool:
    """Tell whether a heading speaks of service messages, which are replies of the business."""
    return bool(set(folded(heading).split()) & _VAGUE)


def column_named(heading: str) -> str:
    """Give the column that a heading names, in any case and beside its brackets, or nothing.

    A heading of several parts, such as ``Şifre/OTP``, names one where its parts agree.
    """
    words = set(folded(heading).split())
    if _MONEY & words:
        return ""
    outside = without_remarks(heading)
    whole = _COLUMNS.get(folded(outside), "")
    found = whole or _named_by_parts(outside) or _named_by_parts(heading)
    if found in _PER_MONTH and words & _NOT_OF_A_MONTH:
        return ""
    return found or _named_per_day(heading)


def _named_per_day(heading: str) -> str:
    """Find a column of numbers of a day, beside which stands of what time they are."""
    words = " ".join(word for word in folded(heading).split() if word not in _OF_TIME)
    found = _COLUMNS.get(words, "")
    return found if found in PER_DAY else ""


def _named_by_parts(heading: str) -> str:
    parts = (folded(part).split() for part in _BETWEEN.split(heading))
    plain = {" ".join(word for word in words if word not in _PLAIN) for words in parts}
    found = {_COLUMNS.get(part, "") for part in plain - _VAGUE - {""}}
    return found.pop() if len(found) == 1 else ""
