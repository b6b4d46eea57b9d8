"""When tones are played, and how long a device is waited for; whatever plays them."""

import contextlib
import os

# A tone was heard within 25 ms of being asked for: nothing to make up for.
LEAD_SECONDS = 0.0
ASLEEP_AFTER_SECONDS = 4.0
REBUILD_MILLISECONDS = 300
# A tone that still plays so long after it began waits for a device that is gone: where the last
# sink of a sound server is removed, nothing else tells. The first tone on a device takes some 2 s.
STUCK_MILLISECONDS = 4500
LONGEST_TONE_SECONDS = 4.0
# What PulseAudio and PipeWire play into where there is no device.
NULL_DEVICES = (b"auto_null",)
# What was handed over is not yet heard: the device still has this much of it at most.
TAIL_MILLISECONDS = 400


def raise_priority() -> None:
    """Before what else is busy on this machine, where the system lets us: tones are short."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(-10)
