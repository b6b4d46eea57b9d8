"""How long calls into some classes hold the thread they are made in, whatever else is running.

From the time on the wall is taken what the thread spent ready to run while others had the
processor, as the kernel counts it. Waiting and working are ours and stay in.
"""

import functools
import inspect
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest

SCHEDSTAT = Path("/proc/thread-self/schedstat")


def waited_for_a_processor() -> float:
    """Seconds, of this thread, since it began."""
    return int(SCHEDSTAT.read_bytes().split()[1]) / 1e9


class Held:
    """`calls`: the longest by name. Only the outermost counts, with all that it sets off."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *classes: type) -> None:
        if not SCHEDSTAT.exists():
            if os.environ.get("CI"):
                pytest.fail("CI has to have a kernel that counts it")
            pytest.skip("this kernel does not count it")
        self.calls: dict[str, float] = {}
        self._thread = get_ident()
        self._within = False
        for class_ in classes:
            for name, function in vars(class_).items():
                if inspect.isfunction(function):
                    monkeypatch.setattr(class_, name, self._timed(class_, function))

    @property
    def worst(self) -> float:
        return max(self.calls.values())

    def _timed(self, class_: type, function: Callable[..., Any]) -> Callable[..., Any]:
        name = f"{class_.__name__}.{function.__name__}"
        # Qt hands a slot as many values as it takes, and this one would take any number.
        most = function.__code__.co_argcount

        @functools.wraps(function)
        def call(*arguments: Any, **named: Any) -> Any:
            arguments = arguments[:most]
            if self._within or get_ident() != self._thread:
                return function(*arguments, **named)
            self._within = True
            waited, began = waited_for_a_processor(), time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                taken = time.perf_counter() - began - (waited_for_a_processor() - waited)
                self.calls[name] = max(self.calls.get(name, 0.0), taken)
                self._within = False

        return call
