"""How much is done, wherever it is done: calls are counted, never seconds.

A second is another one on another machine, and beside whatever else runs there; how long things
take is printed by `make bench`.
"""

import sys
import threading
from collections.abc import Callable
from types import FrameType

# What a child runs first, to print at its end how many calls it has made.
COUNT_IN_CHILD = """
import atexit, sys
calls = 0
def note(frame, event, arg):
    global calls
    calls += event in ("call", "c_call")
atexit.register(lambda: (sys.setprofile(None), print("calls:", calls)))
sys.setprofile(note)
"""


def calls_of(work: Callable[[], object]) -> int:
    """Of functions, Python's own and those in C, in this thread."""
    calls = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    assert threading.current_thread() is threading.main_thread()
    sys.setprofile(note)
    try:
        work()
        # Where the stack ends, in `note` too, Python counts no further.
        assert sys.getprofile() is note, "the counting ended before the work"
    finally:
        sys.setprofile(before)
    return calls


def within(most_calls: int, work: Callable[[], object]) -> None:
    calls = calls_of(work)
    assert calls <= most_calls, f"too much work: {calls:,} calls, {most_calls:,} at most"
