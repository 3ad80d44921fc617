"""What the main chart shows of a forecast, and how uncertain it is."""

from tarife.charts.daily.data import DailyCost
from tarife.charts.kit.palette import LIGHT
from tarife.charts.scene import Grouping, Scene
from tarife.forecast.ranges.spread import PercentileBand, Spread


def days_of(forecast, grouping=Grouping.CATEGORY, **around):
    return DailyCost.of(Scene(forecast, grouping, **around), LIGHT)


def spread_of(forecast, low=9, high=11):
    """Spend so far times these tenths."""
    so_far = days_of(forecast).so_far.tolist()
    bands = tuple(PercentileBand(s * low // 10, s, s * high // 10) for s in so_far)
    return Spread(100, bands[-1], bands, bands, {})
