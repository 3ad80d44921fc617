"""Where in a plan something stands."""

import pytest

from tarife.plan.model.addresses import Place


@pytest.mark.parametrize(
    ("place", "text"),
    [
        pytest.param(Place(), "", id="the plan"),
        pytest.param(Place(("month",)), "month", id="field"),
        pytest.param(Place(("sends", 2)), "sends[2]", id="line"),
        pytest.param(
            Place(("sends", 2), "Black Friday").inside("volume"),
            "sends[2].volume (Black Friday)",
            id="named",
        ),
        pytest.param(
            Place(("sends", 2)).inside("schedule", "moments", 0),
            "sends[2].schedule.moments[0]",
            id="deep",
        ),
        pytest.param(
            Place(("sends", 0), "A name\nthat goes on " + "and on " * 20),
            "sends[0] (A name that goes on and on and on and...)",
            id="long name",
        ),
    ],
)
def test_a_place_reads_like_the_file(place, text):
    assert str(place) == text
