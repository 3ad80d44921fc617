"""Files of real traffic, recognised by what is in them, read together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final
from zoneinfo import ZoneInfo

from tarife.actuals.analytics import AnalyticsReader, is_analytics
from tarife.actuals.batches import documents
from tarife.actuals.events import EventLog, ReadOptions, read_logs
from tarife.actuals.invoices import Invoice, InvoiceReader, is_invoice
from tarife.actuals.line_problems import MOST_SENTENCES, LineProblems, locate_line
from tarife.actuals.opening import LogFile
from tarife.actuals.sums import (
    MOST_MESSAGES,
    MOST_MICROS,
    Point,
    Source,
    TrafficSums,
    sums_of,
)
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import BillingMonth
from tarife.terms.money import MICROS, decimal_text
from tarife.terms.problems import InputError, Problem, first_named
from tarife.terms.sentences import Sentence, say

_BEGINNING = 1 << 16
_LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class SeveralAccounts(Problem):
    """Tells that one of several accounts has to be chosen.

    Attributes:
        accounts: Their ids.
    """

    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Traffic:
    """What files say of real traffic.

    Attributes:
        log: Single messages, or nothing where no file holds any.
        sums: What analytics and invoices add up.
        currency: The currency that the files name, or an empty text.
        notes: What is worth knowing of sums and invoices.
    """

    log: EventLog | None
    sums: TrafficSums
    currency: str
    notes: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class TrafficOptions:
    """What files do not say of themselves.

    Attributes:
        zone: The account's time zone.
        markets: Which market a country belongs to.
        logs: The same of logs.
        account: The account whose traffic is wanted, or an empty text.
        month: The month of invoices that name none, or nothing.
    """

    zone: ZoneInfo
    markets: Markets
    logs: ReadOptions
    account: str = ""
    month: BillingMonth | None = None


def read_traffic(files: Sequence[LogFile], how: TrafficOptions) -> Traffic:
    """Read files of every kind together.

    Raises:
        InputError: Naming what is wrong in all files.
    """
    reading = _Reading(how)
    for file in files:
        try:
            reading.take(file)
        except InputError as error:
            reading.problems += error.problems
    return reading.traffic()


class _Reading:
    """Reads file after file; faults of all are told together."""

    def __init__(self, how: TrafficOptions) -> None:
        self._how = how
        self.problems: list[Problem] = []
        self._notes: list[Problem] = []
        self._tables: list[list[Point]] = []
        self._messages = self._micros = 0
        self._invoices: list[Invoice] = []
        self._logs: list[LogFile] = []
        self._markets = how.markets.hinting(MOST_SENTENCES)
        self._analytics = AnalyticsReader(how.zone, self._markets, LineProblems(), how.account)

    def take(self, file: LogFile) -> None:
        """Read one file; a log waits for the others.

        Raises:
            InputError: If it has faults.
        """
        found = _problems_of(file)
        if (answers := _analytics_in(file, found)) is not None:
            self._take_analytics(file, answers, found)
        elif is_invoice(file):
            self._take_invoice(file)
        else:
            self._logs.append(file)

    def _take_analytics(
        self, file: LogFile, answers: Iterator[tuple[int, Any]], found: LineProblems
    ) -> None:
        self._analytics.problems = found
        by_source: dict[Source, list[Point]] = {}
        for line, value in answers:
            for point in self._analytics.read(value, line):
                by_source.setdefault(point.source, []).append(point)
        found.raise_any()
        self._keep(file, by_source.values())

    def _take_invoice(self, file: LogFile) -> None:
        how, found = self._how, _problems_of(file)
        invoice = InvoiceReader(how.zone, self._markets, found, how.month).read(file)
        found.raise_any()
        if invoice in self._invoices:
            message = say("the same invoice was given twice; it counts once")
            self._notes.append(Problem("same-invoice", file.name, message))
            return
        self._invoices.append(invoice)
        if invoice.credit_micros or invoice.tax_micros:
            self._notes.append(_beside_lines(invoice, file.name))
        self._keep(file, [list(invoice.points)])

    def _keep(self, file: LogFile, tables: Iterable[list[Point]]) -> None:
        """Keep what a file tells, if all that was told can still be added up exactly."""
        for table in tables:
            self._tables.append(table)
            self._messages += sum(point.messages for point in table)
            self._micros += sum(point.micros or 0 for point in table)
        if self._messages > MOST_MESSAGES:
            raise InputError([_beyond(file.name, say("messages"), MOST_MESSAGES)])
        if self._micros > MOST_MICROS:
            raise InputError([_beyond(file.name, say("costs"), MOST_MICROS // MICROS)])

    def traffic(self) -> Traffic:
        """Read the logs, and give everything.

        Raises:
            InputError: Naming what is wrong in all files.
        """
        log = self._log()
        of_log = log.accounts if log is not None else ()
        accounts = tuple(dict.fromkeys((*self._analytics.accounts, *of_log)))
        if len(accounts) > 1 and not self._how.account:
            self.problems.append(_several_accounts(accounts))
        named = (*self._analytics.currencies, *(one.currency for one in self._invoices))
        currencies = sorted({*named} - {""})
        if len(currencies) > 1:
            self.problems.append(_several_currencies(tuple(currencies)))
        if self.problems:
            raise InputError(self.problems)
        sums, notes = sums_of(table for table in self._tables if table)
        if self._analytics.calls:
            notes.append(_calls(self._analytics.calls))
        currency = next(iter(currencies), "")
        return Traffic(log, sums, currency, (*self._notes, *notes))

    def _log(self) -> EventLog | None:
        how = self._how
        if not self._logs:
            return None
        try:
            asked = replace(how.logs, keeps_prices=True, account=how.account)
            return read_logs(self._logs, how.zone, how.markets, asked)
        except InputError as error:
            self.problems += error.problems
            return None


def _problems_of(file: LogFile) -> LineProblems:
    def locate(line: int) -> Sentence:
        return (
            say("{file}, line {line}", file=file.name, line=line)
            if file.name
            else locate_line(line)
        )

    return LineProblems(locate)


def _analytics_in(file: LogFile, problems: LineProblems) -> Iterator[tuple[int, Any]] | None:
    """Give the answers of Meta's analytics, or nothing where the first document is none."""
    if file.is_workbook or file.reader()(_BEGINNING).lstrip()[:1] not in {"{", "["}:
        return None
    found = documents(file.reader(), problems)
    first = next(found, None)
    return chain([first], found) if first is not None and is_analytics(first[1]) else None


