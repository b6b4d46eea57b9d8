"""What stands here before the first session: an invitation, and no zeros."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label

BODY_WIDTH = 470


class EmptyState(QWidget):
    workout_requested = Signal()
    add_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Label(_("Your training days will show up here"), 24, theme.BOLD, wrap=True)
        body = Label(
            _(
                "After your first workout you see it on a calendar, and week by week how often you "
                "trained, how long, and how it felt. Everything stays on this computer."
            ),
            15,
            role=theme.MUTED,
            wrap=True,
        )
        for text in (title, body):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.setFixedSize(BODY_WIDTH, body.heightForWidth(BODY_WIDTH))
        workout_button = Button(_("Go to the workout"), kind="primary", height=46)
        add_button = AddSessionButton(_("Add a session trained elsewhere…"), height=46)
        workout_button.clicked.connect(self.workout_requested)
        add_button.add_requested.connect(self.add_requested)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(workout_button)
        row.addWidget(add_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.addStretch(4)
        column.addWidget(title)
        column.addSpacing(4)
        column.addWidget(body, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addLayout(row)
        column.addStretch(5)
