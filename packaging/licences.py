"""Collects the licences of everything that an installer carries into one text."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).parent
KEPT = {  # these wheels name their licence, but do not bring its text
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
RULE = "-" * 78
TEXT_NAME = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
FROM_SYSTEM = ("/lib/", "/usr/lib/")


def collect(python_licence: Path, bundled: Iterable[Path] = ()) -> str:
    """Give the licences of the program, of Python, its packages and libraries of the system.

    Args:
        python_licence: The licence of the Python that is carried along.
        bundled: The files that the freezer took; those of the system are looked up.

    Raises:
        ValueError: If something is carried along whose licence is not to be found.
    """
    own = (HERE.parent / "LICENSE").read_text(encoding="utf-8")
    parts = [own, _part("Python", python_licence.read_text(encoding="utf-8", errors="replace"))]
    parts += [_of_distribution(found) for found in carried()]
    parts += [_part(name, text) for name, text in sorted(_of_system(bundled).items())]
    return f"\n{RULE}\n\n".join(parts)


def carried() -> list[Distribution]:
    """Find every package that the program needs, by name."""
    found: dict[str, Distribution] = {}
    names = ["tarife"]
    while names:
        made = distribution(names.pop())
        for line in made.requires or ():
            needed = Requirement(line)
            is_wanted = needed.marker is None or needed.marker.evaluate({"extra": ""})
            if is_wanted and needed.name.lower() not in found:
                found[needed.name.lower()] = distribution(needed.name)
                names.append(needed.name)
    return [found[name] for name in sorted(found)]


def frozen_files(work: Path) -> list[Path]:
    """Read from the freezer's own list which files it took."""
    (listed,) = work.rglob("COLLECT-*.toc")
    entries = ast.literal_eval(listed.read_text(encoding="utf-8"))[0]
    return [Path(source) for _name, source, _kind in entries]


def python_licence() -> Path:
    """Find the licence of the Python that runs here, which the freezer carries along."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        Path(sys.base_prefix) / "lib" / version / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / version / "copyright",
    )
    return next(place for place in places if place.is_file())


def _of_distribution(found: Distribution) -> str:
    name = found.metadata["Name"]
    stated = found.metadata["License-Expression"] or found.metadata["License"] or ""
    heading = f"{name} {found.version}  {stated.splitlines()[0] if stated else ''}".rstrip()
    texts = list(_texts_of(found))
    texts += [
        (HERE / "licences" / file).read_text(encoding="utf-8")
        for file in KEPT.get(name.lower().replace("_", "-"), ())
    ]
    if not texts:
        message = f"{name} brings no licence text; keep one in packaging/licences"
        raise ValueError(message)
    return _part(heading, "\n\n".join(texts))


def _texts_of(found: Distribution) -> Iterator[str]:
    for file in found.files or ():
        is_own = any(".dist-info" in part for part in file.parts)
        if is_own and TEXT_NAME.search(file.name):
            yield Path(str(found.locate_file(file))).read_text("utf-8", errors="replace")


def _of_system(bundled: Iterable[Path]) -> dict[str, str]:
    """Look up the Debian packages of libraries that came from the system."""
    asked = shutil.which("dpkg")
    if asked is None:
        return {}
    texts = {}
    for file in bundled:
        if str(file).startswith(FROM_SYSTEM):
            package = _package_of(asked, file)
            place = Path("/usr/share/doc") / package / "copyright"
            texts[f"Debian package {package}"] = place.read_text("utf-8", errors="replace")
    return texts


def _package_of(dpkg: str, file: Path) -> str:
    for path in (file, file.resolve(), Path("/usr") / str(file.resolve())[1:]):
        done = subprocess.run(
            [dpkg, "-S", str(path)], capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    message = f"no package owns {file}"
    raise ValueError(message)


def _part(heading: str, text: str) -> str:
    return f"{heading}\n\n{text.strip()}\n"
