"""What stands here before the first session: an invitation, and no zeros."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.ui import theme
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label

BODY_WIDTH = 470


class EmptyState(QWidget):
    workout_requested = Signal()
    add_requested = Signal(str)
    history_requested = Signal()

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
        self.unreadable_button = Button("", icon="triangle-alert", kind="quiet", height=36)
        self.unreadable_button.clicked.connect(self.history_requested)
        self.unreadable_button.hide()
        column.addSpacing(10)
        column.addWidget(self.unreadable_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(5)

    def show_unreadable(self, entries: int) -> None:
        """Of a history in which nothing else is, only History says what and why."""
        text = ngettext(
            "{n} entry could not be read. See which, and why",
            "{n} entries could not be read. See which, and why",
            entries,
        ).format(n=formats.number(entries))
        self.unreadable_button.set_text_and_icon(text, "triangle-alert")
        self.unreadable_button.setAccessibleName(text)
        self.unreadable_button.setVisible(entries > 0)
