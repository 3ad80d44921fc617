"""What will happen: plays a plan person by person and writes the messages.

Begin with ``play.play``; ``dispatch`` says who is sent what and when, ``exchanges`` how people
and the desk talk on, ``desk`` when the desk is open, ``streams`` where all chance comes from.
Imports ``plan``, ``rates``, ``traffic`` and ``terms``; knows nothing of prices.
"""
