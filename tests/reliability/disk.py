"""Disks that can be filled and made read-only: a small tmpfs, where it may be mounted."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def small_disk(place: Path, kib: int = 1024) -> Iterator[bool]:
    """Whether there is one at `place` now."""
    place.mkdir(parents=True)
    mounted = _run("mount", "-t", "tmpfs", "-o", f"size={kib}k,mode=0700", "tmpfs", str(place))
    try:
        yield mounted
    finally:
        if mounted:
            _run("umount", "-l", str(place))


def remount(place: Path, how: str) -> bool:
    """`how`: "ro" or "rw"."""
    return _run("mount", "-o", f"remount,{how}", str(place))


def fill(place: Path) -> Path:
    """Takes all the room there is; give it back by removing the file."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
        # A write may have been cut short without a word.
        try:
            while file.write(b"\0"):
                pass
        except OSError:
            pass
    return filler


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
