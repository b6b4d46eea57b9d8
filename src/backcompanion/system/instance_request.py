"""What one start asks of the window that another has opened, however it is carried there."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

LOCK = "window.lock"
MAX_REQUEST_BYTES = 4096
# The first page is finished before.
OWN_FILE_MILLISECONDS = 100
_SHOW, _OPEN, _BEGIN = "show", "open", "begin"


@dataclass(frozen=True, slots=True)
class StartRequest:
    """`token`: lets the window come forward on behalf of that start, or is ""; `file`: to open;
    `begin`: today's workout is to begin at once.
    """

    token: str = ""
    file: Path | None = None
    begin: bool = False


class SingleInstance(Protocol):
    """The right to be the window of a folder, as long as the process lives."""

    def listen(self, answer: Callable[[StartRequest], None], parent: "QObject") -> None:
        """`answer` is called when another start asks."""

    def release(self) -> None: ...


def request_line(file: str = "", *, begin: bool = False) -> bytes:
    """Asks to come forward with this start's activation token, and to open a file or to begin. A
    file whose name is too long for that is left out.
    """
    show = f"{_SHOW} {activation_token()}\n".encode("ascii")
    if begin:  # before the line that every version understands
        show = f"{_BEGIN}\n".encode("ascii") + show
    if not file:
        return show
    wanted = f"{_OPEN} {os.fsencode(file).hex()}\n".encode("ascii")
    return wanted + show if len(wanted + show) <= MAX_REQUEST_BYTES else show


def parse_request(data: bytes) -> StartRequest | None:
    """Of whoever asked last; None where nobody did."""
    token, file, begin = None, None, False
    for line in data.decode("ascii", "replace").splitlines():
        word, _space, rest = line.partition(" ")
        if word == _OPEN:
            file = _path(rest)
        elif word == _BEGIN:
            begin = True
        else:
            token = line.removeprefix(_SHOW).strip()
    return None if token is None else StartRequest(token, file, begin)


def _path(digits: str) -> Path | None:
    try:
        return Path(os.fsdecode(bytes.fromhex(digits)))
    except ValueError:
        return None


def answer_own(
    answer: Callable[[StartRequest], None], file: str, begin: bool, parent: "QObject"
) -> None:
    """What this very start is to open or to begin, once the window has come to itself."""
    if not (file or begin):
        return
    from PySide6.QtCore import QTimer

    request = StartRequest(file=Path(file) if file else None, begin=begin)
    QTimer.singleShot(OWN_FILE_MILLISECONDS, parent, lambda: answer(request))


def unreachable_window() -> MachineError:
    """It is there, but what was asked of it was not heard."""
    return MachineError(
        _(
            "Back Companion is open already, but its window cannot be reached from here:"
            " please go to it yourself."
        )
    )


def activation_token() -> str:
    """What lets another window come forward on this start's behalf, or ""."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    return token if token.isascii() and token.isprintable() and len(token) < 1000 else ""
