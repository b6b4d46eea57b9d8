"""The row of buttons at the foot of the Player, each with its key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.player.actions import PlayerAction, declared_actions
from backcompanion.ui.widgets.buttons import Button

_LEFT = (
    PlayerAction.BACK,
    PlayerAction.TOGGLE,
    PlayerAction.SKIP,
    PlayerAction.EASIER,
    PlayerAction.HARDER,
    PlayerAction.HURT,
)
_RIGHT = (
    PlayerAction.MORE,
    PlayerAction.VOICE,
    PlayerAction.FULL_SCREEN,
    PlayerAction.END,
)
_GAP, _NARROW_GAP = 8, 6
# Of its margins a button may lose so much and still look like one.
_SPARE = 4
_LEAST_PADDING = 4.0


class ControlBar(QWidget):
    """`action_requested` gives the `PlayerAction` of the button that was pressed."""

    action_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[PlayerAction, Button] = {}
        self._paddings: dict[Button, float] = {}
        self._declared = declared_actions()
        for action in (*_LEFT, *_RIGHT):
            declared = self._declared[action]
            button = Button(
                declared.label,
                kind=declared.kind,
                icon=declared.icon,
                key=declared.key_names[0],
                height=44,
            )
            button.setObjectName(declared.object_name)
            button.clicked.connect(self._on_clicked)
            # By Tab only: after a click, Space still pauses.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.buttons[action] = button
            self._paddings[button] = button.padding
            if action is _RIGHT[0]:
                row.addStretch(1)
            row.addWidget(button)

    def show_going(self, going: bool) -> None:
        declared = self._declared[PlayerAction.TOGGLE]
        face = (declared.label, declared.icon) if going else (_("Go on"), "play")
        self._show_face(PlayerAction.TOGGLE, *face)

    def show_waiting(self, waits: bool) -> None:
        """What leads on from a step that waits is no skipping."""
        declared = self._declared[PlayerAction.SKIP]
        face = (_("Done"), "check") if waits else (declared.label, declared.icon)
        self._show_face(PlayerAction.SKIP, *face)

    def show_voice(self, on: bool) -> None:
        label = self._declared[PlayerAction.VOICE].label
        self._show_face(PlayerAction.VOICE, label if on else _("Voice off"), "")

    def show_levels(self, easier: bool, harder: bool) -> None:
        self.buttons[PlayerAction.EASIER].setEnabled(easier)
        self.buttons[PlayerAction.HARDER].setEnabled(harder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the names of the keys go first."""
        super().resizeEvent(event)
        self._show_keys(True)
        if self._needed() - _SPARE * len(self.buttons) > self.width():
            self._show_keys(False)
        self._share_margins()

    def _show_face(self, action: PlayerAction, label: str, icon: str) -> None:
        # Asked for at each look at the clock; the row is measured anew only where words change.
        if self.buttons[action].set_text_and_icon(label, icon):
            self._share_margins()

    def _share_margins(self) -> None:
        """Where there is too little room all get the same; left to itself, a row takes it from the
        longest word.
        """
        for button, padding in self._paddings.items():
            button.set_padding(padding)
        hints = sum(button.sizeHint().width() for button in self._paddings)
        count = len(self._paddings)
        room = self.width() - self._row.spacing() * (count - 1)
        if hints > room:
            words = hints - 2 * sum(self._paddings.values())
            each = (room - words - count) / (2 * count)  # a pixel of each for rounding
            for button in self._paddings:
                button.set_padding(max(_LEAST_PADDING, each))

    def _show_keys(self, shown: bool) -> None:
        for action, button in self.buttons.items():
            button.set_key_shown(self._declared[action].key_names[0] if shown else "")
        self._row.setSpacing(_GAP if shown else _NARROW_GAP)

    def _needed(self) -> int:
        """How wide the row would be, whatever its buttons are to say next."""
        others = {
            PlayerAction.TOGGLE: _("Go on"),
            PlayerAction.SKIP: _("Done"),
            PlayerAction.VOICE: _("Voice off"),
        }
        widths = self._row.spacing() * (len(self.buttons) - 1)
        for action, button in self.buttons.items():
            letters = button.fontMetrics().horizontalAdvance
            label = self._declared[action].label
            more = letters(others.get(action, label)) - letters(button.text())
            widths += button.sizeHint().width() + max(0, more)
        return widths

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for action, button in self.buttons.items():
            if button is pressed:
                self.action_requested.emit(action)
