"""What a session came to, in up to three large numbers."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.label import Label

_PIXELS, _PIXELS_LOW = 29, 22


class SessionNumbers(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._numbers = [
            (Label("", _PIXELS, theme.BOLD, number=True), ElidedLabel("", 14, role=theme.MUTED))
            for _i in "abc"
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(36)
        for number, caption in self._numbers:
            stack = QVBoxLayout()
            stack.setSpacing(4)
            stack.addWidget(number)
            stack.addWidget(caption)
            row.addLayout(stack)
        row.addStretch(1)

    def show_session(self, record: SessionRecord) -> None:
        basis = (
            _("kcal, from your body weight")
            if record.energy_basis == "body-weight"
            else _("kcal, the routine’s own estimate")
        )
        sets = training_text.sets(record.sets_done, record.sets_planned)
        shown = (
            (formats.clock(record.active_seconds), _("active time")),
            (sets if record.sets_planned else "", _("sets")),
            (formats.number_range(*record.kcal) if record.kcal else "", basis),
        )
        for (number, caption), (value, meaning) in zip(self._numbers, shown, strict=True):
            number.setText(value)
            caption.setText(meaning)
            for label in (number, caption):
                label.setVisible(bool(value))  # stretches have no sets, own routines no estimate

    def set_low(self, low: bool) -> None:
        """Smaller, in a low window."""
        for number, _caption in self._numbers:
            number.setFont(theme.font(_PIXELS_LOW if low else _PIXELS, theme.BOLD))
