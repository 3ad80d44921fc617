"""Makes the ``.dmg`` from ``Tarife.app``. Never run yet: no Mac was at hand."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
STAGE = ROOT / "build" / "dmg"


def make(program: Path, version: str) -> Path:
    """Sign the program and write ``dist/Tarife-VERSION.dmg``.

    ``TARIFE_SIGN_AS`` names the signing identity; without one the signature is ad hoc, which
    Gatekeeper warns about. Notarising needs an Apple account and is left to whoever has one.
    """
    identity = os.environ.get("TARIFE_SIGN_AS", "-")
    # The hardened runtime loads libraries of one team only, and an ad-hoc signature names none.
    hardened = () if identity == "-" else ("--options", "runtime")
    _run("codesign", "--force", "--deep", *hardened, "-s", identity, str(program))
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(program, STAGE / program.name, symlinks=True)
    (STAGE / "Applications").symlink_to("/Applications")
    made = ROOT / "dist" / f"Tarife-{version}.dmg"
    named = ("-volname", "Tarife", "-srcfolder", str(STAGE))
    _run("hdiutil", "create", *named, "-format", "UDZO", "-ov", str(made))
    return made


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
