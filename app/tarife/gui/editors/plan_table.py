"""The table of the whole plan: a row a country, which unfolds into its lines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from math import lcm
from operator import attrgetter
from typing import Any, Final, cast

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont

from tarife.gui.editors.country_cells import (
    VOLUMES,
    CountryCells,
    GridCell,
    has_numbers,
    read_only,
    usual,
)
from tarife.gui.editors.country_replies import utility_told
from tarife.gui.editors.lines import clicks_unit, grid_table, schedule_column
from tarife.gui.editors.time_fields import (
    DAYS,
    HOURS_OF_DAY,
    day_range_columns,
    hours_column,
    schedule_days,
)
from tarife.gui.tables.cell_roles import FOLD_ROLE, INDENT_ROLE, SHORTER_ROLE, SUM_ROLE
from tarife.gui.tables.kept_rows import Folding, KeptRow
from tarife.gui.tables.line_table import LineTable, TableRows
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import COUNT, PERCENT, Estimate, Notation, per_day
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import filled
from tarife.gui.text.numbers import ZERO_DASH, ParseError, count_text
from tarife.gui.text.times import short_day_text, shorter_times, without_minutes
from tarife.gui.text.weekly import weekly_text
from tarife.gui.widgets.columns import (
    Column,
    Heading,
    figures,
    name_column,
    number_column,
)
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.grid import (
    add_usual_lines,
    change_country,
    countries_of,
    lines_by_country,
)
from tarife.plan.edits.lines import replace_line
from tarife.plan.grid import all_lines, all_opened, is_rest, opened, times_in
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Behaviour
from tarife.plan.model.lines import (
    PART_OF,
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Line,
    Send,
    country_of,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.names import named_in, without_place
from tarife.plan.numbers import LISTS
from tarife.terms.marking import marked
from tarife.terms.problems import FieldPath, field_text
from tarife.terms.sentences import in_language

_INBOUND: Final = figures(
    marked("Inbound a day"),
    marked("People a day who write on their own, on average; or type “3,000 a month”"),
    84,
)
_WHEN: Final = Heading(
    marked("When"),
    marked(
        "Days and a time, such as “3, 10, 17 at 11:00”, “weekly” or “every day”; of people who "
        "come, the hours"
    ),
    width=120,
)
_FROM: Final = Heading(marked("From"), marked("The first day, included."), width=84)
_UNTIL: Final = Heading(marked("Until"), marked("The last day, included."), width=84)


def row_key(line: Line) -> str:
    """Give what tells a line from all rows of the table."""
    return f"{PART_OF[type(line)]}:{line.id}"


def keys_of_lines(plan: Plan) -> tuple[str, ...]:
    """List what tells the lines of a plan from each other, as the table has them unfolded."""
    lines = lines_by_country(all_opened(plan))
    return tuple(
        row_key(line) for country in countries_of(plan) for line in lines.get(country, ())
    )


def people_told(before: Plan, after: Plan, countries: Countries) -> str:
    """Say whose number of people grew by an edit of something else; nothing where none did."""
    if before.sends == after.sends:
        return ""
    known = _people_of(before)
    sent = Counter({one.audience: one.volume for one in after.sends})
    filled_in = {one.country for one in after.audiences if one.people == sent[one.id]}
    for country, people in _people_of(after).items():
        if country in filled_in and people > known[country]:
            count = count_text(people, QLocale())
            template = tr("People of %1: now %2, as many as a send goes to")
            return filled(template, countries.name(country), count)
    return ""


def edit_told(before: Plan, after: Plan, countries: Countries) -> str:
    """Say what an edit has done beside what was typed; nothing where that is all."""
    ways = (rest_told, people_told, utility_told)
    return next(filter(None, (told(before, after, countries) for told in ways)), "")


def rest_told(before: Plan, after: Plan, countries: Countries) -> str:
    """Say why days that were chosen for a plain number made a second line."""
    known = {one.id for one in before.sends}
    rest = next((one for one in after.sends if is_rest(one) and one.id not in known), None)
    if rest is None:
        return ""
    country = after.audience_countries[rest.audience]
    plain = sum(row.marketing for row in before.grid if row.country == country)
    lines = [one for one in after.sends if rest.id.startswith(one.id)]
    months = after.period.months
    days = lcm(*(sum(times_in(one.schedule, month) for one in lines) for month in months))
    template = tr(
        "%1 of %2 do not share out evenly over the days: some take one more, on a line of "
        "their own. For a single line undo this, and plan %3 first"
    )
    total, even = (count_text(one, QLocale()) for one in (plain, plain - plain % days or days))
    return filled(template, total, countries.name(country), even)


def weekly_told(before: Plan, after: Plan, countries: Countries) -> str:
    """Say how the app lets plain numbers of marketing go out, by the largest of them."""
    known = {row.country for row in before.grid if row.marketing}
    new = [row for row in after.grid if row.marketing and row.country not in known]
    if not new:
        return ""
    row = max(new, key=attrgetter("marketing"))
    template = tr("marketing goes out weekly (%1: %2); type other days under When")
    if not row.people:
        template = tr(
            "marketing goes out weekly (%1: %2), to as many people as needed; type other days "
            "under When, and how many there are under People"
        )
    return filled(template, countries.name(row.country), weekly_text(row, after.period))


def _people_of(plan: Plan) -> Counter[str]:
    found: Counter[str] = Counter()
    for audience in all_lines(plan).audiences:
        found[audience.country] += audience.people
    return found


def plan_table(countries: Countries, folding: Folding) -> LineTable[Any]:
    """Make the table of a plan's countries with their lines."""
    rows = grid_table(countries)

    def columns(plan: Plan) -> tuple[Column[Any], ...]:
        country, *numbers = rows.columns(plan)
        days = ("when", _WHEN), ("first", _FROM), ("last", _UNTIL)
        of_day = per_day(len(plan.period.dates()), plan.months)
        inbound = usual(read_only("inbound", _INBOUND), of_day)
        cells = (read_only(name, heading) for name, heading in days)
        return (country, *numbers, inbound, *cells)

    def changed(_index: int, name: str, line: Any, before: Any) -> Edit:
        if not isinstance(before, GridRow):
            return replace_line(line, name, before)
        if name == "country" or line is before:
            return change_country(before.country, line.country)
        return add_usual_lines(line)

    return LineTable(
        "grid",
        lambda plan: cast("Any", countries_of(plan)),
        _row_key,
        columns,
        changed,
        rows.newcomers,
        make_sheet=lambda table, plan: PlanRows(table, plan, folding, countries),
    )


