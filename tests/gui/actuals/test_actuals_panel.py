"""Real traffic in the window: brought in as one edit, with the figures of the command line."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helpers.plans import NOVEMBER
from helpers.random_plans import random_period
from helpers.rate_cards import shipped_book
from helpers.traffic.real_traffic import really_happened, settings_of
from tarife.assets import load_markets, shipped_library
from tarife.cli.main import run
from tarife.documents.card_store import CardStore
from tarife.documents.files import load_plan, save_plan
from tarife.forecast.forecast import forecast
from tarife.gui.actuals.actuals_panel import ActualsPanel
from tarife.gui.actuals.backtest_page import TRIED_COLUMNS, tried_rows
from tarife.gui.actuals.next_month import LinesOfMonth
from tarife.gui.actuals.tables import check_rows, variance_rows
from tarife.gui.actuals.traffic_import import Purpose, TrafficImports
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.recognise import FileKind, kinds_of
from tarife.gui.document.session import FiguresState, PlanSession
from tarife.gui.widgets.read_only_table import ReadOnlyModel
from tarife.plan.model.actuals import NO_ACTUALS
from tarife.plan.model.measured import Backtest, Compared, ComparedCategory
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.money import Money, shown_difference
from tarife.terms.problems import Stopped

TODAY = date(2026, 11, 13)
PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    """A plan of November 2026 with a budget, and its first 12 days, one charged wrongly."""
    folder = tmp_path_factory.mktemp("november")
    plan = replace(random_period(0, NOVEMBER, 1), budget=Decimal(20))
    happened = really_happened(plan, (shipped_book(), load_markets()), settings_of(plan))
    one = next(one for one in happened.sent if one.micros and one.category == "utility")
    one.pricing = {**one.pricing, "category": "marketing"}
    early = happened.between(date(2026, 11, 1), date(2026, 11, 12))
    (folder / "webhooks.jsonl").write_text(early.jsonl(), "utf-8")
    (folder / "own.csv").write_text(early.own_log(), "utf-8")
    (folder / "analytics.json").write_text(json.dumps(early.pricing_analytics()), "utf-8")
    foreign = early.jsonl().replace("102290129340398", "777")
    (folder / "two.jsonl").write_text(early.jsonl() + "\n" + foreign, "utf-8")
    save_plan(plan, folder / "november.tarife")
    return folder, plan


class Answering:
    """Answers in the place of a person."""

    def __init__(self):
        self.paths, self.account, self.told, self.asked = (), "", [], []
        self.fitted, self.answer = None, lambda _: None
        self.plan, self.asked_plans = None, 0

    def traffic_to_open(self):
        return self.paths

    def account_of(self, accounts):
        self.asked.append(accounts)
        return self.account

    def plan_of_traffic(self):
        self.asked_plans += 1
        return self.plan

    def next_month(self, fitted):
        self.fitted = fitted
        return self.answer(fitted)

    def show_problems(self, heading, problems):
        self.told.append((heading, [str(problem) for problem in problems]))


@pytest.fixture
def page(qtbot, tmp_path, month, monkeypatch):
    """The page over a real session, without a window."""
    service = ForecastService(shipped_library(), CardStore(tmp_path / "rate_cards"))
    session = PlanSession(service.forecaster)
    answers = Answering()
    owner = QWidget()
    qtbot.addWidget(owner)
    imports = TrafficImports(session, service, answers, owner)

    def finder(planned, _today, should_stop):
        return service.find_status(planned, TODAY, should_stop)

    class Look:
        chart_theme = None
        changed = service.changed

    def keeper(planned, _today, should_stop):
        return service.within_budget(planned, TODAY, should_stop)

    panel = ActualsPanel(session, Look(), (finder, keeper), imports)
    panel.setParent(owner)
    for part in (panel, panel.backtests):
        monkeypatch.setattr(part.picture, "show_drawing", lambda *_: None)
    owner.show()
    panel.show()
    session.open(month[1], None)
    qtbot.waitUntil(lambda: session.status.state is FiguresState.CURRENT, timeout=PATIENCE_MS)
    yield panel, session, answers, month[0]
    panel.close_work()
    session.close()


def bring(qtbot, page, *names):
    panel, _, answers, folder = page
    answers.paths = tuple(folder / name for name in names)
    with qtbot.waitSignal(panel.imports.brought_in, timeout=PATIENCE_MS) as brought:
        panel.bring_in.click()
    qtbot.waitUntil(lambda: panel.status is not None, timeout=PATIENCE_MS)
    return brought.args[0]


def assert_a_low_window_shows_words_or_chart(panel):
    panel.sections.button(0).click()
    panel.resize(640, 230)  # a screen of 1440 by 900 at 200 %
    words = (panel.details, panel.within, panel.more)
    assert [one.isVisible() for one in (*words, panel.start_plan)] == [True, True, True, False]
    panel.more.menu().aboutToShow.emit()
    assert [one.text() for one in panel.more.menu().actions() if one.isVisible()] == [
        "Start a plan from this…",
        "Remove",
    ]
    panel.as_chart.click()
    assert [one.isVisible() for one in words[:2]] == [False, False]
    assert not panel.picture.isHidden()
    panel.as_chart.click()
    panel.resize(1000, 600)
    assert panel.start_plan.isVisible()


def test_the_window_and_the_command_line_have_the_same_figures(qtbot, page, capsys):
    panel, session, _, folder = page
    assert "Nothing is known yet" in panel.headline.text()

    found = bring(qtbot, page, "webhooks.jsonl", "own.csv")

    files = [str(folder / name) for name in ("november.tarife", "webhooks.jsonl", "own.csv")]
    run(["actuals", "status", *files, "--from", TODAY.isoformat(), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    status = panel.status
    for name, micros in (
        ("so_far", status.so_far_micros),
        ("end", status.end_micros),
        ("low", status.low_micros),
        ("high", status.high_micros),
    ):
        assert Decimal(told[name]) * 1_000_000 == micros
    assert told["run_out"] == status.budget.day.isoformat()
    rows = variance_rows(status)
    assert rows[-1].is_sum
    assert_adds_up(rows, panel.variances, status.so_far_micros)
    assert_differences_are_signed(rows, panel.variances)
    assert [row.kind for row in check_rows(found.check)] == [
        "Charged as another category than the template's",
        "Charged more than is due",
    ]
    less = check_rows(replace(found.check, meta=found.check.rules, rules=found.check.meta))[-1]
    assert (less.kind, less.amount.micros < 0) == ("Charged less than is due", True)
    assert_verdict_names_the_currency(panel.verdict.text(), found.check)
    for section, shown in ((0, panel.headline), (2, panel.verdict)):
        panel.sections.button(section).click()
        assert [one.isVisible() for one in (panel.headline, panel.verdict)] == [
            one is shown for one in (panel.headline, panel.verdict)
        ]
    assert_a_low_window_shows_words_or_chart(panel)
    panel.sections.button(3).click()
    assert not panel.headline.isVisible()
    assert not panel.verdict.isVisible()
    account = session.plan.account
    options = [
        "--time-zone",
        account.time_zone,
        "--service-allowance",
        account.service_allowance,
    ]
    options += ["--free-entry-hours", account.free_entry_hours, "--format", "json"]
    run(["actuals", "check", *files[1:], *map(str, options)])
    checked = json.loads(capsys.readouterr().out)
    (difference,) = checked["differences"]
    assert_check_adds_up(found.check, Decimal(difference["amount"]) * 1_000_000)


def assert_verdict_names_the_currency(verdict, check):
    charged, due = (Money(one.micros, "USD").rounded() for one in (check.meta, check.rules))
    assert f"{charged} USD charged, {due} USD due" in verdict


def assert_check_adds_up(check, first_micros):
    """Differences come to what is charged more in whole cents, and exactly in the tooltip."""
    *rows, total = check_rows(check)
    assert rows[0].exact.micros == first_micros
    charged, due = (Money(one.micros, "USD") for one in (check.meta, check.rules))
    for kind, whole in (
        ("amount", shown_difference(due, charged)),
        ("exact", Money(charged.micros - due.micros, "USD")),
    ):
        assert getattr(total, kind) == whole
        assert sum(getattr(row, kind).micros for row in rows) == whole.micros
    assert all(row.amount == row.amount.shown for row in rows)


def assert_adds_up(rows, shown, so_far_micros):
    """Rows and columns come to their sums in whole cents, and are copied exactly."""
    assert rows[-1].exact[1].micros == so_far_micros
    assert rows[-1].amounts[1] == Money.closing(rows[-1].exact[1].amount, "USD")
    for row in rows:
        for plan, actual, more, *causes in (row.amounts, row.exact):
            assert plan.micros + more.micros == actual.micros
            assert sum(one.micros for one in causes) == more.micros
    for column in zip(*(row.amounts for row in rows), strict=True):
        assert sum(one.micros for one in column[:-1]) == column[-1].micros
        assert all(one == Money.closing(one.amount, "USD") for one in column)
    table = shown.copied(range(len(rows))).splitlines()
    exact = Decimal(so_far_micros) / 1_000_000
    assert Decimal(table[-1].split("\t")[3]) == exact


def assert_differences_are_signed(rows, shown):
    """What cost more than planned has a plus, whatever caused it; the head names its unit."""
    for column in range(4, shown.columnCount()):
        assert shown.headerData(column, Qt.Orientation.Horizontal).endswith("(USD)")
        for number, row in enumerate(rows):
            is_more = row.amounts[column - 2].micros > 0
            assert shown.index(number, column).data().startswith("+") is is_more


def test_what_is_brought_in_is_one_edit_and_the_same_again_is_none(qtbot, page):
    panel, session, *_ = page
    bring(qtbot, page, "analytics.json")
    known = session.plan.actuals
    assert known != NO_ACTUALS
    assert session.history.last.text == "Bring in real traffic"

    steps = len(session.history.steps)
    bring(qtbot, page, "analytics.json")
    assert len(session.history.steps) == steps
    panel.remove.click()
    assert session.plan.actuals == NO_ACTUALS
    assert panel.status is None
    session.undo()
    assert session.plan.actuals == known
    session.undo()
    assert session.plan.actuals == NO_ACTUALS


def test_one_of_two_accounts_is_chosen(qtbot, page):
    panel, session, answers, folder = page
    answers.paths = (folder / "two.jsonl",)
    with qtbot.waitSignal(panel.imports.ended, timeout=PATIENCE_MS):
        panel.bring_in.click()
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=PATIENCE_MS)
    assert session.plan.actuals == NO_ACTUALS

    answers.account = "777"
    bring(qtbot, page, "two.jsonl")
    assert set(answers.asked[0]) == {"102290129340398", "777"}
    assert not answers.told


def test_a_file_that_cannot_be_brought_in_is_said_and_changes_nothing(qtbot, page, tmp_path):
    panel, session, answers, _ = page
    broken = tmp_path / "half.jsonl"
    broken.write_text('{"data": [{"data_points": [{"start": 1', "utf-8")
    answers.paths = (broken,)
    panel.bring_in.click()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=PATIENCE_MS)

    assert answers.told[0][0] == "half.jsonl cannot be brought in."
    assert session.plan.actuals == NO_ACTUALS
    assert panel.bring_in.isEnabled()


def test_called_off_the_plan_stays_as_it_was(qtbot, page):
    panel, session, answers, folder = page
    answers.paths = (folder / "webhooks.jsonl",)
    with qtbot.waitSignal(panel.imports.ended, timeout=PATIENCE_MS):
        panel.bring_in.click()
        panel.progress.stop.click()
    qtbot.wait(20)
    assert session.plan.actuals == NO_ACTUALS
    assert panel.bring_in.isEnabled()
    assert panel.status is None


def test_without_a_plan_one_is_started_for_the_account_that_is_asked(
    qtbot, tmp_path, month, session
):
    """The account is asked once, even where files are of several; left, nothing happens."""
    folder, plan = month
    service = ForecastService(shipped_library(), CardStore(tmp_path / "rate_cards"))
    owner, answers, made = QWidget(), Answering(), []
    qtbot.addWidget(owner)
    imports = TrafficImports(session, service, answers, owner)
    imports.plan_made.connect(made.append)
    imports.open((folder / "analytics.json",))
    assert (session.plan, answers.asked_plans) == (None, 1)

    zone = "America/Sao_Paulo"
    answers.plan = replace(plan, account=replace(plan.account, time_zone=zone))
    answers.account = "777"
    answers.answer = lambda fitted: fitted.plan
    answers.paths = (folder / "two.jsonl",)
    imports.read_again(Purpose.START_PLAN)
    waited(qtbot, lambda: bool(made))

    assert answers.asked_plans == 2
    assert made[0].account.time_zone == zone
    assert made[0].measured.month == str(NOVEMBER)
    assert session.plan is None
    assert not answers.told
    imports.close()


def test_files_of_traffic_are_told_apart_from_others(month):
    folder, _ = month
    kinds = kinds_of(folder / name for name in ("analytics.json", "webhooks.jsonl", "none"))

    assert list(kinds.values()) == [FileKind.ANALYTICS, FileKind.LOG, None]


def waited(qtbot, condition):
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


def test_the_forecast_is_kept_as_a_scenario_and_costs_what_the_page_says(
    qtbot, page, capsys, tmp_path
):
    """As one step; with the command line's figures; once, whatever comes after."""
    panel, session, _, folder = page
    bring(qtbot, page, "webhooks.jsonl", "own.csv")
    before, end = session.plan, panel.status.end_micros

    panel.within.keep_forecast.click()

    (kept,) = session.plan.scenarios
    assert kept.real_to == TODAY - timedelta(days=1)
    assert kept.name in panel.within.sentence.text()
    assert session.scenario is None
    variant = scenario_plan(session.plan, kept)
    rates = shipped_book(), load_markets()
    assert forecast(variant, *rates, lambda: False).total.micros == end
    files = [str(folder / name) for name in ("november.tarife", "webhooks.jsonl", "own.csv")]
    saved = str(tmp_path / "kept.tarife")
    run(
        [
            "actuals",
            "status",
            *files,
            "--from",
            TODAY.isoformat(),
            "--keep-as",
            "R",
            "-o",
            saved,
        ]
    )
    capsys.readouterr()
    assert load_plan(Path(saved)).scenarios[0].real_to == kept.real_to
    run(["forecast", saved, "--scenario", "R", "--json"])
    assert Decimal(json.loads(capsys.readouterr().out)["amount"]) * 1_000_000 == end
    waited(
        qtbot, lambda: panel.status is not None and panel.status.planned.plan == session.plan
    )
    panel.within.keep_forecast.click()
    assert session.plan.scenarios == (kept,)
    assert "a scenario already" in panel.within.sentence.text()
    session.undo()
    assert session.plan == before


