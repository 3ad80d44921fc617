"""Lets Ctrl-C end the frozen program without a traceback; PyInstaller runs it first of all."""

import _signal  # type: ignore[import-not-found]  # of CPython alone

_signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # signal itself would import for a while
