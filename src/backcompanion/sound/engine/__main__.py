"""The process that makes the sound: `python -m backcompanion.sound.engine tones|voice …`.

It reads a line of JSON for each thing to do and answers in lines of JSON, so that no engine, no
missing library and no dead device can hold or kill the window. It ends when its input does.
"""

import json
import os
import sys
import threading
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from backcompanion.sound.engine.exit_status import NO_LIBRARY

MAX_LINE_BYTES = 16 * 1024


class LineChannel(QObject):
    """What comes in on standard input, in this thread's event loop, and what goes out."""

    received = Signal(dict)

    def listen(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while line := sys.stdin.buffer.readline(MAX_LINE_BYTES):
            try:
                message = json.loads(line)
            except ValueError:
                continue
            if isinstance(message, dict):
                self.received.emit(message)
        # The window is gone. The other thread may be held by a device: do not ask it.
        os._exit(0)

    def on_ping(self, message: dict[str, Any]) -> None:
        """Shows that this thread is not held by a device."""
        if message.get("do") == "ping":
            self.answer("pong")

    def answer(self, kind: str, /, **values: Any) -> None:
        try:
            sys.stdout.write(json.dumps({"is": kind, **values}) + "\n")
            sys.stdout.flush()
        except OSError:
            QCoreApplication.quit()


def main(arguments: list[str]) -> int:
    """`tones FOLDER` plays the WAV files of that folder; `voice LANGUAGE` speaks."""
    die_with_parent()
    # WORKAROUND: QSoundEffect of Qt 6.11 closes an event descriptor that GLib's dispatcher still
    # watches when a tone has ended, and that one then spins for good ("QSocketNotifier: Invalid
    # socket"). Qt's own dispatcher drops it. tests/sound/test_audible.py shows it.
    os.environ["QT_NO_GLIB"] = "1"
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    app = QCoreApplication(["backcompanion-sound"])
    channel = LineChannel()
    part, argument = arguments
    try:
        player = _create_player(part, argument, channel)
    except ImportError as error:
        what = "no-engine" if part == "voice" else "no-library"
        channel.answer("problem", what=what, detail=str(error))
        return NO_LIBRARY
    channel.received.connect(channel.on_ping)
    channel.received.connect(player.handle)
    channel.listen()
    player.begin()
    status = app.exec()
    # The reading thread still waits for input: there is nothing left to tidy up.
    sys.stdout.flush()
    os._exit(status)


def die_with_parent() -> None:
    """Linux: whatever holds this process, it is ended together with the one that started it.

    Elsewhere the end of its input has to do, which is not seen while an engine holds the
    interpreter; then `limit.time_limit` ends it.
    """
    if sys.platform.startswith("linux"):
        import ctypes
        import signal

        set_parent_death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(set_parent_death_signal, int(signal.SIGKILL))


def _create_player(part: str, argument: str, channel: LineChannel) -> Any:
    if part == "voice":
        from backcompanion.sound.engine.voice_player import VoicePlayer

        return VoicePlayer(channel.answer, argument)
    from backcompanion.sound.engine.tone_player import TonePlayer

    return TonePlayer(channel.answer, argument)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
