"""Compares budgets of random plans, computed anew by LibreOffice, with the app.

``python tests/benchmarks/stress_workbook.py --plans 100 --seed 1``; plans of all eras, card
currencies, allowances, tiers, scenarios and costs are written, every formula is computed by
LibreOffice, and each value that differs from the app's is told. Ends with status 1 if one does.

With ``--changes`` three numbers that the workbook follows are edited in each, by 10 % up or
down, or one of them threefold or to nothing; the edited workbook is imported, forecast, and the
total of the plan and of each scenario compared with what the workbook says. The app rolls dice
for every person, the workbook multiplies; the plans are large, and how far dice alone move a
total is measured with other seeds and granted.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.files.recalculation import differences, edited, recalculated, values_of
from tarife.assets import load_book, load_markets
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.plan.edits.numbers import whole_numbers
from tarife.plan.model.account import Account, Rules, TierUse
from tarife.plan.model.behaviour import Behaviour, Preset
from tarife.plan.model.costs import Costs, Exchange, FeeBasis, Markup, Partner, Tax
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    FollowUp,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.problems import InputError
from tarife.workbook import texts
from tarife.workbook.budget import write_workbook
from tarife.workbook.context import Edition, edition_of
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into

BOOK, MARKETS = load_book(), load_markets()
COUNTRIES = ("TR", "DE", "BR", "IN", "US", "ID", "MX", "SA", "NG", "CO", "GB", "MY")
CURRENCIES = ("USD", "USD", "EUR", "INR", "COP", "CLP", "BRL", "MXN", "AED")
MONTHS = ((2023, 9), (2024, 8), (2024, 12), (2025, 8), (2025, 11), (2026, 8), (2026, 11))
BATCH = 10
MOST_TOLD = 5
ALLOWED = {"nothing played": 1e-9, "10 %": 1e-3, "threefold or none": 1e-2}
"""How far a total may be from the app's, as a part of it, where dice do not move it."""
LARGE = 20
SEEDS = 4
VALUE, FOLLOWS, KEY, LEAST, MOST = 4, 7, 10, 11, 12
"""Columns of Inputs, from 1."""


