"""The guide beside the window: pages in the window's language, with pictures drawn here.

Begin with `window.py`; `anchors.py` says which page belongs to what.
"""
