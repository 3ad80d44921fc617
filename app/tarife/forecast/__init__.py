"""One plan in, what it costs out.

Begin with ``forecast.forecast``; ``result`` is what it gives, ``totals`` adds its lines up for
windows, charts and workbooks. Imports everything below: simulation, billing, plan, rates.
"""
