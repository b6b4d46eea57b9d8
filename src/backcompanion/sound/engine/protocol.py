"""What the window and the sound processes say to one another: a line of JSON for each message.

Both ends decode leniently, as either may be of another release while an update is installed: what
they do not know is left out, and logged.
"""

import json
from typing import Any, Literal, TypeVar, get_args

from backcompanion.sound.engine.message import Message

NO_LIBRARY_STATUS = 4
"""The process ends with it where something is not installed: starting it again would not help."""
RENEW_STATUS = 5
"""The process ends with it where only a new one can go on: it is to be started at once."""
NEEDS_QT_STATUS = 6
"""A part of the shared process ends with it where it has to be tried with Qt: by a process of its
own, which is to be started at once.
"""

ProblemKind = Literal[
    "no-addons", "no-library", "no-device", "device-failed", "no-engine", "no-language"
]


# --- to a sound process -------------------------------------------------------------------------


class Play(Message):
    """A tone. `due`: of `time.monotonic`, which all processes of a machine share.

    Each `key` is done once, however often it is sent; what is too late is left out, unless it is
    `patient`.
    """

    tone: str
    due: float
    key: str
    patient: bool = False


class Say(Message):
    """A sentence; `due`, `key` and `patient` as of `Play`.

    It waits for a more important one that is being spoken, for `waits` seconds, and then is left
    out; it cuts off others. `until`: the moment by which it has to be over, for then comes a signal
    to act. `seconds`: for how long it is expected to sound, 0 where nobody knows.
    """

    text: str
    due: float
    key: str
    importance: int = 0
    until: float | None = None
    patient: bool = False
    seconds: float = 0.0
    waits: float = 0.0


class Cancel(Message):
    """What is not done yet, and what is being spoken."""


class Mute(Message):
    on: bool


class SetVolume(Message):
    percent: int


class SetRate(Message):
    """-50 to 50, 0 as the voice speaks by itself."""

    percent: int


class SetVoice(Message):
    """`name`: "" for the first of the language."""

    name: str


class SetQuieterOthers(Message):
    """Whether other programs are made quieter while something is said."""

    on: bool


class Wake(Message):
    """A device that sleeps swallows the first tone: something is to be played soon."""


class Ping(Message):
    """Answered by `Pong`, by the thread that plays and speaks."""


Command = (
    Play | Say | Cancel | Mute | SetVolume | SetRate | SetVoice | SetQuieterOthers | Wake | Ping
)


# --- from a sound process -----------------------------------------------------------------------


class TonesReady(Message):
    device: str


class VoiceReady(Message):
    """`voices`: names to choose from, in the language that was asked for."""

    engine: str
    voice: str
    voices: tuple[str, ...]


class Problem(Message):
    """`detail`: of an error; of `no-language`, the name of the language."""

    kind: ProblemKind
    detail: str = ""


class Played(Message):
    """`late`: seconds after it was due."""

    tone: str
    key: str
    late: float


class Said(Message):
    key: str
    late: float


class Spoke(Message):
    """A sentence that was spoken to its end, and what it took from the asking on."""

    voice: str
    text: str
    seconds: float


class Failed(Message):
    """What speaks is lost, and this process with it: it has to be started anew."""

    detail: str


class Pong(Message):
    pass


Answer = TonesReady | VoiceReady | Problem | Played | Said | Spoke | Failed | Pong


# --- as lines -----------------------------------------------------------------------------------

_KIND = "is"  # no field can be called so
_MAX_NUMBER = 1e12
_COMMANDS: dict[str, type[Command]] = {class_.__name__: class_ for class_ in get_args(Command)}
_ANSWERS: dict[str, type[Answer]] = {class_.__name__: class_ for class_ in get_args(Answer)}
T = TypeVar("T", bound=Message)


def encode(message: Command | Answer) -> bytes:
    """One line, with its end."""
    values = {_KIND: type(message).__name__, **message.values()}
    return json.dumps(values, separators=(",", ":")).encode() + b"\n"


def decode_command(line: bytes) -> Command | None:
    """None for what is none that we know; raises nothing."""
    return _decode(line, _COMMANDS)


def decode_answer(line: bytes) -> Answer | None:
    """None for what is none that we know; raises nothing."""
    return _decode(line, _ANSWERS)


def _warn(text: str, *values: object) -> None:
    import logging  # it hardly ever is: a sound process has no use for it else

    logging.getLogger(__name__).warning(text, *values)


class _UnfitError(Exception):
    """A value is missing or of another type."""


def _decode(line: bytes, kinds: dict[str, type[T]]) -> T | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        _warn("Not a message: %.80r", line)
        return None
    kind = values.pop(_KIND, None)
    class_ = kinds.get(kind) if isinstance(kind, str) else None
    if class_ is None:
        _warn("A message of an unknown kind: %.80r", kind)
        return None
    try:
        return _build(class_, values)
    except _UnfitError as error:
        _warn("A message %s that does not fit: %s", kind, error)
        return None


def _build(class_: type[T], values: dict[str, Any]) -> T:
    known = {}
    for name, type_ in class_.fields.items():
        if name in values:
            known[name] = _fitting(name, type_, values.pop(name))
        elif name not in class_.defaults:
            raise _UnfitError(f"{name} is missing")
    if values:
        _warn("A message %s with unknown fields: %.80r", class_.__name__, sorted(values))
    return class_(**known)


def _fitting(name: str, type_: Any, value: Any) -> Any:
    """The value as the type wants it, which JSON has no way to say."""
    if type_ == float | None:
        if value is None:
            return None
        type_ = float
    if type_ in (int, float):
        whole = type(value) is int
        if (whole or (type_ is float and type(value) is float)) and abs(value) < _MAX_NUMBER:
            return type_(value)  # neither infinite nor NaN
    elif type_ is ProblemKind:
        if value in get_args(ProblemKind):
            return value
    elif type_ == tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            return tuple(value)
    elif isinstance(value, type_):
        return value
    raise _UnfitError(f"{name} is {value!r:.80}")
