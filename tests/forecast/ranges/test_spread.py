"""What trials over ranges give."""

from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.terms.categories import Category


def test_equal_figures_are_equal_spreads():
    band = PercentileBand(1, 2, 3)

    assert Spread(10, band, (band,), (band,), {Category.SERVICE: band}) == Spread(
        10, PercentileBand(1, 2, 3), (band,), (band,), {Category.SERVICE: band}
    )
