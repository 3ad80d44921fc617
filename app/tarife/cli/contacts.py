"""``tarife contacts``: counts the people of a contact list by country."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from tarife.assets import load_markets
from tarife.cli.progress import telling
from tarife.cli.targets import add_read
from tarife.cli.voice import CliVoice, json_text
from tarife.documents.contact_rows import list_rows, preview
from tarife.rates.markets.contacts import (
    Contact,
    ContactCounts,
    HomeCountries,
    ListColumns,
    ListFormat,
    count_contacts,
    detect_format,
)
from tarife.rates.markets.countries import CountryNames
from tarife.rates.markets.markets import NO_COUNTRY
from tarife.rates.markets.phones import Bare, numbers_masked
from tarife.terms.folding import folded
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say, territory_name

_TABLE: Final = "table"
_JSON: Final = "json"
_TOLD_EVERY: Final = 1_000


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "contacts",
        help=say("count the people of a contact list by country"),
        description=say(
            "Count the people of a contact list (CSV, Excel, vCard) by the country of their "
            "number. Numbers are neither printed whole nor kept."
        ),
    )
    add_read(parser, "list", metavar=say("LIST"), type=Path, help=say("the list"))
    parser.add_argument(
        "--country",
        metavar=say("HOME"),
        default="",
        help=say("whose numbers may lack their calling code, by name or code such as TR"),
    )
    parser.add_argument(
        "--column",
        metavar=say("NAME"),
        help=say("the heading of the column with the numbers; without it the likeliest"),
    )
    parser.add_argument(
        "--format",
        choices=(_TABLE, _JSON),
        default=_TABLE,
        help=say("what to print (default: %(default)s)"),
    )


def run(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    markets = load_markets()
    names = CountryNames(markets)
    homes = HomeCountries(_home(arguments.country, names), names.code_of)
    path = arguments.list
    form = detect_format(preview(path).rows, homes)
    columns = _columns(path, form, arguments.column)
    people = islice(list_rows(path), form.first_row, None)
    is_json = arguments.format == _JSON
    with telling(voice, _rows_read, is_quiet=is_json) as tell:
        counts = count_contacts(_told(people, tell), columns, homes, lambda: False)
    column = _name(form, columns.phones[0])
    voice.note(_notes(path, form, columns, counts))
    if is_json:
        sys.stdout.write(json_text(_as_json(column, counts), None))
    else:
        shown = {
            code: say("no country")
            if code == NO_COUNTRY
            else territory_name(markets.country_name(code))
            for code in counts.people
        }
        sys.stdout.write(_as_table(column, counts, shown, voice))
    return 0


def _rows_read(count: int) -> str:
    return say("{count:,|row|rows} read", count=count)


def _told(rows: Iterable[Contact], tell: Callable[[int], None]) -> Iterator[Contact]:
    """Say now and then how many rows were read."""
    for count, row in enumerate(rows, start=1):
        if count % _TOLD_EVERY == 0:
            tell(count)
        yield row


def _home(given: str, names: CountryNames) -> str:
    code = names.code_of(given) if given else ""
    if given and not code:
        raise InputError(
            [
                Problem(
                    code="unknown-country",
                    where="--country",
                    message=say("{given!r} is no country", given=given),
                    hint=say("give two letters as in ISO 3166, such as 'TR'"),
                )
            ]
        )
    return code


def _columns(path: Path, form: ListFormat, name: str | None) -> ListColumns:
    """Take the column that is named, else the likeliest.

    Raises:
        InputError: If there is no such column, or none with numbers.
    """
    headings = [folded(heading) for heading in form.heading]
    if name is None and form.columns is not None:
        return form.columns
    if name is not None and folded(name) in headings:
        country = form.columns.country if form.columns else None
        return ListColumns((headings.index(folded(name)),), country)
    message = (
        say("no column holds phone numbers")
        if name is None
        else say("there is no column {name!r}", name=numbers_masked(name))
    )
    known = ", ".join(numbers_masked(heading) for heading in form.heading if heading)
    hint = (
        say("give --column with one of: {names}", names=known)
        if known
        else say("give each column a heading in the first row")
    )
    raise InputError([Problem("unknown-column", path.name, message, hint)])


def _name(form: ListFormat, index: int) -> str:
    heading = form.heading[index] if index < len(form.heading) else ""
    return numbers_masked(heading) or str(index + 1)


def _notes(
    path: Path, form: ListFormat, columns: ListColumns, counts: ContactCounts
) -> list[Problem]:
    """Say how the list was read where it could be read otherwise, and what it lacks."""
    notes = []
    stand_ins = ", ".join(_name(form, index) for index in columns.phones[1:])
    if stand_ins:
        message = say("rows without a number there are read in {columns}", columns=stand_ins)
        notes.append(Problem("stand-ins", path.name, message, say("--column reads one alone")))
    if counts.doubtful:
        message = (
            say(
                "{count:|number|numbers} without plus can be international or national; what "
                "fits both is read as national",
                count=counts.doubtful,
            )
            if counts.bare is Bare.NATIONAL
            else say(
                "{count:|number|numbers} without plus can be international or national; what "
                "fits both is read as international",
                count=counts.doubtful,
            )
        )
        notes.append(Problem("doubtful-numbers", path.name, message, say("write them with +")))
    if counts.rounded:
        message = say("{count:|number has|numbers have} lost digits", count=counts.rounded)
        hint = say("show the column as whole numbers in the spreadsheet, and save it again")
        notes.append(Problem("lost-digits", path.name, message, hint))
    if counts.has_mostly_none:
        message = say("most rows have no usable number")
        hint = say("check that this is the right file and column")
        notes.append(Problem("mostly-none", path.name, message, hint))
    if counts.examples:
        message = say("no phone numbers: {examples}", examples=", ".join(counts.examples))
        notes.append(Problem("unusable", path.name, message, ""))
    return notes


def _as_json(column: str, counts: ContactCounts) -> dict[str, object]:
    return {
        "column": column,
        "people": sum(counts.people.values()),
        "countries": dict(counts.people),
        "unusable": counts.unusable,
        "repeated": counts.repeated,
        "empty": counts.empty,
    }


def _as_table(
    column: str, counts: ContactCounts, names: Mapping[str, str], voice: CliVoice
) -> str:
    rows = [(names[code], f"{people:,}") for code, people in counts.people.items()]
    table = voice.table((say("country"), say("people")), rows, text=1)
    rest = voice.say(
        "{people:,|person|people} by column {column!r}; {repeated:,} repeated, {empty:,} "
        "empty, {unusable:,} unusable",
        people=sum(counts.people.values()),
        column=column,
        repeated=counts.repeated,
        empty=counts.empty,
        unusable=counts.unusable,
    )
    return f"{table}\n{rest}\n"
