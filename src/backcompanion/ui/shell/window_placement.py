"""Where the window opens, as far as the screens of today let it, and how it comes forward."""

import os
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from backcompanion.application.live_settings import LiveSettings

DEFAULT_SIZE = QSize(1280, 800)
# A full-HD screen at 200 % less a panel and a title bar: every page works there.
MINIMUM_SIZE = QSize(900, 500)
# Title bar and borders are not known before the window is shown; few desktops have larger ones.
_FRAME = QSize(8, 40)


def place(window: QMainWindow, saved_geometry: bytes) -> None:
    """Gives it size and place before it is shown. `saved_geometry`: as `saved` gives it."""
    window.setMinimumSize(MINIMUM_SIZE)
    window.resize(DEFAULT_SIZE)
    restored = bool(saved_geometry) and window.restoreGeometry(QByteArray(saved_geometry))
    if window.isMaximized() or window.isFullScreen():
        return
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not screens:
        return
    wanted = window.geometry()
    if not restored:
        primary = QGuiApplication.primaryScreen().availableGeometry()
        fitted = fitted_geometry(QRect(primary.topLeft(), wanted.size()), [primary])
        window.resize(fitted.size())
        if (
            fitted.size() != wanted.size()
        ):  # it fills the screen: no window manager finds room for it
            window.move(fitted.topLeft() - QPoint(0, _FRAME.height()))
        return
    fitted = fitted_geometry(wanted, screens)
    if fitted != wanted:
        window.setGeometry(fitted)


def remember_place(window: QMainWindow, live: LiveSettings) -> None:
    """On disk, with whatever else was set: for when the window closes."""
    if not window.isFullScreen():
        live.change(window=saved(window))
    live.flush()


def saved(window: QMainWindow) -> bytes:
    """Where it stands, as Qt saves it."""
    return bytes(window.saveGeometry().data())


def bring_to_front(window: QMainWindow, activation_token: str) -> None:
    """`activation_token`: of whoever asked, or empty; without, a compositor may refuse."""
    if activation_token:
        os.environ["XDG_ACTIVATION_TOKEN"] = activation_token  # where Qt looks for it
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop("XDG_ACTIVATION_TOKEN", None)
    if not window.isActiveWindow():
        QApplication.alert(window)  # a desktop that gives no window the front marks it


def fitted_geometry(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """The wanted place within the screen that it lies on most, or the first one; without frame.

    `screens`: what panels leave of each, at least one.
    """
    screen = max(screens, key=lambda each: _area(each.intersected(wanted)))
    room = screen.adjusted(0, _FRAME.height(), -_FRAME.width(), 0)
    size = wanted.size().boundedTo(room.size()).expandedTo(MINIMUM_SIZE)
    left = max(room.left(), min(wanted.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(wanted.top(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
