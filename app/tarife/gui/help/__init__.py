"""The guide beside the window: pages in the window's language, with pictures drawn here.

Begin with `window.py`; `places.py` says which page belongs to what.
"""
