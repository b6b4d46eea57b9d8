"""Plays the tones: loaded beforehand, woken up for Bluetooth, rebuilt when devices change."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from backcompanion.sound.waiting import Waiting

# A tone is asked for so much before it is due as it takes from there to the loudspeaker.
EARLY_SECONDS = 0.0
ASLEEP_AFTER_SECONDS = 4.0
REBUILD_MILLISECONDS = 300


class Tones(QObject):
    """All WAV files of a folder, each by the name of its file. `silence` wakes the device."""

    def __init__(self, answer: Callable[..., None], folder: str) -> None:
        super().__init__()
        self._answer = answer
        self._files = {file.stem: file for file in sorted(Path(folder).glob("*.wav"))}
        self._effects: dict[str, QSoundEffect] = {}
        self._volume = 0.8
        self._muted = False
        self._last_sound = float("-inf")
        self._device: str | None = None
        self._waiting = Waiting(self._play, EARLY_SECONDS)
        self._devices = QMediaDevices(self)
        self._rebuild = QTimer(self)
        self._rebuild.setSingleShot(True)
        self._rebuild.setInterval(REBUILD_MILLISECONDS)

    def begin(self) -> None:
        self._devices.audioOutputsChanged.connect(self._rebuild.start)
        self._rebuild.timeout.connect(self._build)
        self._build()

    def do(self, message: dict[str, Any]) -> None:
        match message.get("do"):
            case "play":
                self._wake()
                self._waiting.add(message["key"], float(message["due"]), message)
            case "cancel":
                self._waiting.cancel()
            case "volume":
                self._volume = float(message["percent"]) / 100
                self._set_volume()
            case "mute":
                self._muted = bool(message["on"])
                self._set_volume()
            case "wake":
                self._wake()
            case "again":
                self._build()

    def _build(self) -> None:
        """Effects for the device that sounds now; an effect that failed once never plays again."""
        for effect in self._effects.values():
            effect.deleteLater()
        self._effects = {}
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self._device = None
            self._answer("problem", what="no-device")
            return
        for name, file in self._files.items():
            effect = QSoundEffect(device, self)
            effect.statusChanged.connect(self._status_changed)
            effect.setSource(QUrl.fromLocalFile(str(file)))
            self._effects[name] = effect
        self._set_volume()
        self._device = device.description()
        self._last_sound = float("-inf")
        self._answer("ready", device=self._device)
        self._wake()

    def _status_changed(self) -> None:
        if any(e.status() == QSoundEffect.Status.Error for e in self._effects.values()):
            self._answer("problem", what="device-failed")

    def _wake(self) -> None:
        """A Bluetooth device swallows the first half second after a silence: let it be this."""
        now = time.monotonic()
        if now - self._last_sound > ASLEEP_AFTER_SECONDS and "silence" in self._effects:
            self._effects["silence"].play()
        self._last_sound = now

    def _play(self, message: dict[str, Any]) -> None:
        late = time.monotonic() - float(message["due"])
        effect = self._effects.get(message["tone"])
        if effect is not None:
            effect.play()
            self._last_sound = time.monotonic()
        self._answer(
            "played", tone=message["tone"], key=message["key"], late=late, heard=effect is not None
        )

    def _set_volume(self) -> None:
        for effect in self._effects.values():
            # Loudness, not amplitude, should follow the slider.
            effect.setVolume(self._volume**2)
            effect.setMuted(self._muted)
