"""Nothing of a person is on the disk, wherever real traffic has been."""

import logging
import re
import sys
from dataclasses import replace
from decimal import Decimal
from zipfile import ZipFile, is_zipfile

import pytest

from helpers.gui.windows import settle
from helpers.rate_cards import shipped_book
from helpers.traffic.lived_traffic import lived, lived_plan
from helpers.traffic.real_traffic import settings_of
from tarife import folders, logs
from tarife.assets import load_markets
from tarife.cli.main import run
from tarife.documents.files import save_plan
from tarife.documents.recovery import RecoveryFile
from tarife.gui.actuals.traffic_import import Purpose
from tarife.gui.shell.startup import install_net
from tarife.plan.identity import with_new_id
from tarife.terms.calendar import BillingMonth

pytestmark = pytest.mark.unmeasured

TEXT, NAME = "where is my parcel", "Zeynep Example"
PATIENCE_MS = 120_000


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Every folder that the program may write to, with its log at its most talkative."""
    folder = tmp_path / "home"
    for name in ("STATE", "CONFIG", "CACHE"):  # the tests have one for all data
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "running"))
    monkeypatch.setattr("tempfile.tempdir", str(folder / "scratch"))
    (folder / "scratch").mkdir(parents=True)
    root = logging.getLogger("tarife")
    known = len(root.handlers)
    monkeypatch.setattr(root, "handlers", [*root.handlers])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_net(folders.reports(), lambda *_: None)
    logs.start(["--verbose"], {})
    logs.keep_file()
    yield folder
    for handler in root.handlers[known:]:
        handler.close()


@pytest.fixture
def traffic(tmp_path):
    """A plan, its first weeks in files, and what of these is anybody's own."""
    plan = replace(with_new_id(lived_plan(8, BillingMonth(2026, 10), 250)), budget=Decimal(20))
    life = lived(plan, (shipped_book(), load_markets()), settings_of(plan))
    said = (
        life.jsonl()
        .replace("short text", TEXT)
        .replace('"type": "text"', f'"type": "text", "profile": {{"name": "{NAME}"}}')
    )
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "webhooks.jsonl").write_text(said, "utf-8")
    (folder / "own.csv").write_text(life.own_log(), "utf-8")
    (folder / "broken.jsonl").write_text(said[: len(said) // 2], "utf-8")
    people = set(re.findall(r'"(?:from|recipient_id)": "(\d+)"', said))
    ids = set(re.findall(r'"id": "(wamid[^"]+)"', said))
    numbers = set(re.findall(r'"phone_number_id": "(\d+)"', said))
    assert people
    assert ids
    assert TEXT in said
    assert NAME in said
    return plan, folder, people, {*ids, *numbers, "15550783881", "wamid.", TEXT, NAME}


def contents(folder):
    """Every file of a folder and of the packages in it."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()
            if is_zipfile(path):
                with ZipFile(path) as package:
                    yield from ((path / one, package.read(one)) for one in package.namelist())


def told_of(folder, people, others):
    """List the files that hold a telephone number, an id or a text."""
    told = re.compile(rb"\d{9,}")
    return [
        (path.name, found)
        for path, content in contents(folder)
        for found in (
            *(one for one in others if one.encode() in content),
            *(one for one in told.findall(content) if one.decode() in people),
        )
    ]


def bring_in(qtbot, window, saved, files):
    """Do in the window what can be done with traffic, and leave unsaved work behind."""
    session, imports = window.session, window.traffic_imports
    window.plan_files.open_file(saved)
    settle(qtbot, window)
    with qtbot.waitSignal(imports.brought_in, timeout=PATIENCE_MS):
        imports.open(files)
    panel = window.workspace.actuals
    qtbot.waitUntil(lambda: panel.status is not None, timeout=PATIENCE_MS)
    panel.within.keep_forecast.click()
    imports.read_again(Purpose.TRY_FORECAST)
    qtbot.waitUntil(lambda: bool(session.plan.backtests), timeout=PATIENCE_MS)
    RecoveryFile(folders.recovery()).keep(session.plan, saved)
    save_plan(session.plan, saved)


def fail(*errors):
    """Meet errors that nobody foresaw."""
    for unforeseen in errors:
        try:
            raise unforeseen
        except type(unforeseen) as error:
            sys.excepthook(type(error), error, error.__traceback__)


def command(home, saved, names, zone):
    """Do on the command line what can be done with traffic."""
    targets = [
        part
        for one in ("xlsx", "csv", "png", "pdf")
        for part in (f"--{one}", str(home / f"all.{one}"))
    ]
    fitted = str(home / "fitted.tarife")
    for arguments in (
        ["actuals", "status", saved, *names, "-o", saved],
        ["forecast", saved, *targets],
        ["actuals", "check", *names, *zone],
        ["actuals", "check", *names, *zone, "--format", "json"],
        ["actuals", "plan", *names, *zone, "--month", "2026-12", "-o", fitted],
    ):
        assert run(arguments) == 0, arguments


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_no_number_id_or_text_of_anybody_is_written(home, traffic, request, capsys):
    """Plan, unsaved work, log, reports, settings, budget, CSV, pictures, output."""
    plan, given, people, others = traffic
    saved, files = home / "kept.tarife", (given / "webhooks.jsonl", given / "own.csv")
    save_plan(plan, saved)
    get = request.getfixturevalue
    bring_in(get("qtbot"), get("real_window"), saved, files)
    fail(ValueError(f"no telephone number: {next(iter(people))}"), KeyError(TEXT))
    names, zone = [str(one) for one in files], ["--time-zone", plan.account.time_zone]
    command(home, str(saved), names, zone)
    assert run(["actuals", "status", str(saved), str(given / "broken.jsonl")])
    (home / "printed.txt").write_text("".join(capsys.readouterr()), "utf-8")

    written = {path.suffix for path, _ in contents(home)}
    assert {".tarife", ".xlsx", ".csv", ".png", ".pdf", ".log", ".json", ".txt"} <= written
    reports = list(folders.reports().glob("report-*.txt"))
    assert len(reports) == 2
    assert all("Traceback" in one.read_text("utf-8") for one in reports)
    assert told_of(home, people, others) == []
    assert told_of(given, people, others)
