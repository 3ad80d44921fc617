"""The main chart: cost by day, month so far, budget and range.

Begin with ``chart``; ``data`` prepares the figures. May import ``charts.kit``.
"""