def _beyond(file: str, what: Sentence, most: int) -> Problem:
    message = say(
        "with it, the {what} of all sums are more than {most:,} together", what=what, most=most
    )
    return Problem("sums-too-large", file, message, say("check the largest of its numbers"))


def _beside_lines(invoice: Invoice, file: str) -> Problem:
    message = say(
        "beside its lines, invoice {number} has credits of {credits} and tax of {tax}; they "
        "are no part of the check",
        number=invoice.number or "?",
        credits=decimal_text(invoice.credit_micros),
        tax=decimal_text(invoice.tax_micros),
    )
    return Problem("beside-lines", file, message)


def _calls(points: int) -> Problem:
    message = say("{points:,|sum|sums} of calls left out: calls are no messages", points=points)
    return Problem("calls", "", message)


def _several_accounts(accounts: tuple[str, ...]) -> Problem:
    shown = first_named([one[:_LONGEST_NAME] for one in accounts])
    message = say("the files are of several accounts: {accounts}", accounts=shown)
    hint = say("choose one with --account")
    return SeveralAccounts("several-accounts", "", message, hint, accounts)


def _several_currencies(currencies: tuple[str, ...]) -> Problem:
    shown = first_named([one[:_LONGEST_NAME] for one in currencies])
    message = say("the files are in several currencies: {currencies}", currencies=shown)
    hint = say("give the files of one currency; none is converted into another")
    return Problem("several-currencies", "", message, hint)
