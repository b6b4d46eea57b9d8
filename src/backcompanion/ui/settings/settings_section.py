"""A part of the settings: what it is about, and a card with a row for each setting."""

from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backcompanion.ui import theme
from backcompanion.ui.settings.setting_binding import SettingControl
from backcompanion.ui.widgets.accessibility import role_of
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label

_HEADING_WIDTH = 210
_LABEL_WIDTH = 230
# A label and its control stand on one line of this height.
_LINE_HEIGHT = 34


class SettingsSection(QWidget):
    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._heading = QWidget()
        words = QVBoxLayout(self._heading)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(4)
        words.addWidget(Label(title, 16, theme.BOLD, wrap=True))
        if note:
            words.addWidget(Label(note, 13, role=theme.MUTED, wrap=True))
        words.addStretch(1)
        card = Card()
        self._grid = QGridLayout(card)
        self._grid.setContentsMargins(20, 14, 20, 18)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._heading)
        self._box.addWidget(card, 1)
        self.arrange(wide=True)

    def add_row(
        self, label: str, control: SettingControl, note: str = "", trailing: QWidget | None = None
    ) -> None:
        """`note` says what it does, below the label; `trailing` follows the control."""
        assert isinstance(control, QWidget)
        control.set_label(label)
        text = Label(label, 14, theme.SEMIBOLD, wrap=True)
        if role_of(control) is None:  # of a group, each part has a name of its own
            text.setBuddy(control.focus_target())
        self._add(text, note, control, trailing)

    def add_wide_row(
        self, label: str, widget: QWidget, note: str = "", trailing: QWidget | None = None
    ) -> None:
        """One without a setting, that takes all the room there is: words, buttons."""
        self._add(Label(label, 14, theme.SEMIBOLD, wrap=True), note, widget, trailing, wide=True)

    def add_remark(self, widget: QWidget) -> None:
        """A remark on the row above, under its control."""
        self._grid.addWidget(widget, self._grid.rowCount(), 1)

    def _add(
        self,
        text: Label,
        note: str,
        widget: QWidget,
        trailing: QWidget | None,
        *,
        wide: bool = False,
    ) -> None:
        label = QVBoxLayout()
        label.setContentsMargins(0, (_LINE_HEIGHT - text.sizeHint().height()) // 2, 0, 0)
        label.setSpacing(2)
        label.addWidget(text)
        if note:
            label.addWidget(Label(note, 13, role=theme.MUTED, wrap=True))
        label.addStretch(1)
        widget.setMinimumHeight(_LINE_HEIGHT)
        line = QHBoxLayout()
        line.setSpacing(12)
        fixed = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        grows = wide or (trailing is None and not fixed)
        line.addWidget(widget, 1 if grows else 0)
        if trailing is not None:
            line.addWidget(trailing)
        if not grows:
            line.addStretch(1)
        row = self._grid.rowCount()
        self._grid.addLayout(label, row, 0)
        # Not aligned to the top: Qt would leave it the height of one line of chips.
        control = QVBoxLayout()
        control.addLayout(line)
        control.addStretch(1)
        self._grid.addLayout(control, row, 1)

    def arrange(self, *, wide: bool) -> None:
        """The heading beside its card, or over it."""
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        self._box.setSpacing(24 if wide else 8)
        if wide:
            self._heading.setFixedWidth(_HEADING_WIDTH)
        else:
            self._heading.setMinimumWidth(0)
            self._heading.setMaximumWidth(16777215)


def button_row(*buttons: Button) -> QWidget:
    line = QWidget()
    row = FlowLayout(line, gap=10)
    for button in buttons:
        row.addWidget(button)
    return line
