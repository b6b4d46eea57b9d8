"""On or off."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import ToggledFromOutside
from backcompanion.ui.widgets.painted import Painted, paint_focus

_TRACK = QSize(42, 24)
_MARGIN = 4
_GAP = 10


class Switch(ToggledFromOutside, Painted, QCheckBox):
    """A check box to the system, painted as a switch with its state in words beside it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hear_toggles()
        self.setFont(theme.font(14))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_value(self, value: bool) -> None:
        self.setChecked(value)

    def set_label(self, label: str) -> None:
        self.setAccessibleName(label)

    def focus_target(self) -> QWidget:
        return self

    def _on_clicked(self) -> None:
        self.chosen.emit(self.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        words = max(metrics.horizontalAdvance(_("On")), metrics.horizontalAdvance(_("Off")))
        width = _TRACK.width() + 2 * _MARGIN + _GAP + words + 6
        return QSize(round(width), _TRACK.height() + 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = self.create_painter()
        on = self.isChecked()
        top = (self.height() - _TRACK.height()) / 2
        track = QRectF(_MARGIN, top, _TRACK.width(), _TRACK.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent) if on else theme.mix(c.surface, c.muted, 0.62))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        side = track.height() - 6
        x = track.right() - side - 3 if on else track.left() + 3
        painter.setBrush(QColor(c.on_accent if on else c.surface))
        painter.drawEllipse(QRectF(x, track.top() + 3, side, side))
        painter.setPen(QColor(c.text if on else c.muted))
        painter.setFont(self.font())
        words = QRectF(track.right() + _GAP, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _("On") if on else _("Off"))
        if self.hasFocus():
            ring = track.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            paint_focus(painter, ring, ring.height() / 2)
