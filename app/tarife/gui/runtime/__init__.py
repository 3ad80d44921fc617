"""What keeps a window running: work off its thread, one thing at a time, garbage, undo steps.

Also keeps what goes wrong while Qt paints from ending the program. Shows nothing itself and
imports no other room of ``gui``.
"""
