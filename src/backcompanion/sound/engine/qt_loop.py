"""Qt's event loop, for the players of a sound process."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer


class QtLoop:
    def timer(self, action: Callable[[], None]) -> "QtTimer":
        return QtTimer(action)

    def exit(self, status: int) -> None:
        QCoreApplication.exit(status)


class QtTimer:
    def __init__(self, action: Callable[[], None]) -> None:
        self._timer = QTimer(QCoreApplication.instance())
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(action)

    @property
    def active(self) -> bool:
        return self._timer.isActive()

    def start(self, seconds: float) -> None:
        self._timer.start(max(0, round(seconds * 1000)))

    def stop(self) -> None:
        self._timer.stop()

    def __del__(self) -> None:
        self._timer.deleteLater()  # it may be acting just now
