"""What all rooms' tests share; none sees the rate cards of the person who runs it."""

import gc
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import tarife
from helpers.measuring import spare_libraries, unmeasured
from tarife.folders import keep_caches
from tarife.terms import machine_code

# Tests hand kernels what they like, and call parts of them: Numba compiles these.
machine_code.MADE = "nowhere"
keep_caches(Path(tarife.__file__).parent)  # before anything is compiled

# Python collects garbage in whichever thread allocates; a worker would destroy windows.
ENOUGH = gc.get_threshold()[0]
TURNS = count(1)
gc.set_threshold(0)

anywhere = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # how fast a machine is says nothing about a rule
# The same in every run, so that what fails is what was changed; "long" looks for others.
settings.register_profile("house", anywhere, max_examples=40, derandomize=True)
settings.register_profile("long", anywhere, max_examples=400)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.setattr("tarife.folders.rate_cards", lambda: folder / "rate_cards")
        yield


def pytest_collection_finish(session):
    """Spare the collector of garbage what lives as long as the tests: tests and modules."""
    gc.freeze()
    if session.config.pluginmanager.hasplugin("_cov"):
        spare_libraries()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    with unmeasured(when=item.get_closest_marker("unmeasured")):
        result = yield
    if gc.get_count()[0] > ENOUGH:  # here, where all threads but this one are at rest
        turn = next(TURNS)
        gc.collect(2 if turn % 200 == 0 else int(turn % 10 == 0))
    return result


GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request):
    """Compares a text with the one that is kept, or keeps it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        kept = path.read_text("utf-8") if path.exists() else ""
        assert text.splitlines() == kept.splitlines()

    return compare
