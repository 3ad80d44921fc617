"""Edits of the grid: countries, and all lines of one."""

from dataclasses import replace
from functools import partial
from typing import Any, Final

from tarife.plan.edits.edit import Edit, change_of
from tarife.plan.edits.lines import shifted, without_lines
from tarife.plan.grid import (
    BROADCAST_TIME,
    BROADCAST_WEEKDAY,
    marketing_behaviour,
    opened,
    spelled_out,
    usual_reply,
)
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    Inbound,
    Line,
    PeopleFrom,
    Repeat,
    Schedule,
    Send,
    TemplateCategory,
    country_of,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import MonthChange
from tarife.plan.names import CUSTOMERS, MARKETING_LINE, SUPPORT_REQUESTS, given
from tarife.plan.numbers import tidied, with_said_of_numbers
from tarife.terms.sentences import say
from tarife.terms.territory_names import meta_name


def add_grid_rows(rows: tuple[GridRow, ...], after: str | None = None) -> Edit:
    """Add rows after the one of a country, first of all if that is empty, else at the end."""

    def apply(plan: Plan) -> Plan:
        countries = ["", *(row.country for row in plan.grid)]
        index = countries.index(after) if after in countries else len(plan.grid)
        return replace(plan, grid=(*plan.grid[:index], *rows, *plan.grid[index:]))

    return Edit(say("Add countries"), apply)


def remove_countries(countries: tuple[str, ...]) -> Edit:
    """Remove countries with all that goes to them and comes from them."""

    def apply(plan: Plan) -> Plan:
        by_country = lines_by_country(plan)
        gone = {line.id for name in countries for line in by_country.get(name, ())}
        rows = tuple(row for row in plan.grid if row.country not in countries)
        return tidied(replace(without_lines(plan, gone), grid=rows))

    return Edit(say("Remove countries"), apply)


def countries_of(plan: Plan) -> tuple[str, ...]:
    """List the countries of a plan: those of its rows, then those that only lines have.

    Lines whose audience is gone have none, which comes last as an empty name.
    """
    rows = (row.country for row in plan.grid)
    of_lines = sorted(lines_by_country(plan), key=lambda name: not name)
    return tuple(dict.fromkeys((*rows, *of_lines)))


def lines_by_country(plan: Plan) -> dict[str, tuple[Line, ...]]:
    """List the lines of each country: each audience with what goes to it, then the others."""
    countries = plan.audience_countries
    order = {audience: index for index, audience in enumerate(countries)}
    found: dict[str, list[Line]] = {}
    for line in plan.lines:
        found.setdefault(country_of(line, countries), []).append(line)

    def index(line: Line) -> int:
        audience = line.id if isinstance(line, Audience) else getattr(line, "audience", "")
        return order.get(audience, len(order))

    return {country: tuple(sorted(lines, key=index)) for country, lines in found.items()}


def move_country(country: str, offset: int) -> Edit:
    """Move a country some places down, or up; those it passes get rows that keep places."""

    def apply(plan: Plan) -> Plan:
        rows = {row.country: row for row in plan.grid}
        names = tuple(name for name in countries_of(plan) if name)
        if country not in names:
            return plan
        index = names.index(country)
        touched = max(len(rows), index + 1, min(index + offset + 1, len(names)))
        all_rows = tuple(rows.get(name, GridRow(name)) for name in names[:touched])
        return replace(plan, grid=shifted(all_rows, index, offset))

    return Edit(say("Move {country}", country=country), apply, f"move:grid:{country}")


def change_country(old: str, country: str) -> Edit:
    """Give a row and all lines of a country another one, with all that is said of them."""

    def moved(entry: Any) -> Any:
        is_old = (entry.at.part, entry.at.id) == ("grid", old)
        return replace(entry, at=replace(entry.at, id=country)) if is_old else entry

    def apply(plan: Plan) -> Plan:
        changed: dict[str, Any] = {
            kind: tuple(
                replace(one, country=country) if one.country == old else one
                for one in getattr(plan, kind)
            )
            for kind in ("grid", "audiences", "entry_points", "inbound")
        }
        return with_said_of_numbers(replace(plan, **changed), partial(map, moved))

    return Edit(say("Change country"), apply)


def add_usual_lines(row: GridRow | Inbound) -> Edit:
    """Add to a country what a row with these numbers stands for, for people it has already.

    People who write on their own get an id and the usual name.
    """

    def apply(plan: Plan) -> Plan:
        if isinstance(row, Inbound):
            named = replace(row, id=plan.fresh_id("inbound"), name=given(SUPPORT_REQUESTS))
            return replace(plan, inbound=(*plan.inbound, named))
        alone = replace(plan, grid=(row,), ranges=(), scenarios=(), changes=())
        made = opened(alone, row.country)
        known = _audience_in(plan, row.country)
        audiences = plan.audiences if known else made.audiences
        sends = (
            replace(send, audience=known.id) if known else send
            for send in made.sends[len(plan.sends) :]
        )
        after = replace(
            plan,
            audiences=audiences,
            sends=(*plan.sends, *sends),
            entry_points=made.entry_points,
        )
        own = tidied(replace(after, ranges=(), scenarios=(), changes=made.changes))
        changes = {one.month: one for one in plan.changes}
        for more in own.changes:
            change = changes.get(more.month, MonthChange(more.month))
            both = (*change.overrides, *more.overrides)
            changes[more.month] = replace(change, overrides=both)
        return replace(after, changes=tuple(changes[month] for month in sorted(changes)))

    return Edit(say("Add lines to {country}", country=row.country), apply)


_EVERY_WEEK: Final = Broadcast((), repeats=(Repeat(BROADCAST_TIME, BROADCAST_WEEKDAY),))


def set_each(country: str, volume: int, when: Schedule = _EVERY_WEEK) -> Edit:
    """Let marketing of a country go out on its days, as many messages each time.

    It takes the place of what its row says of marketing.
    """

    def apply(plan: Plan) -> Plan:
        row = next((one for one in plan.grid if one.country == country), GridRow(country))
        reply_ratio = usual_reply(plan, country)
        rows = (replace(one, marketing=0) if one is row else one for one in plan.grid)
        plan = spelled_out(replace(plan, grid=tuple(rows)), country)
        audience = _audience_in(plan, country) or Audience(
            plan.fresh_id("audience"),
            given(CUSTOMERS, place=meta_name(country)),
            country,
            volume,
            PeopleFrom.SENDS,
        )
        if not row.people and audience.people < volume:
            audience = replace(audience, people=volume)
        others = tuple(one for one in plan.audiences if one.id != audience.id)
        send = Send(
            plan.fresh_id("send"),
            given(MARKETING_LINE, place=meta_name(country)),
            audience.id,
            TemplateCategory.MARKETING,
            volume,
            when,
            marketing_behaviour(reply_ratio),
        )
        return tidied(replace(plan, audiences=(*others, audience), sends=(*plan.sends, send)))

    label = change_of(TemplateCategory.MARKETING, "")
    return Edit(label, apply, f"weekly:{country}")


def set_when(country: str, when: Schedule) -> Edit:
    """Let the marketing of a country's row go out by a schedule, as many messages in all.

    It needs a day in every month of the plan. What goes out every week anyway stays a row.
    """
    return Edit(
        change_of("schedule"),
        lambda plan: plan if when == _EVERY_WEEK else tidied(spelled_out(plan, country, when)),
        f"when:{country}",
    )


def _audience_in(plan: Plan, country: str) -> Audience | None:
    return next((one for one in plan.audiences if one.country == country), None)
