"""What a forecast means: why it costs that, when the budget ends, what would change it.

One module a question; ``explain`` says why a part of a forecast costs what it does, and finds
a person to show it, ``playground`` plays situations of the rules. Imports ``fitting``,
``forecast`` and what is below them.
"""
