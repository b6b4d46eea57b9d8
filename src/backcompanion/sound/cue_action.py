"""What is to be played, said or shown: an order of the scheduler to the coach."""

from typing import Literal

from backcompanion.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CueAction:
    """`after`, `until`: real seconds from now; `key`: the same thing has the same key. `seconds`:
    for how long it should sound; `waits`: so long for another sentence to end.
    """

    verb: Literal["play", "say", "cancel", "caption"]
    text: str = ""
    after: float = 0.0
    importance: int = 0
    until: float | None = None
    key: str = ""
    seconds: float = 0.0
    waits: float = 0.0
