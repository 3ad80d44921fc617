"""Charts become picture files, whole or not at all."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from matplotlib.image import imread

from helpers.forecasts import empty_forecast, november_forecast
from tarife.charts import export
from tarife.charts.catalogue import CHARTS
from tarife.charts.export import Picture, save_chart
from tarife.charts.kit.palette import DARK, LIGHT
from tarife.charts.scene import Scene
from tarife.terms.problems import InputError, OutsideError

HEADS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_a_picture_is_not_empty_and_has_the_size_asked_for(tmp_path, chart, theme):
    path = tmp_path / "chart.png"

    save_chart(Scene(november_forecast()), chart.id, path, Picture(500, 300, 2.0, theme))

    pixels = imread(path)
    assert pixels.shape[:2] == (600, 1000)
    assert len({tuple(pixel) for row in pixels[::7] for pixel in row[::7]}) > 20
    surface = [int(theme.surface[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    assert pixels[0, 0, :3].tolist() == pytest.approx(surface, abs=0.01)


def test_a_picture_says_of_which_plan_and_time_it_is(tmp_path, monkeypatch):
    themes = []
    monkeypatch.setattr(
        export, "chart", lambda _: SimpleNamespace(draw=lambda *asked: themes.append(asked[2]))
    )
    made = november_forecast()
    named = replace(made, plan=replace(made.plan, name="Shop, November 2026"))

    for scene in (Scene(made), Scene(named), Scene(named, name="Fewer people")):
        save_chart(scene, "daily-cost", tmp_path / "chart.svg")

    assert [theme.subject for theme in themes] == [
        f"{made.plan.name} · November 2026".strip(" ·"),
        "Shop, November 2026",
        "Fewer people · Shop, November 2026",
    ]


@pytest.mark.parametrize("suffix", HEADS)
def test_the_suffix_chooses_the_format_and_the_file_is_the_same_each_time(tmp_path, suffix):
    one, two = tmp_path / f"one{suffix.upper()}", tmp_path / f"two{suffix}"

    save_chart(Scene(november_forecast()), "daily-cost", one)
    save_chart(Scene(november_forecast()), "daily-cost", two)

    assert one.read_bytes().startswith(HEADS[suffix])
    assert one.read_bytes() == two.read_bytes()


def test_a_plan_without_cost_can_be_saved_too(tmp_path):
    for chart in CHARTS:
        save_chart(Scene(empty_forecast()), chart.id, tmp_path / f"{chart.id}.png")

    assert len(list(tmp_path.iterdir())) == len(CHARTS)


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(InputError) as caught:
        save_chart(Scene(november_forecast()), "daily-cost", tmp_path / "chart.bmp")

    assert [problem.code for problem in caught.value.problems] == ["unknown-picture-format"]
    assert "'chart.bmp'" in str(caught.value)
    assert ".png, .svg or .pdf" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_told_in_a_sentence(tmp_path):
    with pytest.raises(OutsideError, match="the folder does not exist"):
        save_chart(Scene(november_forecast()), "daily-cost", tmp_path / "nowhere" / "chart.png")


def test_the_old_picture_is_whole_when_a_chart_is_unknown(tmp_path):
    path = tmp_path / "chart.png"
    path.write_bytes(b"old")

    with pytest.raises(InputError):
        save_chart(Scene(november_forecast()), "nothing", path)

    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("chart", [chart.id for chart in CHARTS])
def test_names_that_are_no_text_are_drawn_as_they_can_be_shown(tmp_path, chart):
    made = november_forecast()
    plan = replace(made.plan, name="half \ud800")
    sources = tuple(replace(one, name="log \udcff") for one in made.sources)
    months = (replace(made.months[0], plan=plan),)
    scene = Scene(
        replace(made, plan=plan, months=months, sources=sources), name="scenario \ud800"
    )

    save_chart(scene, chart, tmp_path / "chart.png", Picture())

    assert (tmp_path / "chart.png").stat().st_size > 3_000
