"""New, open, save, close: everything between the window and plan files."""

import json
import logging
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from PySide6.QtCore import QObject, QSettings, Signal

from tarife import logs
from tarife.documents.files import EXTENSION, file_digest, open_plan, save_plan, whole_path
from tarife.forecast.result import Forecast
from tarife.forecast.totals import charges_by_market
from tarife.gui.document.session import PlanSession
from tarife.gui.document.undo import NotInPlan
from tarife.gui.text.languages import tr
from tarife.gui.text.names import file_name, problems_of
from tarife.gui.widgets import settings
from tarife.gui.widgets.progress import read_patiently
from tarife.plan.identity import with_new_id
from tarife.plan.model.plan import MOST_MONTHS, Plan
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.money import Money
from tarife.terms.problems import OutsideError, Problem, Stopped, TarifeError
from tarife.terms.saving import Stamp, stamp_of, unless_changed
from tarife.terms.sentences import say
from tarife.terms.shipped import data_root

_CURRENCY: Final = re.compile("[A-Z]{3}")
_MOST_MICROS: Final = 2**62


@dataclass(frozen=True, slots=True)
class Example:
    """A shipped plan, its story, and what its month costs."""

    path: Path
    name: str
    story: str
    cost: Money
    shares: Mapping[Category, int]


@dataclass(frozen=True, slots=True)
class Glance:
    """What the list of recent files tells of a plan, and nothing else that is in it."""

    period: Period
    cost: Money
    shares: Mapping[Category, int]

    @classmethod
    def of(cls, forecast: Forecast) -> "Glance":
        """Take months, total and shares of a forecast."""
        lines = forecast.lines
        sums = charges_by_market(lines).sum(axis=0).tolist()
        shares = {Category(name): micros for name, micros in zip(CATEGORIES, sums, strict=True)}
        return cls(forecast.plan.period, forecast.total, shares)

    @classmethod
    def read(cls, kept: Any) -> "Glance | None":
        """Read what `kept` gave; nothing of what another program has written there."""
        try:
            shares = {Category(name): int(micros) for name, micros in kept["shares"].items()}
            months, currency = int(kept["months"]), str(kept["currency"])
            period = Period(BillingMonth.parse(kept["month"]), months)
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
            return None
        is_ours = 1 <= months <= MOST_MONTHS and _CURRENCY.fullmatch(currency)
        if not is_ours or not all(0 <= micros < _MOST_MICROS for micros in shares.values()):
            return None
        return cls(period, Money(sum(shares.values()), currency), shares)

    @property
    def kept(self) -> dict[str, Any]:
        """What the settings keep of it."""
        return {
            "month": str(self.period.first),
            "months": self.period.count,
            "currency": self.cost.currency,
            "shares": {category.value: micros for category, micros in self.shares.items()},
        }


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was open lately, and its figures as they were when it was saved."""

    path: Path
    glance: Glance | None


def _with_suffix(path: Path, suffixes: tuple[str, ...]) -> Path:
    """Give a file name the first suffix unless it has one of them."""
    if path.suffix.lower() in suffixes:
        return path
    return path.with_name(f"{path.name}{suffixes[0]}")


LOG: Final = logging.getLogger(__name__)

EXAMPLES: Final = (
    "turkish-retailer-2026-11",
    "bank-otp-2026-11",
    "three-countries-2023-09",
    "retail-season-2026-11",
)
"""The example plans in the order in which they are offered."""


def shipped_examples() -> tuple[Example, ...]:
    """Read the example plans with their stories."""
    resources = Path(str(data_root())) / "resources"
    figures = json.loads((resources / "kept-figures.json").read_bytes())
    paths = {name: _example_folder() / f"{name}{EXTENSION}" for name in EXAMPLES}
    return tuple(_example(path, figures[name]) for name, path in paths.items())


def _example_folder() -> Path:
    return Path(str(data_root())) / "resources" / "examples"


def _is_example(path: Path) -> bool:
    return Path(os.path.realpath(path)).parent == Path(os.path.realpath(_example_folder()))


def _example(path: Path, kept: Mapping[str, Any]) -> Example:
    """Read what a card tells, without the checks of a plan, which only opening needs.

    Args:
        path: The plan.
        kept: What its month costs, which the self-test compares with every forecast.
    """
    plan = json.loads(path.read_bytes())["plan"]
    shares: Counter[Category] = Counter()
    for name, (*_counts, micros) in kept["totals"].items():
        shares[Category(name.rpartition(", ")[2])] += micros
    return Example(
        path,
        tr(plan["name"]),
        tr(_first_sentence(plan["note"])),
        Money(kept["charge_micros"], kept["currency"]),
        shares,
    )


def _first_sentence(note: str) -> str:
    line = note.strip().split("\n")[0]
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]


class Conflict(StrEnum):
    """What to do about a file that others changed while it was open."""

    KEEP_MINE = "keep mine"
    TAKE_THEIRS = "take theirs"
    SAVE_AS = "save as"


class Answer(Protocol):
    """What a person is asked; tests answer in their place."""

    def finish_typing(self) -> None:
        """Take what is typed into a cell or field and not yet confirmed."""

    def file_to_open(self) -> Path | None:
        """Ask which file to open."""

    def file_to_save(self, suggested: Path) -> Path | None:
        """Ask where to save."""

    def file_to_export(self, suggested: Path, kinds: str) -> Path | None:
        """Ask where to write something else than the plan."""

    def may_replace(self, path: Path) -> bool:
        """Ask whether a file may be replaced."""

    def new_plan(self) -> Plan | None:
        """Ask for month, country and currency of a new plan."""

    def keep_changes(self, name: str, left: NotInPlan, *, is_gone: bool) -> bool | None:
        """Ask whether to save first what the file, if there is one, lacks; nothing: go back.

        What the plan could not take is lost either way.
        """

    def may_drop(self, left: NotInPlan) -> bool:
        """Ask whether what the plan could not take may be lost."""

    def file_changed(self, path: Path, *, is_dirty: bool) -> Conflict | None:
        """Ask what to do about a file that changed on the disk; nothing means to wait."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