def test_what_is_left_stays_within_the_budget_as_one_step_or_as_a_scenario(qtbot, page, capsys):
    panel, session, _, folder = page
    bring(qtbot, page, "webhooks.jsonl", "own.csv")
    assert panel.status.end_micros > panel.status.budget.available_micros
    before, steps = session.plan, len(session.history.steps)

    panel.within.keep.click()
    waited(qtbot, lambda: session.plan is not before)
    assert session.plan.scenarios[-1].name == "Within the budget"
    session.undo()
    assert session.plan == before
    waited(qtbot, lambda: panel.status.planned.plan == before)
    panel.within.stay.click()
    waited(qtbot, lambda: session.plan is not before)
    waited(qtbot, lambda: panel.status.planned.plan == session.plan)

    assert panel.status.end_micros <= panel.status.budget.available_micros
    assert panel.within.sentence.text().startswith("What is left (")
    files = [str(folder / name) for name in ("november.tarife", "webhooks.jsonl", "own.csv")]
    options = ["--from", TODAY.isoformat(), "--within-budget", "--format", "json"]
    run(["actuals", "status", *files, *options])
    told = json.loads(capsys.readouterr().out)
    assert Decimal(told["end"]) * 1_000_000 == panel.status.end_micros
    assert len(session.history.steps) == steps + 1
    session.undo()
    assert session.plan == before


