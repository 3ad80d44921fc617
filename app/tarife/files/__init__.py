"""Files that people hand in, read within bounds: bytes, lines of text, cells of workbooks.

Whatever is wrong with a file becomes one sentence here, so that no reader above has to know
what a broken archive or broken XML raises. Begin with ``workbooks``. Imports ``terms`` only.
"""
