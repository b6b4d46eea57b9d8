"""Which folder is in use, and as which device. Of this computer alone: no backup takes it along."""

import hashlib
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.dataclass import dataclass
from backcompanion.base.paths import folder_choice

FOLDER = "computers"
"""In the data folder."""

_MOST_BYTES = 64 * 1024
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class FolderChoice:
    """`device`: random, made once; `name`: as people are told. `machine`: which computer the device
    is, so that a copy of the data folder on another one becomes a device of its own.
    """

    folder: str
    device: str
    name: str
    machine: str
    with_notes: bool = False
    with_remarks: bool = False


def read_choice(data: Path) -> FolderChoice | None:
    """None where no folder is in use, or what says so cannot be understood."""
    with suppress(OSError, ValueError, TypeError, RecursionError):
        content = (folder_choice(data)).read_bytes()
        values: dict[str, Any] = json.loads(content[:_MOST_BYTES])
        if all(type(values[name]) is kind for name, kind in _KINDS.items()):
            return FolderChoice(**{name: values[name] for name in _KINDS})
    return None


def write_choice(data: Path, choice: FolderChoice) -> None:
    """Raises OSError."""
    (data / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(folder_choice(data), (json.dumps(choice_values(choice), indent=1),))


def choice_values(choice: FolderChoice) -> dict[str, Any]:
    """As JSON has it."""
    return {name: getattr(choice, name) for name in _KINDS}


def remove_choice(data: Path) -> None:
    """Raises OSError."""
    (folder_choice(data)).unlink(missing_ok=True)


def new_device(folder: Path, name: str = "") -> FolderChoice:
    return FolderChoice(
        folder=str(folder),
        device=os.urandom(8).hex(),
        name=(name.strip() or platform.node() or "computer")[:LONGEST_NAME],
        machine=this_machine(),
    )


def on_this_machine(choice: FolderChoice) -> FolderChoice:
    """As another device where the data folder came from another computer."""
    if choice.machine == this_machine():
        return choice
    return replace(as_new_device(choice), name=new_device(Path(choice.folder)).name)


def as_new_device(choice: FolderChoice) -> FolderChoice:
    """Of the same name."""
    fresh = new_device(Path(choice.folder), choice.name)
    return replace(choice, device=fresh.device, machine=fresh.machine)


def this_machine() -> str:
    """The same each time on one computer; nobody can read from it which."""
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            if text := Path(path).read_text(encoding="ascii", errors="replace").strip():
                return hashlib.sha256(f"backcompanion {text}".encode()).hexdigest()[:16]
    return hashlib.sha256(f"backcompanion {platform.node()}".encode()).hexdigest()[:16]


_KINDS = {name: type(value) for name, value in asdict(FolderChoice("", "", "", "")).items()}
