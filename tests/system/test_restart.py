"""The same program once more, with what it was started with."""

import os
import subprocess
import sys

import pytest

from backcompanion.system.restart import restart


def test_it_takes_the_place_of_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "backcompanion", "--data-dir", "x y"])
    monkeypatch.setattr(subprocess, "Popen", started.append)
    monkeypatch.setattr(os, "name", "nt")
    assert restart() == 0
    monkeypatch.undo()
    assert started == [[sys.executable, "-m", "backcompanion", "--data-dir", "x y"]]


def test_on_others_this_process_becomes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class BecomesItError(Exception):
        pass

    def become(program: str, arguments: list[str]) -> None:
        raise BecomesItError(program, *arguments)

    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "backcompanion"])
    monkeypatch.setattr(os, "execv", become)
    with pytest.raises(BecomesItError) as became:
        restart()
    assert became.value.args == (sys.executable, sys.executable, "-m", "backcompanion")
