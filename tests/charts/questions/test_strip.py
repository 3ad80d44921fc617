"""One person's month as a strip."""

from datetime import datetime
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tarife.billing.eras import ERAS
from tarife.billing.ledger import Reason
from tarife.charts.kit.palette import DARK, LIGHT
from tarife.charts.questions.strip import draw_strip
from tarife.insight.explain.timelines import Moment, Timeline, intervals_of
from tarife.terms.categories import Category
from tarife.terms.money import Money
from tarife.traffic.table import MessageKind

HOUR = 3600
MARKETING, UTILITY, SERVICE = Category.MARKETING, Category.UTILITY, Category.SERVICE
PAID = Reason.MESSAGE_DELIVERED


def moment(hour, kind, category=None, reason=None, micros=None):
    charge = None if micros is None else Money(micros, "USD")
    return Moment(int(hour * HOUR), kind, category, reason, charge, "Black Friday")


MOMENTS = (
    moment(10, MessageKind.MARKETING, MARKETING, PAID, 136_500),
    moment(30, MessageKind.INBOUND),
    moment(31, MessageKind.FREE_FORM, SERVICE, PAID, 55_000),
    moment(31.02, MessageKind.FREE_FORM, SERVICE, PAID, 55_000),
    moment(55, MessageKind.UTILITY, UTILITY, PAID),
    moment(80, MessageKind.FREE_FORM, SERVICE, Reason.OUTSIDE_WINDOW),
    moment(110, MessageKind.ENTRY),
    moment(111, MessageKind.FREE_FORM, SERVICE, Reason.FREE_ENTRY_POINT),
)


def timeline(moments=MOMENTS):
    begins = datetime(2026, 11, 2, tzinfo=ZoneInfo("Europe/Istanbul"))
    return Timeline(begins, moments, intervals_of(moments, lambda _: ERAS[3], 72))


def drawn(shown, theme=LIGHT, size=(9.0, 2.6)):
    figure = Figure(figsize=size, dpi=100)
    chart = draw_strip(figure, shown, theme)
    FigureCanvasAgg(figure).draw()
    return chart, figure


def test_every_charge_stands_at_its_message_and_what_is_free_says_so():
    _, figure = drawn(timeline())

    said = [text.get_text() for text in figure.axes[0].texts]
    assert said == ["0.1365 USD", "2 × 0.055 USD", "charged", "not sent", "free"]  # noqa: RUF001


def test_labels_of_messages_that_are_close_never_lie_on_each_other():
    moments = [
        moment(10 + hour, MessageKind.FREE_FORM, SERVICE, PAID, 900 + count)
        for hour in (0, 6, 12, 18)
        for count in (0, 0, 1)
    ]

    _, figure = drawn(timeline(moments), size=(3.5, 2.6))

    labels = [text for text in figure.axes[0].texts if text.get_text()]
    boxes = [text.get_window_extent() for text in labels]
    assert [text.get_text() for text in labels] == ["2 × 0.0009", "0.000901"] * 4  # noqa: RUF001
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_a_legend_says_what_the_signs_are():
    _, figure = drawn(timeline())

    said = [text.get_text() for text in figure.legends[0].get_texts()]
    assert said == ["Marketing", "Your reply", "Utility", "From an ad"]


def test_a_kind_that_is_free_throughout_has_a_hollow_sign_in_the_legend():
    _, figure = drawn(timeline((MOMENTS[0], *MOMENTS[-2:])))

    _, ad, answer = figure.legends[0].legend_handles
    assert ad.get_markerfacecolor() == LIGHT.text
    assert answer.get_markerfacecolor() == LIGHT.surface


def test_messages_come_before_the_legend_where_there_is_no_room_for_both():
    _, figure = drawn(timeline(), size=(9.0, 0.9))

    assert not figure.legends


CLOSE = (
    moment(10, MessageKind.UTILITY, UTILITY, PAID, 900),
    moment(30, MessageKind.MARKETING, MARKETING, PAID, 10_900),
    moment(30.1, MessageKind.FREE_FORM, SERVICE, PAID, 900),
    moment(38, MessageKind.FREE_FORM, SERVICE, Reason.OUTSIDE_WINDOW),
)


