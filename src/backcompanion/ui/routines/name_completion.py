"""Names of exercises offered while a line of the sheet is typed, and in nobody's way.

The list never has the keyboard. The down arrow goes into it, and Enter takes what was chosen
there; where nothing was, it ends the line as ever.
"""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import announce

FEWEST_LETTERS = 2
MOST_OFFERED = 8
WIDTH = 320
# To a screen reader at once.
MOST_SAID = 3
# The name, as far as it is typed: nothing of how much has been said yet.
_NAME = re.compile(r"\s*(?:[-•*]\s+|\d{1,2}[.)]\s+)?(?P<name>[^\W\d_][^\d#/]*)")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameCompletion(QObject):
    """`chosen`: where in the caret's line the typed part begins, how long it is, and the name."""

    chosen = Signal(int, int, str)

    def __init__(self, edit: QPlainTextEdit, names: Callable[[], Sequence[str]]) -> None:
        super().__init__(edit)
        self._edit, self._names = edit, names
        self._list: QListWidget | None = None
        self._typed = (0, 0)
        self._last_text = ""

    @property
    def offered(self) -> list[str]:
        """What is seen of names."""
        shown = self._list
        if shown is None or shown.isHidden():
            return []
        return [shown.item(row).text() for row in range(shown.count())]

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list; if not, it is out of the way where that is right."""
        shown = self._list
        if shown is None or shown.isHidden() or event.modifiers():
            return False
        row, count = shown.currentRow(), shown.count()
        match event.key():
            case Qt.Key.Key_Down:
                self._go_to(min(row + 1, count - 1))
            case Qt.Key.Key_Up if row >= 0:
                self._go_to(row - 1)
            case Qt.Key.Key_Escape:
                shown.hide()
            case key if key in _ENTER and row >= 0:
                self._take(shown.item(row))
            case _:
                shown.hide()
                return False
        return True

    def update(self) -> None:
        """After a key was typed: what fits what stands before the caret, at the end of its line."""
        cursor = self._edit.textCursor()
        match = _NAME.fullmatch(cursor.block().text()) if cursor.atBlockEnd() else None
        names = matching(match["name"], self._names()) if match else ()
        if not match or not names:
            self.hide()
            return
        self._typed = match.start("name"), len(match["name"])
        shown = self._ready_list()
        if self.offered != list(names):
            shown.clear()
            shown.addItems(list(names))
            text = ngettext(
                "{n} exercise of that name: {names}. Down chooses.",
                "{n} exercises of that name: {names}. Down chooses.",
                len(names),
            )
            text = text.format(n=len(names), names=", ".join(names[:MOST_SAID]))
            if text != self._last_text:  # with each letter others may have come that are not said
                announce(self._edit, text)
            self._last_text = text
        shown.setCurrentRow(-1)
        rows = shown.sizeHintForRow(0) * shown.count() + 2 * shown.frameWidth() + 8
        shown.resize(WIDTH, rows)
        self._place(shown)
        shown.show()
        shown.raise_()

    def _go_to(self, row: int) -> None:
        """The list never has the focus, and so a screen reader would not say what is chosen."""
        assert self._list is not None
        self._list.setCurrentRow(row)
        if row >= 0:
            text = _("{name}, {n} of {m}. Enter takes it.")
            names = self.offered
            announce(self._edit, text.format(name=names[row], n=row + 1, m=len(names)))

    def hide(self) -> None:
        self._last_text = ""
        if self._list is not None:
            self._list.hide()

    def _place(self, shown: QListWidget) -> None:
        """Below the caret, above it where there is no room."""
        window = self._edit.window()
        caret = self._edit.cursorRect()
        port = self._edit.viewport()
        below = port.mapTo(window, caret.bottomLeft() + QPoint(0, 6))
        if below.y() + shown.height() > window.height():
            below = port.mapTo(window, caret.topLeft() - QPoint(0, shown.height() + 6))
        shown.move(below.x(), max(0, below.y()))

    def _ready_list(self) -> QListWidget:
        if self._list is None:
            shown = self._list = QListWidget(self._edit.window())
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            shown.setFrameShape(QFrame.Shape.NoFrame)
            shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            shown.setAccessibleName(_("Exercises of that name"))
            shown.itemClicked.connect(self._take)
        shown, c = self._list, theme.colours()
        shown.setFont(theme.font(14))
        shown.setStyleSheet(
            f"QListWidget {{ background: {c.surface}; color: {c.text}; outline: 0; padding: 3px;"
            f" border: 1px solid {c.line}; border-radius: 8px; }} QListWidget::item {{ padding:"
            f" 5px 10px; }} QListWidget::item:selected {{ background: {c.soft}; color: {c.text}; }}"
        )
        return shown

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(*self._typed, item.text())


def matching(typed: str, names: Sequence[str]) -> tuple[str, ...]:
    """Names that begin with it, then those of which a later word does; none for a whole name."""
    wanted = typed.casefold().strip()
    if len(wanted) < FEWEST_LETTERS:
        return ()
    folded = [(name, name.casefold()) for name in names]
    if any(each == wanted for _name, each in folded):
        return ()
    first = [name for name, each in folded if each.startswith(wanted)]
    later = [name for name, each in folded if f" {wanted}" in each]
    return tuple(dict.fromkeys((*first, *later)))[:MOST_OFFERED]
