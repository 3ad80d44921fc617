"""Pictures of a forecast, drawn on a Figure that is handed in.

Begin with ``catalogue``: every chart with its question. ``style`` holds colours and type, one
module a chart its data and its drawing, ``export`` writes pictures. Imports ``forecast`` and
what is below it; knows matplotlib, but neither pyplot nor Qt.
"""