def main() -> int:
    """Write, compute, compare, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--changes", action="store_true")
    asked = parser.parse_args()
    if asked.changes:
        return changes(range(asked.seed, asked.seed + asked.plans))
    started, formulas, apart, cells = time.monotonic(), 0, 0, {}
    for batch in range(0, asked.plans, BATCH):
        seeds = range(asked.seed + batch, asked.seed + min(batch + BATCH, asked.plans))
        with TemporaryDirectory() as folder:
            paths = [written(seed, Path(folder), cells) for seed in seeds]
            for path, computed in zip(paths, recalculated(paths, Path(folder)), strict=True):
                count, found = differences(path, computed)
                formulas, apart = formulas + count, apart + len(found)
                for entry in found[:MOST_TOLD]:
                    say(f"{path.stem}: {entry}")
    took = time.monotonic() - started
    say(f"{asked.plans} plans, {formulas:,} formulas, {apart} differ, {took:.0f} s")
    say(", ".join(f"{name} {count}" for name, count in sorted(cells.items())))
    return 1 if apart else 0


@dataclass(frozen=True, slots=True)
class Gap:
    """How far the total of a plan or scenario is from the app's after a change.

    Attributes:
        ratio: As a part of the app's.
        dice: How far another seed moves the same change, thrice its standard deviation.
    """

    change: "Change"
    column: int
    ratio: float
    dice: float
    is_marked: bool

    @property
    def verdict(self) -> str:
        """What it is, where it is too far: marked as needing the app, dice, or a fault."""
        if self.ratio <= ALLOWED[self.change.kind]:
            return ""
        is_dice = self.ratio <= ALLOWED[self.change.kind] + self.dice
        return "marked" if self.is_marked else "dice" if is_dice else "FAULT"


@dataclass(frozen=True, slots=True)
class Change:
    """A random plan, its workbook with edited numbers, and what was edited."""

    edition: Edition
    path: Path
    said: str
    kind: str


def changes(seeds: range) -> int:
    """Edit, compute, import, forecast, compare, and print what was found."""
    started, gaps = time.monotonic(), []
    for first in seeds[::BATCH]:
        with TemporaryDirectory() as folder:
            own = [one for one in seeds if first <= one < first + BATCH]
            made = [changed(seed, Path(folder)) for seed in own]
            computed = recalculated([change.path for change in made], Path(folder))
            for change, path in zip(made, computed, strict=True):
                found = list(gaps_of(change, path))
                for gap in found:
                    if gap.verdict:
                        say(
                            f"{gap.verdict} {path.stem}, column {gap.column}: {gap.ratio:.3%} "
                            f"(dice {gap.dice:.3%}), {change.said}"
                        )
                gaps += found
            values_of.cache_clear()
    for kind, most in ALLOWED.items():
        ratios = sorted(gap.ratio for gap in gaps if gap.change.kind == kind)
        if ratios:
            within, middle = sum(one <= most for one in ratios), ratios[len(ratios) // 2]
            say(
                f"{kind}: {len(ratios)} totals, {within} within {most:.1%}, median {middle:.4%}"
            )
            say(f"    greatest {ratios[-1]:.3%}")
    verdicts = [gap.verdict for gap in gaps]
    faults, dice, marked = map(verdicts.count, ("FAULT", "dice", "marked"))
    took = time.monotonic() - started
    say(f"{len(seeds)} plans, {faults} faults, {dice} dice, {marked} marked, {took:.0f} s")
    return 1 if faults else 0


def changed(seed: int, folder: Path) -> Change:
    """Write a random plan and edit three of its live numbers; each third plan's first a lot."""
    rng, edition = np.random.default_rng(seed), editions(seed, LARGE)
    path, voice = folder / f"plan-{seed}.xlsx", edition.voice
    write_workbook(edition, path)
    live = [
        row
        for row in rows_of(path, voice.tell(texts.INPUTS_SHEET))
        if row.get(FOLLOWS) != voice.say("needs the app")
        and isinstance(row.get(VALUE), int | float)
        and row[VALUE]
        and KEY in row
    ]
    is_large, news, said = seed % 3 == 0, {}, []
    whole = whole_numbers(edition.forecast.plan)
    for place, at in enumerate(rng.choice(len(live), min(3, len(live)), replace=False)):
        old, key = live[at][VALUE], live[at][KEY]
        factor = float(rng.choice([0, 3] if is_large and not place else [0.9, 1.1]))
        new = max(old * factor, live[at].get(LEAST, 0))
        new = min(new, live[at].get(MOST, new))
        news[key] = round(new) if key in whole else new
        said.append(f"{key} {old:g} to {news[key]:g}")
    is_money = [key.startswith(("costs/", "plan/")) for key in news]
    header = voice.tell(texts.VALUE)
    out = edited(
        path,
        voice.tell(texts.INPUTS_SHEET),
        {(key, header): new for key, new in news.items()},
        folder / f"edited-{seed}.xlsx",
    )
    kind = "threefold or none" if is_large and not is_money[0] else "10 %"
    kind = "nothing played" if all(is_money) else kind
    return Change(edition, out, "; ".join(said), kind)


def gaps_of(change: Change, computed: Path) -> Iterator[Gap]:
    """Import what was edited, forecast it, and compare plan and scenarios."""
    edition, voice = change.edition, change.edition.voice
    plan = edition.forecast.plan
    after = import_into(plan, read_budget(computed)).change.apply(plan)
    again = [
        (totals(replace(plan, seed=seed)), totals(replace(after, seed=seed)))
        for seed in (plan.seed, *range(5000, 5000 + SEEDS))
    ]
    rows = rows_of(computed, voice.say_in("workbook", texts.SCENARIOS))
    own = next(row for row in rows if row.get(1) == voice.tell(texts.HEADLINE))
    checks = values_of(computed)[voice.tell(texts.CHECKS)]
    for column, app in enumerate(again[0][1]):
        moved = [new[column] / old[column] for old, new in again if old[column]]
        dice = 3 * float(np.std(moved, ddof=1)) / (app / again[0][0][column]) if app else 0
        ratio = abs(own.get(column + 3, 0) - app) / (app or 1)
        yield Gap(change, column, ratio, dice, bool(checks[6, 2]))


