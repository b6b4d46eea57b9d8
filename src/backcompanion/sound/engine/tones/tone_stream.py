"""One piece of sound at a time on one device.

QAudioSink and not QSoundEffect: that of Qt 6.11 stops its stream in a thread of its own and leaves
a closed descriptor with our event loop, which takes a whole core from then on
(docs/compatibility.md). tests/sound/engine/tones/test_tone_player.py holds it.
"""

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QtAudio

from backcompanion.sound.engine.tones.tone_file import Samples
from backcompanion.sound.engine.tones.tone_format import as_bytes, native_format
from backcompanion.sound.engine.tones.tone_timing import TAIL_MILLISECONDS


class ToneStream(QObject):
    """`ended`: the device has taken all of a piece. `failed`: it plays nothing any more."""

    ended = Signal()
    failed = Signal()

    def __init__(self, device: QAudioDevice, parent: QObject) -> None:
        super().__init__(parent)
        self._format: QAudioFormat = native_format(device)
        self._sink = QAudioSink(device, self._format, self)
        self._sink.stateChanged.connect(self._on_state_changed)
        self._source: QBuffer | None = None
        self._release_timer = QTimer(self)
        self._release_timer.setSingleShot(True)
        self._release_timer.setInterval(TAIL_MILLISECONDS)
        self._release_timer.timeout.connect(self._on_release_timeout)

    def encode(self, samples: Samples) -> bytes:
        """As this device takes it."""
        return as_bytes(samples, self._format)

    def play(self, data: bytes) -> None:
        """At once, in the place of what still plays."""
        self._release_timer.stop()
        self._detach()
        self._source = QBuffer(self)
        self._source.setData(data)
        self._source.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink.start(self._source)

    def set_volume(self, amplitude: float) -> None:
        self._sink.setVolume(amplitude)

    def close(self) -> None:
        self._sink.stateChanged.disconnect(self._on_state_changed)
        self._release_timer.stop()
        self._detach()

    def _detach(self) -> None:
        self._sink.stop()
        if self._source is not None:
            self._source.deleteLater()
            self._source = None

    def _on_state_changed(self) -> None:
        state = self._sink.state()  # PySide 6.11 cannot hand on the signal's own
        if state == QtAudio.State.IdleState:
            self._release_timer.start()
            self.ended.emit()
        elif state == QtAudio.State.StoppedState and self._sink.error() not in (
            QtAudio.Error.NoError,
            QtAudio.Error.UnderrunError,
        ):
            self.failed.emit()

    def _on_release_timeout(self) -> None:
        """Between tones the device may sleep."""
        self._detach()
