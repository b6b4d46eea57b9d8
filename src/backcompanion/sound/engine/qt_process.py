"""A sound process that plays or speaks with Qt, in Qt's event loop."""

import os
import sys
from typing import TYPE_CHECKING

from backcompanion.base.pyside_start import import_pyside

import_pyside()

from PySide6.QtCore import QCoreApplication, QObject, Signal  # noqa: E402

from backcompanion.sound.engine.line_input import listen, write_answer  # noqa: E402
from backcompanion.sound.engine.protocol import (  # noqa: E402
    NO_LIBRARY_STATUS,
    Answer,
    Command,
    Ping,
    Pong,
    Problem,
    ProblemKind,
)
from backcompanion.sound.engine.usable_locale import use_a_locale_that_exists  # noqa: E402

if TYPE_CHECKING:
    from backcompanion.sound.engine.tones.tone_player import TonePlayer
    from backcompanion.sound.engine.voice.voice_player import VoicePlayer


class LineChannel(QObject):
    """What comes in on standard input, in this thread's event loop, and what goes out."""

    received = Signal(object)

    def on_received(self, command: Command) -> None:
        """In the thread that plays and speaks, and so shows that no device holds it."""
        if isinstance(command, Ping):
            self.answer(Pong())

    def answer(self, message: Answer) -> None:
        try:
            write_answer(message)
        except OSError:
            QCoreApplication.quit()


def run(part: str, argument: str) -> int:
    """The status with which the process is to end."""
    use_a_locale_that_exists()
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    app = QCoreApplication(["backcompanion-sound"])
    channel = LineChannel()
    try:
        player = _create_player(part, argument, channel)
    except ImportError as error:
        channel.answer(Problem(_what_is_missing(part, error), str(error)))
        return NO_LIBRARY_STATUS
    channel.received.connect(channel.on_received)
    channel.received.connect(player.handle)
    listen(channel.received.emit)
    player.begin()
    return app.exec()


def _what_is_missing(part: str, error: ImportError) -> ProblemKind:
    if part == "voice" and sys.platform.startswith("linux"):
        return "no-engine"  # Qt would speak by the same service that we did not find
    # Qt's library for speech needs the one for sound as well.
    return "no-addons" if isinstance(error, ModuleNotFoundError) else "no-library"


def _create_player(part: str, argument: str, channel: LineChannel) -> "TonePlayer | VoicePlayer":
    if part == "voice":
        from backcompanion.sound.engine.qt_loop import QtLoop
        from backcompanion.sound.engine.voice.qt_speech import QtSpeech
        from backcompanion.sound.engine.voice.voice_player import VoicePlayer

        return VoicePlayer(channel.answer, QtSpeech(argument), QtLoop())
    if sys.platform.startswith("linux"):
        # Qt plays without any: the one for media would bring FFmpeg and Qt Quick, 7 MiB.
        QCoreApplication.setLibraryPaths([])
    from backcompanion.sound.engine.tones.tone_player import TonePlayer

    return TonePlayer(channel.answer, argument)
