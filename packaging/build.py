"""Builds the installer of the system it runs on: freeze, self-test, pack.

``python packaging/build.py [frozen]``, by the Python of an environment that holds
``packaging/requirements.lock``; `make build` sees to that.
"""

import os
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import icons
import licences
import own_wheel

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
STRIPPED = (
    *("libpython*", "lib-dynload/*.so", "contourpy/*.so", "kiwisolver/*.so"),
    *("fontTools/**/*.so", "PIL/_imaging.*.so"),
)
"""Libraries with symbols that only a debugger reads: 15 MB."""


def main() -> int:
    """Build everything, or with ``frozen`` the program alone; with ``windows`` for Windows."""
    wanted = sys.argv[1:]
    is_windows = sys.platform == "win32" or "windows" in wanted
    is_packed = "frozen" not in wanted
    if not set(wanted) <= {"frozen", "windows"}:
        print("usage: build.py [windows] [frozen]")
        return 2
    version = project_version()
    icons.draw_icons(ROOT / "resources" / "icons" / "tarife.svg", BUILD / "icons")
    if is_windows:
        from windows import setup  # noqa: PLC0415 - of its system only

        return setup.make(version, is_packed=is_packed)
    program = freeze(version)
    test_itself(program)
    if is_packed:
        pack(version)
    return 0


def project_version() -> str:
    """Read the version from where it stands once."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def freeze(version: str) -> Path:
    """Make a folder with the program and all that it needs.

    Returns:
        The program.
    """
    own_wheel.install()
    work, code = BUILD / "frozen", BUILD / "machine_code"
    run(sys.executable, str(HERE / "machine_code.py"))
    environment = {
        "TARIFE_MACHINE_CODE": str(code),
        "TARIFE_VERSION": version,
        "TARIFE_ICON": str(BUILD / "icons" / "tarife.icns"),
        "PYTHONHASHSEED": "0",  # the same input gives the same program
    }
    run(
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"),
        *("--distpath", str(DIST), "--workpath", str(work)),
        str(HERE / "tarife.spec"),
        environment=environment,
    )
    if compiler := list(DIST.rglob("*llvm*")):
        sys.exit(f"the program would compile at its first start: {compiler}")
    text = licences.collect(licences.python_licence(), licences.frozen_files(work))
    for data in DIST.rglob("tarife/_data"):
        (data / "licences.txt").write_text(text, encoding="utf-8")
    if sys.platform == "darwin":
        return DIST / "Tarife.app" / "Contents" / "MacOS" / "tarife"
    _strip(DIST / "tarife")
    return DIST / "tarife" / "tarife"


def test_itself(program: Path) -> None:
    """Have the program prove itself, with nothing of this environment at hand."""
    with tempfile.TemporaryDirectory() as home:
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        subprocess.run(
            [str(program), "--self-test"],
            env=kept | {"HOME": home, "LC_ALL": "C.UTF-8", "TARIFE_SELF_TEST_S": "300"},
            cwd=home,
            check=True,
        )


def pack(version: str) -> None:
    """Make the installers of this system."""
    if sys.platform == "darwin":
        from macos import image  # noqa: PLC0415 - of its system only

        image.make(DIST / "Tarife.app", version)
        return
    from linux import archive, deb  # noqa: PLC0415 - of its system only

    deb.make(version)
    archive.make(version)


def run(*command: str, environment: dict[str, str] | None = None) -> None:
    """Run a program and say how long it took."""
    started = time.monotonic()
    subprocess.run(command, cwd=ROOT, env=os.environ | (environment or {}), check=True)
    print(f"{time.monotonic() - started:6.1f} s  {' '.join(command[:3])}", flush=True)


def _strip(folder: Path) -> None:
    for pattern in STRIPPED:
        for library in folder.rglob(pattern):
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


if __name__ == "__main__":
    sys.exit(main())
