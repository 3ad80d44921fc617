"""Each example's October: window, command line and workbook have the same figures (long)."""

import json
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import settings

from helpers.files.workbooks import budget_of, micros
from helpers.rate_cards import shipped_book
from helpers.scaled import scaled
from helpers.traffic.real_traffic import really_happened, settings_of
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.assets import load_markets, shipped_library
from tarife.cli.main import run
from tarife.documents.card_store import CardStore
from tarife.documents.files import load_plan, save_plan
from tarife.forecast.forecast import forecast
from tarife.gui.actuals.next_month import LinesOfMonth
from tarife.gui.document.files import shipped_examples
from tarife.gui.document.forecasting import ForecastService
from tarife.plan.edits.plan import add_actuals, keep_backtest
from tarife.plan.model.budgets import NO_SPAN_BUDGETS
from tarife.plan.model.costs import NO_COSTS
from tarife.plan.month_shift import moved_to
from tarife.plan.plain import plain
from tarife.terms.calendar import BillingMonth

FROM = 13
IS_LONG = settings.default.max_examples >= 400


SIZES = {
    "bank-otp-2026-11": 4000,
    "retail-season-2026-11": 500,
    "three-countries-2023-09": 400,
    "turkish-retailer-2026-11": 800,
}
"""How many times smaller each example is made: some hundreds of messages are left."""


@pytest.fixture(scope="module", params=[one.path.stem for one in shipped_examples()])
def october(request, tmp_path_factory):
    """An example, much smaller, in October or in its own old month, and what happened then."""
    folder = tmp_path_factory.mktemp("october")
    paths = {one.path.stem: one.path for one in shipped_examples()}
    plan = scaled(load_plan(paths[request.param]), SIZES[request.param])
    month = BillingMonth(2026, 10) if plan.month.year == 2026 else plan.month
    plan = moved_to(replace(plan, months=1, changes=(), growth=(), scenarios=()), month)
    plan = replace(plan, ranges=(), costs=NO_COSTS, span_budgets=NO_SPAN_BUDGETS)
    plan = replace(plan, held=type(plan.held)())
    happened = really_happened(plan, (shipped_book(), load_markets()), settings_of(plan))
    files = {"webhooks.jsonl": happened.jsonl(), "own.csv": happened.own_log()}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    total = Decimal(happened.ledger.total_micros) / 1_000_000
    plan = replace(plan, budget=total * Decimal("0.9"))
    save_plan(plan, folder / "october.tarife")
    return folder, plan, [str(folder / name) for name in files]


def told(capsys, *arguments):
    capsys.readouterr()
    assert run(["actuals", *map(str, arguments), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def account(plan):
    own = plan.account
    options = ["--time-zone", own.time_zone, "--home-country", own.home_country]
    options += ["--free-entry-hours", own.free_entry_hours]
    options += ["--service-allowance", own.service_allowance]
    return [*options, "--allowance-used", own.allowance_used, "--currency", own.currency]


def asked(reader, plan, names):
    """Read files as the window does, for one of its purposes."""
    how = ReadOptions(
        home_country=plan.account.home_country, now=datetime(2026, 12, 1, tzinfo=UTC)
    )
    with ExitStack() as opened:
        files = [LogFile.of(name, BytesIO()) for name in names]
        for one in files:
            opened.callback(one.close)
        return reader(files, plan, how, lambda: False)


@pytest.mark.long
@pytest.mark.skipif(not IS_LONG, reason="takes a minute; make test-long")
def test_window_command_line_and_workbook_have_the_same_figures(  # noqa: PLR0915 - one month through all rooms
    october, capsys, tmp_path
):
    folder, plan, files = october
    service = ForecastService(shipped_library(), CardStore(tmp_path / "rate_cards"))
    first = plan.month.first_day

    # Is the bill right?
    found = asked(service.read_traffic, plan, files)
    check = told(capsys, "check", *files, *account(plan))
    assert Decimal(check["rules"]["amount"]) * 1_000_000 == found.check.rules.micros
    assert Decimal(check["meta"]["amount"]) * 1_000_000 == found.check.meta.micros
    assert len(check["differences"]) == len(found.check.differences)

    # A plan from it
    fitted = asked(service.fit_traffic, plan, files)
    lines = LinesOfMonth(fitted, plan.month.shifted(2))
    made = tmp_path / "made.tarife"
    numbers = told(
        capsys, "plan", *files, *account(plan), "--month", plan.month.shifted(2), "-o", made
    )
    assert replace(load_plan(made), id="") == lines.plan
    assert len(numbers["lines"]) == len(lines.plan.measured.numbers)

    # This month so far
    known = add_actuals(found.actuals).apply(plan)
    cut = date(first.year, first.month, FROM)
    rates = service.book, service.markets
    planned = forecast(known, *rates, lambda: False)
    status = service.find_status(planned, cut, lambda: False)
    end = told(capsys, "status", folder / "october.tarife", *files, "--from", cut)
    assert Decimal(end["end"]) * 1_000_000 == status.end_micros
    assert Decimal(end["so_far"]) * 1_000_000 == status.so_far_micros

    # How good was the forecast?
    tried = asked(service.try_forecast, plan, files)
    kept = folder / "kept.tarife"
    save_plan(known, kept)
    backtest = told(capsys, "backtest", *files, *account(plan), "--plan", kept)
    assert (backtest["actual"], backtest["forecast"], backtest["held"]) == (
        plain(tried.total.actual),
        plain(tried.total.forecast),
        tried.total.held,
    )
    assert load_plan(kept) == keep_backtest(tried).apply(load_plan(kept))

    # The workbook, which has a row's actual cells where every day is known
    book = budget_of(replace(planned, plan=load_plan(kept)))
    (total,) = [row for row in book.rows("Variance") if row[0] == "Total"]
    charged = sum(one.figures[1] for one in found.actuals.days)
    is_whole = len(found.actuals.by_day) == plan.month.days
    assert micros(total[7]) == charged * is_whole
    tried_on = f"tried on {first:%B}"
    assert any(tried_on in str(cell) for row in book.rows("Summary") for cell in row)
