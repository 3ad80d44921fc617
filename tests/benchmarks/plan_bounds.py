"""What a forecast and a budget of plans at their bounds cost, and how that grows.

``python tests/benchmarks/plan_bounds.py`` plays each plan with a quarter, half and all of what
a plan may hold, each in a process of its own whose compiled code is kept, and writes seconds of
the processor and the memory at the most. ``--one NAME SHARE`` is one of these processes.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "resources" / "examples" / "turkish-retailer-2026-11.tarife"
SHARES = (0.25, 0.5, 1.0)


def sends(plan, share):
    """Up to 1,000 sends."""
    (model, *_) = plan["sends"]
    plan["sends"] = [_named(model, number, volume=10) for number in range(int(1000 * share))]


def names(plan, share):
    """Up to 500 audiences and entry points beside the sends."""
    sends(plan, share)
    own, ad = plan["audiences"][0], plan["entry_points"][0]
    many = range(int(500 * share) - len(plan["audiences"]))
    plan["audiences"] += [_named(own, number, people=100) for number in many]
    plan["entry_points"] = [_named(ad, number, clicks_per_day=1) for number in many]


def moments(plan, share):
    """Up to 9,800 moments of 49 sends."""
    (model, *_) = plan["sends"]
    hours = [f"2026-11-{1 + n // 8:02}T{10 + n % 8}:00" for n in range(int(200 * share))]
    schedule = {**model["schedule"], "moments": hours}
    plan["sends"] = [_named(model, n, volume=10, schedule=schedule) for n in range(49)]


def problems(plan, share):
    """Up to 1,000 sends that have two problems each."""
    sends(plan, share)
    plan["sends"] = [{**send, "name": "", "audience": "none"} for send in plan["sends"]]


def allowance(plan, share):
    """Up to 1,000 numbers that share an allowance of a million each."""
    plan["account"] |= {"numbers": int(1000 * share), "service_allowance": 1_000_000}


def scenarios(plan, share):
    """Up to 50 scenarios, into a budget."""
    plan["scenarios"] = [{"id": f"x{n}", "name": f"X{n}"} for n in range(int(50 * share))]


PLANS = (sends, names, moments, problems, allowance, scenarios)


def _named(model, number, **changed):
    return {**model, "id": f"{model['id']}-{number}", "name": f"N {number}", **changed}


def one(name, share):
    """Play one plan; writes its status, seconds and megabytes."""
    document = json.loads(EXAMPLE.read_text("utf-8"))
    next(each for each in PLANS if each.__name__ == name)(document["plan"], share)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.tarife"
        path.write_text(json.dumps(document), "utf-8")
        from tarife.__main__ import main as tarife  # noqa: PLC0415 - its memory is measured

        budget = ["--xlsx", f"{folder}/budget.xlsx"] if name == "scenarios" else []
        began = time.process_time()
        status = tarife(["forecast", str(path), "--json", *budget])
        spent = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stderr.write(f"{status} {spent:.1f} {memory}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=2, metavar=("NAME", "SHARE"))
    asked = parser.parse_args()
    if asked.one:
        one(asked.one[0], float(asked.one[1]))
        return 0
    for plan in PLANS:
        figures = []
        for share in SHARES:
            command = [sys.executable, __file__, "--one", plan.__name__, str(share)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            status, spent, memory = done.stderr.splitlines()[-1].split()
            figures.append(f"{spent} s {memory} MB" + (f" (status {status})" * (status != "0")))
        sys.stdout.write(f"| {plan.__doc__.removesuffix(chr(46))} | {' | '.join(figures)} |\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
