"""The row of buttons at the foot of the Player, each with its key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.player.keys import PlayerAction
from backcompanion.ui.widgets.buttons import Button

# (act, object name, key); the words follow below, where they can be translated.
_KEYS: dict[PlayerAction, str] = {
    "back": "←",
    "toggle": "Space",
    "skip": "→",
    "easier": "E",
    "harder": "D",
    "hurt": "H",
    "more": "+",
    "voice": "V",
    "full-screen": "F",
    "end": "Esc",
}


class ControlBar(QWidget):
    """`action_requested` gives the act of the button that was pressed."""

    action_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[PlayerAction, Button] = {}
        for action, text, icon, kind in (
            ("back", _("Back"), "skip-back", "plain"),
            ("toggle", _("Pause"), "pause", "primary"),
            ("skip", _("Skip"), "skip-forward", "plain"),
            ("easier", _("Easier"), "", "plain"),
            ("harder", _("Harder"), "", "plain"),
            ("hurt", _("That hurt"), "", "danger"),
            ("more", _("+15 s"), "", "plain"),
            ("voice", _("Voice"), "", "plain"),
            ("full-screen", _("Full screen"), "", "plain"),
            ("end", _("End"), "", "plain"),
        ):
            button = Button(text, kind=kind, icon=icon, key=_KEYS[action], height=44)  # type: ignore[arg-type, index]
            button.setObjectName({"toggle": "pauseButton"}.get(action, f"{action}Button"))
            button.setProperty("act", action)
            button.clicked.connect(self._on_clicked)
            # By Tab only: after a click, Space still pauses.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.buttons[action] = button  # type: ignore[index]
            row.addWidget(button)
            if action == "hurt":
                row.addStretch(1)

    def show_going(self, going: bool) -> None:
        face = (_("Pause"), "pause") if going else (_("Go on"), "play")
        self.buttons["toggle"].set_text_and_icon(*face)

    def show_voice(self, on: bool) -> None:
        self.buttons["voice"].set_text_and_icon(_("Voice") if on else _("Voice off"), "")

    def show_levels(self, easier: bool, harder: bool) -> None:
        self.buttons["easier"].setEnabled(easier)
        self.buttons["harder"].setEnabled(harder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the names of the keys go first."""
        super().resizeEvent(event)
        keys = self.width() >= 1150
        for action, button in self.buttons.items():
            button.set_key_shown(_KEYS[action] if keys else "")
        self._row.setSpacing(8 if keys else 6)

    def _on_clicked(self) -> None:
        self.action_requested.emit(self.sender().property("act"))
