"""Beside the list: a card for something special, a quiet question, and below them the exercise."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class RightColumn(QVBoxLayout):
    """What is shown at its top is taken apart when something else comes."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(12)
        self.extra: QWidget | None = None
        self.question: QWidget | None = None

    def ask(self, question: QWidget | None) -> None:
        """Not seen as long as there is something special."""
        self._remove(self.question)
        self.question = question
        if question is not None:
            self.insertWidget(0, question)
            question.setVisible(self.extra is None)

    def show_extra(self, widget: QWidget | None) -> None:
        self._remove(self.extra)
        self.extra = widget
        if widget is not None:
            self.insertWidget(0, widget)
            widget.show()  # at once, or it cannot take the focus yet
        if self.question is not None:
            self.question.setVisible(widget is None)

    def _remove(self, widget: QWidget | None) -> None:
        if widget is not None:
            self.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
