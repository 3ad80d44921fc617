"""Meta's analytics as JSON: points of pricing, conversation, messaging, template analytics."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException
from typing import Any, Final
from zoneinfo import ZoneInfo

from tarife.actuals.line_problems import LineProblems
from tarife.actuals.pricing import (
    FREE_ENTRY_CATEGORIES,
    PricingType,
    category_of,
    type_of,
)
from tarife.actuals.rows import word_of
from tarife.actuals.sums import MOST_MESSAGES, NOT_SAID, Point, Source, days_of
from tarife.rates.markets.markets import Markets
from tarife.rates.markets.phones import numbers_masked
from tarife.terms.calendar import (
    FIRST_RULES_DAY,
    MICROSECONDS_PER_HOUR,
    MICROSECONDS_PER_SECOND,
    AccountCalendar,
)
from tarife.terms.categories import CATEGORIES
from tarife.terms.money import MICROS
from tarife.terms.problems import Problem
from tarife.terms.sentences import Sentence, say

_POINTS: Final = "data_points"
_MOST_DEPTH: Final = 12
_COUNTS: Final = (
    ("volume", Source.PRICING_ANALYTICS),
    ("conversation", Source.CONVERSATION_ANALYTICS),
    ("template_id", Source.TEMPLATE_ANALYTICS),
    ("delivered", Source.ANALYTICS),
)
_COUNT_OF: Final = {
    Source.PRICING_ANALYTICS: "volume",
    Source.CONVERSATION_ANALYTICS: "conversation",
    Source.TEMPLATE_ANALYTICS: "delivered",
    Source.ANALYTICS: "delivered",
}
_NAMED: Final = {str(source): source for source in Source}
_TYPES: Final = ("regular", "free_customer_service", "free_entry_point", "free_tier")


def is_analytics(value: Any, depth: int = 0) -> bool:
    """Tell an answer of Meta's analytics from a webhook."""
    if depth > _MOST_DEPTH:
        return False
    if isinstance(value, list):
        return any(is_analytics(item, depth + 1) for item in value)
    if not isinstance(value, dict):
        return False
    if isinstance(value.get(_POINTS), list) or _is_bare_point(value):
        return True
    return any(is_analytics(inner, depth + 1) for inner in value.values())


def _is_bare_point(value: Mapping[str, Any]) -> bool:
    return "start" in value and any(name in value for name, _ in _COUNTS[:3])


