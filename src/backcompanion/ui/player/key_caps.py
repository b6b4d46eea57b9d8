"""Names of keys, each as a cap, as the buttons show theirs."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen

from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import set_role
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.painted import Painted

HEIGHT = 24
_LEAST_WIDTH, _BESIDE_TEXT, _GAP, _RADIUS = 24, 8, 6, 5


class KeyCaps(Painted, Label):
    """`names`: of one key each, that do the same."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        super().__init__("", 12, theme.SEMIBOLD)
        # To a screen reader a line is one: Orca leaves labels of one or two words out.
        set_role(self, "Client")
        self.setText("  ".join(names))

    def _widths(self) -> list[int]:
        metrics = QFontMetricsF(self.font())
        return [
            max(_LEAST_WIDTH, round(metrics.horizontalAdvance(name)) + 2 * _BESIDE_TEXT)
            for name in self._names
        ]

    def sizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(sum(widths) + _GAP * (len(widths) - 1), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = self.create_painter()
        painter.setFont(self.font())
        left = 0.0
        for name, width in zip(self._names, self._widths(), strict=True):
            cap = QRectF(left, 0, width, HEIGHT)
            painter.setPen(QPen(QColor(c.muted), 1.0))
            painter.setBrush(QColor(c.sunk))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            painter.setPen(QColor(c.text))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)
            left += width + _GAP
