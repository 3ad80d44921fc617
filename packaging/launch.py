"""Where the frozen program begins."""

import multiprocessing
import os
import sys

multiprocessing.freeze_support()
# PyInstaller gives matplotlib a new folder at each start, and with it a new list of all fonts.
os.environ.pop("MPLCONFIGDIR", None)

from tarife.__main__ import main  # noqa: E402 - reads the environment

sys.exit(main())
