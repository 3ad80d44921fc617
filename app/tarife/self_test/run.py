"""Runs the self-test and tells what came of it."""

import faulthandler
import os
import platform
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Final

import matplotlib as mpl
import numpy as np
import PySide6
import xlsxwriter
from PySide6.QtWidgets import QApplication

from tarife import folders
from tarife.gui.shell.startup import prepare_application
from tarife.self_test.steps import Step, Trial
from tarife.terms.machine_code import ready_code
from tarife.terms.problems import TarifeError
from tarife.terms.shipped import data_root

LIMIT_S: Final = 30.0
"""After this long the program ends with status 1 and says where it hung."""

LONGER: Final = "TARIFE_SELF_TEST_S"
"""The variable that gives a busy machine more seconds."""


def run() -> int:
    """Try everything offscreen, with a line for each step.

    Returns:
        0 if everything works, else 1.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    limit_s = float(os.environ.get(LONGER, LIMIT_S))
    faulthandler.dump_traceback_later(limit_s, exit=True)
    started = time.monotonic()
    print(versions(), flush=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        is_well = try_all(Path(scratch))
    faulthandler.cancel_dump_traceback_later()
    print(f"{'passed' if is_well else 'FAILED'} in {time.monotonic() - started:.2f} s")
    return 0 if is_well else 1


def try_all(scratch: Path) -> bool:
    """Try every step until one fails, and tell whether all went well."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["tarife"])
    prepare_application(application)
    trial = Trial(application, scratch)
    is_well = all(_goes_well(step) for step in trial.steps)
    trial.close()
    return is_well


def versions() -> str:
    """Name the program, what it runs on, and where it keeps things."""
    libraries = {
        "Qt": PySide6.__version__,
        "NumPy": np.__version__,
        "matplotlib": mpl.__version__,
        "XlsxWriter": xlsxwriter.__version__,
    }
    named = ", ".join(f"{name} {number}" for name, number in libraries.items())
    code = ready_code()
    kernels = f"for {code.processor}" if code else f"compiled by Numba {version('numba')}"
    return (
        f"Tarife {version('tarife')}, Python {platform.python_version()}, {named}\n"
        f"{platform.platform()}, {os.cpu_count()} processors, kernels {kernels}\n"
        f"program: {sys.executable}\nshipped data: {data_root()}\ncache: {folders.cache()}"
    )


def _goes_well(step: Step) -> bool:
    started = time.monotonic()
    try:
        step.run()
    except TarifeError as error:
        print(f"FAILED {step.name}: {error}", flush=True)
        return False
    print(f"{time.monotonic() - started:6.2f} s  {step.name}", flush=True)
    return True
