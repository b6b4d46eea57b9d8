"""The figure in the window: led, by itself, turned, still, and resting when it cannot be seen."""

from math import inf
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.figure.model.motion import Motion, load_motion
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.figure.paint.figure_painter import paint_figure
from backcompanion.training.exercise.exercise import Phase, Tempo, TempoPart
from backcompanion.ui.widgets import figure_frames, figure_playback
from backcompanion.ui.widgets.figure_pixmap import figure_pixmap
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.shown_pose import Course, Shown
from support.places import RESOURCES

MOTIONS = RESOURCES / "motions"
TEMPO = Tempo(
    (TempoPart(4, (Phase("lift", 2), Phase("hold", 2), Phase("lower", 3), Phase("reset", 1))),)
)


@pytest.fixture
def motion() -> Motion:
    return load_motion(MOTIONS / "back-bows.toml")


@pytest.fixture
def view(qtbot: QtBot, motion: Motion) -> FigureView:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show_motion(motion, "standard", frozenset(), figure_colours())
    view.show()
    qtbot.waitExposed(view)
    return view


def picture(view: QWidget) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def alike(a: QImage, b: QImage) -> bool:
    """But for rounding, where a part that stands still is laid back from its picture."""
    first, second = (np.frombuffer(image.constBits(), np.uint8).astype(int) for image in (a, b))
    return int(np.abs(first - second).max()) <= 8


class Clock:
    """Stands in for the clock by which the figure plays."""

    def __init__(self) -> None:
        self.milliseconds = 0

    def start(self) -> None:
        self.milliseconds = 0

    def elapsed(self) -> int:
        return self.milliseconds


def test_it_is_found_by_name_and_says_what_it_is(view: FigureView) -> None:
    assert view.objectName() == "figure"
    assert view.accessibleName()


def test_the_player_leads_it(view: FigureView) -> None:
    view.show_moment(Shown("lift", 0.0))
    low = picture(view)
    view.show_moment(Shown("lift", 1.0))
    assert not alike(picture(view), low)
    view.show_moment(Shown())
    assert alike(picture(view), low)


