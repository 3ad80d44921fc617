"""Chooses the window or the command line."""
