"""What the plan costs and why: headline, totals, notes, problems, explanations.

Begin with ``headline``; ``explain`` shows one person's messages. May import ``chart``,
``what_if``, ``document`` and what is below them.
"""
