"""The process that makes the sound: `python -m backcompanion.sound.engine tones|voice …`.

It reads a line for each thing to do and answers in lines (`protocol`), so that no engine, no
missing library and no dead device can hold or kill the window. It ends when its input does.
"""

import locale
import os
import sys
import threading
from typing import TYPE_CHECKING

from backcompanion.base.pyside_start import import_pyside

import_pyside()

from PySide6.QtCore import QCoreApplication, QObject, Signal  # noqa: E402

from backcompanion.sound.engine.protocol import (  # noqa: E402
    NO_LIBRARY_STATUS,
    Answer,
    Command,
    Ping,
    Pong,
    Problem,
    decode_command,
    encode,
)

if TYPE_CHECKING:
    from backcompanion.sound.engine.tone_player import TonePlayer
    from backcompanion.sound.engine.voice_player import VoicePlayer

MAX_LINE_BYTES = 16 * 1024


class LineChannel(QObject):
    """What comes in on standard input, in this thread's event loop, and what goes out."""

    received = Signal(object)

    def listen(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while line := sys.stdin.buffer.readline(MAX_LINE_BYTES):
            command = decode_command(line)
            if command is not None:
                self.received.emit(command)
        # The window is gone. The other thread may be held by a device: do not ask it.
        os._exit(0)

    def on_received(self, command: Command) -> None:
        """In the thread that plays and speaks, and so shows that no device holds it."""
        if isinstance(command, Ping):
            self.answer(Pong())

    def answer(self, message: Answer) -> None:
        try:
            sys.stdout.buffer.write(encode(message))
            sys.stdout.flush()
        except OSError:
            QCoreApplication.quit()


def main(arguments: list[str]) -> int:
    """`tones FOLDER` plays the WAV files of that folder; `voice LANGUAGE` speaks."""
    die_with_parent()
    use_a_locale_that_exists()
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    app = QCoreApplication(["backcompanion-sound"])
    channel = LineChannel()
    part, argument = arguments
    try:
        player = _create_player(part, argument, channel)
    except ModuleNotFoundError as error:
        channel.answer(Problem("no-addons", str(error)))
        return NO_LIBRARY_STATUS
    except ImportError as error:  # Qt's library for speech needs the one for sound as well
        channel.answer(Problem("no-library", str(error)))
        return NO_LIBRARY_STATUS
    channel.received.connect(channel.on_received)
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
    interpreter; then `time_limit` ends it.
    """
    if sys.platform.startswith("linux"):
        import ctypes
        import signal

        set_parent_death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(set_parent_death_signal, int(signal.SIGKILL))


def use_a_locale_that_exists() -> None:
    """Where the language in the environment was never generated on this machine (a bare system, a
    login from elsewhere), the speech service that Qt starts would end at once, and nothing speak.
    The language to speak is an argument of this process.
    """
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        os.environ["LC_ALL"] = "C.UTF-8" if sys.platform.startswith("linux") else "C"


def _create_player(part: str, argument: str, channel: LineChannel) -> "TonePlayer | VoicePlayer":
    if part == "voice":
        from backcompanion.sound.engine.voice_player import VoicePlayer

        return VoicePlayer(channel.answer, argument)
    if sys.platform.startswith("linux"):
        # Qt plays without any: the one for media would bring FFmpeg and Qt Quick, 7 MiB.
        QCoreApplication.setLibraryPaths([])
    from backcompanion.sound.engine.tone_player import TonePlayer

    return TonePlayer(channel.answer, argument)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
