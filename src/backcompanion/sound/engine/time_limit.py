"""A limit to how long a library may hold this process: past it, the process ends."""

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager
from os import devnull


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends the process with status 1 when what is inside takes longer.

    faulthandler watches from a thread of its own that needs no interpreter lock: a speech service
    that does not answer holds that lock for good, and no Python code would ever run again.
    """
    with open(devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
