"""What a frozen program takes of Qt and of the machine that builds it: only what is listed.

A machine has more than the program needs. With GTK installed, for one, Qt's GTK theme and all
of GTK would come along. What is not listed stays out; the package then states what it needs of
the system, and refuses a library that no listed package brings.
"""

import os
import re
from collections.abc import Iterable
from typing import Final

Entry = tuple[str, str, str]
"""Where a file goes, where it stands, and of which kind it is, as PyInstaller says it."""

_PLUGINS: Final = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qico", "qjpeg", "qsvg"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platforms": ("qcocoa", "qoffscreen", "qwayland-generic", "qxcb"),
    "platformthemes": ("qxdgdesktopportal",),
    "styles": ("qmacstyle",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": (
        *("fullscreen-shell-v1", "ivi-shell", "qt-shell", "wl-shell-plugin", "xdg-shell"),
    ),
    "xcbglintegrations": ("qxcb-egl-integration", "qxcb-glx-integration"),
}
"""Plugins of Qt by folder, for Linux and macOS."""

NEEDED_ON_LINUX: Final = ("qsvgicon", "qoffscreen", "qxcb", "qwayland-generic", "qsvg")
"""Plugins that PyInstaller leaves out without a word where a library of theirs is missing."""

_LIBRARIES: Final = (
    *("X11", "X11-xcb", "Xau", "Xdmcp", "Xext", "Xrender"),
    *(f"xcb-{part}" for part in ("cursor", "glx", "icccm", "image", "keysyms", "randr")),
    *(f"xcb-{part}" for part in ("render", "render-util", "shape", "shm", "sync", "util")),
    *("xcb-xfixes", "xcb-xkb", "xkbcommon", "xkbcommon-x11"),
    *("dbus-1", "systemd", "cap", "gcrypt", "gpg-error", "lz4"),
    *("gio-2.0", "glib-2.0", "gmodule-2.0", "gobject-2.0", "gthread-2.0", "pcre2-8"),
    *("blkid", "mount", "selinux", "uuid", "bsd", "md"),
    *("gssapi_krb5", "krb5", "krb5support", "k5crypto", "com_err", "keyutils"),
    *("brotlicommon", "brotlidec", "png16", "gomp"),
    # of Python's own modules
    *("bz2", "crypto", "ffi", "lzma", "mpdec", "readline", "ssl", "tinfo", "z", "zstd"),
    r"python3\.\d+",
)
"""Libraries of a Linux system, each needed by a part of Qt or Python that is carried.

Not C and C++ library, fontconfig, expat and freetype: every system has them, drivers of the
screen want its own, and those of Debian 12 would not run on Ubuntu 22.04.
"""

_LIBRARY: Final = re.compile(rf"lib({'|'.join(_LIBRARIES)})\.so[.\d]*")
_PLUGIN: Final = re.compile(r"Qt/plugins/([\w-]+)/(?:lib)?([\w-]+)\.(so|dylib|dll)$")


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out plugins of Qt and libraries of a Linux system that are not listed."""
    return [entry for entry in entries if _is_listed(entry)]


def missing(entries: Iterable[Entry]) -> list[str]:
    """Name the plugins without which the program would not run on Linux."""
    found = {match[2] for goes, *_ in entries if (match := _PLUGIN.search(_slashed(goes)))}
    return [name for name in NEEDED_ON_LINUX if name not in found]


def _is_listed(entry: Entry) -> bool:
    goes, _stands, kind = entry
    plugin = _PLUGIN.search(_slashed(goes))
    if plugin is not None:
        return plugin[2] in _PLUGINS.get(plugin[1], ())
    # Those of packages stand in folders of theirs; links to them do no harm.
    is_of_system = kind == "BINARY" and "/" not in goes and ".so" in goes
    return not is_of_system or _LIBRARY.fullmatch(goes) is not None


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")
