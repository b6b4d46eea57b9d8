"""The program's own library, read once from TOML, and copies of its resources to damage."""

import shutil
from functools import cache
from pathlib import Path

from backcompanion.base import paths
from backcompanion.library import load_library
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep

THE_EIGHT = (
    "back-bows",
    "russian-twists",
    "pilates-swimmers",
    "roll-downs",
    "kneeling-supermans",
    "reverse-fly",
    "ball-back-extensions",
    "pendulum-swing",
)


@cache
def library() -> Library:
    return load_library(paths.resources(), compiled=None)


def exercise(id: str) -> Exercise:
    return library().exercises[id]


def routine() -> Routine:
    return library().routines["upper-lower-back"]


def seconds(place: RoutineStep) -> float:
    return exercise(place.exercise).standard.tempo.seconds


def copy_of_resources(
    folder: Path, kinds: tuple[str, ...] = ("exercises", "routines", "motions")
) -> Path:
    for name in kinds:
        shutil.copytree(paths.resources() / name, folder / name)
    return folder


class RestoredFolder:
    """A folder whose tests may change, remove and add files: one copy does for all of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._contents = {file: file.read_bytes() for file in self._files()}
        self._as_left = self._state()

    def restore(self) -> None:
        if self._state() == self._as_left:
            return
        for path in sorted(self.root.rglob("*"), reverse=True):
            if path not in self._contents and path.is_file():
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        for file, content in self._contents.items():
            if self._as_left.get(file) != _stamp(file):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        self._as_left = self._state()

    def _state(self) -> dict[Path, tuple[int, ...]]:
        return {file: _stamp(file) for file in self.root.rglob("*")}

    def _files(self) -> list[Path]:
        return [path for path in self.root.rglob("*") if path.is_file()]


def _stamp(file: Path) -> tuple[int, ...]:
    if not file.is_file():
        return (0,)
    stat = file.stat()
    return (stat.st_size, stat.st_mtime_ns, stat.st_ino)