def test_a_plan_is_started_from_what_was_brought_in_and_the_open_one_stays(
    qtbot, page, tmp_path
):
    """It is the plan of the command line, but for what is typed over."""
    panel, session, answers, folder = page
    files = [str(folder / name) for name in ("webhooks.jsonl", "own.csv")]
    bring(qtbot, page, "webhooks.jsonl", "own.csv")
    before, made = session.plan, []
    panel.imports.plan_made.connect(made.append)
    answers.paths = ()

    def typed(fitted):
        lines = LinesOfMonth(fitted, BillingMonth(2026, 12))
        plans.append(lines.plan)
        place = next(n for n, row in enumerate(lines.rows) if row.number.at.field == "volume")
        assert not lines.setData(lines.index(place, 3), "many")
        assert "many" in lines.refusal
        assert lines.setData(lines.index(place, 3), "1234")
        return lines.plan

    plans, answers.answer = [], typed
    panel.start_plan.click()
    waited(qtbot, lambda: bool(made))

    account = before.account
    options = ["--time-zone", account.time_zone, "--home-country", account.home_country]
    options += ["--service-allowance", str(account.service_allowance), "--month", "2026-12"]
    options += ["--free-entry-hours", str(account.free_entry_hours)]
    path = tmp_path / "december.tarife"
    assert run(["actuals", "plan", *files, *options, "-o", str(path)]) == 0
    assert replace(load_plan(path), id="") == plans[0]
    assert made[0].measured == plans[0].measured
    assert 1234 in {one.volume for one in made[0].sends}
    assert session.plan == before


