"""What tests of logs share."""

import io
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from tarife.actuals.events import read_events
from tarife.actuals.opening import LogFile
from tarife.assets import load_book, load_markets
from tarife.billing.engine import bill
from tarife.billing.ledger import is_charged
from tarife.billing.settings import BillingSettings

HERE = Path(__file__).parents[2] / "actuals"


ISTANBUL = ZoneInfo("Europe/Istanbul")


def log_of(name, how=None, zone=ISTANBUL):
    file = LogFile.of(str(HERE / name), io.BytesIO())
    try:
        return read_events(file, zone, load_markets(), how)
    finally:
        file.close()


def text_log(text, how=None, zone=ISTANBUL):
    return read_events(text, zone, load_markets(), how)


def cost(log, **settings):
    ledger = bill(
        log.table, load_book(), BillingSettings("USD", ISTANBUL, **settings), load_markets()
    )
    return Decimal(ledger.total_micros) / 1_000_000, int(is_charged(ledger.reason).sum())


def codes(log):
    return [note.code for note in log.notes]


def rows(*lines, header="at,customer,kind,category,status,message_id"):
    return text_log("\n".join((header, *lines)))
