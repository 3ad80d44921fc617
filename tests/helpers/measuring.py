"""What runs without the tracer of coverage, as a test, a part of one, or a function."""

from contextlib import contextmanager
from functools import wraps
from itertools import count
from threading import current_thread, main_thread

from coverage import Coverage


@contextmanager
def unmeasured(*, when=True):
    """Run at full speed what others measure, or nobody: the tracer may treble its time.

    In another thread nothing is paused: the tracer would go on there, and no more in this one.
    Nor may what keeps its first answer (``@cache``) be asked first here: nobody would see it.
    """
    measure = Coverage.current() if when and current_thread() is main_thread() else None
    if measure is None:
        yield
        return
    measure.stop()
    try:
        yield
    finally:
        measure.start()


def spare_libraries():
    """Trace no libraries that draw, write and read files, once they call no new code."""
    # imported late: their folders of caches must be known before
    from matplotlib.figure import Figure  # noqa: PLC0415
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415
    from xlsxwriter import Workbook  # noqa: PLC0415

    _measured_at_first(Figure, "draw", 100)
    _measured_at_first(Figure, "add_subplot", 0)
    _measured_at_first(Workbook, "close", 20)
    _measured_at_first(ExcelReader, "read", 0)
    _measured_at_first(ExcelWriter, "save", 0)


def _measured_at_first(owner, name, times):
    """Measure the first calls of a method alone, which passes the same lines each time."""
    method, calls = getattr(owner, name), count()

    @wraps(method)
    def called(*args, **kwargs):
        is_measured = Coverage.current() is not None  # else it would use the first ones up
        with unmeasured(when=is_measured and next(calls) >= times):
            return method(*args, **kwargs)

    setattr(owner, name, called)
