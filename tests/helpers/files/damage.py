"""Damaged texts, as disks, networks and attackers make them, and what reads each kind."""

import json
import re
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from helpers.costs import full_costs
from helpers.files.meta_files import workbook_bytes
from helpers.files.packages import mutant
from helpers.files.workbooks import edition
from helpers.forecasts import november_forecast
from helpers.plans import full_plan
from helpers.random_plans import random_period
from tarife.actuals.events import ReadOptions, read_events
from tarife.actuals.opening import LogFile
from tarife.actuals.reports import KNOWN_REPORTS
from tarife.actuals.traffic_files import TrafficOptions, read_traffic
from tarife.assets import load_book, load_markets
from tarife.billing.settings import BillingSettings
from tarife.documents.card_store import CardStore
from tarife.documents.codec import parse_plan, plan_text
from tarife.documents.contact_rows import list_rows, preview
from tarife.documents.files import load_plan, open_plan
from tarife.documents.mappings import find_mapping, save_mapping
from tarife.documents.partners import load_partners, save_partner
from tarife.documents.recovery import RecoveryFile, left_work, set_aside
from tarife.files.budgets import is_budget
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.insight.bill_check.bill_check import check_bill
from tarife.insight.budget import standings
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.held_rates import RateMove
from tarife.plan.model.scenarios import Adjustment, Lever
from tarife.plan.month_shift import moved_to, notes_of_move
from tarife.rates.meta.reading import read_meta_file
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.workbook.budget import write_workbook
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into

LOGS = Path(__file__).resolve().parents[2] / "actuals" / "logs"
ANALYTICS, WEBHOOKS = LOGS.parent / "analytics", LOGS.parent / "webhooks"
CONTACTS = [["Ad", "Telefon"], *([f"Ad {n}", 905320000000 + n] for n in range(200))]
VCARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ad\nTEL;TYPE=CELL:+905321234567\nEND:VCARD\n" * 20
CARD = [
    ["Market", "Currency", "Marketing", "Utility", "Authentication"],
    *([f"Market {n}", "USD", 0.01 + n / 1000, 0.005, "n/a"] for n in range(40)),
]
LOG = [
    ["at", "customer", "kind", "category"],
    *(
        [f"2026-11-03T10:{n:02}:00", f"+9053200000{n:02}", "template", "utility"]
        for n in range(60)
    ),
]
INVOICE = b"invoice;A-1\nmonth;2026-11\nmarket;category;messages;amount\n" + b"".join(
    b"%s;utility;1.200;6,36\n" % name for name in (b"Turkey", b"DE", b"India", b"Other")
)
INVOICE_ROWS = [
    ["month", "2026-11"],
    ["market", "category", "messages", "amount"],
    *(["Turkey", "utility", 1200 + n, 6.36] for n in range(30)),
]
_ABSURD = (
    *(b"", b"-1", b"0", b"9" * 400, b"9" * 5_000, b"1e999999999", b"NaN", b"-0", b"1_0"),
    *(b"\xc3\xa9", b"\xff", b"\0", b"\\ud800", b'"', b"[" * 20_000, b"{" * 3_000, b"'"),
    *(b"\n", b"\r", b",", b";", b"\t", b"2026-02-30", b"9999-12-31", b"0001-01-01T00:00:00Z"),
    *(b"+905", b"null", b"true", b"\xef\xbb\xbf", b"=1+1", b"\x1b[2J", b"x" * 40_000),
)
_VALUES = (
    *(None, True, [], {}, "", 0, -1, 1, 2, 0.5, 12, 100, 10**6, 10**9, 2**31, 2**53, 10**12),
    *(1e-9, 1e12, 1e300, "0", "1e9", "-1", "TR", "US", "USD", "TRY", "2026-12", "9999-12"),
    *("2026-11-30", "9999-12-31", "0001-01-01", "00:00", "23:59", "2026-Q4", "\ud800", "\0"),
    *("marketing", "authentication", "volume", "UTC", "1795000000", 1795000000, 10**15),
)
_FACTORS = (0, 0.5, 0.99, 1.5, 3, 10, 1000)


def text_mutant(content, seed):
    """Damage a text; the same seed, the same damage."""
    rng = np.random.default_rng(seed)
    for _ in range(int(rng.integers(1, 4))):
        content = _KINDS[int(rng.integers(len(_KINDS)))](content, rng)
    return content


