"""Bills a message log, with notes."""

from dataclasses import dataclass

import numpy as np

from tarife.actuals.events import EventLog, ReadOptions, read_events
from tarife.actuals.opening import LogFile
from tarife.billing.engine import bill
from tarife.billing.ledger import Ledger, LedgerLines, is_refused
from tarife.billing.settings import BillingSettings
from tarife.forecast.notes.rates import rate_notes
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say


@dataclass(frozen=True, slots=True, eq=False)
class LogBill:
    """A log and its bill.

    Attributes:
        log: The messages.
        ledger: What became of each message of the business.
        lines: The ledger added up.
        notes: How the log was read, what contradicts itself, and what limits the rates.
    """

    log: EventLog
    ledger: Ledger
    lines: LedgerLines
    notes: tuple[Problem, ...]


def bill_log(
    file: LogFile,
    settings: BillingSettings,
    rates: tuple[RateBook, Markets],
    how: ReadOptions,
) -> LogBill:
    """Read a log and bill it.

    Args:
        file: The log.
        settings: The account.
        rates: The rate cards, and which market a country belongs to.
        how: What the log does not say of itself.

    Raises:
        InputError: If the log cannot be read or holds nothing, or a rate is missing.
    """
    book, markets = rates
    log = read_events(file, settings.zone, markets, how)
    if log.is_empty:
        raise InputError(log.notes)
    ledger = bill(log.table, book, settings, markets)
    lines = ledger.lines()
    notes = (
        *log.notes,
        *window_notes(ledger, log),
        *rate_notes(lines, book, settings.forced_era),
    )
    return LogBill(log, ledger, lines, notes)


def window_notes(ledger: Ledger, log: EventLog) -> list[Problem]:
    """Tell of free-form messages that cannot have been delivered as the log says."""
    outside = np.flatnonzero(is_refused(ledger.reason))
    if len(outside) == 0:
        return []
    return [
        Problem(
            code="outside-window",
            where=say("line {line}", line=int(log.lines[ledger.rows[outside]].min())),
            message=say(
                "{messages:,|free-form message is|free-form messages are} said to be delivered "
                "outside a service window, which cannot be; {messages:-|it is|they are} not "
                "billed",
                messages=len(outside),
            ),
            hint=say("see that the log holds what customers wrote, and from a day earlier on"),
        )
    ]
