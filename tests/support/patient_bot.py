"""pytest-qt's own robot, with more patience than five seconds."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

from support.patience import PATIENCE_SECONDS

PATIENCE_MILLISECONDS = round(PATIENCE_SECONDS * 1000)


class PatientBot(QtBot):
    def wait(self, ms: int) -> None:
        """With 0 as well, what is due has its turn."""
        super().wait(max(1, ms))  # WORKAROUND pytest-qt 4.5: from 0 it returns at once

    def waitUntil(
        self,
        callback: Callable[[], bool | None],
        *,
        timeout: int = PATIENCE_MILLISECONDS,
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self, signal: Any, *, timeout: int = PATIENCE_MILLISECONDS, **options: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitSignals(
        self, signals: list[Any], *, timeout: int = PATIENCE_MILLISECONDS, **options: Any
    ) -> MultiSignalBlocker:
        return super().waitSignals(signals, timeout=timeout, **options)
