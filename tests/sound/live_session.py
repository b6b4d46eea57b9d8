"""A session in real time, with its coach, as the window would drive it."""

import time

from pytestqt.qtbot import QtBot

from backcompanion.sound.coach import Coach
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.session import Session

FRAME_MILLISECONDS = 16


def play_to_its_end(session: Session, coach: Coach, library: Library, qtbot: QtBot) -> float:
    """The moment at which it was started, its lead-in with it."""
    coach.attach(session, library)
    session.start()
    begun = time.monotonic()
    while session.state != "ended":
        session.tick()
        coach.update_cues()
        qtbot.wait(FRAME_MILLISECONDS)
    return begun
