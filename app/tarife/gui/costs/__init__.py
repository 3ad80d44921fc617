"""What comes on top of Meta's charges, volume tiers, and the comparison with SMS.

Begin with ``costs_panel``; one module a page. May import ``chart``, ``what_if``,
``document`` and what is below them.
"""
