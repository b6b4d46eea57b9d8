"""A session that was cut off: go on with it, or keep it as it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backcompanion.base.i18n import gettext as _
from backcompanion.history.open_session import OpenSession
from backcompanion.ui import theme
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Text


class CutOffCard(Card):
    wanted = Signal()
    kept = Signal()

    def __init__(self, found: OpenSession) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 16, 14)
        row.setSpacing(10)
        said = QVBoxLayout()
        said.setSpacing(3)
        title = _("Your last session is not finished")
        said.addWidget(Text(title, 16, theme.SEMIBOLD, wrap=True))
        done = _("{time} are done and safe. Go on from the start of that step, or keep it so.")
        text = done.format(time=training_text.clock(found.last_second))
        said.addWidget(Text(text, 13, role=theme.MUTED, wrap=True))
        row.addLayout(said, 1)
        self.go_on_button = Button(_("Go on"), kind="primary", icon="play")
        self.go_on_button.setObjectName("goOnButton")
        keep = Button(_("Keep as it is"))
        keep.setObjectName("keepButton")
        self.go_on_button.clicked.connect(self.wanted)
        keep.clicked.connect(self.kept)
        row.addWidget(self.go_on_button)
        row.addWidget(keep)

    def take_focus(self) -> None:
        self.go_on_button.setFocus(Qt.FocusReason.OtherFocusReason)
