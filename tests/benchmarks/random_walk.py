"""Does anything at all in the real window for a long time, and looks after each step.

Run as ``.venv/bin/python tests/benchmarks/random_walk.py --actions 5000 --seed 1``; with
``--sample`` a part of the people is played, as while a slider is dragged.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_STRETCH = 50


def main() -> None:
    """Walk in a home of its own, and tell what was done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = home
        _walk(Path(home), asked)


def _walk(home: Path, asked: argparse.Namespace) -> None:
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - after the home is chosen
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from helpers.gui.random_walk import QuickForecastService, Walk  # noqa: PLC0415
    from helpers.gui.windows import give_up  # noqa: PLC0415
    from tarife.gui.document.forecasting import ForecastService  # noqa: PLC0415
    from tarife.gui.shell.language_switch import WindowHost  # noqa: PLC0415
    from tarife.gui.shell.startup import prepare_application  # noqa: PLC0415
    from tarife.gui.text.languages import LanguageChoice, Languages  # noqa: PLC0415
    from tarife.gui.widgets.appearance import Appearance  # noqa: PLC0415
    from tarife.gui.widgets.theme import Theme  # noqa: PLC0415

    application = QApplication(["tarife"])
    prepare_application(application)
    store = QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat)
    forecast_service = (QuickForecastService if asked.sample else ForecastService).shipped()
    languages = Languages(application, LanguageChoice.ENGLISH)
    window_host = WindowHost(
        forecast_service, store, Appearance(application, Theme.LIGHT), languages
    )
    window_host.window.show()
    files = home / "files"
    files.mkdir()
    walk = Walk(window_host, files, asked.seed, forecast_service.forecaster)
    for done in range(0, asked.actions, _STRETCH):
        walk.walk(min(_STRETCH, asked.actions - done))
        sys.stdout.write(f"{walk.done.total()} actions, {walk.compared} comparisons\n")
        sys.stdout.flush()
    sys.stdout.writelines(f"{times:6} {name}\n" for name, times in walk.done.most_common())
    give_up(window_host.window)
    window_host.window.close()


if __name__ == "__main__":
    main()
