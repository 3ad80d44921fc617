"""Plausibility checks of the figures of a card before it is imported."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Final

from tarife.rates.cards import CardId, RateCard, RateKey, label_of
from tarife.rates.checks import implausible_rate, is_plausible
from tarife.rates.comparison import ChangeKind, Comparison, RateChange
from tarife.rates.meta.printed import PrintedRate
from tarife.terms.categories import Category
from tarife.terms.money import decimal_text
from tarife.terms.problems import Problem
from tarife.terms.sentences import say, territory_name

_OTHER_UNIT: Final = 40
_CENTS: Final = range(40, 251)
_TENFOLD: Final = 10
_APART: Final = Fraction(3, 2)
_FEWEST_OF_A_COLUMN: Final = 3


def implausible(lines: Mapping[RateKey, PrintedRate], card: CardId) -> dict[RateKey, Problem]:
    """Find the rates that cannot be; those of a category for one reason share one problem.

    Returns:
        The problem of each such line.
    """
    found: dict[tuple[Category, bool], dict[RateKey, tuple[int, str]]] = {}
    for line, rate in lines.items():
        for micros, where in zip(rate.schedule.rates_micros, rate.wheres, strict=True):
            if not is_plausible(micros, line[1], card):
                group = found.setdefault((line[1], micros == 0), {})
                group.setdefault(line, (micros, where))
    problems: dict[RateKey, Problem] = {}
    for (category, is_zero), group in found.items():
        (micros, where), *others = group.values()
        problem = (
            _several(category, card, group, is_zero=is_zero)
            if others
            else implausible_rate(micros, card, where)
        )
        problems |= dict.fromkeys(group, problem)
    return problems


def _several(
    category: Category, card: CardId, group: Mapping[RateKey, tuple[int, str]], *, is_zero: bool
) -> Problem:
    highest = max(micros for micros, _ in group.values())
    where = next(where for _, where in group.values())
    if is_zero:
        message = say(
            "{count:|rate|rates} of {category} {count:-|is|are} 0 from here on, "
            "as if such messages were free",
            count=len(group),
            category=label_of(category),
        )
        hint = say("write 'n/a', or leave the cell empty, where Meta has no such rate")
    else:
        message = say(
            "{count:|rate|rates} of {category} cannot be, up to '{highest}' {currency}",
            count=len(group),
            category=label_of(category),
            highest=decimal_text(highest),
            currency=card.currency,
        )
        hint = say("check their decimal points, and that they are not in cents")
    return Problem("implausible-rate", where, message, hint)


def other_unit(lines: Mapping[RateKey, PrintedRate], in_use: RateCard | None) -> Problem | None:
    """Tell whether rates are in cents, or another unit, by what the card in use prints."""
    if in_use is None:
        return None
    moved: dict[Category, list[Fraction]] = {}
    for line, rate in lines.items():
        before = in_use.rates.get(line)
        if before is not None and before.schedule.list_rate_micros:
            ratio = Fraction(rate.schedule.list_rate_micros, before.schedule.list_rate_micros)
            moved.setdefault(line[1], []).append(ratio)
    usual = {category: median(ratios) for category, ratios in moved.items()}
    dearer = {category: times for category, times in usual.items() if times >= _OTHER_UNIT}
    if not dearer:
        return None
    first = next(iter(dearer))
    times = round(dearer[first])
    named = tuple(label_of(category) for category in dearer)
    message = (
        say(
            "most rates of {categories} are about {times:,} times those of the card {card}: "
            "they seem to be in cents, not in {currency}",
            categories=named,
            times=times,
            card=in_use.id,
            currency=in_use.id.currency,
        )
        if times in _CENTS
        else say(
            "most rates of {categories} are about {times:,} times those of the card {card}: "
            "they seem to be in another unit, such as the price of a thousand messages",
            categories=named,
            times=times,
            card=in_use.id,
        )
    )
    where = next(rate.wheres[0] for line, rate in lines.items() if line[1] is first)
    hint = say("give each rate in {currency} a message", currency=in_use.id.currency)
    return Problem("other-unit", where, message, hint)


def out_of_proportion(found: Comparison, wheres: Mapping[RateKey, str]) -> Iterator[Problem]:
    """Name the changes that are out of all proportion, the largest first.

    Those are rates that moved tenfold, and rates that moved away from what is usual in their
    column by more than half.
    """
    usual = {category: _usual(found, category) for category in Category}
    for change in found.changes:
        factor, typical = change.factor, usual[change.category]
        if factor is None:
            continue
        is_apart = change.kind is ChangeKind.CHANGED and _away(change, typical) > _APART
        if factor >= _TENFOLD or is_apart:
            yield _strange(change, wheres)


def _usual(found: Comparison, category: Category) -> Fraction | None:
    """Find what most rates of a column are of what they were, where it has enough of them."""
    ratios = [
        Fraction(rate.schedule.list_rate_micros, before.schedule.list_rate_micros)
        for line, rate in found.after.rates.items()
        if line[1] is category
        and (before := found.before.rates.get(line)) is not None
        and before.schedule.list_rate_micros
    ]
    return median(ratios) if len(ratios) >= _FEWEST_OF_A_COLUMN else None


def _away(change: RateChange, typical: Fraction | None) -> Fraction:
    """Tell how many times the list rate is what it would be had it changed as most did."""
    if not typical or change.factor is None or change.change_ratio is None:
        return Fraction(1)
    ratio = (Fraction(change.change_ratio) + 1) / typical
    return max(ratio, 1 / ratio)


def _strange(change: RateChange, wheres: Mapping[RateKey, str]) -> Problem:
    before, after = change.widest
    return Problem(
        code="out-of-proportion",
        where=wheres.get((change.market, change.category), territory_name(change.market)),
        message=say(
            "{category} of {market} goes from {before} to {after}, out of all proportion to "
            "what it was or to the others of its column",
            category=label_of(change.category),
            market=territory_name(change.market),
            before=Decimal(decimal_text(before)),
            after=Decimal(decimal_text(after)),
        ),
        hint=say("check it against Meta's page"),
    )
