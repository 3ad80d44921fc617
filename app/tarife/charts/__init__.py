"""Pictures of a forecast, drawn on a Figure that is handed in.

Begin with ``catalogue``: the charts of *Result* with their questions. ``kit`` holds what all
charts share, ``daily`` the main chart, ``questions`` the others, ``export`` writes pictures and
the one-page PDF. Imports ``insight`` and what is below it; knows matplotlib, but neither
pyplot nor Qt.
"""