def totals(plan: Plan) -> list[float]:
    """Forecast a plan and its scenarios."""
    plans = (plan, *(scenario_plan(plan, scenario) for scenario in plan.scenarios))
    return [all_in(played(one), one.costs).total.micros / 1e6 for one in plans]


def rows_of(path: Path, sheet: str) -> list[dict[int, Any]]:
    """Give the values of a sheet by column, row by row."""
    found: dict[int, dict[int, Any]] = {}
    for (row, column), value in values_of(path)[sheet].items():
        found.setdefault(row, {})[column] = value
    return list(found.values())


def written(seed: int, folder: Path, seen: dict[str, int]) -> Path:
    """Write the budget of a random plan that can be forecast."""
    edition = editions(seed)
    base = edition.forecast
    for name in (base.era.id.value, base.lines.currency, f"scenarios {len(edition.scenarios)}"):
        seen[name] = seen.get(name, 0) + 1
    path = folder / f"plan-{seed}.xlsx"
    write_workbook(edition, path)
    return path


def editions(seed: int, scale: int = 1) -> Edition:
    """Draw plans until one has all its rates."""
    rng = np.random.default_rng(seed)
    language = Language(str(rng.choice(list(Language))))
    while True:
        plan = random_plan(rng, scale)
        try:
            return edition_of(
                played(plan), datetime(2026, 11, 25, 9, tzinfo=UTC), language, played
            )
        except InputError:
            continue


def played(plan: Plan):
    """Forecast a plan."""
    return forecast(plan, BOOK, MARKETS, lambda: False)


def random_plan(rng: np.random.Generator, scale: int = 1) -> Plan:
    """Draw a plan; some lack rates."""
    month = BillingMonth(*MONTHS[rng.integers(len(MONTHS))])
    codes = tuple(
        str(code) for code in rng.choice(COUNTRIES, rng.integers(1, 4), replace=False)
    )
    audiences = tuple(
        Audience(f"a{n}", f"=People {n}", code, int(rng.integers(500, 4000)) * scale)
        for n, code in enumerate(codes)
    )
    return Plan(
        name=f"Plan @{rng.integers(1000)} [a]:*?/\\",
        month=month,
        account=_account(rng, codes),
        grid=tuple(_row(rng, code, scale) for code in codes if rng.random() < 0.6),
        audiences=audiences,
        sends=tuple(_sends(rng, audiences, month)),
        entry_points=tuple(_entries(rng, codes, scale)),
        inbound=tuple(_inbound(rng, audiences, scale)),
        seed=int(rng.integers(1000)),
        scenarios=tuple(_scenarios(rng)),
        budget=Decimal(int(rng.integers(1, 5000))) if rng.random() < 0.5 else None,
        costs=_costs(rng),
    )


def _account(rng: np.random.Generator, codes: tuple[str, ...]) -> Account:
    uses = {"TR": "Turkey", "DE": "germany", "IN": "India", "MX": "Mexico"}
    return Account(
        currency=str(rng.choice(CURRENCIES)),
        home_country="TR",
        rules=Rules(str(rng.choice(["auto", "auto", "auto", *Rules]))),
        numbers=int(rng.choice([1, 1, 2, 5])),
        service_allowance=int(rng.choice([0, 100, 1000])),
        allowance_used=int(rng.choice([0, 0, 60])),
        tier_used=tuple(
            TierUse(uses[code], Category.UTILITY, int(rng.integers(97_000, 100_000)))
            for code in codes
            if code in uses
        ),
        authentication_international_from=date(2024, 6, 1) if rng.random() < 0.3 else None,
    )


