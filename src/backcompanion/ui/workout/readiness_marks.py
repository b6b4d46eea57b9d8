"""Three marks beside Start: voice, tones and screen, each with its state and a way to mend it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import set_tool_tip

if TYPE_CHECKING:
    from backcompanion.application.readiness import PartReadiness, ReadinessPart

PARTS: "tuple[ReadinessPart, ...]" = ("voice", "tones", "screen")
ICONS = {"off": "minus", "checking": "clock", "ready": "check", "missing": "triangle-alert"}
HEIGHT = 30


class ReadinessMarks(QWidget):
    """Nothing until it is known what there is.

    `mend_requested`: what to switch on or try once more. `explained`: a sentence to be shown.
    """

    mend_requested = Signal(str)
    explained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[ReadinessPart, PartReadiness] = {}
        self._buttons: dict[ReadinessPart, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        for part in PARTS:
            button = Button("", kind="quiet", pixels=13, height=HEIGHT)
            button.clicked.connect(partial(self._on_clicked, part))
            self._buttons[part] = button
            row.addWidget(button)
        self.hide()

    def show_parts(self, parts: "tuple[PartReadiness, ...]") -> None:
        for readiness in parts:
            self._parts[readiness.part] = readiness
            button = self._buttons[readiness.part]
            text = short_text(readiness)
            button.set_text_and_icon(text, ICONS[readiness.state])
            detail = full_text(readiness)
            set_tool_tip(button, detail)
        self.show()

    def _on_clicked(self, part: "ReadinessPart") -> None:
        readiness = self._parts[part]
        if readiness.state != "off":  # which it no longer is by this
            self.explained.emit(full_text(readiness))
        self.mend_requested.emit(part)


def short_text(readiness: "PartReadiness") -> str:
    match readiness.part, readiness.state:
        case "voice", "ready":
            return _("Voice on")
        case "voice", "off":
            return _("Voice off")
        case "voice", "checking":
            return _("Voice …")
        case "voice", _:
            return _("No voice")
        case "tones", "ready":
            return _("Tones on")
        case "tones", "off":
            return _("Tones off")
        case "tones", "checking":
            return _("Tones …")
        case "tones", _:
            return _("No tones")
        case "screen", "ready":
            return _("Screen stays on")
        case "screen", "checking":
            return _("Screen …")
        case _:
            return _("Screen may go off")


def full_text(readiness: "PartReadiness") -> str:
    """With what it works, or what to do."""
    match readiness.part, readiness.state:
        case "voice", "ready":
            return _("You are spoken to by {engine}.").format(engine=readiness.detail)
        case "tones", "ready":
            return _("Tones are played on {device}.").format(device=readiness.detail)
        case "screen", "ready":
            return _("The screen stays on while a session runs.")
        case _, "checking":
            return _("This is being found out.")
        case _:
            return readiness.detail
