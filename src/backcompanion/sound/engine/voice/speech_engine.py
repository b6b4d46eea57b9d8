"""What the voice asks of an engine that speaks: speech-dispatcher's own or one of Qt's."""

from typing import Protocol


class SpeechEvents(Protocol):
    """What an engine tells whoever has it speak."""

    def on_opened(self) -> None:
        """It can speak, in a voice of the language, or in any where there is none of it."""

    def on_missing(self, detail: str) -> None:
        """There is nothing that speaks."""

    def on_language_missing(self, name: str) -> None:
        """Before it is opened: no voice speaks that language."""

    def on_ended(self) -> None:
        """Nothing is spoken any more: a sentence came to its end, or was stopped."""

    def on_lost(self, detail: str) -> None:
        """It went away, and does not come back by itself."""


class SpeechEngine(Protocol):
    """`name`: as Qt calls it. `language`: the code of what it speaks, such as "en". `voice`: the
    name of the one that speaks. `voices`: names to choose from, the best first.

    What is set before it was opened holds from then on.
    """

    @property
    def name(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def voice(self) -> str: ...
    @property
    def voices(self) -> tuple[str, ...]: ...
    @property
    def speaking(self) -> bool:
        """From when it was asked for a sentence to its end, or from its first sound."""

    @property
    def begun(self) -> bool:
        """The sentence is being heard."""

    def open(self, events: SpeechEvents) -> None: ...
    def set_voice(self, name: str) -> None:
        """The best of the language where there is none of that name."""

    def set_rate(self, percent: int) -> None: ...
    def set_volume(self, percent: int) -> None: ...
    def say(self, text: str) -> None:
        """Cuts off what is being spoken."""

    def stop(self) -> None: ...
