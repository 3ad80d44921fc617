"""One plan to what it costs.

Begin with ``forecast.forecast``. ``play`` counts what happens to everybody, ``preparing`` bills
the counts, ``costs`` adds what partners and taxes take, ``ranges`` tries uncertain numbers,
``notes`` says what a reader has to know. Imports ``simulation``, ``billing`` and what is below.
"""
