"""Makes the ``.deb`` from the frozen folder."""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FROZEN, STAGE = ROOT / "dist" / "tarife", ROOT / "build" / "deb"
LARGEST_GLIBC = (2, 35)
"""What Ubuntu 22.04 has."""

MIME = "application-vnd.tarife.plan+json"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)

OF_SYSTEM = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
}
"""The package of every library that is left to the system."""


def make(version: str) -> Path:
    """Write ``dist/tarife_VERSION_amd64.deb``.

    Raises:
        ValueError: If the frozen folder needs a library that no listed package brings.
    """
    shutil.rmtree(STAGE, ignore_errors=True)
    place_program(STAGE / "usr")
    fill_share(STAGE / "usr" / "share", version)
    fill_documents(STAGE / "usr" / "share" / "doc" / "tarife", version)
    _fill_control(STAGE / "DEBIAN", version)
    made = ROOT / "dist" / f"tarife_{version}_{architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=2", "-b", STAGE, made],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(moment_s())},
        check=True,
    )
    return made


def place_program(prefix: Path) -> None:
    """Copy the frozen folder, as files that only root changes."""
    program = prefix / "lib" / "tarife"
    shutil.copytree(FROZEN, program, symlinks=True)
    for path in (STAGE, *STAGE.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program / "tarife" else 0o644)
    (prefix / "bin").mkdir()
    (prefix / "bin" / "tarife").symlink_to("../lib/tarife/tarife")


def fill_share(share: Path, version: str) -> None:
    """Write what makes the desktop know the program and its files."""
    _write(share / "applications" / "tarife.desktop", _text("tarife.desktop", version))
    _write(share / "mime" / "packages" / "tarife.xml", _text("tarife-mime.xml", version))
    named = share / "metainfo" / "org.tarife.Tarife.metainfo.xml"
    _write(named, _text("metainfo.xml", version))
    for size in ICON_SIZES:
        drawn = ROOT / "build" / "icons" / f"{size}.png"
        _place_icon(drawn, share / "icons" / "hicolor" / f"{size}x{size}", ".png")
    drawing = ROOT / "resources" / "icons" / "tarife.svg"
    _place_icon(drawing, share / "icons" / "hicolor" / "scalable", ".svg")
    _write_gz(share / "man" / "man1" / "tarife.1.gz", _text("tarife.1", version))


def fill_documents(folder: Path, version: str) -> None:
    """Write copyright with all licences, and the changelog."""
    collected = FROZEN / "_internal" / "tarife" / "_data" / "licences.txt"
    _write(folder / "copyright", collected.read_text(encoding="utf-8"))
    date = datetime.fromtimestamp(moment_s(), UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    entry = (
        f"tarife ({version}) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n"
        f" -- The Tarife authors <authors@tarife.invalid>  {date}\n"
    )
    _write_gz(folder / "changelog.gz", entry)
    shutil.copyfile(ROOT / "CHANGELOG.md", folder / "CHANGELOG.md")


def architecture() -> str:
    """Name the processor as Debian does."""
    asked = ["dpkg", "--print-architecture"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def moment_s() -> int:
    """Give the moment of the last commit, so that the same state gives the same package."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    asked = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout)


def dependencies() -> str:
    """State what the program needs of the system, read from its libraries.

    Raises:
        ValueError: If a library is needed that no listed package brings.
    """
    files = [path for path in FROZEN.rglob("*") if path.is_file() and not path.is_symlink()]
    libraries = [path for path in files if path.read_bytes()[:4] == b"\x7fELF"]
    needed, glibc = set(), (0, 0)
    for library in libraries:
        told = _told(library)
        needed |= set(re.findall(r"NEEDED +(\S+)", told))
        found = re.findall(r"\bGLIBC_2\.(\d+)", told)
        glibc = max(glibc, (2, max(map(int, found), default=0)))
    missing = needed - {path.name for path in FROZEN.rglob("*.so*")} - set(OF_SYSTEM)
    if missing or glibc > LARGEST_GLIBC:
        message = f"not on every system: {sorted(missing)}, glibc {glibc}"
        raise ValueError(message)
    packages = {OF_SYSTEM[name] for name in needed & set(OF_SYSTEM)} - {"libc6"}
    return ", ".join([f"libc6 (>= {glibc[0]}.{glibc[1]})", *sorted(packages)])


def _told(library: Path) -> str:
    asked = ["objdump", "-p", str(library)]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def _fill_control(folder: Path, version: str) -> None:
    control = (
        f"Package: tarife\nVersion: {version}\nArchitecture: {architecture()}\n"
        "Maintainer: The Tarife authors <authors@tarife.invalid>\n"
        f"Installed-Size: {sum(_sizes(STAGE)) // 1024}\n"
        f"Section: misc\nPriority: optional\nDepends: {dependencies()}\n"
        "Recommends: desktop-file-utils, hicolor-icon-theme, shared-mime-info, xdg-utils\n"
        "Description: cost planner for the WhatsApp Business Platform\n"
        " Describe a month of traffic; Tarife plays it person by person through Meta's\n"
        " billing rules and shows what it costs, on which day and why.\n"
    )
    sums = [
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(STAGE)}\n"  # noqa: S324 - the format's own
        for path in sorted(STAGE.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    _write(folder / "control", control)
    _write(folder / "md5sums", "".join(sums))


def _sizes(folder: Path) -> Iterator[int]:
    return (path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def _text(name: str, version: str) -> str:
    date = datetime.fromtimestamp(moment_s(), UTC).date().isoformat()
    text = (HERE / name).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@DATE@", date)


def _place_icon(drawing: Path, folder: Path, suffix: str) -> None:
    for kind, name in (("apps", "tarife"), ("mimetypes", MIME)):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(drawing, folder / kind / f"{name}{suffix}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_gz(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
