"""One repetition as a bar: how long each phase of it takes."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.dosing import HELD_PHASES, OVER_PHASES
from backcompanion.training.exercise.exercise import Exercise, Phase, Tempo
from backcompanion.ui import theme
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.direction import reading_point
from backcompanion.ui.widgets.painted import Painted, paint_rounded_rect

# So near to its end a phase can be taken hold of.
_REACH = 6
_HEIGHT, _TOP, _THICKNESS, _GAP = 48, 4, 8, 2


@dataclass(frozen=True, slots=True)
class _Drag:
    """Of the end of a phase, begun at `x`; `scale`: pixels to a second then."""

    phase: Phase
    x: float
    scale: float


class RepetitionBar(Painted, QWidget):
    """The hold and the pause can be dragged: `hold_dragged`, `pause_dragged` to that many seconds.
    By keys they are numbers of the dose.
    """

    hold_dragged = Signal(float)
    pause_dragged = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._drag: _Drag | None = None
        self.may_be_dragged = False
        self.setMouseTracking(True)
        self._phases: tuple[tuple[Phase, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def show_tempo(self, tempo: Tempo, exercise: Exercise) -> None:
        """Of several parts the first."""
        self._phases = tuple(
            (phase, training_text.phase(exercise.cues, phase, None) or phase.name)
            for phase in tempo.parts[0].phases
        )
        description = ", ".join(f"{name} {_seconds(phase.seconds)}" for phase, name in self._phases)
        self.setAccessibleName(_("One repetition"))
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.update()

    # --- dragging ------------------------------------------------------------------------------

    def phase_at(self, x: float) -> Phase | None:
        """Which can be dragged from there, if any can."""
        if not self.may_be_dragged or len(self._phases) < 2:
            return None
        scale, start = self._scale, 0.0
        for phase, _name in self._phases:
            end = start + phase.seconds * scale
            if start <= x < end + _REACH and phase.name in (*HELD_PHASES, *OVER_PHASES):
                return phase
            start = end
        return None

    @property
    def _scale(self) -> float:
        return self.width() / sum(phase.seconds for phase, _name in self._phases)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = reading_point(self, event.position()).x()
        phase = self.phase_at(x) if event.button() == Qt.MouseButton.LeftButton else None
        self._drag = _Drag(phase, x, self._scale) if phase is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, drag = reading_point(self, event.position()).x(), self._drag
        over = drag is not None or self.phase_at(x) is not None
        shape = Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if drag is not None:
            seconds = max(1.0, float(round(drag.phase.seconds + (x - drag.x) / drag.scale)))
            held = drag.phase.name in HELD_PHASES
            (self.hold_dragged if held else self.pause_dragged).emit(seconds)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._phases:
            return
        c, painter = theme.colours(), self.create_painter()
        whole = sum(phase.seconds for phase, _name in self._phases)
        font = theme.font(12)
        painter.setFont(font)
        metrics, x = QFontMetricsF(font), 0.0
        for phase, name in self._phases:
            width = self.width() * phase.seconds / whole
            box = QRectF(x, _TOP, max(2.0, width - _GAP), _THICKNESS)
            paint_rounded_rect(painter, box, _colour(phase), None, _THICKNESS / 2)
            painter.setPen(QColor(c.muted))
            for line, text in enumerate((name, _seconds(phase.seconds))):
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 4)
                place = QRectF(x, _TOP + _THICKNESS + 3 + line * 15, width, 15)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
            x += width


def _colour(phase: Phase) -> QColor:
    c = theme.colours()
    if phase.name in OVER_PHASES:
        return QColor(c.rest)
    held = phase.name in HELD_PHASES
    return theme.mix(c.surface, c.accent, 0.5) if held else QColor(c.accent)


def _seconds(seconds: float) -> str:
    return _("{n} s").format(n=formats.plain_number(round(seconds, 1)))
