"""The rail on the left: where the pages are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.shell.placeholder import RAIL_WIDTH, page_name
from backcompanion.ui.widgets.accessibility import ChoiceGroup
from backcompanion.ui.widgets.buttons import PaintedButton
from backcompanion.ui.widgets.direction import widget_painter
from backcompanion.ui.widgets.elided import elide, fitting_pixels
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.name_tip import set_name_and_keys
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

if TYPE_CHECKING:
    from backcompanion.ui.shell.home import HomePages
    from backcompanion.ui.shell.page_opening import PageOpening

_PIXELS, _LEAST_PIXELS = 11.5, 9.5
# Those with a key of their own.
SHORTCUT_PAGES = 4


class NavigationButton(PaintedButton):
    """An icon above a word; checked where one is."""

    def __init__(self, text: str, icon: str, name: str, shortcut: str) -> None:
        super().__init__(None)
        self.setObjectName(name)
        self.setText(text)
        set_name_and_keys(self, text, shortcut, f"{text} ({shortcut})")
        self.setCheckable(True)
        self.setFixedSize(72, 57)
        self._icon = icon

    def sizeHint(self) -> QSize:
        return QSize(72, 57)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        if on or self.underMouse():
            paint_rounded_rect(painter, rect, c.soft if on else c.sunk, None, 12)
        ink = c.accent if on else c.muted
        pixmap = icon_pixmap(self._icon, ink, 22, self.devicePixelRatioF())
        painter.drawPixmap(25, 9, pixmap)
        # As wide in bold, so that nothing moves where one is.
        room = rect.width() - 4
        pixels = fitting_pixels(self.text(), _PIXELS, _LEAST_PIXELS, room, theme.SEMIBOLD)
        font = theme.font(pixels, theme.SEMIBOLD if on else theme.REGULAR)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        text = elide(self, self.text(), font, rect.width() - 2)
        painter.drawText(QRectF(0, 34, rect.width(), 18), Qt.AlignmentFlag.AlignCenter, text)
        if self.shows_focus:
            paint_focus(painter, rect, 12)


class _Logo(QWidget):
    """The program's own mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(40, 40)
        self.setAccessibleName(_("Back Companion"))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        paint_rounded_rect(painter, QRectF(self.rect()), c.accent, None, 12)
        painter.setFont(theme.font(16, theme.BOLD))
        painter.setPen(QColor(c.on_accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "bc")


class NavigationRail(QWidget):
    """`chosen` gives the page: 0 Workout, 1 Plan, 2 Progress, 3 Settings, 4 Help."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(RAIL_WIDTH)
        self._buttons = (
            NavigationButton(page_name(0), "play", "navWorkout", _with_ctrl(1)),
            NavigationButton(page_name(1), "calendar-days", "navPlan", _with_ctrl(2)),
            NavigationButton(page_name(2), "chart-column", "navProgress", _with_ctrl(3)),
            NavigationButton(page_name(3), "settings", "navSettings", _with_ctrl(4)),
            NavigationButton(page_name(4), "circle-question-mark", "navHelp", "F1"),
        )
        self._group = ChoiceGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 18, 8, 16)
        column.setSpacing(5)
        column.addWidget(_Logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        for index, button in enumerate(self._buttons):
            if index == 3:
                column.addStretch(1)
            self._group.addButton(button, index)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._group.idClicked.connect(self.chosen)

    def show_page(self, index: int) -> None:
        self._buttons[index].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = widget_painter(self)
        painter.fillRect(self.rect(), QColor(c.surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(c.line))


def _with_ctrl(digit: int) -> str:
    return _("Ctrl+{key}").format(key=digit)


def rail_and_pages(rail: NavigationRail, pages: QWidget) -> QWidget:
    """Side by side; the pages take what room there is."""
    beside = QWidget()
    row = QHBoxLayout(beside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail)
    row.addWidget(pages, 1)
    return beside


class PageShortcuts(QObject):
    """Ctrl+1 … 4, also where a keyboard's digits want Shift, while `pages` can be seen.

    `page_requested`: its number, from 0.
    """

    page_requested = Signal(int)

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        for index in range(SHORTCUT_PAGES):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{index + 1}"), pages)
            shortcut.setProperty("page", index)
            shortcut.activated.connect(self._on_activated)

    def take(self, event: QKeyEvent) -> bool:
        """Whether it was one of which no shortcut of Qt's comes."""
        from backcompanion.system.physical_keys import printed_character

        printed = printed_character(event.nativeScanCode(), event.nativeVirtualKey())
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not (with_ctrl and self._pages.isVisible() and printed.isdigit()):
            return False
        if not 1 <= int(printed) <= SHORTCUT_PAGES:
            return False
        self.page_requested.emit(int(printed) - 1)
        return True

    def _on_activated(self) -> None:
        self.page_requested.emit(self.sender().property("page"))


def connect_pages(
    rail: NavigationRail, shortcuts: PageShortcuts, pages: "HomePages"
) -> Callable[[int, Callable[[], None] | None], None]:
    """The rail and its keys open a page without holding the window: it is there some turns of its
    loop later. So does what is returned; its second argument: what is done just before that.
    """

    def open_page(index: int, then: Callable[[], None] | None = None) -> None:
        rail.show_page(index)
        opening_of(pages).open(index, then=then)

    def on_chosen(index: int) -> None:
        open_page(index)

    rail.chosen.connect(on_chosen)
    shortcuts.page_requested.connect(on_chosen)
    return open_page


def opening_of(pages: "HomePages") -> "PageOpening":
    """Made when it is first wanted."""
    from backcompanion.ui.shell.page_opening import PageOpening

    opening = pages.findChild(PageOpening, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return opening or PageOpening(pages)
