"""What every chart is made of: style, voice, axes, frame, hit testing, tables.

Imports no other room of ``charts``.
"""
