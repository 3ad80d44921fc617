"""What lies about in a folder, or is set for other programs, changes nothing."""

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from tarife.surroundings import shut_out

_ASKED = """
import sys, os
from tarife import surroundings
for kind in ("pipe", "bytes", "latex"):
    os.chdir(os.path.join(sys.argv[1], kind))
    for name in [one for one in sys.modules if one.partition(".")[0] == "matplotlib"]:
        del sys.modules[name]
    surroundings.shut_out(os.environ)
    import matplotlib
    print(kind, matplotlib.rcParams["text.usetex"], matplotlib.get_backend(auto_select=False))
from types import SimpleNamespace
sys.modules["yaml"] = SimpleNamespace(safe_load=lambda file: {"disable_jit": 1})
from numba.core import config
config.reload_config()
print(config.DISABLE_JIT, int(config.OPT))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_no_settings_are_read_from_the_folder_one_works_in(tmp_path):
    """A pipe would hold the start up for ever, bad bytes end it, and TeX is another program."""
    pipe, bad, latex, own = (tmp_path / name for name in ("pipe", "bytes", "latex", "own"))
    for folder in (pipe, bad, latex, own):
        folder.mkdir()
        (folder / ".numba_config.yaml").write_text("disable_jit: 1\n")
    os.mkfifo(pipe / "matplotlibrc")
    (bad / "matplotlibrc").write_bytes(b"\xff\x00")
    for folder in (latex, own):
        (folder / "matplotlibrc").write_text("text.usetex: True\nbackend: svg\n")
    set_by_others = {
        "MATPLOTLIBRC": str(own / "matplotlibrc"),
        "MPLCONFIGDIR": str(own),
        "MPLBACKEND": "nonsense",
        "NUMBA_OPT": "nonsense",
        "NUMPY_MADVISE_HUGEPAGE": "nonsense",
    }

    done = subprocess.run(
        [sys.executable, "-c", _ASKED, str(tmp_path)],
        env=os.environ | set_by_others,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    nothing = "False None"
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        *(f"{kind} {nothing}" for kind in ("pipe", "bytes", "latex")),
        "0 3",
    ]


def test_variables_for_other_programs_are_dropped_and_those_for_this_one_kept():
    """One that is no number would end every start in a traceback of a library's."""
    kept = {"NUMBA_CACHE_DIR": "chosen", "QT_QPA_PLATFORM": "offscreen", "PATH": "/bin"}
    foreign = ("NUMBA_DISABLE_JIT", "SOURCE_DATE_EPOCH", "MPLBACKEND", "NPY_PROMOTION_STATE")
    environment = kept | dict.fromkeys(foreign, "abc")

    shut_out(environment)

    assert environment == kept


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="zones of processes are those of POSIX")
@pytest.mark.parametrize(
    ("zone", "is_kept"),
    [
        ("Europe/Berlin", True),
        (":Europe/Berlin", True),
        ("XYZ99", False),
        (":/etc/hostname", False),
        (":../../etc/passwd", False),
        (":No/Such", False),
        ("/etc/hostname", False),
        ("../../etc/passwd", False),
        ("EST5EDT,M3.2.0/2,M11.1.0/2", True),
    ],
)
def test_a_zone_that_is_none_is_dropped(monkeypatch, zone, is_kept):
    monkeypatch.setenv("TZ", zone)
    time.tzset()

    shut_out(os.environ)

    assert ("TZ" in os.environ) is is_kept
    assert datetime.fromtimestamp(0).astimezone().tzinfo is not None
    monkeypatch.undo()
    time.tzset()


def test_the_program_shuts_out_before_it_loads_what_would_read():
    """A number of NumPy's that is none is a traceback as soon as it is loaded."""
    done = subprocess.run(
        [sys.executable, "-m", "tarife", "forecast", "no such.tarife"],
        env=os.environ | {"NUMPY_MADVISE_HUGEPAGE": "x", "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        check=False,
    )

    assert done.stderr.count("\n") == 1
    assert "no such file" in done.stderr
