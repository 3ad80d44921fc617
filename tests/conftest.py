"""No test sees or changes the rate cards of the person who runs it, or fails for being slow."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # how fast a machine is says nothing about a rule
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.setattr("tarife.folders.rate_cards", lambda: folder / "rate_cards")
        yield
