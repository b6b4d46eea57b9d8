"""Plays the tones: loaded beforehand, woken up for Bluetooth, rebuilt when devices change."""

import os
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtMultimedia import QMediaDevices

from backcompanion.sound.engine.protocol import (
    RENEW_STATUS,
    Answer,
    Cancel,
    Command,
    Mute,
    Play,
    Played,
    Problem,
    SetVolume,
    TonesReady,
    Wake,
)
from backcompanion.sound.engine.qt_loop import QtLoop
from backcompanion.sound.engine.timed_queue import TimedQueue
from backcompanion.sound.engine.tones.server_watch import ServerWatch
from backcompanion.sound.engine.tones.tone_file import read_tones
from backcompanion.sound.engine.tones.tone_stream import ToneStream
from backcompanion.sound.engine.tones.tone_timing import (
    ASLEEP_AFTER_SECONDS,
    LEAD_SECONDS,
    LONGEST_TONE_SECONDS,
    NULL_DEVICES,
    REBUILD_MILLISECONDS,
    STUCK_MILLISECONDS,
    raise_priority,
)


class TonePlayer(QObject):
    """All WAV files of a folder, each by the name of its file. `silence` wakes the device."""

    def __init__(self, answer: Callable[[Answer], None], folder: str) -> None:
        super().__init__()
        self._answer = answer
        self._samples = read_tones(folder)
        self._stream: ToneStream | None = None
        self._data: dict[str, bytes] = {}
        self._volume = 0.8
        self._muted = False
        self._last_sound_at = float("-inf")
        self._queue = TimedQueue(LEAD_SECONDS, QtLoop())
        self._server_watch = ServerWatch(os.environ, self)
        self._devices = QMediaDevices(self)
        self._stuck_in_a_row = 0
        self._stuck_timer = QTimer(self)
        self._stuck_timer.setSingleShot(True)
        self._stuck_timer.setInterval(STUCK_MILLISECONDS)
        self._rebuild_timer = QTimer(self)
        self._rebuild_timer.setSingleShot(True)
        self._rebuild_timer.setInterval(REBUILD_MILLISECONDS)

    def begin(self) -> None:
        raise_priority()
        self._server_watch.changed.connect(self._on_server_changed)
        self._devices.audioOutputsChanged.connect(self._on_devices_changed)
        self._rebuild_timer.timeout.connect(self._build)
        self._stuck_timer.timeout.connect(self._on_stuck_timeout)
        self._build()

    def handle(self, command: Command) -> None:
        match command:
            case Play():
                self._wake()
                action = partial(self._play, command)
                self._queue.add(command.key, command.due, action, patient=command.patient)
            case Cancel():
                self._queue.cancel()
            case SetVolume():
                self._volume = command.percent / 100
                self._set_volume()
            case Mute():
                self._muted = command.on
                self._set_volume()
            case Wake():
                self._wake()

    def _on_server_changed(self) -> None:
        QCoreApplication.exit(RENEW_STATUS)

    def _on_devices_changed(self) -> None:
        """Builds all anew, but only once the old is gone: they would share what is stuck."""
        self._drop_stream()
        self._stuck_timer.stop()
        self._rebuild_timer.start()

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
        self._stream = ToneStream(device, self)
        self._stream.ended.connect(self._on_stream_ended)
        self._stream.failed.connect(self._on_stream_failed)
        self._data = {name: self._stream.encode(of) for name, of in self._samples.items()}
        self._set_volume()
        self._last_sound_at = float("-inf")
        self._answer(TonesReady(device.description()))
        self._wake()

    def _on_stream_ended(self) -> None:
        self._stuck_in_a_row = 0
        self._stuck_timer.stop()

    def _on_stream_failed(self) -> None:
        """Such a stream never plays again; the next tone is tried with a new one."""
        self._answer(Problem("device-failed"))
        self._on_devices_changed()

    def _on_stuck_timeout(self) -> None:
        began_at = self._stream.playing_since if self._stream else None
        if began_at is None:
            return
        if began_at > time.monotonic() - LONGEST_TONE_SECONDS:
            self._stuck_timer.start()
            return
        self._answer(Problem("device-failed"))
        self._stuck_in_a_row += 1
        if self._stuck_in_a_row == 1:
            self._on_devices_changed()
        else:
            # Building anew did not help: a new process sees the devices as they are.
            QCoreApplication.exit(1)

    def _wake(self) -> None:
        """A Bluetooth device swallows the first half second after a silence: let it be this."""
        now = time.monotonic()
        if now - self._last_sound_at > ASLEEP_AFTER_SECONDS:
            self._start("silence")
        self._last_sound_at = now

    def _play(self, command: Play) -> None:
        late = time.monotonic() - command.due
        if self._start(command.tone):
            self._last_sound_at = time.monotonic()
        self._answer(Played(command.tone, command.key, late))

    def _start(self, name: str) -> bool:
        """Whether there is a device to play it, and such a tone."""
        if self._stream is None or name not in self._data:
            return False
        self._stream.play(self._data[name])
        if not self._stuck_timer.isActive():
            self._stuck_timer.start()
        return True

    def _set_volume(self) -> None:
        if self._stream is not None:
            # Loudness, not amplitude, should follow the slider.
            self._stream.set_volume(0.0 if self._muted else self._volume**2)
