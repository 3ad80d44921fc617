"""The zones of the window; each one hears the session and knows no other.

Begin with ``workspace`` in the room above: it puts the panels in their places.
"""
