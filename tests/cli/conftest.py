"""What tests of the command line share."""

from functools import partial

import pytest

from tarife.forecast.ranges.trials import run_trials


@pytest.fixture
def few_draws(monkeypatch):
    """Try a plan with ranges few times: where percentiles stand says as much."""
    for command in ("forecast.forecast", "check_and_diff"):
        monkeypatch.setattr(f"tarife.cli.{command}.run_trials", partial(run_trials, draws=16))