def test_where_signs_have_no_room_for_prices_the_legend_says_them_whole():
    _, figure = drawn(timeline(CLOSE), size=(3.3, 1.2))

    assert not [text for text in figure.axes[0].texts if text.get_text()]
    said = [text for legend in figure.legends for text in legend.get_texts()]
    assert [text.get_text() for text in said] == [
        "Utility 0.0009",
        "Marketing 0.0109",
        "Your reply 0.0009",
        "not sent",
    ]
    assert max(text.get_window_extent().x1 for text in said) <= figure.bbox.x1
    names = [label.get_window_extent() for label in figure.axes[0].get_yticklabels()]
    assert all(above.y0 >= below.y1 - 1 for above, below in pairwise(names))


def test_every_price_stands_above_its_own_sign_and_no_line_to_one_crosses_another():
    _, figure = drawn(timeline(CLOSE), size=(4.2, 2.4))

    axes = figure.axes[0]
    texts = [text for text in axes.texts if text.get_text()]
    assert [text.get_text() for text in texts] == ["0.0009", "0.0109", "0.0009", "not sent"]
    signs = [axes.transData.transform((moment.at_s, 0))[0] for moment in CLOSE]
    boxes = [text.get_window_extent() for text in texts]
    for sign, box in zip(signs, boxes, strict=True):
        assert sign <= box.x0 <= sign + 6
        assert box.x1 <= figure.bbox.x1
        over = [other for other in boxes if other.y0 >= box.y1]  # a line goes down from each
        assert all(other.x0 <= box.x0 for other in over if other.x0 < box.x1)


def test_rows_of_a_high_picture_stay_together():
    _, figure = drawn(timeline(), size=(5.0, 4.0))

    business, person, *_ = (
        label.get_window_extent() for label in figure.axes[0].get_yticklabels()
    )
    assert (business.y0 - person.y0) * 72 / 100 < 36


def test_charges_do_not_reach_into_the_legend():
    _, figure = drawn(timeline(), size=(5.0, 2.2))

    legend = figure.legends[0].get_window_extent()
    assert max(text.get_window_extent().y1 for text in figure.axes[0].texts) <= legend.y0 + 1


def test_lanes_are_named_and_only_those_that_occur():
    _, figure = drawn(timeline())

    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["Business", "Person", "Service window", "Free entry point"]


def test_windows_last_as_long_as_they_are_open():
    _, figure = drawn(timeline())

    bars = {
        (bars.get_label(), round(bars[0].get_x() / HOUR, 2), bars[0].get_width() / HOUR)
        for bars in figure.axes[0].containers
    }
    assert bars == {
        ("service_window", 30, 24),
        ("service_window", 110, 24),
        ("free_entry_point", 111, 72),
    }


def test_what_costs_is_full_and_what_is_free_is_hollow():
    _, figure = drawn(timeline())
    marks = {
        line.get_xdata()[0] / HOUR: line
        for line in figure.axes[0].lines
        if line.get_marker() in "so"
    }

    assert marks[31].get_markerfacecolor() != LIGHT.surface
    assert marks[111].get_markerfacecolor() == LIGHT.surface


def test_a_message_says_when_it_was_and_what_became_of_it():
    chart, figure = drawn(timeline())
    x, y = figure.axes[0].transData.transform((111 * HOUR, 0))

    tip = chart.spot_at(x, y).tip

    assert tip.title == "Fri 6 Nov, 15:00"
    assert ("Free: free entry point", "") in tip.rows
    assert ("Black Friday", "") in tip.rows


def test_a_window_says_how_long_it_was_open():
    chart, figure = drawn(timeline())
    x, y = figure.axes[0].transData.transform((40 * HOUR, 2))

    assert chart.spot_at(x, y).tip.rows == (("Open for", "24.0 h"),)


def test_a_short_strip_labels_hours_and_a_long_one_days():
    short = timeline(MOMENTS[:1])
    days = timeline((MOMENTS[0], moment(400, MessageKind.INBOUND)))

    labels = [
        drawn(shown)[1].axes[0].get_xticklabels()[0].get_text() for shown in (short, days)
    ]
    assert ":" in labels[0]
    assert ":" not in labels[1]


def test_nobody_gives_a_sentence():
    _, figure = drawn(timeline(()))

    assert figure.texts[-1].get_text() == "Nobody can be shown here."


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(3.6, 2.2), (9.0, 1.4), (14.0, 4.0)])
def test_nothing_is_cut_off(size, theme):
    _, figure = drawn(timeline(), theme, size)

    for text in (*figure.texts, *figure.axes[0].texts, *figure.axes[0].get_yticklabels()):
        box = text.get_window_extent()
        assert box.x0 >= -1, text
        assert box.x1 <= figure.bbox.x1 + 1, text
        assert box.y1 <= figure.bbox.y1 + 1, text
