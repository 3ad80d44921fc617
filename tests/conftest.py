"""No test sees or changes the rate cards of the person who runs it."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.setattr("tarife.folders.rate_cards", lambda: folder / "rate_cards")
        yield