def test_it_is_painted_again_only_where_one_can_see_it_move(
    view: FigureView, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = []

    def counting(*values: Any, **more: Any) -> None:
        if more["layer"] == "body":
            painted.append(more["pose"])
        paint_figure(*values, **more)

    monkeypatch.setattr(figure_frames, "paint_figure", counting)

    def shown(fraction: float) -> int:
        before = len(painted)
        view.show_moment(Shown("lift", fraction))
        QApplication.processEvents()
        return len(painted) - before

    view.show_moment(Shown("lift", 0.5))
    QApplication.processEvents()
    assert shown(0.50001) == 0
    # However slowly: what was not painted is not forgotten.
    steps = [shown(0.5 + n * 0.001) for n in range(1, 101)]
    assert 2 <= sum(steps) < 100
    assert shown(1.0) == 1


def test_it_goes_from_its_start_into_the_first_repetition(view: FigureView, qtbot: QtBot) -> None:
    other = load_motion(MOTIONS / "pilates-swimmers.toml")
    view.show_motion(other, "standard", frozenset(), figure_colours())
    entering = Course(None, 0.0, "", 2.0, None, None)
    view.show_course(entering, 0.0)
    start = view.pose()
    view.show_course(entering, 120.0)
    first = view.pose()
    assert start is not None
    assert first is not None
    assert start.legs[0].ankle != first.legs[0].ankle
    view.set_reduced_motion(True)
    view.show_course(entering, 80.0)
    still = view.pose()
    assert still is not None
    assert still.legs[0].ankle == start.legs[0].ankle


def test_nothing_is_worked_out_where_painting_is_off(view: FigureView) -> None:
    other = load_motion(MOTIONS / "pilates-swimmers.toml")
    view.show_motion(other, "standard", frozenset(), figure_colours())
    course = Course(None, 0.0, "", 2.0, None, None)
    view.show_course(course, 0.0)
    start = view.pose()
    view.setUpdatesEnabled(False)
    assert view.show_course(course, 120.0) == inf
    assert view.pose() == start
    view.setUpdatesEnabled(True)
    view.show_course(course, 120.0)
    assert view.pose() != start


def test_it_leaves_its_ground_to_what_is_below(view: FigureView) -> None:
    assert picture(view).pixelColor(2, 2).alpha() == 0


def test_without_a_motion_nothing_is_painted(view: FigureView) -> None:
    view.clear_motion()
    assert picture(view).allGray()
    assert picture(view).pixelColor(150, 120) == QColor(0, 0, 0, 0)


def test_it_plays_a_tempo_in_true_time(view: FigureView, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(view._playback, "_clock", clock)
    view.play(TEMPO)
    shown = []
    for seconds in (1.0, 3.0, 5.5, 7.5, 9.0, 32.0 + 1.0):
        clock.milliseconds = int(seconds * 1000)
        view._playback._tick()
        phase, fraction = view._shown.phase, view._shown.fraction
        shown.append((phase, pytest.approx(fraction, abs=0.03)))  # the last frame that was due
    assert (
        shown
        == [("lift", 0.5), ("hold", 1.0), ("lower", 0.5), ("reset", 1.0)] + [("lift", 0.5)] * 2
    )


def test_alternating_repetitions_change_sides(
    view: FigureView, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(view._playback, "_clock", clock)
    view.play(Tempo((TempoPart(4, (Phase("lift", 1),)),), alternating=True), "right")
    sides = []
    for second in range(3):
        clock.milliseconds = second * 1000 + 500
        view._playback._tick()
        sides.append(view._shown.side)
    assert sides == ["right", "left", "right"]


def test_it_rests_while_it_cannot_be_seen(view: FigureView) -> None:
    view.play(TEMPO)
    assert view._playback._timer.isActive()
    view.hide()
    assert not view._playback._timer.isActive()
    view.show()
    assert view._playback._timer.isActive()
    view.showMinimized()
    assert not view._playback._timer.isActive()
    view.showNormal()
    assert view._playback._timer.isActive()
    view.stop()
    assert not view._playback._timer.isActive()


def test_it_stands_still_while_nobody_touches_anything(
    view: FigureView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, playback = Clock(), view._playback
    monkeypatch.setattr(playback, "_clock", clock)
    monkeypatch.setattr(figure_playback, "IDLE_MILLISECONDS", 1)
    view.play(TEMPO)
    qtbot.waitUntil(lambda: playback._is_idle)
    playback._timer.stop()  # from here on the frames are the test's
    monkeypatch.setattr(figure_playback, "IDLE_MILLISECONDS", 60_000)
    playback._timer.start()
    clock.milliseconds = 1900
    playback._tick()
    assert playback._timer.isActive(), "to the end of the phase"
    assert view._shown.fraction == pytest.approx(0.95, abs=0.03)
    clock.milliseconds = 2500
    playback._tick()
    assert not playback._timer.isActive() and view._shown.phase == "lift"
    handle = view.windowHandle()
    assert handle is not None
    QTest.mouseMove(handle, QPoint(20, 20))
    assert playback._timer.isActive() and not playback._is_idle
    clock.milliseconds = 500
    playback._tick()
    assert view._shown.phase == "hold", "it goes on from where it was"
    view.stop()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert not playback._timer.isActive(), "nothing to play"


def test_when_the_player_leads_it_has_no_frames_of_its_own(view: FigureView) -> None:
    view.play(TEMPO)
    view.show_moment(Shown("lift", 0.3))
    assert not view._playback._timer.isActive()


def test_with_less_motion_it_stands_in_the_pose_a_phase_leads_to(view: FigureView) -> None:
    view.show_moment(Shown("lift", 1.0))
    high = picture(view)
    view.set_reduced_motion(True)
    view.show_moment(Shown("lift", 0.1))
    assert alike(picture(view), high)
    view.play(TEMPO)
    assert view._playback._timer.interval() == figure_playback.STEP_MILLISECONDS


def test_a_drag_turns_it_and_a_double_click_turns_it_back(view: FigureView, motion: Motion) -> None:
    home = view.camera
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPointF(100, 100).toPoint())
    QTest.mouseMove(view, QPointF(160, 80).toPoint())
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPointF(160, 80).toPoint())
    assert view.camera.yaw != home.yaw
    view.show_motion(motion, "easier", frozenset(), figure_colours())
    assert view.camera != home
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.camera == home


def test_another_motion_is_seen_from_its_own_side(view: FigureView) -> None:
    view._camera = view.camera.turned(50, 10)
    other = load_motion(MOTIONS / "reverse-fly.toml")
    view.show_motion(other, "standard", frozenset(), figure_colours())
    assert view.camera == other.camera("standard")


def test_a_small_picture_has_the_pixels_of_its_screen(qtbot: QtBot, motion: Motion) -> None:
    pixmap = figure_pixmap(motion, "standard", (62, 42), 2.0, figure_colours())
    assert (pixmap.width(), pixmap.height()) == (124, 84)
    assert pixmap.deviceIndependentSize().width() == 62
    assert not pixmap.toImage().allGray()


def test_keys_turn_it_and_say_where_it_is_seen_from(
    view: FigureView, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: messages.append(event.message())
    )
    own, shift = view.camera, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Right, shift)
    assert view.camera.yaw > own.yaw and view.camera.pitch == own.pitch
    QTest.keyClick(view, Qt.Key.Key_Up, shift)
    assert view.camera.pitch > own.pitch
    QTest.keyClick(view, Qt.Key.Key_PageDown, shift)
    assert view.camera == own
    messages.clear()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        QTest.keyClick(view, key, shift)
        assert view.accessibleDescription() == messages[-1]
    assert messages == [
        "The figure is seen from the side.",
        "The figure is seen from the front.",
        "The figure is seen from above.",
    ]
    turned = view.camera
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.camera == turned, "without Shift the keys belong to somebody else"


def test_what_works_glows_in_the_phases_in_which_it_works(view: FigureView) -> None:
    def shown(phase: str, fraction: float) -> tuple[QImage, QImage]:
        pictures = []
        for lit in (frozenset[str](), frozenset({"erectors"})):
            view.set_lit(lit)
            view.show_moment(Shown(phase, fraction))
            pictures.append(picture(view))
        return pictures[0], pictures[1]

    dark, lit = shown("lift", 1.0)
    assert not alike(dark, lit)
    held_dark, held = shown("hold", 1.0)
    assert alike(held_dark, dark)
    assert not alike(held, lit)  # stronger, though nothing has moved
    at_rest, lit_at_rest = shown("reset", 1.0)
    assert alike(at_rest, lit_at_rest)


def test_it_is_painted_again_where_only_the_glow_changes(
    view: FigureView, monkeypatch: pytest.MonkeyPatch
) -> None:
    efforts = []

    def noting(*values: Any, **more: Any) -> None:
        if more["layer"] == "body":
            efforts.append(more["effort"])
        paint_figure(*values, **more)

    view.set_lit(frozenset({"erectors"}))
    view.show_moment(Shown("lift", 1.0))
    QApplication.processEvents()
    monkeypatch.setattr(figure_frames, "paint_figure", noting)
    view.show_moment(Shown("hold", 1.0))
    QApplication.processEvents()
    assert efforts == [1.0]


def test_only_the_part_in_which_it_moves_is_painted_again(
    view: FigureView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.resize(900, 400)
    view.show_moment(Shown("lift", 0.2))
    QApplication.processEvents()
    asked: list[QRect] = []
    monkeypatch.setattr(view, "update", lambda *rect: asked.extend(rect or [view.rect()]))
    view.show_moment(Shown("lift", 0.5))
    assert asked
    assert all(rect.height() < view.height() for rect in asked)
    asked.clear()
    view.look_from("above")
    view.show_moment(Shown("lift", 0.8))
    assert view.rect() in asked
