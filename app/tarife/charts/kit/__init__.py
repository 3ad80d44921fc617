"""What every chart is made of: style, words, axes, frame, hit testing, tables.

Imports no other room of ``charts``.
"""
