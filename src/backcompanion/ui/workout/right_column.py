"""Beside the list: a card for something special, a quiet question, and below them the exercise."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.ui.widgets.card import Card


class RightColumn(QVBoxLayout):
    """What is shown at its top is taken apart when something else comes.

    The exercise has an empty card until there is one, and on a low window gives its place to a
    special card that is large.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(12)
        self.extra: QWidget | None = None
        self.question: QWidget | None = None
        self._exercise: QWidget = Card()
        self._extra_is_large = self._is_low = False
        self.addWidget(self._exercise, 1)

    def set_exercise(self, detail: QWidget) -> None:
        """In place of the empty card."""
        self.replaceWidget(self._exercise, detail)
        self._exercise.hide()
        self._exercise.deleteLater()
        self._exercise = detail
        self._show_exercise()

    def set_low(self, low: bool) -> None:
        self._is_low = low
        self._show_exercise()

    def ask(self, question: QWidget | None) -> None:
        """Not seen as long as there is something special."""
        self._remove(self.question)
        self.question = question
        if question is not None:
            self.insertWidget(0, question)
            question.setVisible(self.extra is None)

    def show_extra(self, widget: QWidget | None, *, large: bool) -> None:
        self._remove(self.extra)
        self.extra, self._extra_is_large = widget, large
        if widget is not None:
            self.insertWidget(0, widget)
            widget.show()  # at once, or it cannot take the focus yet
        if self.question is not None:
            self.question.setVisible(widget is None)
        self._show_exercise()

    def _show_exercise(self) -> None:
        crowded = self.extra is not None and self._extra_is_large and self._is_low
        self._exercise.setVisible(not crowded)

    def _remove(self, widget: QWidget | None) -> None:
        if widget is not None:
            self.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
