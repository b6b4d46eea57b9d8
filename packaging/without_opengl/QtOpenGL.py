"""In a bundle in the place of PySide6.QtOpenGL, which is nine megabytes.

pyqtgraph imports it whether or not it draws with OpenGL, and takes things out of it only where it
does; the program's charts never do. Whatever is taken out of this one is an AttributeError.
"""
