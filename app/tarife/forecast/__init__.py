"""One plan in, what it costs out.

Begin with ``forecast.forecast``; ``preparing`` checks a plan and lays it out, ``crew`` has its
segments counted and keeps the counts, ``walking`` is the loop that plays and bills one person
after the other, ``manner`` chooses everyone or a sample. ``result`` is what a forecast gives,
``totals`` adds its lines up for windows, charts and workbooks. Imports everything below:
simulation, billing, plan, rates.
"""
