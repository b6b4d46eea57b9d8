"""A field with its label above it and, below, what is wrong with it and what to do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.label import Label


class LabelledField(QWidget):
    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._label = label
        self._hint = hint
        self._problem = Label("", 13, theme.SEMIBOLD, theme.PREPARE, wrap=True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(label, 13, role=theme.MUTED))
        column.addWidget(field)
        column.addWidget(self._problem)
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        if hint:
            field.setToolTip(hint)

    @property
    def problem(self) -> str:
        return self._problem.text()

    def show_problem(self, problem: str) -> None:
        """Empty: there is none. A screen reader says it with the field."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.field.setAccessibleDescription(problem or self._hint)
