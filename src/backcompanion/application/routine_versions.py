"""Every version that there was of a routine which is being put together, back and forth."""

from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.exercise.terms import Block


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its block, and its index there; of two sides that are one place, the first."""

    block: Block
    index: int


@dataclass(frozen=True, slots=True)
class Version:
    """`text`: what led to it. `key`: of further changes of the same thing, which are one step."""

    routine: Routine
    spot: Spot | None
    text: str = ""
    key: tuple[object, ...] = ()


class RoutineVersions:
    """The first one is never lost."""

    def __init__(self, first: Version) -> None:
        self._versions = [first]
        self._at = 0

    @property
    def now(self) -> Version:
        return self._versions[self._at]

    @property
    def undo_text(self) -> str:
        """What would be undone, or ""."""
        return self.now.text if self._at else ""

    @property
    def redo_text(self) -> str:
        """What would be redone, or ""."""
        return self._versions[self._at + 1].text if self._at + 1 < len(self._versions) else ""

    def add(self, version: Version) -> None:
        """What was undone before is gone. Of the same key as the one before, it takes its place."""
        del self._versions[self._at + 1 :]
        if version.key and self.now.key == version.key and self._at:
            self._versions.pop()
        if self._versions[-1].routine != version.routine:
            self._versions.append(version)
        self._at = len(self._versions) - 1

    def select(self, spot: Spot | None) -> None:
        """In the one of now; what is changed from here on is another step."""
        self._versions[self._at] = replace(self.now, spot=spot, key=())

    def go(self, by: int) -> bool:
        """Back (-1) or forth (1); whether there was one."""
        if not 0 <= self._at + by < len(self._versions):
            return False
        self._at += by
        self.select(self.now.spot)
        return True
