"""Words that are written once and then stamped."""

import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation

from tarife.charts.kit.frame import StampedLabel, StampedLegend

_LEVELS = 2  # of 255, which blending twice may round off


def a_figure(kind=StampedLabel, text="Plan 5,127.72", at=(0.5, 0.5)):
    figure = Figure(figsize=(4, 3))
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.add_patch(Rectangle((0.4, 0.4), 0.1, 0.3, color="orange"))
    outline = [withStroke(linewidth=3.5, foreground="white")]
    label = kind(text, at, path_effects=outline, color="teal", annotation_clip=False)
    axes.add_artist(label)
    return figure, label


def pixels(figure, times=1):
    for _ in range(times):
        figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba()).astype(int)


def test_a_label_looks_the_same_stamped_as_written():
    stamped, _ = a_figure()
    written, _ = a_figure(Annotation)

    assert np.abs(pixels(stamped, times=3) - pixels(written)).max() <= _LEVELS


def test_a_label_that_stays_is_written_no_third_time(monkeypatch):
    figure, _ = a_figure()
    pixels(figure, times=2)
    written = []
    monkeypatch.setattr(Annotation, "draw", lambda *_: written.append(1))

    pixels(figure)

    assert not written


@pytest.mark.parametrize(
    "change",
    [
        lambda label: label.set_text("Plan 5,127.73"),
        lambda label: label.set_color("navy"),
        lambda label: label.set_x(0.2),
        lambda label: setattr(label, "xy", (0.1, 0.9)),
        lambda label: label.set_visible(False),
    ],
    ids=["text", "colour", "shift", "place", "hidden"],
)
def test_a_label_that_changes_is_written_anew(change):
    stamped, label = a_figure()
    written, twin = a_figure(Annotation)
    pixels(stamped, times=3)

    change(label)
    change(twin)

    assert np.abs(pixels(stamped, times=2) - pixels(written)).max() <= _LEVELS


def test_a_label_that_reaches_over_the_edge_is_cut_there():
    stamped, _ = a_figure(at=(1.1, 1.14))
    written, _ = a_figure(Annotation, at=(1.1, 1.14))

    assert np.abs(pixels(stamped, times=3) - pixels(written)).max() <= _LEVELS


def test_a_file_gets_letters():
    figure, _ = a_figure()
    pixels(figure, times=3)
    file = io.StringIO()

    figure.savefig(file, format="svg")

    assert "<image" not in file.getvalue()


def test_a_legend_looks_the_same_stamped_as_written():
    figure, _ = a_figure()
    sign = Rectangle((0, 0), 1, 1, color="orange", hatch="//")
    figure.legends.append(StampedLegend(figure, [sign], ["Marketing"], loc="upper left"))
    twin, _ = a_figure()
    twin.legend([sign], ["Marketing"], loc="upper left")

    assert np.abs(pixels(figure, times=3) - pixels(twin)).max() <= _LEVELS
