"""About says what wrote the workbook and that it is an estimate."""

from importlib.metadata import version

from helpers.forecasts import november_forecast
from helpers.workbooks import budget_of
from tarife.workbook.words import ENGLISH


def test_version_method_and_warning_are_told():
    texts = [value for row in budget_of(november_forecast()).rows("About") for value in row]

    assert f"Tarife {version('tarife')}" in texts
    assert "This is an estimate. Meta's invoice prevails." in texts
    assert "UTC" in texts
    assert set(ENGLISH.method) < set(texts)
