"""Makes the portable archive: unpack it anywhere, start ``tarife`` in it."""

import subprocess
from pathlib import Path

from linux.deb import FROZEN, ROOT, architecture, moment_s


def make(version: str) -> Path:
    """Write ``dist/tarife-VERSION-ARCHITECTURE.tar.xz``, the same for the same commit."""
    name = f"tarife-{version}"
    made = ROOT / "dist" / f"{name}-{architecture()}.tar.xz"
    subprocess.run(
        [
            *("tar", "--create", f"--file={made}", "--use-compress-program=xz -4 -T2"),
            *("--sort=name", "--owner=0", "--group=0", "--numeric-owner"),
            *(f"--mtime=@{moment_s()}", f"--transform=s,^{FROZEN.name},{name},"),
            *("-C", str(FROZEN.parent), FROZEN.name),
        ],
        check=True,
    )
    return made
