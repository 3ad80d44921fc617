"""The window: a plan is edited on one side, what it costs is shown on the other.

Begin with ``shell.startup``, then ``document.session``, where alone the open plan changes. A
feature keeps its model, panel and dialog in one room. The floors, top down; each imports only
floors below its own: ``shell``; ``help``, ``export``, ``message_log``, ``actuals``;
``playground``, ``costs``, ``result``; ``rates``, ``editors``, ``calendar``, ``what_if``,
``chart``; ``tables``; ``document``; ``widgets``; ``text``. Alone in knowing Qt.
"""
