"""Whether a sound server answers by now: one on another machine, or one that hung, whose socket's
file says nothing of it.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

from backcompanion.sound.engine.tones.pulse_library import load_pulse
from backcompanion.sound.engine.tones.pulse_server import PulseServer

PROBE_SECONDS = 10.0
PROBE_NAME = "Back Companion"


def server_answers(pulse: Any) -> bool:
    """Waits two seconds at most. `pulse`: what `load_pulse` gives."""
    server = PulseServer(pulse)
    try:
        return server.connect(PROBE_NAME, may_start=False)
    finally:
        server.close()
        server.free()


def probe_in_thread(answered: Callable[[], None]) -> None:
    """`answered`, in another thread, as soon as a server does; what plays meanwhile plays on."""
    threading.Thread(target=_probe, args=(answered,), daemon=True).start()


def _probe(answered: Callable[[], None]) -> None:
    try:
        pulse = load_pulse()
    except OSError:
        return
    time.sleep(PROBE_SECONDS)
    while not server_answers(pulse):
        time.sleep(PROBE_SECONDS)
    answered()