@dataclass(slots=True)
class AnalyticsReader:
    """Reads answers into points; what is wrong is told with its place.

    Attributes:
        zone: The account's time zone.
        markets: Which market a country belongs to.
        problems: What is wrong.
        account: The account whose points are wanted, or an empty text for the only one.
        accounts: The accounts that were met.
        currencies: The currencies that stand beside the points.
        calls: How many points are of calls, which are no messages.
        market_of: The market of each country and time that was met.
        detail_of: What was made of each set of details.
    """

    zone: ZoneInfo
    markets: Markets
    problems: LineProblems
    account: str = ""
    accounts: dict[str, None] = field(default_factory=dict)
    currencies: dict[str, None] = field(default_factory=dict)
    calls: int = 0
    market_of: dict[tuple[str, int, int], str] = field(default_factory=dict)
    detail_of: dict[tuple[str | None, ...], str] = field(default_factory=dict)

    def read(self, document: Any, line: int) -> list[Point]:
        """Read one answer.

        Args:
            document: A JSON value.
            line: The line on which it begins, from 1.

        """
        points: list[Point | None] = []
        for found in _lists(document, _Context()):
            context = found.context
            if context.account:
                self.accounts[context.account] = None
            if context.currency:
                self.currencies[context.currency.upper()] = None
            if self.account and context.account not in {"", self.account}:
                continue
            points += [
                self._point(value, found, index, line)
                for index, value in enumerate(found.points)
            ]
        return [point for point in points if point is not None]

    def _point(self, value: Any, found: "_List", index: int, line: int) -> Point | None:
        path = f"{found.path}[{index}]"
        if not isinstance(value, dict):
            self._tell(line, path, "not-a-point", say("is no object"), say("export it anew"))
            return None
        if "average_duration" in value or found.context.source == "call_analytics":
            self.calls += 1
            return None
        reading = _PointReader(self, value, path, line)
        return reading.point(_source_of(value, found.context))

    def _tell(self, line: int, path: str, code: str, message: Sentence, hint: Sentence) -> None:
        said = say("{path}: {message}", path=path, message=message)
        self.problems.add(line, Problem(code, "", said, hint))


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around points: their source, the account and the currency."""

    source: str = ""
    account: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    points: list[Any]
    path: str
    context: _Context


def _lists(value: Any, context: _Context, path: str = "", depth: int = 0) -> Iterator[_List]:
    """Find the lists of points in an answer, whatever is wrapped around them."""
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _lists(item, context, f"{path}[{index}]", depth + 1)
    elif isinstance(value, dict) and _is_bare_point(value):
        yield _List([value], path, context)
    elif isinstance(value, dict):
        account = value["id"] if _names_account(value) else context.account
        currency = value.get("currency")
        own = currency if isinstance(currency, str) else context.currency
        for name, inner in value.items():
            source = name if name.endswith("analytics") else context.source
            below = f"{path}.{name}" if path else name
            inside = _Context(source, str(account), own)
            if name == _POINTS and isinstance(inner, list):
                yield _List(inner, below, inside)
            else:
                yield from _lists(inner, inside, below, depth + 1)


def _names_account(value: Mapping[str, Any]) -> bool:
    is_wrapper = any(name.endswith("analytics") for name in value)
    return is_wrapper and isinstance(value.get("id"), str | int)


def _source_of(value: Mapping[str, Any], context: _Context) -> Source:
    if context.source in _NAMED:
        return _NAMED[context.source]
    fitting = (source for name, source in _COUNTS if name in value)
    return next(fitting, Source.PRICING_ANALYTICS)


class _PointReader:
    """Reads the fields of one point."""

    __slots__ = ("_is_sound", "_line", "_path", "_reader", "_texts", "_value")

    def __init__(
        self, reader: AnalyticsReader, value: Mapping[str, Any], path: str, line: int
    ) -> None:
        self._reader = reader
        self._value = value
        self._texts = {
            name: str(text).strip()
            for name, text in value.items()
            if name not in _FIGURES and isinstance(text, (str, int))
        }
        self._path = path
        self._line = line
        self._is_sound = True

    def point(self, source: Source) -> Point | None:
        """Give the point, or nothing where it has a fault, which is told."""
        start_us, end_us = self._times()
        messages = self._count(_COUNT_OF[source])
        category, kind = self._category(), self._type()
        point = Point(
            source=source,
            start_us=start_us,
            end_us=end_us,
            number=self._text("phone_number"),
            market=self._market(start_us, end_us),
            category=category,
            type=kind,
            tier=self._tier(),
            detail=self._detail(),
            messages=messages,
            micros=self._cost(),
        )
        return point if self._is_sound else None

    def _tell(self, name: str, code: str, message: Sentence, hint: Sentence) -> None:
        self._is_sound = False
        self._reader._tell(self._line, f"{self._path}.{name}", code, message, hint)  # noqa: SLF001

    def _text(self, name: str) -> str:
        return self._texts.get(name, "")

    def _field(self, names: tuple[str, ...]) -> tuple[str, str]:
        """Give the first of some fields that is there, with its text."""
        for name in names:
            if name in self._value:
                return name, self._text(name)
        return "", ""

    def _number(self, name: str) -> Decimal | int | None:
        value = self._value.get(name)
        if type(value) is int and 0 <= value <= MOST_MESSAGES:
            return value
        try:
            number = Decimal(str(value).strip())
            if number.is_finite() and 0 <= number <= MOST_MESSAGES:
                return number
            is_beyond = number > MOST_MESSAGES
        except DecimalException:
            is_beyond = False
        shown = numbers_masked(str(value)[:40])
        if is_beyond:
            message = say("{value!r} is too large", value=shown)
            hint = say("use at most {most:,}", most=MOST_MESSAGES)
        else:
            message = say("{value!r} is no number from 0 on", value=shown)
            hint = say("write it as 1200 or 0.07")
        self._tell(name, "bad-number", message, hint)
        return None

    def _count(self, name: str) -> int:
        if name not in self._value:
            self._tell(
                name, "missing-field",
                say("is missing"),
                say("ask for the metric of numbers too, not of costs alone"),
            )  # fmt: skip
            return 0
        number = self._number(name)
        if number is not None and number != int(number):
            message = say("{value} is no whole number", value=str(number))
            self._tell(name, "bad-number", message, say("export it anew"))
        return int(number or 0)

    def _cost(self) -> int | None:
        cost = self._value.get("cost")
        if cost is None:
            return None
        if isinstance(cost, list):  # of template analytics, by kind
            spent = [
                item.get("value")
                for item in cost
                if isinstance(item, dict) and item.get("type") == "amount_spent"
            ]
            if not spent or spent[0] is None:
                return None
            self._value = {**self._value, "cost": spent[0]}
        number = self._number("cost")
        return None if number is None else round(number * MICROS)

    def _times(self) -> tuple[int, int]:
        start = self._number("start") if "start" in self._value else None
        if start is None:
            if "start" not in self._value:
                self._tell(
                    "start", "missing-field", say("is missing"), say("export it with its times")
                )
            return 0, 0
        end = self._number("end") if "end" in self._value else None
        if max(start, end or start) > _LAST_SECOND:
            message = say("is no time in seconds since 1970")
            self._tell("start", "bad-time", message, say("export it anew"))
            return 0, 0
        start_us = int(start) * MICROSECONDS_PER_SECOND
        if "end" in self._value:
            end_us = int(end or 0) * MICROSECONDS_PER_SECOND
            if end is not None and end_us <= start_us:
                self._tell(
                    "end", "bad-time", say("is not after its start"), say("export it anew")
                )
            elif end_us - start_us > _LONGEST_US:
                message = say("is more than a year after its start")
                self._tell("end", "bad-time", message, say("export it by day or month"))
        else:
            end_us = _day_after(start_us, self._reader.zone)
        return start_us, end_us

    def _category(self) -> int:
        name, text = self._field(_CATEGORY_FIELDS)
        if not text or word_of(text) in FREE_ENTRY_CATEGORIES:
            return NOT_SAID
        code = category_of(text)
        if code is None:
            shown = numbers_masked(text[:40])
            self._tell(
                name, "unknown-category", say("category {text!r} is not known", text=shown),
                say("use {choices}", choices=CATEGORIES),
            )  # fmt: skip
            return NOT_SAID
        return code

    def _type(self) -> PricingType:
        name, text = self._field(_TYPE_FIELDS)
        kind = type_of(text)
        if kind is None:
            shown = numbers_masked(text[:40])
            self._tell(
                name, "unknown-type", say("pricing type {text!r} is not known", text=shown),
                say("use {choices}", choices=_TYPES),
            )  # fmt: skip
            return PricingType.NOT_SAID
        return kind

    def _tier(self) -> int:
        text = self._text("tier")
        lower, colon, upper = text.partition(":")
        if not text:
            return NOT_SAID
        is_bound = lower.isdecimal() and len(lower) < len(str(MOST_MESSAGES))
        if not colon or not is_bound or not (upper == "MAX" or upper.isdecimal()):
            self._tell(
                "tier", "bad-tier", say("tier {text!r} is not known", text=text[:40]),
                say("write it as 0:750000 or 0:MAX"),
            )  # fmt: skip
            return NOT_SAID
        return int(lower)

    def _detail(self) -> str:
        said = tuple(map(self._texts.get, _DETAILS))
        known = self._reader.detail_of
        if said not in known:
            known[said] = " ".join(word_of(text or "") for text in said)
        return known[said]

    def _market(self, start_us: int, end_us: int) -> str:
        country = self._text("country")
        if not country or not self._is_sound:
            return ""
        known = self._reader.market_of.get((country, start_us, end_us))
        if known is not None:
            return known
        day = max(days_of(start_us, end_us, self._reader.zone)[0], FIRST_RULES_DAY)
        market = self._reader.markets.market_of_country(country, day)
        if isinstance(market, Problem):
            self._is_sound = False
            self._reader.problems.add(self._line, market)
            return ""
        self._reader.market_of[country, start_us, end_us] = market
        return market


_DETAILS: Final = (
    *("country", "pricing_category", "conversation_category"),
    *("conversation_direction", "template_id"),
)
_FIGURES: Final = frozenset({"start", "end", "cost", *_COUNT_OF.values()})
_CATEGORY_FIELDS: Final = ("pricing_category", "conversation_category")
_TYPE_FIELDS: Final = ("pricing_type", "conversation_type")
_LAST_SECOND: Final = 4_102_444_800  # the year 2100
_LONGEST_US: Final = 366 * 24 * MICROSECONDS_PER_HOUR


def _day_after(start_us: int, zone: ZoneInfo) -> int:
    """Give the end of a day of which only the beginning is told."""
    calendar = AccountCalendar.spanning(zone, start_us, start_us)
    if int(calendar.starts_us[0]) == start_us:
        return int(calendar.starts_us[1])
    return start_us + 24 * 3600 * MICROSECONDS_PER_SECOND
