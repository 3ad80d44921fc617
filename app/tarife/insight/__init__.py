"""What a forecast means: why it costs that, when the budget ends, what would change it.

One module a question; ``explain`` follows one person, ``playground`` plays situations
of the rules. Imports ``forecast`` and what is below it.
"""