def _place(content, rng):
    return int(rng.integers(len(content) + 1))


def _bits_turned(content, rng):
    changed = bytearray(content)
    for place in rng.integers(max(len(changed), 1), size=4 if changed else 0):
        changed[place] ^= 1 << int(rng.integers(8))
    return bytes(changed)


def _cut_off(content, rng):
    return content[: _place(content, rng)]


def _piece_moved(content, rng):
    start, end = sorted((_place(content, rng), _place(content, rng)))
    at = _place(content, rng)
    return content[:at] + content[start : min(end, start + 200)] + content[at:]


def _put_in(content, rng):
    at = _place(content, rng)
    return content[:at] + _ABSURD[int(rng.integers(len(_ABSURD)))] + content[at:]


def _word_changed(content, rng):
    found = list(re.finditer(rb"[\w.+-]+", content))
    if not found:
        return content
    at = found[int(rng.integers(len(found)))]
    others = (found[int(rng.integers(len(found)))][0], *_ABSURD)
    return content[: at.start()] + others[int(rng.integers(len(others)))] + content[at.end() :]


def json_mutant(content, seed):
    """Change up to three values of a JSON text, so that most of it keeps its shape."""
    rng = np.random.default_rng(seed)
    whole = [json.loads(content)]
    for _ in range(int(rng.integers(1, 4))):
        places = list(_places(whole))
        inside, at = places[int(rng.integers(len(places)))]
        old, kind = inside[at], int(rng.integers(16))
        others = [*_VALUES, *(one[key] for one, key in places[1:])]
        if kind > 10 and type(old) in {int, float}:
            others = [type(old)(old * factor) for factor in _FACTORS]
        elif kind > 2:  # the same field of another
            others = [one[key] for one, key in places if key == at and one is not whole]
        if kind == 0 and inside is not whole:
            del inside[at]
        elif kind == 1 and isinstance(inside, list) and inside is not whole:
            inside.append(old)
        else:
            inside[at] = deepcopy(others[int(rng.integers(len(others)))] if others else None)
    return json.dumps(whole[0]).encode()


def _places(value):
    for at in range(len(value)) if isinstance(value, list) else list(value):
        yield value, at
        if isinstance(value[at], list | dict):
            yield from _places(value[at])


_KINDS = (_bits_turned, _cut_off, _piece_moved, _put_in, _word_changed, _word_changed)


def _as_list(path):
    preview(path)
    list(list_rows(path))


def _as_card(path):
    found = read_meta_file(path.read_bytes(), path.name)
    if isinstance(found, Problem):
        raise InputError([found])


def _as_budget(path):
    is_budget(path)
    import_into(november_forecast().plan, read_budget(path))


def _as_log(path):
    file = LogFile.of(str(path), None)
    try:
        read_events(file, ZoneInfo("Europe/Istanbul"), load_markets(), ReadOptions())
    finally:
        file.close()


def _as_traffic(path):
    settings = BillingSettings("USD", ZoneInfo("Europe/Istanbul"))
    file = LogFile.of(str(path), None)
    try:
        how = TrafficOptions(settings.zone, load_markets(), ReadOptions())
        traffic = read_traffic([file], how)
    finally:
        file.close()
    check_bill(traffic, settings, (load_book(), load_markets()))


def _as_forecast(path):
    plan, _ = open_plan(path)
    later = plan.month.shifted(1)
    notes_of_move(plan, later)
    parse_plan(plan_text(moved_to(plan, later)))
    sample = SamplingPlan(Mode.SAMPLE, sample_bits=4, replicas=0)
    standings(forecast(load_plan(path), load_book(), load_markets(), lambda: False, sample))


def _season():
    """Write a plan in which every field of a period occurs."""
    months = [BillingMonth(2026, 11).shifted(by) for by in range(3)]
    amounts = tuple(SpanAmount(str(one), Decimal(50)) for one in months)
    plan = replace(
        random_period(2, months[0], 3),
        growth=(Adjustment(Lever.VOLUME, 1.02),),
        span_budgets=SpanBudgets(BudgetUnit.MONTH, amounts, rolls_over=True),
        rate_moves=(RateMove(Category.MARKETING, -5, 0, 10),),
    )
    return plan_text(plan)


def _as_own_card(path):
    _refuse(CardStore(path.parent.parent).read()[1])


