"""Speaks by speech-dispatcher itself, as Qt would by its library: a third of the memory.

Voices have the names that Qt gives them, rate and volume the numbers that it sends.
"""

import os
import socket
from collections.abc import Callable

from backcompanion.sound.engine.event_loop import PollLoop
from backcompanion.sound.engine.voice.speech_engine import SpeechEvents
from backcompanion.sound.engine.voice.ssip import (
    BEGIN_EVENT,
    CANCEL_EVENT,
    END_EVENT,
    FIRST_ERROR,
    SsipConnection,
)
from backcompanion.sound.engine.voice.voice_tags import (
    LANGUAGE_NAMES,
    Voice,
    is_plain,
    language_of,
    of_country,
    parsed_voice,
)

# A module of that name says that there is no engine.
NO_ENGINE = "dummy"
# The service may have to be started by what it is asked first, and an engine when it is asked for
# its voices.
MAX_OPEN_SECONDS = 25.0


class SpeechDispatcher:
    """An engine (`speech_engine`) at the other end of a connected socket."""

    name = "speechd"

    def __init__(self, peer: socket.socket, language: str, loop: PollLoop) -> None:
        """`language` such as "en_GB"."""
        self._server = SsipConnection(peer, loop, self._on_event, self._on_lost)
        self._tag = language.replace("_", "-")
        self._events: SpeechEvents | None = None
        self._opened = False
        self._modules: list[str] = []
        self._any_voice = False
        self._listed: list[Voice] = []
        self._choice: list[Voice] = []
        self._voice_name = ""
        self._voice: Voice | None = None
        self._rate_percent: int | None = None  # None: as the person has it for all programs
        self._volume_percent = 100
        self._sentence = 0  # how many were to be spoken
        self._message = 0  # what the server calls the last of them; 0 until it was taken
        self.speaking = self.begun = False

    # --- what there is ------------------------------------------------------------------------

    @property
    def language(self) -> str:
        return language_of(self._tag)

    @property
    def voice(self) -> str:
        return self._voice.name if self._voice else ""

    @property
    def voices(self) -> tuple[str, ...]:
        return tuple(voice.name for voice in self._choice)

    def open(self, events: SpeechEvents) -> None:
        self._events = events
        user = "".join(each for each in os.environ.get("USER", "") if each.isalnum()) or "user"
        name = f'SET SELF CLIENT_NAME "{user}:backcompanion:voice"'
        self._server.send(name, seconds=MAX_OPEN_SECONDS)
        self._server.send("SET SELF NOTIFICATION ALL ON")
        self._server.send("SET SELF PRIORITY MESSAGE")
        self._server.send("LIST OUTPUT_MODULES", self._on_modules, seconds=MAX_OPEN_SECONDS)

    def _on_modules(self, _code: int, lines: list[str]) -> None:
        self._modules = [module for module in lines if module != NO_ENGINE]
        self._list_voices(self._modules, self._is_of_language, self._on_all_listed)

    def _list_voices(
        self, modules: list[str], keep: Callable[[bytes], bool], after: Callable[[], None]
    ) -> None:
        """There may be thousands: what is not kept is not looked at any further."""
        if not modules:
            after()
            return
        module, *rest = modules

        def on_module_set(code: int, _lines: list[str]) -> None:
            if code < FIRST_ERROR:
                seconds = MAX_OPEN_SECONDS
                self._server.send("LIST SYNTHESIS_VOICES", on_listed, keep=keep, seconds=seconds)
            else:
                self._list_voices(rest, keep, after)

        def on_listed(code: int, lines: list[str]) -> None:
            if code < FIRST_ERROR:
                self._listed += [parsed_voice(line, module) for line in lines]
            self._list_voices(rest, keep, after)

        command = f"SET SELF OUTPUT_MODULE {module}"
        self._server.send(command, on_module_set, seconds=MAX_OPEN_SECONDS)

    def _is_of_language(self, line: bytes) -> bool:
        self._any_voice = True
        return language_of(parsed_voice(line[4:].decode(errors="replace"), "").tag) == self.language

    def _on_all_listed(self) -> None:
        assert self._events is not None
        if not self._any_voice:
            self._events.on_missing("speech-dispatcher has no voices")
        elif self._listed:
            self._tag, self._choice = of_country(self._listed, self._tag)
            self._server.send(f"SET SELF LANGUAGE {self._tag}")
            self._on_chosen()
        else:
            self._list_voices(self._modules, is_plain, self._on_others_listed)

    def _on_others_listed(self) -> None:
        """Of another language, but a voice."""
        assert self._events is not None
        self._events.on_language_missing(LANGUAGE_NAMES.get(self.language, self._tag))
        self._choice = self._listed
        self._on_chosen()

    def _on_chosen(self) -> None:
        assert self._events is not None
        self._listed = []
        self._opened = True
        self.set_voice(self._voice_name)
        if self._rate_percent is not None:
            self.set_rate(self._rate_percent)
        self.set_volume(self._volume_percent)
        self._events.on_opened()

    # --- how it speaks ------------------------------------------------------------------------

    def set_voice(self, name: str) -> None:
        self._voice_name = name
        if not self._opened:
            return
        named = [voice for voice in self._choice if voice.name == name]
        for voice in named[:1] or self._choice[:1]:
            self._voice = voice
            self._server.send(f"SET SELF OUTPUT_MODULE {voice.module}")
            self._server.send(f"SET SELF SYNTHESIS_VOICE {voice.name}")

    def set_rate(self, percent: int) -> None:
        self._rate_percent = percent
        if self._opened:
            self._server.send(f"SET SELF RATE {int(percent / 100 * 100)}")  # cut off, as by Qt

    def set_volume(self, percent: int) -> None:
        """Its scale is from -100 to 100, and Qt cuts off what is no whole number."""
        self._volume_percent = percent
        if self._opened:
            self._server.send(f"SET SELF VOLUME {int((percent / 100 - 0.5) * 200)}")

    def say(self, text: str) -> None:
        if not text.strip():
            return
        if self.speaking:
            self._server.send("CANCEL SELF")
        self._sentence += 1
        self._message = 0
        self.speaking, self.begun = True, False
        sentence = self._sentence
        self._server.speak(text, lambda code, lines: self._on_taken(sentence, code, lines))

    def stop(self) -> None:
        """Silence is told of as soon as the server has it so, whether it tells of the sentence's
        end or not.
        """
        self.speaking = self.begun = False
        self._message = 0
        sentence = self._sentence
        self._server.send("CANCEL SELF", lambda _code, _lines: self._on_stopped(sentence))

    def _on_taken(self, sentence: int, code: int, lines: list[str]) -> None:
        if sentence != self._sentence or not self.speaking:
            return  # cut off or stopped since
        if code < FIRST_ERROR and lines and lines[0].isdigit():
            self._message = int(lines[0])
        else:
            self._end()

    def _on_stopped(self, sentence: int) -> None:
        if sentence == self._sentence and not self.speaking:
            self._end()

    def _on_event(self, code: int, message: int) -> None:
        """What is told of one that was cut off or stopped is nothing to us any more."""
        if message != self._message or not self.speaking:
            return
        if code == BEGIN_EVENT:
            self.begun = True
        elif code in (END_EVENT, CANCEL_EVENT):
            self._end()

    def _end(self) -> None:
        self.speaking = self.begun = False
        self._message = 0
        if self._events is not None:
            self._events.on_ended()

    def _on_lost(self, why: str) -> None:
        if self._events is not None:
            self._events.on_lost(why)
