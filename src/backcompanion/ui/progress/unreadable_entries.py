"""What of the history could not be read: how much, and on pressing, what and why."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.set_aside import SetAside
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.direction import align_lines
from backcompanion.ui.widgets.input_style import apply_input_style
from backcompanion.ui.widgets.text_menu import ReadOnlyText

# It scrolls, so that however much it is, the list below stays in sight.
_TEXT_HEIGHT = 110
# Milliseconds: the list itself comes first, and each portion has a turn of its own, which one that
# is asked for after 0 ms has not.
_LIST_FIRST, _BETWEEN = 100, 1


class UnreadableEntries(QWidget):
    """Not there as long as everything could be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[SetAside, ...] = ()
        self._portions: Iterator[tuple[SetAside, ...] | None] | None = None
        self.toggle = Button("", icon="triangle-alert", kind="quiet", height=32, pixels=13)
        self.toggle.clicked.connect(self._on_toggled)
        self._text = ReadOnlyText()
        align_lines(self._text)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(_TEXT_HEIGHT)
        self._text.setAccessibleName(_("What could not be read, and why"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        apply_input_style(self)
        self._text.hide()
        self.hide()

    @property
    def text(self) -> str:
        """What can be read of them now, or ""."""
        return "" if self._text.isHidden() else self._text.toPlainText()

    @property
    def is_looking(self) -> bool:
        return self._portions is not None

    def look_through(self, portions: Iterator[tuple[SetAside, ...] | None]) -> None:
        """A portion of the history, and the next when the window has had its turn."""
        is_looking, self._portions = self.is_looking, portions
        if not is_looking:
            QTimer.singleShot(_LIST_FIRST, self, self._look)

    def _look(self) -> None:
        assert self._portions is not None
        entries = next(self._portions)
        if entries is None:
            QTimer.singleShot(_BETWEEN, self, self._look)
            return
        self._portions = None
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[SetAside]) -> None:
        """Folds them, unless they are the same as before."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        self._text.hide()
        self._update()
        self.setVisible(bool(entries))

    def _on_toggled(self) -> None:
        self._text.setVisible(self._text.isHidden())
        self._update()

    def _update(self) -> None:
        count = len(self._entries)
        title = ngettext(
            "{n} entry could not be read", "{n} entries could not be read", count
        ).format(n=formats.number(count))
        self.toggle.set_text_and_icon(title, "triangle-alert")
        hint = _("Show less") if not self._text.isHidden() else _("Show what and why")
        self.toggle.setAccessibleName(f"{title}. {hint}")
        lines = [entry.message() for entry in self._entries]
        lines.append(
            _(
                "They are left out of everything else and stay where they are. Exporting everything"
                " as JSON writes them beside the rest."
            )
        )
        self._text.setPlainText("\n".join(lines))
