"""Real traffic in the window: bringing it in, where the plan stands, is the bill right.

Begin with ``actuals_panel.ActualsPanel``; ``traffic_import`` reads files in a worker,
``tables`` says what the tables show.
"""
