"""Parses the rows of ``markets.csv`` and ``countries.csv``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tarife.rates.files.rows import Record, read_rows
from tarife.rates.markets.markets import Country, Markets, Membership
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

MARKETS_FILE: Final = "markets.csv"
COUNTRIES_FILE: Final = "countries.csv"

MARKET_COLUMNS: Final = ("iso2", "country", "calling_code", "market", "since", "until")
COUNTRY_COLUMNS: Final = ("iso2", "country", "follows")


@dataclass(frozen=True, slots=True)
class _Listed:
    where: str
    iso2: str
    name: str
    membership: Membership


def markets_of(listed: str, others: str) -> tuple[Markets | None, tuple[Problem, ...]]:
    """Read the countries that Meta lists and the ones it does not.

    Args:
        listed: The text of ``markets.csv``; ``since`` and ``until`` are both included.
        others: The text of ``countries.csv``; ``follows`` names the listed country whose
            calling code a country uses.

    Returns:
        The markets, or nothing if any row is wrong; and every problem found.
    """
    market_rows, market_problems = read_rows(listed, MARKETS_FILE, MARKET_COLUMNS)
    country_rows, country_problems = read_rows(others, COUNTRIES_FILE, COUNTRY_COLUMNS)
    read = [_listed(row) for row in market_rows]
    good = [row for row in read if isinstance(row, _Listed)]
    problems = [
        *market_problems,
        *country_problems,
        *(row for row in read if isinstance(row, Problem)),
        *_overlaps(good),
    ]
    by_code = _countries(good)
    default = by_code.pop("", None)
    if default is None:
        problems.append(_no_default())
    problems.extend(_stray_countries(country_rows, by_code))
    if problems or default is None:
        return None, tuple(problems)
    for iso2, name, follows in (row.cells for row in country_rows):
        leader = by_code[follows] if follows else default
        by_code[iso2] = Country(iso2, name, leader.memberships)
    return Markets(by_code, default.memberships), ()


def _listed(row: Record) -> _Listed | Problem:
    iso2, name, _, market, since, until = row.cells
    try:
        first = date.fromisoformat(since)
        end = date.fromisoformat(until) + timedelta(days=1) if until else date.max
    except ValueError:
        return Problem(
            code="bad-day",
            where=row.where,
            message=say("{since!r} to {until!r} are not two days", since=since, until=until),
            hint=say("write days such as 2026-10-01, and an empty until for no end"),
        )
    if not market or end <= first:
        return Problem(
            code="empty-membership",
            where=row.where,
            message=say(
                "the market {market!r} from {since!r} to {until!r} holds on no day",
                market=market,
                since=since,
                until=until,
            ),
            hint=say("name a market, and give the earlier day first"),
        )
    return _Listed(row.where, iso2, name, Membership(market, first, end))


def _countries(listed: Sequence[_Listed]) -> dict[str, Country]:
    stays: dict[str, list[Membership]] = {}
    for row in listed:
        stays.setdefault(row.iso2, []).append(row.membership)
    names = {row.iso2: row.name for row in listed}
    return {iso2: Country(iso2, names[iso2], tuple(stay)) for iso2, stay in stays.items()}


def _overlaps(listed: Sequence[_Listed]) -> Iterator[Problem]:
    last: dict[str, _Listed] = {}
    for row in listed:
        before = last.get(row.iso2)
        if before is not None and row.membership.since != before.membership.until:
            yield Problem(
                code="broken-membership",
                where=row.where,
                message=say(
                    "{row} does not change markets where {where} ends",
                    row=row.name,
                    where=before.where,
                ),
                hint=say("let each row begin on the day after the one before it ends"),
            )
        last[row.iso2] = row


def _stray_countries(
    rows: Sequence[Record], listed: Mapping[str, Country]
) -> Iterator[Problem]:
    for row in rows:
        iso2, _, follows = row.cells
        if iso2 in listed:
            yield Problem(
                code="country-twice",
                where=row.where,
                message=say(
                    "{iso2!r} is in {markets_file} too", iso2=iso2, markets_file=MARKETS_FILE
                ),
                hint=say("keep it in one of the two files"),
            )
        if follows and follows not in listed:
            yield Problem(
                code="unknown-country",
                where=row.where,
                message=say(
                    "{iso2!r} follows {follows!r}, which {markets_file} does not list",
                    iso2=iso2,
                    follows=follows,
                    markets_file=MARKETS_FILE,
                ),
                hint=say("name a listed country, or leave it empty"),
            )


def _no_default() -> Problem:
    return Problem(
        code="no-default-market",
        where=MARKETS_FILE,
        message=say("no row says which market all other countries belong to"),
        hint=say("add a row with an empty iso2"),
    )
