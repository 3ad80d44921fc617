"""A plan from real traffic: what behaviour explains best what was seen, and how sure that is.

Begin with ``fitting.fit_plan``. ``observations`` turns a log into arrays, ``sends`` finds
the lines that a marketer would have written, ``threads`` finds what each message answers,
``desk`` when it is open, ``responses`` fits how often and how fast something follows something
else, ``estimates`` makes ranges of that. ``analytics`` makes a plan of sums alone. Imports
``forecast`` and rooms below it.
"""
