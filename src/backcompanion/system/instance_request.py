"""What one start asks of the window that another has opened, however it is carried there."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

LOCK = "window.lock"
MAX_REQUEST_BYTES = 4096
_SHOW = "show"


class SingleInstance(Protocol):
    """The right to be the window of a folder, as long as the process lives."""

    def listen(self, show: Callable[[str], None], parent: "QObject") -> None:
        """`show` is called when another start asks, with its activation token, or ""."""

    def release(self) -> None: ...


def show_request() -> bytes:
    """A line that asks to come forward, with this start's activation token."""
    return f"{_SHOW} {activation_token()}\n".encode("ascii")


def parse_request(data: bytes) -> str | None:
    """The token of whoever asked last, "" for none; None where nobody did."""
    lines = data.decode("ascii", "replace").splitlines()
    return lines[-1].removeprefix(_SHOW).strip() if lines else None


def activation_token() -> str:
    """What lets another window come forward on this start's behalf, or ""."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    return token if token.isascii() and token.isprintable() and len(token) < 1000 else ""
