"""Buttons over the figure: from the side, from the front, from above."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.direction import widget_painter
from backcompanion.ui.widgets.figure_turning import View, view_entries
from backcompanion.ui.widgets.name_tip import set_name_and_keys


class ViewButton(Button):
    """Keeps its picture: lying over the figure, it is painted with each frame of it."""

    _picture: QPixmap | None = None
    _look: tuple[object, ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        states = (self.hovered or self.isDown(), self.shows_focus, self.isEnabled())
        look = (*states, self.size(), ratio, self.text(), self.font().toString(), theme.colours())
        if self._picture is None or look != self._look:
            self._look = look
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = self.create_painter(self._picture)
            self.paint(painter)
            painter.end()
        painter = widget_painter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


class ViewButtons(QWidget):
    """`view_requested` gives the `View`. Pressed once more, a button gives the first view back."""

    view_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._buttons: dict[View, Button] = {}
        self._shown: View = "own"
        short: dict[View, str] = {"side": _("Side"), "front": _("Front"), "above": _("Above")}
        for view, name, keys in view_entries():
            if view in short:
                button = ViewButton(short[view], kind="quiet", pixels=13, height=30)
                tip = _("{what} ({keys})").format(what=name, keys=keys)
                set_name_and_keys(button, name, keys, tip)
                # By Tab only: after a click, Space still pauses.
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.clicked.connect(self._on_clicked)
                self._buttons[view] = button
                row.addWidget(button)

    def follow_in_tab_order(self, widget: QWidget) -> None:
        for button in self._buttons.values():
            QWidget.setTabOrder(widget, button)
            widget = button

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for view, button in self._buttons.items():
            if button is pressed:
                self._shown = "own" if view == self._shown else view
                self.view_requested.emit(self._shown)