def test_a_forecast_that_is_tried_is_kept_as_one_step(qtbot, page, monkeypatch):
    """The files that were brought in are read again, and none are asked for."""
    panel, session, answers, folder = page
    cost = Compared(*map(Decimal, (125, 127, 100, 130)))
    found = Backtest(date(2026, 11, 7), date(2026, 11, 12), "USD", cost)
    read = []

    def tried(files, _plan, _how, _should_stop):
        read.extend(file.name for file in files)
        return found

    monkeypatch.setattr(panel.imports._readers, "try_forecast", tried)
    bring(qtbot, page, "analytics.json")
    answers.paths = ()
    before, steps = session.plan, len(session.history.steps)

    panel.backtests.begin.click()
    waited(qtbot, lambda: session.plan is not before)
    assert read == [str(folder / "analytics.json")]
    assert session.plan == replace(before, backtests=(found,))
    assert panel.backtests.shown == found
    assert panel.backtests.record.text() == "Tried on November 2026: +1.6 %, range held."
    assert len(session.history.steps) == steps + 1


def test_called_off_during_the_fit_nothing_is_asked_and_the_plan_stays(
    qtbot, page, monkeypatch
):
    panel, session, answers, folder = page
    begun, ended = Event(), Event()

    def fitted(_files, _plan, _how, should_stop):
        begun.set()
        while not should_stop():
            pass
        ended.set()
        raise Stopped

    monkeypatch.setattr(panel.imports._readers, "fit_traffic", fitted)
    before, answers.paths = session.plan, (folder / "analytics.json",)
    panel.start_plan.click()
    waited(qtbot, begun.is_set)
    panel.progress.stop.click()
    waited(qtbot, ended.is_set)

    assert (session.plan, answers.fitted, answers.told) == (before, None, [])
    assert panel.bring_in.isEnabled()


def test_a_back_test_is_shown_in_cents_that_add_up_and_copied_exactly():
    def cost(actual, forecast):
        return tuple(map(Decimal, (actual, forecast, "0", "9")))

    parts = tuple(
        ComparedCategory(*cost(*amounts), category)
        for category, amounts in (
            (Category.MARKETING, ("1.00333", "2.0049")),
            (Category.UTILITY, ("1.00333", "2.0049")),
            (Category.SERVICE, ("1.00334", "2.0002")),
        )
    )
    whole = Compared(*cost("3.01", "6.01"))
    found = Backtest(date(2026, 11, 7), date(2026, 11, 12), "USD", whole, parts)

    rows = tried_rows(found)

    assert [row.actual.micros // 10_000 for row in rows] == [100, 100, 100, 1, 301]
    assert [row.forecast.micros // 10_000 for row in rows] == [200, 200, 200, 1, 601]
    assert (rows[-2].name, rows[-2].is_rounding) == ("Rounding", True)
    model = ReadOnlyModel(TRIED_COLUMNS)
    model.show(rows, "USD")
    assert model.data(model.index(0, 1)) == "1.00"
    assert "1.00333 USD" in model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole)
