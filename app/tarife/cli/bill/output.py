"""What ``tarife bill`` prints: a table, JSON or CSV of the same figures."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from textwrap import indent
from types import MappingProxyType
from typing import Final

from tarife.actuals.events import EventLog
from tarife.billing.ledger import REASON_NAMES, REASONS, Ledger, LedgerLines, is_charged
from tarife.cli.voice import CliVoice
from tarife.terms.calendar import moment_at
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.terms.money import decimal_text
from tarife.terms.saving import harmless_cell
from tarife.terms.sentences import say, territory_name
from tarife.traffic.table import MessageKind

_EVENT_COLUMNS: Final = (
    *("line", "at", "customer", "market", "kind"),
    *("charged", "category", "reason", "rate", "amount"),
)
_EVENT_KINDS: Final = {MessageKind.FREE_FORM: "free_form", MessageKind.REACTION: "reaction"}


def event_rows(log: EventLog, ledger: Ledger) -> Iterator[dict[str, object]]:
    """Give what became of every outbound event, in time order."""
    charged = is_charged(ledger.reason)
    zone = ledger.calendar.zone
    for index, row in enumerate(ledger.rows):
        spelt = log.spellings[log.customers[row]]
        kind = log.table.kind[row]
        price = decimal_text(int(ledger.rate_micros[index]))
        yield {
            "line": int(log.lines[row]),
            "at": moment_at(int(log.table.at_us[row]), zone).isoformat(),
            "customer": spelt,
            "market": log.table.markets[log.table.market[row]],
            "kind": _EVENT_KINDS.get(kind, "template"),
            "charged": bool(charged[index]),
            "category": str(CATEGORIES[ledger.category[index]]) if charged[index] else None,
            "reason": str(REASONS[ledger.reason[index]]),
            "rate": price,
            "amount": price,
        }


def ledger_totals(lines: LedgerLines) -> list[dict[str, object]]:
    """Add up each month, market and category; refused messages are no part of it."""
    dates = lines.calendar.dates()
    sums: dict[tuple[str, str, int], list[int]] = {}
    for index in (~lines.refused).nonzero()[0]:
        month = f"{dates[lines.day[index]]:%Y-%m}"
        market = lines.markets[lines.market[index]]
        entry = sums.setdefault((month, market, int(lines.category[index])), [0, 0, 0, 0])
        column = 0 if lines.charged[index] else 2 if lines.paused[index] else 1
        entry[column] += int(lines.messages[index])
        entry[3] += int(lines.charge_micros[index])
    return [
        {
            "month": month,
            "market": market,
            "category": str(CATEGORIES[category]),
            "charged": paid,
            "free": free,
            "paused": not_delivered,
            "amount": decimal_text(micros),
        }
        for (month, market, category), (paid, free, not_delivered, micros) in sorted(
            sums.items()
        )
    ]


def as_json(log: EventLog, ledger: Ledger) -> Iterator[str]:
    """Write everything as one JSON object, one event after another."""
    head = {"currency": ledger.currency, "time_zone": ledger.calendar.zone.key}
    yield json.dumps(head, indent=1).removesuffix("\n}") + ',\n "events": ['
    between = "\n"
    for row in event_rows(log, ledger):
        yield between + indent(json.dumps(row, indent=1), "  ")
        between = ",\n"
    rest = {
        "totals": ledger_totals(ledger.lines()),
        "amount": decimal_text(ledger.total_micros),
    }
    end = "]" if between == "\n" else "\n ]"
    yield end + "," + json.dumps(rest, indent=1).removeprefix("{")
    yield "\n"


def as_csv(log: EventLog, ledger: Ledger) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _EVENT_COLUMNS, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for row in event_rows(log, ledger):
        charged = "true" if row["charged"] else "false"
        customer = harmless_cell(str(row["customer"]))
        writer.writerow({**row, "charged": charged, "customer": customer})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def as_table(lines: LedgerLines, voice: CliVoice) -> Iterator[str]:
    """Write the totals and how many messages had which reason, for people."""
    rows = ledger_totals(lines)
    has_paused = any(row["paused"] for row in rows)
    header = (
        *(say("Month"), say("Market"), say("Category"), say("Charged"), say("Free")),
        *([say("Not delivered (paused)")] if has_paused else []),
        say("Amount ({currency})", currency=lines.currency),
    )
    totals = [
        (
            row["month"],
            territory_name(str(row["market"])),
            CATEGORY_NAMES[Category(str(row["category"]))],
            row["charged"],
            row["free"],
            *([row["paused"]] if has_paused else []),
            row["amount"],
        )
        for row in rows
    ]
    counts = [
        (REASON_NAMES[reason], int(lines.messages[lines.reason == code].sum()))
        for code, reason in enumerate(REASONS)
    ]
    yield voice.table(header, totals, text=3)
    yield "\n"
    yield voice.table(
        (say("Reason"), say("Messages")), [row for row in counts if row[1]], text=1
    )
    total = voice.total(decimal_text(lines.total_micros), lines.currency)
    yield f"\n{total}\n"


TABLE: Final = "table"

Writer = Callable[[EventLog, Ledger], Iterator[str]]
WRITERS: Final[Mapping[str, Writer]] = MappingProxyType({"json": as_json, "csv": as_csv})
