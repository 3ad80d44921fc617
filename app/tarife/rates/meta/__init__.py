"""Meta's own rate card files, as they are downloaded or come back from a spreadsheet.

Begin with ``reading``: it turns the bytes of a file into what is printed on it. ``grids`` finds
the cells, read by the room ``files``, ``headers`` the layout by its cells,
``list_rates`` and ``tier_rates`` the rates; ``printed`` are the values that come of it.
"""
