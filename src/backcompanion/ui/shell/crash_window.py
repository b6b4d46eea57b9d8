"""A mistake of the program: what is known of it, to be copied for its authors."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.input_style import apply_input_style
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.scroll_page import SlimScrollBar
from backcompanion.ui.widgets.text_menu import ReadOnlyText
from backcompanion.ui.widgets.window_size import resize_within_screen


class CrashWindow(QWidget):
    """Opens without taking the keyboard from the window it stands beside."""

    def __init__(self, report: str, location: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("faultWindow")
        self.setWindowTitle(_("A mistake of the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within_screen(self, 720, 520)
        self.report = report
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label(_("Something went wrong in the program"), 20, theme.BOLD, wrap=True))
        explanation = _(
            "This is a mistake of ours, not yours. Your session and your records are safe, and you"
            " can go on. If you like, send the authors this report; it holds nothing that you have"
            " entered."
        )
        column.addWidget(Label(explanation, 14, role=theme.MUTED, wrap=True))
        self._field = ReadOnlyText(report)
        self._field.setVerticalScrollBar(SlimScrollBar())
        self._field.setAccessibleName(_("Report"))
        column.addWidget(self._field, 1)
        if location:
            location_label = Label(
                _("It also lies in {path}").format(path=location),
                13,
                role=theme.MUTED,
                wrap=True,
            )
            location_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(location_label)
        row = QHBoxLayout()
        self.copy_button = Button(_("Copy the report"), kind="primary")
        self.copy_button.setObjectName("copyReport")
        close = Button(_("Close"))
        self.copy_button.clicked.connect(self._on_copy_clicked)
        close.clicked.connect(self.close)
        row.addWidget(self.copy_button)
        row.addWidget(close)
        row.addStretch(1)
        column.addLayout(row)
        apply_input_style(self)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copy_button.set_text_and_icon(_("Copied"), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().background))
