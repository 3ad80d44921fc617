"""Brings the catalogues of texts up to date with the code, and compiles them.

``translations.py`` needs the tools that come with PySide6. New texts come in unfinished: write
their translation into the ``.ts`` file, by hand or in Qt Linguist, and run it again.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "resources" / "translations"
TOOLS: Final = Path(sys.executable).parent
LANGUAGES: Final = ("tr",)


def main() -> int:
    """Write every catalogue anew."""
    for name, sources in catalogues().items():
        for language in LANGUAGES:
            extract(sources, FOLDER / f"{name}_{language}.ts")
            compile_catalogue(FOLDER / f"{name}_{language}.ts")
    return 0


def catalogues() -> dict[str, list[Path]]:
    """Tell which files have texts: those of the window, and those of all other rooms."""
    files = sorted((ROOT / "app" / "tarife").rglob("*.py"))
    window = ROOT / "app" / "tarife" / "gui"
    return {
        "window": [path for path in files if window in path.parents],
        "core": [path for path in files if window not in path.parents],
    }


def extract(sources: list[Path], catalogue: Path) -> None:
    """Put new texts into a catalogue, and take out those that are gone."""
    options = ["-locations", "none", "-no-obsolete", "-tr-function-alias", "tr+=say"]
    names = [str(path.relative_to(ROOT)) for path in sources]
    _run("pyside6-lupdate", *options, *names, "-ts", str(catalogue))


def compile_catalogue(catalogue: Path) -> None:
    """Compile a catalogue into the form that the program loads."""
    _run("pyside6-lrelease", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(TOOLS / tool), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
