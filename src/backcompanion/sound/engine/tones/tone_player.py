"""Plays the tones with Qt: loaded beforehand, and built anew when devices change."""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QMediaDevices

from backcompanion.sound.engine.protocol import RENEW_STATUS, Answer, Problem
from backcompanion.sound.engine.qt_loop import QtLoop
from backcompanion.sound.engine.tones.base_player import BaseTonePlayer
from backcompanion.sound.engine.tones.server_watch import ServerWatch
from backcompanion.sound.engine.tones.tone_file import read_tones
from backcompanion.sound.engine.tones.tone_stream import ToneStream
from backcompanion.sound.engine.tones.tone_timing import NULL_DEVICES, raise_priority


class TonePlayer(BaseTonePlayer):
    """All WAV files of a folder."""

    def __init__(self, answer: Callable[[Answer], None], folder: str) -> None:
        super().__init__(answer, QtLoop())
        self._samples = read_tones(folder)
        self._stream: ToneStream | None = None
        self._data: dict[str, bytes] = {}
        self._parent = QObject()
        self._server_watch = ServerWatch(os.environ, self._parent)
        self._devices = QMediaDevices(self._parent)

    def begin(self) -> None:
        raise_priority()
        self._server_watch.changed.connect(self._on_server_changed)
        self._devices.audioOutputsChanged.connect(self._renew_stream)
        if sys.platform.startswith("linux"):
            self._server_watch.probe()
        self._build()

    def _on_server_changed(self) -> None:
        self._loop.exit(RENEW_STATUS)

    def _renew_stream(self) -> None:
        """Builds all anew, but only once the old is gone: they would share what is stuck."""
        self._drop_stream()
        self._stuck_timer.stop()
        self._rebuild_soon()

    def _on_rebuild(self) -> None:
        self._build()

    def _drop_stream(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream.deleteLater()
            self._stream = None

    def _build(self) -> None:
        """A stream on the device that sounds now, and each tone as that takes it."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull() or device.id().data() in NULL_DEVICES:
            self._answer(Problem("no-device"))
            return
        self._drop_stream()
        self._stream = ToneStream(device, self._parent)
        self._stream.ended.connect(self._on_tone_ended)
        self._stream.failed.connect(self._on_stream_failed)
        self._data = {name: self._stream.encode(of) for name, of in self._samples.items()}
        self._apply_volume()
        self._on_stream_built(device.description())

    def _on_stream_failed(self) -> None:
        """Such a stream never plays again; the next tone is tried with a new one."""
        self._answer(Problem("device-failed"))
        self._renew_stream()

    def _start_tone(self, name: str) -> bool:
        if self._stream is None or name not in self._data:
            return False
        self._stream.play(self._data[name])
        return True

    def _apply_volume(self) -> None:
        if self._stream is not None:
            self._stream.set_volume(self._loudness)