def _row_key(row: Any) -> str:
    if isinstance(row, KeptRow):
        return row.key
    return str(row.country) if isinstance(row, GridRow) else row_key(row)


class PlanRows(TableRows[Any]):
    """The countries of a plan, and below each that is unfolded its lines.

    The usual lines of a row are shown as what they would become if one were edited.
    """

    def __init__(
        self, table: LineTable[Any], plan: Plan, folding: Folding, countries: Countries
    ) -> None:
        self.table = table
        self.plan = plan
        self._folding = folding
        self._countries = countries
        self._rows_by_country = {row.country: row for row in plan.grid}
        self._own = lines_by_country(plan)
        names = countries_of(plan)
        whole = plan
        for country in names:
            if country in folding.unfolded and country in self._rows_by_country:
                whole = opened(whole, country)
        if whole is not plan:
            whole = named_in(whole, spoken())
        self._whole = whole
        self._countries_of_audiences = whole.audience_countries
        shown = self._own if whole is plan else lines_by_country(whole)
        self._positions = {
            row_key(line): (part, index) for part, index, line in whole.placed_lines()
        }
        rows: list[Any] = [one for one in folding.kept if not one.after]
        for country in names:
            rows.append(self._rows_by_country.get(country, GridRow(country)))
            if country in folding.unfolded:
                rows += shown.get(country, ())
            rows += (one for one in folding.kept if one.after == country != "")
        rows += (one for one in folding.kept if one.after not in ("", *names))
        self.rows = tuple(rows)
        self.keys = tuple(map(table.key, self.rows))
        self.columns = table.columns(plan)
        self._headings = {column.id: column.heading for column in self.columns}
        self._ranges = {entry.at: entry for entry in whole.ranges}
        self._measured = plan.measured
        self._sums = CountryCells(plan, self._own, self._of_line)
        self._cell_cache: dict[str, tuple[GridCell, ...]] = {}

    def cell(self, index: int, number: int) -> GridCell:
        key = self.keys[index]
        if key not in self._cell_cache:
            row = self.rows[index]
            if isinstance(row, KeptRow):
                self._cell_cache[key] = row.cells(self.columns, self._countries)
            else:
                made = self._of_row if isinstance(row, GridRow) else self._of_line
                self._cell_cache[key] = tuple(made(row))
        return self._cell_cache[key][number]

    def holds(self, key: str) -> bool:
        return super().holds(key) or key in keys_of_lines(self.plan)

    def address(self, row: Any, column: Column[Any]) -> Address:
        if isinstance(row, GridRow | KeptRow):
            return Address("grid", row.country, column.id)
        return Address(PART_OF[type(row)], row.id, column.id)

    def parse_edit(
        self, index: int, row: Any, column: Column[Any], text: str
    ) -> Edit | ParseError:
        """Take what is sent every week as such, and all else as any table does."""
        is_of_send = isinstance(row, Send) and column.id == "volume"
        if column.is_editable and (is_of_send or column.id in VOLUMES):
            sent = self._sums.sent(row, column, text)
            if sent is not None:
                return sent
        if isinstance(row, GridRow) and column.id == "when":
            return self._sums.set_when(row, column, text)
        if _is_reply(row, column) and (put := self._sums.replies.put(row, column, text)):
            return put
        if self._sums.beside(row, column) is not None:
            at = self.address(row, column)
            return self._sums.set_whole(row, column, text, at)
        return super().parse_edit(index, row, column, text)

    def parse_typed(
        self, index: int, row: Any, column: Column[Any], text: str
    ) -> Edit | ParseError:
        """Take a reply rate where there is no marketing for all that is sent, too."""
        said = (
            self._sums.replies.put_typed(row, column, text) if _is_reply(row, column) else None
        )
        return said or self.parse_edit(index, row, column, text)

    def path_of_cell(self, index: int, number: int) -> FieldPath:
        row, column = self.cell(index, number)
        if isinstance(row, GridRow):
            grid = [one.country for one in self.plan.grid]
            index = grid.index(row.country) if row.country in grid else len(grid)
            return FieldPath(("grid", index, column.id), self._countries.name(row.country))
        if isinstance(row, KeptRow):
            return FieldPath(("grid", len(self.plan.grid), column.id), row.name)
        part, index = self._positions.get(row_key(row), (PART_OF[type(row)], 0))
        return FieldPath((part, index, *column.id.split(".")), row.name)

    def place_and_field(self, where: str | FieldPath) -> tuple[int, str] | None:
        part, *inside = (where.steps if isinstance(where, FieldPath) else ()) or ("",)
        lines = getattr(self.plan, str(part)) if part in LISTS else ()
        if len(inside) < 2 or not isinstance(inside[0], int) or inside[0] >= len(lines):  # noqa: PLR2004
            return None
        line, name = lines[inside[0]], field_text(inside[1:])
        index = self.index_of(self.table.key(line))
        if index >= 0:
            return index, name
        return self.index_of(country_of(line, self.plan.audience_countries)), self.columns[0].id

    def is_by_key(self, index: int) -> bool:
        return not self.rows or isinstance(self.rows[index], GridRow | KeptRow)

    def title(self, index: int) -> str:
        row = self.rows[index]
        return self._title(row.country) if isinstance(row, GridRow) else str(row.name)

    def look(self, index: int, number: int, role: int) -> Any:
        row = self.rows[index]
        is_row = isinstance(row, GridRow)
        if isinstance(row, KeptRow):
            return row.look(number, role)
        if role == INDENT_ROLE:
            goes_to = getattr(row, "audience", "")
            return 0 if number else 1 if is_row else 3 if goes_to else 2
        if role == Qt.ItemDataRole.FontRole and is_row and not number:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == FOLD_ROLE and is_row and not number:
            has_lines = bool(self._own.get(row.country)) or has_numbers(row)
            return row.country in self._folding.unfolded if has_lines else None
        if role == SUM_ROLE:
            return self._is_pale(row, *self.cell(index, number))
        is_short = role == SHORTER_ROLE and self.columns[number].id == "when"
        return shorter_times(self.shown(*self.cell(index, number))) if is_short else None

    def _is_pale(self, row: Any, line: Any, column: Column[Any]) -> bool | None:
        """Tell whether a cell shows what nobody has typed: a sum, or what is filled in."""
        if _is_filled_in(line, column):
            return True
        if not isinstance(row, GridRow):
            return None
        is_sum = not column.is_editable or self._sums.beside(row, column)
        is_sum = is_sum or (_is_reply(row, column) and self._sums.replies.is_mean(row))
        return bool(is_sum or self._needed(row, column))

    def _title(self, country: str) -> str:
        return self._countries.name(country) if country else tr("Without an audience")

    def estimate(self, row: Any, column: Column[Any]) -> Estimate | None:
        """Give the number of a cell; lines add to a plain one of a country."""
        own = super().estimate(row, column)
        if _is_reply(row, column):
            return self._sums.replies.mean(row) or own
        is_more = own is not None and self._sums.beside(row, column) is not None
        return self._sums.whole(row, column, own) if own and is_more else own

    def shown(self, row: Any, column: Column[Any]) -> str:
        """Say what a cell shows, and how often a number goes out: ``5 × 1,000``."""  # noqa: RUF002
        if needed := self._needed(row, column):
            return needed
        if _is_reply(row, column) and (none := self._sums.replies.shown(row)):
            return none
        text = self._timed(row, column, super().shown(row, column))
        return without_minutes(text) if column.heading is self._headings["when"] else text

    def months_told(self) -> str:
        """Say what single months make of all volumes shown; nothing where they leave them."""
        return self._sums.months_told()

    def mark(self, row: Any, column: Column[Any]) -> str:
        if self._needed(row, column) or _is_filled_in(row, column):
            return tr("Filled in: as many as its messages need. Type how many there are.")
        return str(row.name) if column.id == "name" else super().mark(row, column)

    def _needed(self, row: Any, column: Column[Any]) -> str:
        """Say how many people a country needs whose number the plan does not say."""
        is_people = isinstance(row, GridRow) and column.id == "people"
        is_said = not is_people or super().shown(row, column) != ZERO_DASH
        return "" if is_said else self._sums.people_text(row)

    def _timed(self, row: Any, column: Column[Any], text: str) -> str:
        if column.number is None or self._sums.beside(row, column) is not None:
            return text
        times = self._sums.times(row, column)
        return f"{times} × {text}" if times > 1 and text != ZERO_DASH else text  # noqa: RUF001

    def _of_row(self, row: GridRow) -> Iterator[GridCell]:
        """Give the cells of a country."""
        if row.country:
            yield row, self.columns[0]
        else:
            yield row, read_only("country", self.columns[0].heading, self._title(""))
        yield from self._sums.of(row, self.columns)

    def _of_line(self, line: Any) -> tuple[GridCell, ...]:
        cells: dict[str, Column[Any]] = {"country": self._name_of(line)}
        cells |= _CELLS_OF[type(line)](line, self)
        return tuple((line, cells.get(c.id, read_only("", c.heading))) for c in self.columns)

    def _name_of(self, line: Any) -> Column[Any]:
        """Give the cell of a line's name, without the country above it."""
        short = without_place(line.name, country_of(line, self._countries_of_audiences))
        return replace(
            name_column(self.columns[0].heading),
            cell=lambda _: in_language(short, spoken()),
            edit_text=lambda one: str(one.name),
        )

    def numbers(self, name: str, field_: str, owner: type[Any], unit: Notation) -> Column[Any]:
        """Make the cell of a line's number below a heading of the table."""
        return number_column(field_, owner, unit, self._headings[name])

    def of_audience(self, line: Audience) -> dict[str, Column[Any]]:
        """Give the cells of an audience."""
        del line
        return {"people": self.numbers("people", "people", Audience, COUNT)}

    def of_send(self, send: Send) -> dict[str, Column[Any]]:
        """Give the cells of a send, whose volume stands below its category."""
        cells = {
            send.category.value: self.numbers(send.category.value, "volume", Send, COUNT),
            "reply_ratio": self.numbers(
                "reply_ratio", "behaviour.reply_ratio", Behaviour, PERCENT
            ),
            "when": replace(schedule_column(self._whole), heading=self._headings["when"]),
        }
        if isinstance(send.schedule, Broadcast):
            return cells | self._span_of(send.schedule)
        return cells | self.days(schedule_days())

    def _span_of(self, schedule: Broadcast) -> dict[str, Column[Any]]:
        """Tell the first and last day of a broadcast, which stand under When."""
        months = self._whole.period.months
        moments = [at for month in months for at in schedule.moments_in(month)]
        why = tr("Its days stand under When, and in its form.")
        return {
            side: read_only(side, self._headings[side], text, why)
            for side, text in zip(("first", "last"), _ends(moments), strict=True)
        }

    def of_arrivals(self, line: EntryPoint | Inbound) -> dict[str, Column[Any]]:
        """Give the cells of people who come or write on their own."""
        is_ad = isinstance(line, EntryPoint)
        name, field_ = (
            ("ad_clicks_per_day", "clicks_per_day") if is_ad else ("inbound", "people_per_day")
        )
        return {
            name: self.numbers(name, field_, type(line), clicks_unit(line, self._whole.period)),
            "when": replace(hours_column(HOURS_OF_DAY), heading=self._headings["when"]),
            **self.days(DAYS),
        }

    def days(self, part: Any) -> dict[str, Column[Any]]:
        """Give the cells of the first and the last day."""

        def text(line: Any, side: str) -> str:
            day = getattr(part.of(line), side)
            return short_day_text(day) if day else ""

        made = day_range_columns(part, self._whole.period)
        return {
            side: replace(column, heading=self._headings[side], cell=partial(text, side=side))
            for side, column in zip(("first", "last"), made, strict=True)
        }


def _is_filled_in(row: Any, column: Column[Any]) -> bool:
    return isinstance(row, Audience) and column.id == "people" and row.people_from is not None


def _is_reply(row: Any, column: Column[Any]) -> bool:
    return isinstance(row, GridRow) and column.id == "reply_ratio"


_CELLS_OF: Final = {
    Audience: lambda line, sheet: sheet.of_audience(line),
    Send: lambda line, sheet: sheet.of_send(line),
    EntryPoint: lambda line, sheet: sheet.of_arrivals(line),
    Inbound: lambda line, sheet: sheet.of_arrivals(line),
}


def _ends(moments: list[datetime]) -> tuple[str, str]:
    return (short_day_text(min(moments)), short_day_text(max(moments))) if moments else ("", "")
