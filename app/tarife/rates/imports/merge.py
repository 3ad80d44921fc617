"""Merges the rates of Meta's files into one card, under the markets of its day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from tarife.rates.cards import CardId, Coverage, Provenance, Rate, RateCard, RateKey, label_of
from tarife.rates.change_log import FIRST_UNKNOWN
from tarife.rates.checks import (
    FIRST_TIERS,
    categories_due,
    check_card,
    is_service_charged,
    lacks_tiers,
    rate_name,
)
from tarife.rates.imports.suspicion import implausible, other_unit
from tarife.rates.markets.markets import Markets
from tarife.rates.meta.printed import PrintedCard, PrintedRate
from tarife.terms.categories import CODES, TIER_COUNTERS, Category
from tarife.terms.money import decimal_text
from tarife.terms.problems import Problem
from tarife.terms.sentences import say, territory_name
from tarife.terms.tiers import TierSchedule

_NO_TIERS: Final = say("volume tiers")
_MOST_NAMED: Final = 6
_GAPS: Final = ("missing-market", "missing-category", "missing-tiers")
_TOLD_BEFORE: Final = ("implausible-rate", "unknown-market")


@dataclass(frozen=True, slots=True)
class MergedCard:
    """A card made of printed rates, and what was found on the way.

    Attributes:
        card: The card, to be used only where there is no problem.
        markets: The markets, with those that the card is the first to print.
        problems: What is wrong, each with its cell.
        notices: What to know.
        wheres: The cell of each rate that a file prints.
    """

    card: RateCard
    markets: Markets
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    wheres: Mapping[RateKey, str]

    def dated(self, today: date) -> RateCard:
        """Give the card with the day of its import in its provenance."""
        provenance = self.card.provenance
        note = say("imported on {day} from {files}", day=today, files=provenance.note)
        return replace(self.card, provenance=replace(provenance, note=note))


def merge_cards(
    printed: Sequence[PrintedCard], card_id: CardId, in_use: RateCard | None, markets: Markets
) -> MergedCard:
    """Make one card of what files print.

    Args:
        printed: List cards, volume-tier cards, or both.
        card_id: The first day and currency of the card.
        in_use: The card that holds on that day now. Where it is of the same day, a list card
            keeps its volume tiers, and a volume-tier card its other categories.
        markets: Which markets there are by date.
    """
    day = card_id.effective_from
    notices: list[Problem] = []
    if day >= FIRST_UNKNOWN:
        known = markets
        by_market = (card for card in printed if not _is_by_country(card, markets, day))
        markets = markets.with_own((r.market for card in by_market for r in card.rates), day)
        notices += _new_markets(known, markets, day)
    lines, problems = _lines(printed, day, markets)
    unit = other_unit(lines, in_use)
    bad = {} if unit else implausible(lines, card_id)
    problems += [unit] if unit else dict.fromkeys(bad.values())
    lines = {line: rate for line, rate in lines.items() if line not in bad}
    rates = {line: Rate(rate.schedule, card_id) for line, rate in lines.items()}
    is_whole = any(card.layout.is_whole for card in printed)
    if in_use is not None and in_use.id == card_id and not is_whole:
        is_list = any(not card.layout.has_tiers for card in printed)
        kept = _kept(rates, in_use, is_list=is_list)
        lost = _lost_tiers(rates, in_use) - set(kept)
        notices += _notices_of(kept, lost, in_use, is_list=is_list)
        rates |= kept
    files = " and ".join(dict.fromkeys(card.file for card in printed))
    provenance = Provenance(say("Meta's own file"), say("very high"), note=files)
    card = RateCard(card_id, Coverage.COMPLETE, provenance, _in_order(rates))
    found = _checked(card, markets, lines)
    return MergedCard(
        card=_as_covered(card, markets, printed_once=_without_tier_file(printed, lines)),
        markets=markets,
        problems=(*problems, *found.problems),
        notices=(*notices, *found.notices),
        wheres={line: rate.wheres[0] for line, rate in lines.items()},
    )


@dataclass(frozen=True, slots=True)
class _Checked:
    """What the checks of every card say of this one."""

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def _checked(
    card: RateCard, markets: Markets, lines: Mapping[RateKey, PrintedRate]
) -> _Checked:
    """Check a card; what it lacks is a gap, and what may have come since is no fault."""
    cells = {rate_name(card, *line): rate.wheres[0] for line, rate in lines.items()}
    is_known = card.id.effective_from < FIRST_UNKNOWN
    late = () if is_known else ("early-authentication-international",)
    problems = [
        replace(fault, where=cells.get(str(fault.where), fault.where))
        for fault in check_card(card, markets)
        if fault.code not in (*_TOLD_BEFORE, *_GAPS)
    ]
    return _Checked(
        problems=tuple(fault for fault in problems if fault.code not in late),
        notices=tuple(_as_new(fault) for fault in problems if fault.code in late),
    )


def _as_new(fault: Problem) -> Problem:
    return Problem(
        code="new-authentication-international",
        where=fault.where,
        message=say("Meta had no authentication-international rate of this market before"),
    )


def _new_markets(known: Markets, markets: Markets, day: date) -> list[Problem]:
    return [
        Problem(
            code="new-market",
            where=territory_name(name),
            message=say(
                "{name} is a market of its own from {day} on",
                name=territory_name(name),
                day=day,
            ),
        )
        for name in markets.names_on(day)
        if name not in known.names_on(day)
    ]


def _in_order(rates: Mapping[RateKey, Rate]) -> dict[RateKey, Rate]:
    """Put the rates of each market together, in the order of categories."""
    order = {market: index for index, market in enumerate(dict.fromkeys(m for m, _ in rates))}
    ordered = sorted(rates, key=lambda line: (order[line[0]], CODES[line[1]]))
    return {line: rates[line] for line in ordered}


def _lines(
    printed: Sequence[PrintedCard], day: date, markets: Markets
) -> tuple[dict[RateKey, PrintedRate], list[Problem]]:
    """Put every rate under its market of the day; tiers complete their list rate."""
    lines: dict[RateKey, PrintedRate] = {}
    spelled: dict[tuple[str, str], PrintedRate] = {}
    problems: dict[Problem, None] = {}
    for card in sorted(printed, key=lambda card: card.layout.has_tiers):
        if _is_by_country(card, markets, day):
            found, faults = _by_country(card, markets, day)
            lines |= found
            problems |= dict.fromkeys(faults)
            continue
        for rate in card.rates:
            if _is_free_service(rate, day):
                continue
            market = markets.market_named(rate.market, day)
            if isinstance(market, Problem):
                problems[replace(market, where=rate.market_where)] = None
                continue
            first = spelled.setdefault((card.file, market), rate)
            line = (market, rate.category)
            before = lines.get(line)
            if first.market != rate.market:
                problems[_twice(rate, first)] = None
            elif before is not None and not _completes(rate.schedule, before.schedule):
                problems[_differing(rate, before)] = None
            else:
                lines[line] = rate
    return lines, list(problems)


def _is_free_service(rate: PrintedRate, day: date) -> bool:
    """Tell whether a file says 0 of service where cards of messages leave it out.

    Cards of conversations say it themselves.
    """
    is_left_out = day >= FIRST_TIERS and not is_service_charged(day)
    is_nothing = not any(rate.schedule.rates_micros)
    return rate.category is Category.SERVICE and is_nothing and is_left_out


def _is_by_country(card: PrintedCard, markets: Markets, day: date) -> bool:
    """Tell whether rows are countries, and not markets; then no row is a region."""
    if not card.names_countries:
        return False
    rest = {stay.market for stay in markets.default}
    named = {markets.market_named(name, day) for name in card.markets}
    regions = {name for name in named if isinstance(name, str) and name.startswith("Rest of ")}
    return not regions and not named & rest


def _by_country(
    card: PrintedCard, markets: Markets, day: date
) -> tuple[dict[RateKey, PrintedRate], list[Problem]]:
    """Put the rates of countries under their markets, where all countries of one agree."""
    problems: dict[Problem, None] = {}
    groups: dict[RateKey, list[PrintedRate]] = {}
    for rate in card.rates:
        if _is_free_service(rate, day):
            continue
        named = markets.market_of_name(rate.market, day) or markets.market_named(
            rate.market, day
        )
        if isinstance(named, Problem):
            problems[replace(named, where=rate.market_where)] = None
        else:
            groups.setdefault((named, rate.category), []).append(rate)
    disagreeing: set[str] = set()
    for (market, _), group in groups.items():
        differing = list({rate.schedule: rate for rate in reversed(group)}.values())[::-1]
        if len(differing) > 1 and market not in disagreeing:
            disagreeing.add(market)
            problems[_disagreeing(market, differing)] = None
    return {line: group[0] for line, group in groups.items()}, list(problems)


def _disagreeing(market: str, rates: Sequence[PrintedRate]) -> Problem:
    said = tuple(
        say(
            "{rate} at {where}",
            rate=Decimal(decimal_text(each.schedule.list_rate_micros)),
            where=each.wheres[0],
        )
        for each in rates[:_MOST_NAMED]
    )
    return Problem(
        code="countries-differ",
        where=rates[0].wheres[0],
        message=say(
            "the countries of the market {market!r} have different {category} rates: {rates}",
            market=territory_name(market),
            category=label_of(rates[0].category),
            rates=said,
        ),
        hint=say("a market has one rate; give all its countries the same"),
    )


def _completes(tiers: TierSchedule, list_rate: TierSchedule) -> bool:
    """Tell whether a schedule says the same as one before it, or its tiers in addition."""
    is_same_list = tiers.list_rate_micros == list_rate.list_rate_micros
    return tiers == list_rate or (is_same_list and not list_rate.has_tiers)


def _kept(
    rates: Mapping[RateKey, Rate], present: RateCard, *, is_list: bool
) -> dict[RateKey, Rate]:
    """Find what the new files do not print and the card of the same day does."""
    return {
        line: rate
        for line, rate in present.rates.items()
        if (_keeps_tiers(rates.get(line), rate) if is_list else line[1] not in TIER_COUNTERS)
    }


def _notices_of(
    kept: Mapping[RateKey, Rate], lost: set[RateKey], present: RateCard, *, is_list: bool
) -> Iterator[Problem]:
    """Say what of the card of the same day stays, and which volume tiers go with their rate."""
    together = say(
        "import the list card and the volume-tier card together to replace all of it"
    )
    if kept:
        what = (
            say("the volume tiers of {count:|rate|rates}", count=len(kept))
            if is_list
            else say("marketing and service")
        )
        message = say("{what} are those of the card that is there already", what=what)
        yield Problem("kept", say("card {present}", present=present.id), message, together)
    if lost:
        message = say(
            "{lost:|rate loses its|rates lose their} volume tiers, "
            "since {lost:-|its|their} list rate is another",
            lost=len(lost),
        )
        yield Problem(
            "tiers-lost", say("card {present}", present=present.id), message, together
        )


def _lost_tiers(rates: Mapping[RateKey, Rate], present: RateCard) -> set[RateKey]:
    """Find the rates that have volume tiers on the card of the same day, and none now."""
    return {
        line
        for line, rate in rates.items()
        if not rate.schedule.has_tiers
        and line in present.rates
        and present.rates[line].schedule.has_tiers
    }


def _keeps_tiers(new: Rate | None, present: Rate) -> bool:
    return (
        new is not None
        and present.schedule.has_tiers
        and new.schedule == TierSchedule.flat(present.schedule.list_rate_micros)
    )


def _without_tier_file(
    printed: Sequence[PrintedCard], lines: Mapping[RateKey, PrintedRate]
) -> set[RateKey]:
    """Find the rates that may have volume tiers which none of the files prints."""
    from_lists = {
        rate
        for card in printed
        if not card.layout.has_tiers and not card.layout.is_whole
        for rate in card.rates
    }
    from_tiers = {rate for card in printed if card.layout.has_tiers for rate in card.rates}
    return {line for line, rate in lines.items() if rate in from_lists - from_tiers}


def _as_covered(card: RateCard, markets: Markets, printed_once: set[RateKey]) -> RateCard:
    """State how much of what cards of its day print a card holds, and what it lacks."""
    missing = tuple(_missing(card, markets, printed_once))
    if not missing:
        return card
    provenance = replace(card.provenance, missing=missing)
    coverage = Coverage.LIST_RATES if missing == (_NO_TIERS,) else Coverage.GAPS
    return replace(card, coverage=coverage, provenance=provenance)


def _missing(card: RateCard, markets: Markets, printed_once: set[RateKey]) -> Iterator[str]:
    day = card.id.effective_from
    names = markets.names_on(day)
    held = set(card.markets)
    absent = [market for market in names if market not in held]
    if absent:
        yield say("every rate of {markets}", markets=_named(absent))
    for category in Category:
        due = [market for market in names if category in categories_due(market, day)]
        lacking = [
            market for market in due if market in held and (market, category) not in card.rates
        ]
        if lacking and set(due) <= {*lacking, *absent}:
            yield say("{category} of every market", category=label_of(category))
        elif lacking:
            yield say(
                "{category} of {markets}",
                category=label_of(category),
                markets=_named(lacking),
            )
    yield from _missing_tiers(card, printed_once)


def _missing_tiers(card: RateCard, printed_once: set[RateKey]) -> Iterator[str]:
    if card.id.effective_from < FIRST_TIERS:
        return
    if lacks_tiers(card) and any(category in TIER_COUNTERS for _, category in card.rates):
        yield _NO_TIERS
        return
    for category in TIER_COUNTERS:
        lacking = [
            market
            for (market, each), rate in card.rates.items()
            if each is category
            and (market, each) in printed_once
            and not rate.schedule.has_tiers
        ]
        if lacking:
            yield say(
                "volume tiers of {category} of {markets}",
                category=label_of(category),
                markets=_named(lacking),
            )


def _named(names: Sequence[str]) -> object:
    markets, more = tuple(map(territory_name, names)), len(names) - _MOST_NAMED
    if more <= 0:
        return markets
    others = say("{count:|more market|more markets}", count=more)
    return say("{most} and {last}", most=markets[:_MOST_NAMED], last=others)


def _twice(rate: PrintedRate, first: PrintedRate) -> Problem:
    return Problem(
        code="duplicate-row",
        where=rate.market_where,
        message=say(
            "{market!r} is the same market as {market_2!r} at {market_where}",
            market=rate.market,
            market_2=first.market,
            market_where=first.market_where,
        ),
        hint=say("keep one of the two"),
    )


def _differing(rate: PrintedRate, before: PrintedRate) -> Problem:
    here, there = (decimal_text(other.schedule.list_rate_micros) for other in (rate, before))
    return Problem(
        code="rates-differ",
        where=rate.wheres[0],
        message=say(
            "{category} of {market!r} is {here} here and {there} at {wheres}",
            category=label_of(rate.category),
            market=rate.market,
            here=here,
            there=there,
            wheres=before.wheres[0],
        ),
        hint=say("import files of the same date together"),
    )
