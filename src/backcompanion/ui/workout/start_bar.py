"""At the foot of the page: the one big button, what holds for the session, what is ready for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.todays_choices import PlanAdjustment
from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.prescription import Prescription
from backcompanion.ui import theme
from backcompanion.ui.text import reasons
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import set_tool_tip
from backcompanion.ui.widgets.label import Label

if TYPE_CHECKING:
    from backcompanion.ui.workout.readiness_marks import ReadinessMarks

MIN_HEIGHT_FOR_NOTE = 540


class StartBar(QWidget):
    """`show_key`: whether Space would start now; the button promises it only then."""

    def __init__(self) -> None:
        super().__init__()
        self._space = _("Space")
        self.start_button = Button(
            _("Start workout"), kind="primary", icon="play", key=self._space, pixels=17, height=48
        )
        self.start_button.setObjectName("startButton")
        self._note = Label("", 13, role=theme.MUTED, wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(14)
        self.row.addWidget(self.start_button)
        self._readiness: ReadinessMarks | None = None
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self._note, 1)
        self.row.addLayout(self._beside, 1)

    @property
    def readiness(self) -> "ReadinessMarks":
        """Made when they are first asked for: nothing is known of them while a launch paints."""
        if self._readiness is None:
            from backcompanion.ui.workout.readiness_marks import ReadinessMarks

            self._readiness = ReadinessMarks()
            self._beside.addWidget(self._readiness)
        return self._readiness

    @property
    def note(self) -> str:
        return self._note.text()

    def show_note(self, text: str) -> None:
        self._note.setText(text)
        set_tool_tip(self.start_button, text)

    def show_key(self, on: bool) -> None:
        self.start_button.set_key_shown(self._space if on else "")

    def show_resumes(self, on: bool) -> None:
        self.start_button.set_text_and_icon(_("Go on") if on else _("Start workout"), "play")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a small window the list and its questions need the room; Start says it all the same.
        self._note.setVisible(self.width() > 700 and self.window().height() >= MIN_HEIGHT_FOR_NOTE)


def note_text(prescription: Prescription, adjustment: PlanAdjustment | None) -> str:
    """What plan, advice and health remarks do to the session, with whom to ask."""
    pieces = []
    as_asked = not prescription.minutes and adjustment is not None
    if adjustment is not None and as_asked and prescription.rounds == adjustment.rounds:
        pieces.append(
            {
                "plan": _("As your plan has it for this week."),
                "plan-begins": _("One round, as your plan begins."),
                "advice": _("One round, as advised for today."),
            }[adjustment.reason]
        )
    pieces.append(reasons.changes(prescription))
    if reasons.has_remark_reason(prescription):
        pieces.append(_("Gentler for your health: ask a doctor or physiotherapist first."))
    text = " ".join(piece for piece in pieces if piece)
    return text or _("Stop if anything hurts.")
