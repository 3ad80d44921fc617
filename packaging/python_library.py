"""Names the package of Python's shared library, where this Python has none yet."""

import ctypes
import sys
import sysconfig
from pathlib import Path


def is_there() -> bool:
    """Tell whether the library can be found, or this Python is of one piece."""
    name = sysconfig.get_config_var("INSTSONAME") or ""
    if not sysconfig.get_config_var("Py_ENABLE_SHARED") or sys.platform != "linux":
        return True
    if Path(sysconfig.get_config_var("LIBDIR"), name).exists():
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


if not is_there():
    print("libpython{}.{}".format(*sys.version_info))