def _as_partner(path):
    _refuse(load_partners(path.parent)[1])


def _as_mapping(path):
    find_mapping(path.stem, path.parent)


def _as_left_work(path):
    for work in left_work(path.parent):
        work.lock.remove()
    _refuse(set_aside(path.parent))


def _refuse(problems):
    if problems:
        raise InputError(problems)


class Reader:
    """A kind of file: where a whole one stands, how it is damaged, and what reads it."""

    def __init__(self, name, path, read, damage=text_mutant):
        self.name = name
        self.path = path
        self._read = read
        self._damage = damage
        self._whole = path.read_bytes()
        self.damaged = b""

    def whole(self):
        """Read it as it is, which compiles what reads it."""
        with suppress(InputError):
            self._read(self.path)

    def turn(self, seed):
        """Read it damaged; gives what came of it: read, refused or the name of an error."""
        self.damaged = self._damage(self._whole, seed)
        self.path.write_bytes(self.damaged)
        try:
            self._read(self.path)
        except (InputError, OutsideError):
            return "refused"
        except Exception as error:  # noqa: BLE001 - what is looked for
            return type(error).__name__
        finally:
            for left in self.path.parent.glob("*.broken"):
                left.unlink()
        return "read"


def readers(folder):
    """Give a reader of every kind of file that comes from outside, with files in a folder."""
    write_workbook(edition(november_forecast()), folder / "whole.xlsx")
    budget = (folder / "whole.xlsx").read_bytes()
    told = [*ANALYTICS.glob("*.json"), *WEBHOOKS.glob("*.json")]
    return [
        *texts(folder),
        _reader(folder / "season.tarife", _season().encode(), _as_forecast, json_mutant),
        *(
            _reader(folder / f"{path.stem}.json", path.read_bytes(), _as_traffic, json_mutant)
            for path in told
        ),
        _reader(
            folder / "invoice.xlsx", workbook_bytes({"S": INVOICE_ROWS}), _as_traffic, mutant
        ),
        _reader(folder / "list.xlsx", workbook_bytes({"S": CONTACTS}), _as_list, mutant),
        _reader(folder / "log.xlsx", workbook_bytes({"S": LOG}), _as_log, mutant),
        _reader(folder / "card.xlsx", workbook_bytes({"S": CARD}), _as_card, mutant),
        _reader(folder / "budget.xlsx", budget, _as_budget, mutant),
    ]


def texts(folder):
    """Give those of text alone."""
    logs = ("json-vs-csv-log.csv", "json-vs-csv-log.jsonl", "webhook-json-array-log.json")
    made = [
        _reader(folder / "plan.tarife", plan_text(full_plan()).encode(), load_plan),
        _reader(folder / "list.csv", _lines(CONTACTS), _as_list),
        _reader(folder / "list.vcf", VCARD, _as_list),
        _reader(folder / "card.csv", _lines(CARD), _as_card),
        *(_reader(folder / name, (LOGS / name).read_bytes(), _as_log) for name in logs),
        _reader(folder / "traffic.jsonl", (LOGS / logs[2]).read_bytes(), _as_traffic),
        _reader(
            folder / "traffic.json",
            (ANALYTICS / "pricing-analytics-response-doc.json").read_bytes(),
            _as_traffic,
        ),
        _reader(folder / "traffic.csv", INVOICE, _as_traffic),
    ]
    CardStore(folder / "cards").add(load_book().cards[-1])
    save_partner(full_costs().partner, folder / "partners")
    save_mapping(KNOWN_REPORTS[0], folder / "mappings")
    recovery_file = RecoveryFile(folder / "left")
    recovery_file.keep(full_plan(), None)
    recovery_file._lock.remove()
    (own,) = (folder / "cards").iterdir()
    made += [Reader(f"own card {part.suffix}", part, _as_own_card) for part in own.iterdir()]
    for name, read in (
        ("partners", _as_partner),
        ("mappings", _as_mapping),
        ("left", _as_left_work),
    ):
        (path,) = (folder / name).iterdir()
        made.append(Reader(name, path, read))
    return made


def _reader(path, content, read, damage=text_mutant):
    path.write_bytes(content)
    return Reader(f"{read.__name__.strip('_')} {path.suffix}", path, read, damage)


def _lines(rows):
    return "".join(f"{','.join(map(str, row))}\n" for row in rows).encode()
