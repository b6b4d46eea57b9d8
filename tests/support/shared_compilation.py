"""On a fresh clone nothing is compiled, and the workers of a run, who all read every test, would
each compile every file: some seconds of processor each. So each imports its share first, which
compiles it, and then reads what the others have compiled.
"""

import contextlib
import importlib
import os
from pathlib import Path

import pytest

from support.places import TESTS


def import_own_share(config: pytest.Config) -> None:
    """Does nothing outside of a worker. What cannot be imported is told when it is collected."""
    if not hasattr(config, "workerinput"):
        return
    worker = int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw"))
    workers = int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    for path in share(_test_files(config), worker, workers):
        name = ".".join(path.relative_to(TESTS).with_suffix("").parts)
        with contextlib.suppress(Exception, pytest.skip.Exception):
            importlib.import_module(name)


def share(paths: list[Path], worker: int, workers: int) -> list[Path]:
    """The shares are of about the same length, and each file is in one of them."""
    return sorted(paths, key=lambda path: (path.stat().st_size, path))[worker::workers]


def _test_files(config: pytest.Config) -> list[Path]:
    """Those below the folders that are asked for; single files are few."""
    folders = [config.invocation_params.dir / each for each in config.args]
    inside = [each.resolve() for each in folders if each.resolve().is_relative_to(TESTS)]
    return sorted({path for folder in inside for path in folder.rglob("test_*.py")})
