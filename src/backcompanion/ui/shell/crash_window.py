"""A mistake of the program: what is known of it, to be copied for its authors."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.input_style import dress
from backcompanion.ui.widgets.label import Text


class FaultWindow(QWidget):
    """Opens without taking the keyboard from the window it stands beside."""

    def __init__(self, report: str, place: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("faultWindow")
        self.setWindowTitle(_("A mistake of the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 520)
        self.report = report
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Text(_("Something went wrong in the program"), 20, theme.BOLD, wrap=True))
        said = _(
            "This is a mistake of ours, not yours. Your session and your records are safe, and you"
            " can go on. If you like, send the authors this report; it holds nothing that you have"
            " entered."
        )
        column.addWidget(Text(said, 14, role=theme.MUTED, wrap=True))
        self._field = QPlainTextEdit(report)
        self._field.setReadOnly(True)
        self._field.setAccessibleName(_("Report"))
        column.addWidget(self._field, 1)
        if place:
            where = Text(_("It also lies in {path}").format(path=place), 13, role=theme.MUTED)
            where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            where.setWordWrap(True)
            column.addWidget(where)
        row = QHBoxLayout()
        self.copy_button = Button(_("Copy the report"), kind="primary")
        self.copy_button.setObjectName("copyReport")
        close = Button(_("Close"))
        self.copy_button.clicked.connect(self._copy)
        close.clicked.connect(self.close)
        row.addWidget(self.copy_button)
        row.addWidget(close)
        row.addStretch(1)
        column.addLayout(row)
        dress(self)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copy_button.set_face(_("Copied"), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().background))
