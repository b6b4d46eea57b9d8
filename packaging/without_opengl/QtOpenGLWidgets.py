"""In a bundle in the place of PySide6.QtOpenGLWidgets: what pyqtgraph asks whether a widget is one.
None is, as the program makes none (QtOpenGL.py beside it).
"""

from PySide6.QtWidgets import QWidget


class QOpenGLWidget(QWidget):
    def __init__(self, *_arguments: object, **_options: object) -> None:
        raise NotImplementedError("this bundle has no OpenGL")
