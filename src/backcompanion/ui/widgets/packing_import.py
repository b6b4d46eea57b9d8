"""Imports what packs frames, in a thread: 10 to 20 milliseconds for which the window would stand.

Nothing of Qt is among it, as two threads that look its classes up at once can crash the process.
"""

import sys
import threading
from functools import cache

from backcompanion.application.background_task import SWITCH_INTERVAL_SECONDS


def is_packing_imported() -> bool:
    """Who asks first begins it."""
    return packing_imported().is_set()


@cache
def packing_imported() -> threading.Event:
    """Set once it is."""
    imported = threading.Event()
    sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
    # Not a daemon: one that is cut off in the middle of an import can take Qt down.
    threading.Thread(target=_import, args=(imported,), name="packing", daemon=False).start()
    return imported


def _import(imported: threading.Event) -> None:
    import json  # noqa: F401 - with struct what the files of frames want
    import struct  # noqa: F401

    from backcompanion.base.packing import create_packer

    create_packer()  # loads its library
    imported.set()
