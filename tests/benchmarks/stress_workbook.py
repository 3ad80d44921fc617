"""Compares budgets of random plans, computed anew by LibreOffice, with the app.

``python tests/benchmarks/stress_workbook.py --plans 100 --seed 1``; plans of all eras, card
currencies, allowances, tiers, scenarios and costs are written, every formula is computed by
LibreOffice, and each value that differs from the app's is told. Ends with status 1 if one does.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.recalculation import differences, recalculated
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
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
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.problems import InputError
from tarife.workbook.budget import write_workbook
from tarife.workbook.context import Edition, edition_of

BOOK, MARKETS = load_book(), load_markets()
COUNTRIES = ("TR", "DE", "BR", "IN", "US", "ID", "MX", "SA", "NG", "CO", "GB", "MY")
CURRENCIES = ("USD", "USD", "EUR", "INR", "COP", "CLP", "BRL", "MXN", "AED")
MONTHS = ((2023, 9), (2024, 8), (2024, 12), (2025, 8), (2025, 11), (2026, 8), (2026, 11))
BATCH = 10
MOST_TOLD = 5


def main() -> int:
    """Write, compute, compare, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
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


def written(seed: int, folder: Path, seen: dict[str, int]) -> Path:
    """Write the budget of a random plan that can be forecast."""
    edition = editions(seed)
    base = edition.forecast
    for name in (base.era.id.value, base.lines.currency, f"scenarios {len(edition.scenarios)}"):
        seen[name] = seen.get(name, 0) + 1
    path = folder / f"plan-{seed}.xlsx"
    write_workbook(edition, path)
    return path


def editions(seed: int) -> Edition:
    """Draw plans until one has all its rates."""
    rng = np.random.default_rng(seed)
    language = Language(str(rng.choice(list(Language))))
    while True:
        plan = random_plan(rng)
        try:
            return edition_of(
                played(plan), datetime(2026, 11, 25, 9, tzinfo=UTC), language, played
            )
        except InputError:
            continue


def played(plan: Plan):
    """Forecast a plan."""
    return forecast(plan, BOOK, MARKETS, lambda: False)


def random_plan(rng: np.random.Generator) -> Plan:
    """Draw a plan; some lack rates."""
    month = BillingMonth(*MONTHS[rng.integers(len(MONTHS))])
    codes = tuple(
        str(code) for code in rng.choice(COUNTRIES, rng.integers(1, 4), replace=False)
    )
    audiences = tuple(
        Audience(f"a{n}", f"=People {n}", code, int(rng.integers(500, 4000)))
        for n, code in enumerate(codes)
    )
    return Plan(
        name=f"Plan @{rng.integers(1000)} [a]:*?/\\",
        month=month,
        account=_account(rng, codes),
        grid=tuple(_row(rng, code) for code in codes if rng.random() < 0.6),
        audiences=audiences,
        sends=tuple(_sends(rng, audiences, month)),
        entry_points=tuple(_entries(rng, codes)),
        inbound=tuple(_inbound(rng, audiences)),
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


def _row(rng: np.random.Generator, code: str) -> GridRow:
    counts = [int(rng.choice([0, 1, 37, 900, 4000])) for _ in range(3)]
    return GridRow(code, 0, *counts, float(rng.choice([0, 0.08, 0.4])), float(rng.integers(9)))


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


def _entries(rng: np.random.Generator, codes: tuple[str, ...]) -> Iterator[EntryPoint]:
    for n, code in enumerate(codes[:2]):
        category = TemplateCategory(str(rng.choice(list(TemplateCategory))))
        yield EntryPoint(
            f"e{n}",
            f"-Ad {n}",
            code,
            float(rng.random() * 30),
            behaviour=_behaviour(rng, Preset.AD_CLICK),
            follow_ups=(FollowUp(float(rng.integers(1, 100)), category),),
        )


def _inbound(rng: np.random.Generator, audiences: tuple[Audience, ...]) -> Iterator[Inbound]:
    for n, audience in enumerate(audiences):
        yield Inbound(
            f"i{n}",
            f"@Desk {n}",
            float(rng.random() * 40),
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