def _row(rng: np.random.Generator, code: str, scale: int) -> GridRow:
    counts = [int(rng.choice([0, 1, 37, 900, 4000])) * scale for _ in range(3)]
    return GridRow(
        code, 0, *counts, float(rng.choice([0, 0.08, 0.4])), float(rng.integers(9)) * scale
    )


def _behaviour(rng: np.random.Generator, preset: Preset) -> Preset | Behaviour:
    if rng.random() < 0.5:
        return preset
    return Behaviour(
        delivered_ratio=float(rng.random()),
        reply_ratio=float(rng.random() * 0.5),
        answer_ratio=float(rng.random()),
        messages_per_answer=float(1 + rng.random() * 2),
    )


def _sends(
    rng: np.random.Generator, audiences: tuple[Audience, ...], month: BillingMonth
) -> Iterator[Send]:
    for n, audience in enumerate(audiences):
        category = TemplateCategory(str(rng.choice(list(TemplateCategory))))
        moment = datetime(month.year, month.month, int(rng.integers(1, 28)), 10)
        is_utility = category is TemplateCategory.UTILITY
        yield Send(
            f"s{n}",
            f"+Send {n}",
            audience.id,
            category,
            int(rng.integers(1, audience.people)),
            Broadcast((moment,), 2) if rng.random() < 0.5 else Steady(),
            _behaviour(rng, Preset.MARKETING),
            **({"recategorised_ratio": float(rng.choice([0, 0.3, 1]))} if is_utility else {}),
        )


def _entries(
    rng: np.random.Generator, codes: tuple[str, ...], scale: int
) -> Iterator[EntryPoint]:
    for n, code in enumerate(codes[:2]):
        category = TemplateCategory(str(rng.choice(list(TemplateCategory))))
        yield EntryPoint(
            f"e{n}",
            f"-Ad {n}",
            code,
            float(rng.random() * 30) * scale,
            behaviour=_behaviour(rng, Preset.AD_CLICK),
            follow_ups=(FollowUp(float(rng.integers(1, 100)), category),),
        )


def _inbound(
    rng: np.random.Generator, audiences: tuple[Audience, ...], scale: int
) -> Iterator[Inbound]:
    for n, audience in enumerate(audiences):
        yield Inbound(
            f"i{n}",
            f"@Desk {n}",
            float(rng.random() * 40) * scale,
            audience=audience.id,
            behaviour=_behaviour(rng, Preset.SUPPORT),
        )


def _scenarios(rng: np.random.Generator) -> Iterator[Scenario]:
    for n in range(int(rng.integers(0, 3))):
        lever = Lever(str(rng.choice(list(Lever))))
        yield Scenario(f"x{n}", "=Same name", (Adjustment(lever, float(rng.random())),))


def _costs(rng: np.random.Generator) -> Costs:
    if rng.random() < 0.4:
        return Costs()
    return Costs(
        partner=Partner(
            name="=Partner",
            markups=(
                Markup(Category.MARKETING, Decimal("0.05"), Decimal("0.0013")),
                Markup(Category.SERVICE, Decimal("0.1"), Decimal("0.002")),
            ),
            fee_basis=FeeBasis(str(rng.choice(list(FeeBasis)))),
            inbound_fee=Decimal("0.001"),
            conversation_fee=Decimal("0.0005"),
            failed_fee=Decimal("0.0001"),
            platform_fee=Decimal("49.99"),
            seat_fee=Decimal(15),
        ),
        seats=int(rng.integers(0, 4)),
        taxes=(Tax("KDV", Decimal("0.2")),),
        display=Exchange("TRY", Decimal("41.237")),
    )


def say(text: str) -> None:
    """Print at once, for the run is long."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
