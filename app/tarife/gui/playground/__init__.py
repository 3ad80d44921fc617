"""The playground of the rules: messages dragged along a time line, billed under the hand.

Begin with ``window`` (the whole of it), ``game`` (what happens, and its undo) or ``board``
(what is drawn).
"""