WhereTo: TypeAlias = Callable[[Path, str, tuple[str, ...]], Path | None]
"""Asks where to write, given what is suggested, the file filter and the suffixes."""


class PlanFiles(QObject):
    """Carries plans between files and the session, never losing one."""

    file_chosen = Signal(object)
    opened = Signal()
    saved = Signal(object)
    recent_changed = Signal()

    def __init__(
        self,
        session: PlanSession,
        store: QSettings,
        answers: Answer,
        parent: QObject,
        ready: Callable[[Plan], Plan] | None = None,
    ) -> None:
        """Take what is needed; ``ready`` puts into a plan what its file holds beside it."""
        super().__init__(parent)
        self._session = session
        self._store = store
        self._answers = answers
        self._ready = ready or _as_it_is
        self._seen: Stamp = ()
        session.forecast_ready.connect(self._keep_glance)

    @property
    def session(self) -> PlanSession:
        """What is open."""
        return self._session

    @property
    def recent(self) -> tuple[RecentFile, ...]:
        """The files that were open lately and still exist, the newest first."""
        stored = settings.recent_files.read(self._store)
        glances = settings.recent_glances.read(self._store)
        return tuple(
            RecentFile(Path(text), Glance.read(glances.get(text)))
            for text in stored[: settings.RECENT_FILES]
            if os.path.isfile(text)
        )

    def start_new(self) -> None:
        """Ask for a new plan and take it."""
        if not self.may_leave():
            return
        plan = self._answers.new_plan()
        if plan is not None:
            self._session.open(with_new_id(plan), None)
            self.opened.emit()

    def start_with(self, plan: Plan) -> None:
        """Take a plan that was made, which no file holds yet."""
        if self.may_leave():
            self._session.open(with_new_id(plan), None, is_saved=False)
            self.opened.emit()

    def choose_and_open(self) -> None:
        """Ask for a file, whose kind decides who opens it."""
        self._answers.finish_typing()
        path = self._answers.file_to_open()
        if path is not None:
            self.file_chosen.emit(path)

    def open_file(self, path: Path) -> None:
        """Open a plan file; of a shipped example a copy, so that saving asks where to."""
        if self.may_leave():
            self._load(whole_path(path))  # unsaved work outlives the working folder

    def refuse(self, path: Path, *problems: Problem) -> None:
        """Say why a file is not opened."""
        heading = self.tr("%1 could not be opened").replace("%1", file_name(path))
        self._answers.show_problems(heading, problems)

    def save(self) -> bool:
        """Save where the plan stands, or ask where if it stands nowhere yet."""
        self._answers.finish_typing()
        path = self._session.path
        if path is None:
            return self.save_as()
        stood = stamp_of(path)  # before it is read: what others write from now on is seen
        now = self._changed(path)
        return self._settle(path, now, is_saving=True) if now else self._write(path, stood)

    def look(self) -> None:
        """See whether others changed or removed the file since; ask or tell once."""
        path = self._session.path
        if path is None:
            return
        if self._is_gone and not self._session.is_dirty:
            self._tell_gone(path)
        if self._seen == (stamp := stamp_of(path)):
            return
        self._seen = stamp
        now = self._changed(path)
        if now:
            self._answers.finish_typing()
            self._settle(path, now, is_saving=False)

    def save_as(self) -> bool:
        """Ask where to save, and save there."""
        self._answers.finish_typing()
        plan = self._session.plan
        if plan is None:
            return False
        chosen = self._answers.file_to_save(self.suggested(EXTENSION))
        if chosen is None:
            return False
        path = self._completed(chosen, (EXTENSION,))
        return path is not None and self._write(path, stamp_of(path))

    def where_to(self, suggested: Path, kinds: str, suffixes: tuple[str, ...]) -> Path | None:
        """Ask where to write what is no plan; the open plan is not, under whatever name."""
        chosen = self._answers.file_to_export(suggested, kinds)
        path = None if chosen is None else self._completed(chosen, suffixes)
        if path is None or not self._is_open(path):
            return path
        message, hint = say("that is the open plan"), say("choose another file")
        problem = Problem("same-file", str(path), message, hint)
        self._answers.show_problems(self.tr("The export could not be written"), (problem,))
        return None

    def _completed(self, chosen: Path, suffixes: tuple[str, ...]) -> Path | None:
        """Give a chosen name its suffix; the file dialog asked about it as it was typed."""
        path = _with_suffix(chosen, suffixes)
        if path != chosen and os.path.exists(path) and not self._answers.may_replace(path):
            return None
        return path

    def _is_open(self, path: Path) -> bool:
        """Tell whether a file is that of the open plan, under whatever name."""
        try:
            return self._session.path is not None and path.samefile(self._session.path)
        except (OSError, ValueError):  # one is not there, or no file has such a name
            return False

    def suggested(self, extension: str, variant: str = "") -> Path:
        """Suggest a file name made of the plan's own, and of what is shown beside it."""
        plan = self._session.plan
        name = plan.name if plan is not None else "plan"
        if variant:
            name = f"{name or 'plan'} - {variant.replace(':', '')}"
        safe = "".join(c if c.isalnum() or c in " -_,.()" else "-" for c in name).strip(" .")
        folder = self._session.path.parent if self._session.path else Path.home()
        return folder / f"{safe or 'plan'}{extension}"

    def may_leave(self) -> bool:
        """Make sure that what is open may be left: saved, or given up on purpose."""
        self._answers.finish_typing()
        plan, is_gone = self._session.plan, self._is_gone
        if plan is None or not (self._session.is_dirty or is_gone):
            return self.may_drop_left()
        left = self._session.refusals.not_in_plan
        wants_to_keep = self._answers.keep_changes(plan.name, left, is_gone=is_gone)
        if wants_to_keep is None:
            return False
        return self.save() if wants_to_keep else True

    def may_drop_left(self) -> bool:
        """Make sure that pasted rows and texts in red, which no file holds, may be lost."""
        self._answers.finish_typing()
        left = self._session.refusals.not_in_plan
        return not any(left) or self._answers.may_drop(left)

    @property
    def _is_gone(self) -> bool:
        """Whether the plan was in a file that is not there any more."""
        path = self._session.path
        return path is not None and bool(self._session.digest) and not stamp_of(path)

    def _tell_gone(self, path: Path) -> None:
        """Say that the file is gone; what it held is unsaved from now on."""
        self._session.keep_mine(self._session.digest)
        problem = Problem(
            "lost-file",
            str(path),
            say("the file of the open plan was removed, moved or renamed"),
            say("save the plan to write it again; otherwise it is lost when you leave it"),
        )
        heading = self.tr("“%1” is not there any more").replace("%1", file_name(path))
        self._answers.show_problems(heading, (problem,))

    def _changed(self, path: Path) -> str:
        """Give what the file holds now, if that is not what was read or written last."""
        now = file_digest(path)
        return now if self._session.digest and now != self._session.digest else ""

    def _settle(self, path: Path, now: str, *, is_saving: bool) -> bool:
        """Ask about a changed file and do it; returns whether nothing is left to save."""
        answer = self._answers.file_changed(path, is_dirty=self._session.is_dirty)
        if answer is Conflict.SAVE_AS:
            return self.save_as()
        if answer is Conflict.TAKE_THEIRS:
            return self.may_drop_left() and self._load(path)
        if answer is None:
            return False
        self._session.keep_mine(now)
        return is_saving and self.save()  # which looks again: others may write meanwhile

    def _load(self, path: Path) -> bool:
        self._seen = stamp_of(path)
        try:
            plan, digest = read_patiently(lambda _: open_plan(path), (path,), self.parent())
        except Stopped:
            return False
        except TarifeError as error:
            LOG.warning("plan not opened: %s", logs.kind_of(error))
            self.refuse(path, *problems_of(error))
        else:
            LOG.info("plan opened: %d grid rows, %d lines", len(plan.grid), len(plan.lines))
            if _is_example(path):
                self._session.open(with_new_id(plan), None)
            else:
                self._session.open(plan, path, digest=digest)
                self._remember(path)
            self.opened.emit()
            return True
        return False

    def _write(self, path: Path, stood: Stamp) -> bool:
        """Write the plan unless others did since the file ``stood`` so; then ask again."""
        plan = self._session.plan
        if plan is None:
            return False
        try:
            with unless_changed({path: stood}):
                digest = save_plan(self._ready(plan), path)
        except OutsideError as error:
            if path == self._session.path and self._changed(path):
                return self.save()
            LOG.warning("plan not saved: %s", logs.kind_of(error))
            heading = self.tr("The plan could not be saved")
            self._answers.show_problems(heading, problems_of(error))
            return False
        LOG.info("plan saved")
        self._session.mark_saved(path, digest)
        self._seen = stamp_of(path)
        self._remember(path)
        self.saved.emit(path)
        return True

    def _remember(self, path: Path) -> None:
        recent = settings.recent_files.read(self._store)
        settings.recent_files.write(
            self._store, settings.with_recent(recent, os.path.realpath(path))
        )
        self._keep_glance()
        self.recent_changed.emit()

    def _keep_glance(self) -> None:
        """Keep the figures of the file as it is on the disk, not those of changes."""
        session, outcome = self._session, self._session.outcome
        if session.path is None or session.is_dirty or outcome is None:
            return
        if outcome.forecast.plan != session.plan:
            return  # the newest figures are on their way
        before = settings.recent_glances.read(self._store)
        recent = settings.recent_files.read(self._store)
        after = {path: kept for path, kept in before.items() if path in recent}
        after[os.path.realpath(session.path)] = Glance.of(outcome.forecast).kept
        if after != before:
            settings.recent_glances.write(self._store, after)
            self.recent_changed.emit()


def _as_it_is(plan: Plan) -> Plan:
    return plan
