"""How everything stood when it was last brought together, so that a start with nothing new costs
next to nothing.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from backcompanion.base.atomic_file import write_atomically
from backcompanion.history.folder.choice import FOLDER, FolderChoice, choice_values
from backcompanion.history.folder.event_fields import FILE_KINDS
from backcompanion.history.folder.local_changes import short_hash
from backcompanion.history.folder.status import RunningElsewhere

_FILE = "seen.json"


class SyncMemory:
    """Of one data folder. Without it all is read once more, and nothing else is otherwise."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def state(
        self,
        choice: FolderChoice,
        there: Mapping[str, tuple[int, int]],
        revision: int,
        person: Mapping[str, Any],
    ) -> dict[str, Any]:
        """As JSON has it. `there`: what lies in the shared folder; `revision`: of the history."""
        own = {}
        for folder in FILE_KINDS.values():
            with suppress(OSError), os.scandir(self._data / folder) as entries:
                for entry in entries:
                    held = entry.stat()
                    own[f"{folder}/{entry.name}"] = [held.st_size, held.st_mtime_ns]
        return {
            "choice": choice_values(choice),
            "files": {name: list(held) for name, held in there.items()},
            "revision": revision,
            "own": own,
            "person": short_hash(person),
        }

    def read(self) -> object:
        """The state, or None."""
        return self._read().get("state")

    def was_published(self, folder: str) -> bool:
        """Whether our file has ever been in that folder."""
        return self._read().get("published") == folder

    def running(self) -> RunningElsewhere | None:
        with suppress(KeyError, TypeError, ValueError):
            device, began_at = self._read()["running"]
            return RunningElsewhere(str(device), datetime.fromisoformat(began_at))
        return None

    def write(
        self,
        state: Mapping[str, Any] | None,
        published: str = "",
        running: RunningElsewhere | None = None,
    ) -> None:
        """None: that it has to be looked at again. `published`: the folder that our file is in;
        empty for no news of that.
        """
        published = published or str(self._read().get("published", ""))
        with suppress(OSError):
            target = self._data / FOLDER / _FILE
            known = running and (running.device, running.began_at.isoformat())
            text = json.dumps({"state": state, "published": published, "running": known})
            write_atomically(target, (text,), durable=False)

    def _read(self) -> dict[str, Any]:
        with suppress(OSError, ValueError, RecursionError):
            parsed = json.loads((self._data / FOLDER / _FILE).read_bytes())
            if isinstance(parsed, dict):
                return parsed
        return {}
