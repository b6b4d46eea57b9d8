"""The day's advice, which is its own reason, and what may be made of it with one press."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.buttons import Button, Chip, PaintedButton
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from backcompanion.training.planning.advice import TodaysVersion

_HEIGHT, _GAP = 30, 8


class AdviceBar(QWidget):
    """`version_chosen`: "lighter" or "stretches", or "planned" where that was taken back.

    `planned_start_requested`: begin as planned, at once.
    """

    version_chosen = Signal(str)
    planned_start_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ElidedLabel("", 14)
        self._text.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers, gap=_GAP)
        self._buttons: dict[TodaysVersion, PaintedButton] = {}
        self._version: TodaysVersion = "planned"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._offers, 0, Qt.AlignmentFlag.AlignRight)
        self._room = 560
        self._offered: tuple[TodaysVersion, ...] = ()
        self.show_advice("", ())

    def _create_buttons(self) -> None:
        """When something is offered for the first time: a launch does without."""
        lighter = Chip(_("Lighter today: one round, easier"), height=_HEIGHT)
        stretches = Chip(_("Only the stretches"), height=_HEIGHT)
        start = Button(_("Start as planned"), icon="play", height=_HEIGHT, pixels=13)
        self._buttons = {"lighter": lighter, "stretches": stretches, "planned": start}
        for name, button in self._buttons.items():
            button.setObjectName(f"advice-{name}")
            # By Tab only: after a click, Space still starts.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._flow.addWidget(button)
        lighter.clicked.connect(self._on_lighter_clicked)
        stretches.clicked.connect(self._on_stretches_clicked)
        start.clicked.connect(self.planned_start_requested)
        self.show_version(self._version)

    def show_advice(self, text: str, offered: "tuple[TodaysVersion, ...]") -> None:
        if offered and not self._buttons:
            self._create_buttons()
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._offered = offered
        for name, button in self._buttons.items():
            button.setVisible(name in offered)
            button.setAccessibleDescription(text)
        self._offers.setVisible(bool(offered))
        self._fit()

    def show_version(self, version: "TodaysVersion") -> None:
        """Which one Start would begin."""
        self._version = version
        for name, button in self._buttons.items():
            button.setChecked(name == version and button.isCheckable())

    def set_room(self, width: int) -> None:
        """How wide it may be; what does not fit goes on in a line below."""
        if width != self._room:
            self._room = width
            self._fit()

    def _fit(self) -> None:
        shown = [self._buttons[name].sizeHint().width() for name in self._offered]
        if shown:
            width = min(sum(shown) + _GAP * (len(shown) - 1), self._room)
            self._flow.invalidate()
            self._offers.setFixedSize(QSize(width, self._flow.heightForWidth(width)))
        self._text.setMaximumWidth(self._room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _on_lighter_clicked(self, on: bool) -> None:
        self.version_chosen.emit("lighter" if on else "planned")

    def _on_stretches_clicked(self, on: bool) -> None:
        self.version_chosen.emit("stretches" if on else "planned")
