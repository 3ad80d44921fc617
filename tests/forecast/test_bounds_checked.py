"""Compiled code stays within its arrays, whatever a plan holds."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unmeasured

_SCRIPT = Path(__file__).parents[1] / "benchmarks" / "bounds_checked.py"


def test_plans_at_all_their_bounds_touch_no_place_outside_an_array():
    done = subprocess.run(
        [sys.executable, "-W", "error", _SCRIPT, "--plans", "10"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "10 plans" in done.stdout
