"""That this device writes no more, said to the others: at once, or once the folder is there."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.paths import kept_goodbyes
from backcompanion.history.folder.choice import FOLDER, FolderChoice
from backcompanion.history.folder.event import FORMAT
from backcompanion.history.folder.fold import Events
from backcompanion.history.folder.folder_files import ENDING
from backcompanion.history.folder.local_changes import EventWriter, moment_text, short_hash
from backcompanion.history.folder.own_log import OwnLog


def write_goodbye(data: Path, choice: FolderChoice, now: datetime) -> OwnLog:
    """Into the file here. Raises OSError."""
    log = OwnLog(data / FOLDER / f"{choice.device}{ENDING}", choice.device)
    events = Events()
    events.add_lines(log.lines())
    writer = EventWriter(events, choice.device, moment_text(now))
    values = {"name": choice.name, "format": FORMAT, "left": True}
    writer.write(short_hash("left", choice.device, len(events.by_subject)), "device", values)
    log.append(event.line for event in writer.written)
    return log


def keep_goodbye(data: Path, choice: FolderChoice, log: OwnLog) -> None:
    """For when the folder is there again. Raises OSError."""
    folder = kept_goodbyes(data)
    folder.mkdir(mode=0o700, exist_ok=True)
    log.path.replace(folder / log.name)
    text = json.dumps({"folder": choice.folder, "device": choice.device})
    write_atomically(folder / f"{choice.device}.json", (text,))


def say_kept_goodbyes(data: Path) -> None:
    """Those whose folders are there; what cannot be said now is kept."""
    folder = kept_goodbyes(data)
    for note in folder.glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            values = json.loads(note.read_bytes())
            device, shared = str(values["device"]), Path(values["folder"])
            log = OwnLog(folder / f"{device}{ENDING}", device)
            log.publish_where_it_was(shared)
            log.path.unlink(missing_ok=True)
            note.unlink()
    with suppress(OSError):  # until the last one is said
        folder.rmdir()
