"""Tests, or parts of them, that run without the tracer of coverage."""

from contextlib import contextmanager


@contextmanager
def unmeasured(item, *, when=True):
    """Run at full speed what others measure: the tracer doubles its time."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    measure = plugin and plugin.cov_controller
    if not (measure and measure.started and when):
        yield
        return
    measure.pause()
    try:
        yield
    finally:
        measure.resume()
