"""Programs of a process of their own: all that a test starts runs this source, on this Python."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from support.patience import PATIENCE_SECONDS
from support.places import SOURCE, TESTS


def environment(*, without: Sequence[str] = (), **changes: str) -> dict[str, str]:
    """What a child is given: ours, with the source and the tests to import from; pytest's own
    options are those of this run alone.
    """
    left_out = (*without, "PYTEST_ADDOPTS")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PYTHONPATH": os.pathsep.join([SOURCE, str(TESTS)]), **changes}


def run_python(
    *arguments: str,
    wrapper: Sequence[str] = (),
    without: Sequence[str] = (),
    cwd: Path | None = None,
    timeout: float = 120,
    **changes: str,
) -> subprocess.CompletedProcess[str]:
    """To its end, with what it has said. `wrapper`: a program that runs it, with its options."""
    return subprocess.run(
        [*wrapper, sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=timeout,
        env=environment(without=without, **changes),
        check=False,
    )


def start_python(*arguments: str, **changes: str) -> "subprocess.Popen[str]":
    """Something to talk to by its standard input and output."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(**changes),
    )


def end(process: "subprocess.Popen[Any]", *, asking: bool = True) -> None:
    """One that does not in its time is killed: it would be there for the tests after it."""
    if asking:
        process.terminate()
    try:
        process.wait(PATIENCE_SECONDS / 2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise


def figures_of(module: str, *arguments: object) -> Any:
    """What a program of ours prints as JSON."""
    done = run_python("-m", module, *map(str, arguments), timeout=3600)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def must_succeed(code: str) -> None:
    done = run_python("-c", code)
    assert done.returncode == 0, done.stderr
