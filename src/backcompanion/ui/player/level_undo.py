"""A way back from easier, harder and what was chosen after pain."""

from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.session.session import Session


@dataclass(frozen=True, slots=True)
class LevelUndo:
    """What takes back the latest change, in the step and the attempt in which it was made."""

    step: int
    attempt: int
    command: Literal["easier", "harder"]
    times: int = 1
    undo_hurt: bool = False

    def apply(self, session: Session) -> None:
        if self.undo_hurt:
            session.undo_hurt()
        for _step in range(self.times):
            (session.easier if self.command == "easier" else session.harder)()


def ease_fully(session: Session) -> int:
    """After pain not the next level down but the lowest; how many steps down that was."""
    steps = 0
    while session.moment.can_be_easier:
        session.easier()
        steps += 1
    return steps
