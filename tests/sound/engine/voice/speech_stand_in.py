"""A speech-dispatcher that is made up: it answers when it is let, and tells what it is told to."""

import socket

from backcompanion.sound.engine.event_loop import PollLoop
from backcompanion.sound.engine.voice.speech_dispatcher import SpeechDispatcher

ESPEAK = {
    "espeak-ng": [
        "German\tde\tnone",
        "German+Adam\tde\tAdam",
        "English (Caribbean)\ten-029\tnone",
        "English (Caribbean)+Adam\ten-029\tAdam",
        "English (Great Britain)\ten-GB\tnone",
        "English (Scotland)\ten-GB-SCOTLAND\tnone",
        "English (America)\ten-US\tnone",
        "English (America)+Adam\ten-US\tAdam",
        "English (America, New York City)\ten-US-NYC\tnone",
        "Spanish (Spain)\tes\tnone",
        "Spanish (Latin America)\tes-419\tnone",
        "French (Belgium)\tfr-BE\tnone",
        "French (France)\tfr-FR\tnone",
        "Polish\tpl\tnone",
    ]
}


class StandIn:
    """`commands`: what it was asked, `texts`: what it was to say."""

    def __init__(self, modules: dict[str, list[str]]) -> None:
        self.modules = modules
        self.commands: list[str] = []
        self.texts: list[str] = []
        self.refuses: tuple[str, ...] = ()
        self.ours, self.theirs = socket.socketpair()
        self.ours.setblocking(False)
        self._rest = b""
        self._text: list[str] | None = None
        self._module = next(iter(modules), "")
        self._messages = 0

    def serve(self) -> bool:
        """Whether there was anything to answer."""
        try:
            chunk = self.ours.recv(65536)
        except BlockingIOError:
            return False
        *lines, self._rest = (self._rest + chunk).split(b"\r\n")
        for line in lines:
            self._on_line(line.decode())
        return bool(lines)

    def tell(self, code: int, message: int) -> None:
        """701 begun, 702 ended, 703 cancelled."""
        self.send(f"{code}-{message}", f"{code}-7", f"{code} EVENT")

    def send(self, *lines: str) -> None:
        self.ours.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def _on_line(self, line: str) -> None:
        if self._text is None:
            self.commands.append(line)
            self._on_command(line)
        elif line == ".":
            self.texts.append("\n".join(self._text))
            self._text = None
            self._messages += 1
            self.send(f"225-{self._messages}", "225 OK MESSAGE QUEUED")
        else:
            self._text.append(line.removeprefix("."))

    def _on_command(self, line: str) -> None:
        if line.startswith(self.refuses or "nothing"):
            self.send("400 ERR REFUSED")
        elif line == "SPEAK":
            self._text = []
            self.send("230 OK RECEIVING DATA")
        elif line == "LIST OUTPUT_MODULES":
            self.send(*(f"250-{name}" for name in self.modules), "250 OK MODULE LIST SENT")
        elif line == "LIST SYNTHESIS_VOICES":
            voices = self.modules[self._module]
            self.send(*(f"249-{voice}" for voice in voices), "249 OK VOICE LIST SENT")
        else:
            if line.startswith("SET SELF OUTPUT_MODULE "):
                self._module = line.rpartition(" ")[2]
            self.send("200 OK")


class Events:
    """What was told, in order."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def on_opened(self) -> None:
        self.heard.append("opened")

    def on_missing(self, detail: str) -> None:
        self.heard.append(f"missing: {detail}")

    def on_language_missing(self, name: str) -> None:
        self.heard.append(f"no language: {name}")

    def on_ended(self) -> None:
        self.heard.append("ended")

    def on_lost(self, detail: str) -> None:
        self.heard.append(f"lost: {detail}")


class Conversation:
    """An engine of ours with the one that is made up."""

    def __init__(self, language: str, modules: dict[str, list[str]]) -> None:
        self.loop = PollLoop()
        self.server = StandIn(modules)
        self.events = Events()
        self.engine = SpeechDispatcher(self.server.theirs, language, self.loop)

    def open(self) -> None:
        self.engine.open(self.events)
        self.settle()

    def settle(self) -> None:
        """Until neither has anything to say any more."""
        while self.server.serve():
            self.loop.look(0)
        self.loop.look(0)

    def close(self) -> None:
        for each in (self.server.ours, self.server.theirs):
            each.close()
