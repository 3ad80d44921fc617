"""Rate cards in the window: listed, imported, compared, removed, chosen for a plan.

Begin with ``rate_cards``, the controller of the dialogs. May import ``document`` and what is
below it.
"""
