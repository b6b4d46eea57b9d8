"""What the eye gets: no jump of more than three pixels, or every frame of the display."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.training.session.clock import ManualClock
from backcompanion.training.session.prescription import Choices, Prescription, prescribe
from backcompanion.training.session.session import Session
from backcompanion.ui.player.pace import (
    FRAME_MILLISECONDS,
    LONGEST_MILLISECONDS,
    wait_milliseconds,
)
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.shown_pose import FRAMES_A_SECOND, course_of
from figure.all_motions import motion
from support.shipped import shipped_library

LARGEST_JUMP = 3.0
SECONDS = 6.0
# What goes as quickly as that shows every frame of the display.
QUICK = {"march", "step-touch-arm-circles", "reverse-fly"}


@pytest.fixture(scope="module")
def prescription() -> Prescription:
    library = shipped_library()
    return prescribe(library.routines["upper-lower-back"], library, Choices())


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[FigureView]:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(900, 640)
    yield view


class Person:
    """Looks at the view as the Player does, from the first second of an exercise on."""

    def __init__(self, view: FigureView, prescription: Prescription, exercise: str) -> None:
        self.clock, self.view = ManualClock(), view
        self.session = Session(prescription, self.clock, lead_in=0.0)
        self.session.start()
        while self.session.moment.planned.exercise != exercise or self.session.moment.getting_ready:
            self.session.skip()
        self.clock.advance(0.001)
        self.session.tick()
        shown = motion(self.session.moment.planned.motion)
        view.show_motion(shown, "standard", frozenset(), figure_colours())
        assert view._performed is not None
        self.scale = view._seen(view._performed)[0].view.scale

    def look(self) -> tuple[float, int]:
        """Pixels by which something is seen to jump, and milliseconds until the next look."""
        self.session.tick()
        moment, before = self.session.moment, self.view.pose()
        tempo = moment.planned.tempos[moment.level]
        left = self.view.show_course(
            *course_of(
                *(tempo, moment.elapsed, moment.phase, moment.phase_fraction, moment.side),
                moment.repetition - 1,
            )
        )
        now = self.view.pose()
        assert before is not None and now is not None
        wait = wait_milliseconds(self.session, left)
        self.clock.advance(wait / 1000)
        return pose_distance(before, now) * self.scale, wait


@pytest.mark.parametrize(
    "exercise",
    ["march", "step-touch-arm-circles", "back-bows", "reverse-fly", "cat-and-cow", "childs-pose"],
)
def test_nothing_jumps_that_the_display_could_show(
    view: FigureView, prescription: Prescription, exercise: str
) -> None:
    person = Person(view, prescription, exercise)
    person.look()
    passed, looks, waited, last = 0.0, 0, 0, 0.0
    while passed < SECONDS:
        jump, wait = person.look()
        looks += 1
        if jump > LARGEST_JUMP:
            assert waited <= FRAME_MILLISECONDS + 1, f"{jump:.1f} px after {waited} ms"
        waited = wait if jump > 0.0 else waited + wait
        passed += wait / 1000
        last = max(last, jump)
    assert last > 0.0
    assert looks <= (FRAMES_A_SECOND + 6) * SECONDS
    if exercise not in QUICK:
        assert looks < 0.7 * FRAMES_A_SECOND * SECONDS, "nothing is spared"


def test_what_begins_is_seen_when_it_begins(view: FigureView, prescription: Prescription) -> None:
    person = Person(view, prescription, "back-bows")
    session = person.session
    phases, before = 0, session.moment
    for _look in range(400):
        _jump, wait = person.look()
        assert wait <= LONGEST_MILLISECONDS
        session.tick()
        now = session.moment
        if now.phase is not before.phase and now.step == before.step:
            assert now.phase_fraction * now.phase.seconds <= 0.005, "told of when it has begun"
            phases += 1
        if int(-now.left // 1) != int(-before.left // 1) and now.step == before.step:
            assert -now.left % 1.0 <= 0.005, "a second is counted when it has passed"
        before = now
    assert phases > 5


def test_a_figure_that_stands_is_looked_at_seldom(
    view: FigureView, prescription: Prescription
) -> None:
    person = Person(view, prescription, "back-bows")
    person.view.set_reduced_motion(True)
    waits = [person.look()[1] for _look in range(50)]
    assert sum(waits) / len(waits) > 0.6 * LONGEST_MILLISECONDS
