"""What the headings of a rate table mean, in the languages in which people keep them."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from tarife.rates.meta.cells import currency_in_words, without_currency
from tarife.terms.categories import Category
from tarife.terms.folding import folded, without_remarks


class ColumnKind(StrEnum):
    """What a column holds that is no category of its own."""

    MARKET = "market"
    COUNTRY = "country"  # a market, as some name it, or each country by itself
    COUNTRY_CODE = "country_code"
    CURRENCY = "currency"
    CATEGORY = "category"
    FROM = "from"
    TO = "to"
    RATE = "rate"
    DAY = "day"


_HEADINGS: Final[Mapping[ColumnKind, tuple[str, ...]]] = MappingProxyType(
    {
        ColumnKind.MARKET: (
            *("market", "markets", "market name", "region", "destination"),
            *("mercado", "mercados", "region destino", "destino", "regiao"),
            *("pazar", "pazarlar", "bolge", "hedef pazar"),
        ),
        ColumnKind.COUNTRY: (
            *("country", "countries", "country name", "country region", "country or region"),
            *("country market", "market country", "recipient country", "destination country"),
            *("pais", "paises", "pais destino", "ulke", "ulkeler", "ulke adi"),
        ),
        ColumnKind.COUNTRY_CODE: (
            *("iso", "iso2", "iso 2", "iso3", "iso 3", "iso code", "iso country code"),
            *("country code", "country iso", "alpha 2", "alpha 3", "alpha2", "alpha3"),
            *("codigo pais", "codigo de pais", "codigo do pais", "ulke kodu"),
        ),
        ColumnKind.CURRENCY: (
            *("currency", "currency code", "moneda", "divisa", "moeda"),
            *("para birimi", "doviz", "doviz cinsi"),
        ),
        ColumnKind.CATEGORY: (
            *("category", "message category", "pricing category", "template category"),
            *("conversation category", "message type", "type", "categoria", "tipo"),
            *("categoria de mensaje", "categoria da mensagem", "tipo de mensaje"),
            *("kategori", "mesaj kategorisi", "tur", "mesaj turu"),
        ),
        ColumnKind.FROM: (
            *("from", "tier from", "from message", "messages from", "start", "tier start"),
            *("min", "minimum", "desde", "de", "inicio", "minimo"),
            *("baslangic", "alt sinir", "ilk mesaj", "den", "dan", "itibaren", "en az"),
        ),
        ColumnKind.TO: (
            *("to", "tier to", "to message", "messages to", "up to", "until", "end"),
            *("tier end", "max", "maximum", "hasta", "ate", "a", "fin", "fim", "maximo"),
            *("bitis", "ust sinir", "son mesaj", "e kadar", "a kadar", "kadar", "en cok"),
        ),
        ColumnKind.RATE: (
            *("rate", "rates", "price", "cost", "rate per message", "price per message"),
            *("cost per message", "list rate", "tarifa", "tarifas", "precio", "preco"),
            *("tarifa por mensaje", "tarifa por mensagem", "valor", "costo", "custo"),
            *("ucret", "fiyat", "tarife", "birim fiyat", "birim ucret", "mesaj ucreti"),
        ),
        ColumnKind.DAY: (
            *("effective date", "effective from", "effective", "valid from", "start date"),
            *("fecha", "vigencia", "vigente desde", "fecha de vigencia", "data"),
            *("data de vigencia", "gecerlilik tarihi", "gecerlilik", "yururluk tarihi"),
        ),
    }
)
_BY_WORDS: Final = {words: what for what, several in _HEADINGS.items() for words in several}

_CATEGORY_WORDS: Final = {
    **dict.fromkeys(("marketing", "mercadotecnia", "pazarlama"), Category.MARKETING),
    **dict.fromkeys(
        (
            *("utility", "utilities", "utilidad", "utilidade", "utilidades", "utilitario"),
            *("utilitaria", "fayda", "yardimci", "yardimci program", "bilgilendirme"),
        ),
        Category.UTILITY,
    ),
    **dict.fromkeys(
        (
            *("authentication", "auth", "autenticacion", "autenticacao", "otp"),
            *("kimlik dogrulama", "dogrulama"),
        ),
        Category.AUTHENTICATION,
    ),
    **dict.fromkeys(
        (
            *("service", "services", "customer service", "servicio", "servicios"),
            *("servico", "servicos", "hizmet", "servis"),
        ),
        Category.SERVICE,
    ),
}
_ABROAD: Final = frozenset({"international", "intl", "int", "internacional", "uluslararasi"})
_FILLERS: Final = frozenset(
    {
        *("rate", "rates", "price", "prices", "pricing", "cost", "costs", "fee", "fees"),
        *("per", "message", "messages", "msg", "conversation", "conversations"),
        *("template", "templates", "tarifa", "tarifas", "precio", "preco", "costo", "custo"),
        *("por", "mensaje", "mensajes", "mensagem", "mensagens", "de", "del", "da", "do"),
        *("ucret", "ucreti", "fiyat", "fiyati", "mesaj", "mesaji", "basina", "sablon"),
    }
)
_LONGEST: Final = 200
"""Characters of a heading or name; what is longer is neither, and would only cost time."""


def heading_of(text: str) -> ColumnKind | None:
    """Tell what a heading announces, with or without a currency or a remark in brackets."""
    return _BY_WORDS.get(_plain(text))


def category_named(text: str) -> Category | None:
    """Find the category that a heading or a cell names, in any of the languages."""
    words = [word for word in _plain(text).split() if word not in _FILLERS]
    at_home = [word for word in words if word not in _ABROAD]
    category = _CATEGORY_WORDS.get(" ".join(at_home))
    if len(at_home) == len(words):
        return category
    is_abroad = category is Category.AUTHENTICATION
    return Category.AUTHENTICATION_INTERNATIONAL if is_abroad else None


def heading_currency(text: str) -> str | None:
    """Find the currency that a heading names, such as ``Marketing (USD)``."""
    return currency_in_words(re.sub(r"[()\[\],/]", " ", text))


@lru_cache(maxsize=4096)  # of every row it is asked a dozen times what each cell announces
def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    words = without_currency(without_remarks(text).replace("'", ""))
    return folded(words) or folded(text)
