"""The program tests itself: ``tarife --self-test``.

Begin at `run`. The installed program opens an example in the window, forecasts, draws, exports
and reads back, and compares the figures with those that `figures` keeps. May import everything
but ``__main__``.
"""
