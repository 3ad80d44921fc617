"""What a forecast and a budget of plans at their bounds cost, and how that grows.

``python tests/benchmarks/plan_bounds.py`` plays each plan with a quarter, half and all of what
a plan may hold, each in a process of its own whose compiled code is kept, and writes seconds of
the processor and the memory at the most. ``--one NAME SHARE`` is one of these processes. With
``--window`` the real window opens each plan and shows each of its pages, and the seconds are
those for which its thread was busy at a time at the most. ``--only NAME`` takes one plan, and
``--command explain`` another command.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = map(str, Path(__file__).resolve().parents[:2])

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


def own_numbers(plan, share):
    """Up to 50 scenarios with 1,000 numbers of their own each, of 1,000 sends."""
    sends(plan, 1.0)
    plan["ranges"] = []
    own = [
        {"at": {"part": "sends", "id": one["id"], "field": "volume"}, "value": 5.0}
        for one in plan["sends"]
    ]
    scenarios(plan, share)
    plan["scenarios"] = [{**one, "overrides": own} for one in plan["scenarios"]]


def months(plan, share):
    """Up to 12 months of 830 sends that go out once in each."""
    plan.pop("held", None)
    (model, *_) = plan["sends"]
    schedule = {"kind": "broadcast", "moments": [], "repeats": [{"at": "08:00", "day": 1}]}
    plan["sends"] = [_named(model, n, volume=10, schedule=schedule) for n in range(830)]
    plan |= {
        "months": int(12 * share),
        "grid": [],
        "entry_points": [],
        "inbound": [],
        "ranges": [],
    }


ENDLESS = {
    **dict.fromkeys(("delivered_ratio", "reply_ratio", "answer_ratio"), 1),
    **{f"{one}_delay": {"median_s": 0, "p90_s": 0} for one in ("delivery", "reply", "answer")},
    "messages_per_answer": 20,
    "turns": 50,
}
"""The longest exchanges that a plan may have, all of which begin at once."""


def talks(plan, share):
    """Up to 500 inbound lines of one hour, with 50 turns of 20 messages."""
    (model,) = plan["inbound"]
    hour = {
        "days": {"first": "2026-11-11", "last": "2026-11-11"},
        "hours": {"start": "10:00", "end": "11:00"},
    }
    plan |= {"sends": [], "entry_points": [], "grid": []}
    plan["account"].pop("desk")
    plan["inbound"] = [
        _named(model, n, people_per_day=1000, behaviour=ENDLESS, **hour)
        for n in range(int(500 * share))
    ]


def answered_sends(plan, share):
    """Up to 180 sends of one hour and 1,000 numbers, with 50 turns of 20 messages."""
    (model, *_) = plan["sends"]
    plan |= {"inbound": [], "entry_points": [], "grid": []}
    plan["account"].pop("desk")
    plan["account"]["numbers"] = 1000
    schedule = {**model["schedule"], "spread_hours": 0}
    plan["sends"] = [
        _named(model, n, behaviour=ENDLESS, schedule=schedule) for n in range(int(180 * share))
    ]


def at_once(plan, share):
    """Up to 400 sends to 20,000 people, each answered within the same second: refused."""
    answered_sends(plan, share)
    plan["account"]["numbers"] = 1
    plan["audiences"][0]["people"] = 20_000
    (model, *_) = plan["sends"]
    short = {**ENDLESS, "messages_per_answer": 1, "turns": 1}
    plan["sends"] = [
        _named(model, n, volume=20_000, behaviour=short) for n in range(int(400 * share))
    ]


PLANS = (sends, names, moments, problems, allowance, scenarios, own_numbers, months)
PLANS += (talks, answered_sends, at_once)


def _named(model, number, **changed):
    return {**model, "id": f"{model['id']}-{number}", "name": f"N {number}", **changed}


def one(name, share, command):
    """Play one plan, or do something else with it; writes its status, seconds and megabytes."""
    document = made(name, share)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.tarife"
        path.write_text(json.dumps(document), "utf-8")
        from tarife.__main__ import main as tarife  # noqa: PLC0415 - its memory is measured

        budget = ["--xlsx", f"{folder}/budget.xlsx"] if name == "scenarios" else []
        began = time.process_time()
        status = tarife([command, str(path), "--json", *budget])
        spent = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stderr.write(f"{status} {spent:.1f} {memory}\n")


def made(name, share):
    document = json.loads(EXAMPLE.read_text("utf-8"))
    next(each for each in PLANS if each.__name__ == name)(document["plan"], share)
    return document


def in_window(name, share):
    """Open one plan and look at each page; writes seconds and megabytes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from slider_frames import QApplication, real_window, rest  # noqa: PLC0415 - the command line is measured without

    from tarife.documents.codec import parse_plan  # noqa: PLC0415 - the same
    from tarife.gui.editors.navigation import View  # noqa: PLC0415 - the same

    application, spent = QApplication(["bounds"]), []

    def timed(work):
        began = time.thread_time()
        work()
        application.processEvents()
        spent.append(time.thread_time() - began)

    with real_window(application) as window:
        plan = parse_plan(json.dumps(made(name, share)))
        timed(lambda: window.session.open(plan, None))
        rest(application, window)
        for entry in View:
            timed(lambda entry=entry: window.workspace.choose(entry))
            timed(window.grab)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stderr.write(f"0 {max(spent):.1f} {memory}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=2, metavar=("NAME", "SHARE"))
    parser.add_argument("--only", metavar="NAME")
    parser.add_argument("--command", default="forecast")
    parser.add_argument("--window", action="store_true")
    asked = parser.parse_args()
    if asked.one:
        name, share = asked.one[0], float(asked.one[1])
        in_window(name, share) if asked.window else one(name, share, asked.command)
        return 0
    for plan in PLANS:
        if asked.only not in (None, plan.__name__):
            continue
        figures = []
        for share in SHARES:
            command = [sys.executable, __file__, "--one", plan.__name__, str(share)]
            command += ["--window"] * asked.window + ["--command", asked.command]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            status, spent, memory = done.stderr.splitlines()[-1].split()
            figures.append(f"{spent} s {memory} MB" + (f" (status {status})" * (status != "0")))
        sys.stdout.write(f"| {plan.__doc__.removesuffix(chr(46))} | {' | '.join(figures)} |\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
