"""What ``tarife actuals check`` prints: a table, JSON or CSV of the same figures."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tarife.cli.voice import CliVoice, json_text
from tarife.insight.bill_check.bill_check import BillCheck
from tarife.insight.bill_check.kinds import DISCREPANCY_KINDS, SENTENCES, Discrepancy
from tarife.insight.bill_check.reported import Billed
from tarife.terms.categories import CATEGORY_NAMES
from tarife.terms.money import decimal_text
from tarife.terms.sentences import say, territory_name

_COLUMNS: Final = ("kind", "market", "category", "messages", "amount", "explained")


def as_json(check: BillCheck, voice: CliVoice) -> Iterator[str]:
    """Write the check as one JSON object."""
    del voice
    yield json_text(
        {
            "currency": check.currency,
            "meta": _amount(check.meta),
            "rules": _amount(check.rules),
            "differences": [_row(one) for one in check.differences],
        }
    )


def as_csv(check: BillCheck, voice: CliVoice) -> Iterator[str]:
    """Write a row a difference."""
    del voice
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _COLUMNS, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for one in check.differences:
        writer.writerow({**_row(one), "explained": "true" if one.is_explained else "false"})
    yield buffer.getvalue()


def _amount(amount: Billed) -> dict[str, object]:
    return {"messages": amount.messages, "amount": decimal_text(amount.micros)}


def _row(one: Discrepancy) -> dict[str, object]:
    return {
        "kind": str(one.kind),
        "market": one.market or None,
        "category": one.category and str(one.category),
        "messages": one.messages,
        "amount": decimal_text(one.micros),
        "explained": one.is_explained,
    }


def as_table(check: BillCheck, voice: CliVoice) -> Iterator[str]:
    """Write what was charged, what is due, and each kind of difference with examples."""
    amount = say("Amount ({currency})", currency=check.currency)
    difference = check.meta.micros - check.rules.micros
    explained = sum(one.micros for one in check.differences if one.is_explained)
    rows = [
        (say("Charged"), f"{check.meta.messages}", decimal_text(check.meta.micros)),
        (say("By the rules"), f"{check.rules.messages}", decimal_text(check.rules.micros)),
        (say("Difference"), "", decimal_text(difference)),
        (say("Explained"), "", decimal_text(explained)),
        (say("Not explained"), "", decimal_text(difference - explained)),
    ]
    yield voice.table(("", say("Messages"), amount), rows, text=1)
    for kind in DISCREPANCY_KINDS:
        own = [one for one in check.differences if one.kind is kind]
        if not own:
            continue
        yield f"\n{voice.tell(SENTENCES[kind])}\n"
        yield voice.table(
            (say("Market"), say("Category"), say("Messages"), amount),
            [
                (
                    territory_name(one.market) if one.market else "",
                    CATEGORY_NAMES[one.category] if one.category else "",
                    one.messages,
                    decimal_text(one.micros),
                )
                for one in own
            ],
            text=2,
        )
        for example in (example for one in own for example in one.examples[:1]):
            yield voice.say("  such as {example}", example=example) + "\n"


TABLE: Final = "table"

Writer = Callable[[BillCheck, CliVoice], Iterator[str]]
WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {TABLE: as_table, "json": as_json, "csv": as_csv}
)
