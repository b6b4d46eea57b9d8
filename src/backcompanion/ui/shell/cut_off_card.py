"""A session that was cut off: go on with it, or keep it as it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from backcompanion.base.i18n import gettext as _
from backcompanion.history.open_session import OpenSession
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label


class CutOffCard(Card):
    resume_requested = Signal()
    keep_requested = Signal()

    def __init__(self, cut_off_session: OpenSession) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        set_margins(column, 20, 14, 16, 14)
        column.setSpacing(3)
        title = _("Your last session is not finished")
        column.addWidget(Label(title, 16, theme.SEMIBOLD, wrap=True))
        done = _("{time} are done and safe. Go on from the start of that step, or keep it so.")
        text = done.format(time=formats.clock(cut_off_session.last_second))
        column.addWidget(Label(text, 13, role=theme.MUTED, wrap=True))
        column.addSpacing(8)
        # The big button of the page is the one that stands out.
        self.resume_button = Button(_("Go on"), icon="play")
        self.resume_button.setObjectName("goOnButton")
        self.keep_button = Button(_("Keep as it is"))
        self.keep_button.setObjectName("keepButton")
        self.resume_button.clicked.connect(self.resume_requested)
        self.keep_button.clicked.connect(self.keep_requested)
        answers = FlowLayout(gap=10)
        answers.addWidget(self.resume_button)
        answers.addWidget(self.keep_button)
        column.addLayout(answers)
