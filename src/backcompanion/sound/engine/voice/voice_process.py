"""The voice without Qt: where speech-dispatcher is, or can be started."""

import os
import socket
from collections.abc import Callable, Mapping

from backcompanion.sound.engine.event_loop import PollLoop
from backcompanion.sound.engine.line_input import write_answer
from backcompanion.sound.engine.protocol import Answer, Failed, Ping, Pong, decode_command
from backcompanion.sound.engine.voice.speech_dispatcher import SpeechDispatcher
from backcompanion.sound.engine.voice.speech_server import ServerSearch, server_address
from backcompanion.sound.engine.voice.voice_player import VoicePlayer

INPUT = 0
CHUNK_BYTES = 16 * 1024
NO_SERVER_STATUS = -1


def speak(
    language: str,
    file: int | None = None,
    answer: Callable[[Answer], None] = write_answer,
    environment: Mapping[str, str] | None = None,
) -> int | None:
    """The status to end with; None, with its input still unread, where there is no service.

    `file`: what it reads, if not its standard input. `environment`: of the service, where that has
    to be started, if not that of this process.
    """
    process = VoiceProcess(language, file, answer, environment)
    status = process.run()
    return None if status == NO_SERVER_STATUS else status


class VoiceProcess:
    def __init__(
        self,
        language: str,
        file: int | None = None,
        answer: Callable[[Answer], None] = write_answer,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """As `speak`."""
        self._loop = PollLoop()
        self._language = language
        self._file = INPUT if file is None else file
        self._tell = answer
        self._rest = b""
        self._peer: socket.socket | None = None
        self._player: VoicePlayer | None = None
        self._search = ServerSearch(
            self._loop,
            server_address(os.environ),
            found=self._on_found,
            missing=self._on_missing,
            silent=self._on_silent,
            environment=environment,
        )

    def run(self) -> int:
        self._loop.watch_end(self._file, self._on_input_ended)
        self._search.begin()
        try:
            return self._loop.run()
        finally:
            self._close()

    def _close(self) -> None:
        """The process may go on without it."""
        if self._player is not None:
            self._player.close()
        if self._peer is not None:
            self._peer.close()

    def _on_found(self, peer: socket.socket) -> None:
        self._peer = peer
        engine = SpeechDispatcher(peer, self._language, self._loop)
        self._player = VoicePlayer(self._answer, engine, self._loop)
        self._loop.watch(self._file, self._on_input)
        self._player.begin()

    def _on_missing(self) -> None:
        self._loop.unwatch(self._file)
        self._loop.exit(NO_SERVER_STATUS)

    def _on_silent(self) -> None:
        self._answer(Failed("speech-dispatcher does not answer"))
        self._loop.exit(1)

    def _on_input(self) -> None:
        chunk = os.read(self._file, CHUNK_BYTES)
        if not chunk:
            self._on_input_ended()
            return
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            command = decode_command(line)
            if isinstance(command, Ping):
                self._answer(Pong())
            elif command is not None and self._player is not None:
                self._player.handle(command)

    def _on_input_ended(self) -> None:
        """The window is gone."""
        self._loop.exit(0)

    def _answer(self, message: Answer) -> None:
        try:
            self._tell(message)
        except OSError:
            self._loop.exit(0)
