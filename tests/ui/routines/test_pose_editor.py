"""The pose editor: a part is dragged, moved by keys, typed; poses are taken, saved and shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.figure.model.pose_handles import Handle, place_of
from backcompanion.figure.model.pose_moves import pose_of
from backcompanion.figure.model.space import Vec
from backcompanion.ui.routines.own_exercise_page import OwnExercisePage
from backcompanion.ui.routines.pose_editor_page import PoseEditorPage
from backcompanion.ui.widgets.figure_provider import FigureProvider
from support.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(FigureProvider, "picture", lambda *_of: QPixmap())
    window = Window(tmp_path)
    yield window
    window.close()


def form_page(window: Window) -> OwnExercisePage:
    page = window.main.home.currentWidget()
    assert isinstance(page, OwnExercisePage)
    return page


def editor_page(window: Window) -> PoseEditorPage:
    """For an exercise that begins with the kneeling supermans, in its second pose."""
    window.main.home.routines().exercises.show_new()
    page = form_page(window)
    page.form.name.setText("Bird dog, knee to elbow")
    page.form.name.textEdited.emit(page.form.name.text())
    page.figure_box.chosen.emit("kneeling-supermans")
    page.poses_button.click()
    window.settle()
    editor = window.main.home.currentWidget()
    assert isinstance(editor, PoseEditorPage)
    return editor


def place(editor: PoseEditorPage, handle: Handle) -> Vec:
    key = editor.editing.key
    return place_of(handle, key, pose_of(key))


def drag(editor: PoseEditorPage, handle: Handle, by: tuple[int, int]) -> None:
    canvas = editor.canvas
    begin = canvas.place(handle).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(canvas, begin + QPoint(1, 0))
    QTest.mouseMove(canvas, begin + QPoint(*by))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=begin + QPoint(*by))


def test_by_the_mouse_by_keys_and_by_numbers(window: Window) -> None:
    editor = editor_page(window)
    first = editor.editing.sequence
    assert editor.canvas.hasFocus() and len(editor.strip.chips) == 2
    editor.strip.chips[1].click()
    before = place(editor, "left-hand")
    where = editor.canvas.place("left-hand")
    drag(editor, "left-hand", (-20, -40))
    assert editor.canvas.place("left-hand").y() == pytest.approx(where.y() - 40, abs=3)
    assert place(editor, "left-hand")[1] > before[1] and editor.stop_label.text() == ""
    drag(editor, "left-hand", (300, -40))
    assert editor.stop_label.text() == "Left hand: it reaches no farther."

    editor.canvas.setFocus()
    editor.canvas.choose("right-foot")
    foot = place(editor, "right-foot")
    QTest.keyClick(editor.canvas, Qt.Key.Key_Down)
    assert place(editor, "right-foot")[1] == pytest.approx(foot[1] - 0.01, abs=0.001)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Down, SHIFT)
    assert place(editor, "right-foot")[1] == pytest.approx(foot[1] - 0.011, abs=0.001)
    assert "touches nothing, free" in editor.canvas.accessibleDescription()
    QTest.keyClick(editor.canvas, Qt.Key.Key_Tab)
    assert editor.canvas.chosen == "pelvis"
    window.settle()
    lean = editor.panel.fields["lean"].edit
    assert lean.accessibleName() == "Pelvis: Leaning forward, °"
    lean.setFocus()
    lean.selectAll()
    steps = len(editor.editing.undo_steps)
    QTest.keyClicks(lean, "80")
    assert editor.editing.key.trunk[5] == pytest.approx(80, abs=0.2)
    QTest.keyClick(lean, Qt.Key.Key_Return)
    assert len(editor.editing.undo_steps) == steps + 1
    assert place(editor, "right-hand")[1] < 0.04  # it stands where it stood

    editor.canvas.setFocus()
    while editor.editing.can_undo:
        QTest.keyClick(editor.canvas, Qt.Key.Key_Z, CTRL)
    assert editor.editing.sequence == first
    editor.redo_button.click()
    assert editor.editing.sequence != first
    QTest.keyClick(editor.canvas, Qt.Key.Key_PageUp, SHIFT)
    assert editor.canvas.view == "above"
    editor.panel.contact_chosen.emit("kneel")
    QTest.keyClick(editor.canvas, Qt.Key.Key_Escape)
    assert isinstance(window.main.home.currentWidget(), OwnExercisePage)


def test_poses_are_added_taken_saved_and_shown(window: Window) -> None:
    editor = editor_page(window)
    editor.strip.chips[1].click()
    editor.strip.add_button.click()
    editor.strip.mirror_button.click()
    editor.strip.hold_changed.emit(2, 1.5)
    assert len(editor.strip.chips) == 3 and editor.strip.chips[2].isChecked()
    editor.play_button.click()
    assert editor.stage.is_playing and editor.stage.player.pose() is not None
    editor.play_button.click()
    editor.strip.earlier_button.click()
    editor.strip.later_button.click()
    sequence = editor.editing.sequence
    QTest.keyClick(editor.canvas, Qt.Key.Key_S, CTRL)
    page = form_page(window)
    assert [phase.name for phase in page.fields.phases] == [
        "reach",
        "hold",
        "reach-3",
        "bottom",
        "return",
    ]
    page.request_save()
    window.settle()
    exercise = window.main.context.library.exercises["bird-dog-knee-to-elbow"]
    assert exercise.standard.tempo.seconds > 0 and "figure" not in exercise.lacks
    motion = window.main.home.workout._figures.motion(exercise.id)
    assert motion is not None and motion.has_movement("standard", "reach-3")

    window.main.home.routines().exercises.show_exercise(exercise.id)
    page = form_page(window)
    page.poses_button.click()
    again = window.main.home.currentWidget()
    assert isinstance(again, PoseEditorPage)
    assert again.editing.sequence == sequence
    assert again.canvas.place("head") != QPointF()


def test_the_pose_before_is_seen_faintly_poses_have_pictures_and_joints_are_dragged(
    window: Window,
) -> None:
    editor = editor_page(window)
    window.main.resize(1280, 800)
    window.settle()
    strip, canvas = editor.strip, editor.canvas
    assert strip.chips[0].sizeHint().height() > 60, "a picture and its number"
    strip.chips[1].click()
    with_ghost = canvas.grab().toImage()
    editor.stage.before_chip.click()
    assert canvas.grab().toImage() != with_ghost
    editor.stage.before_chip.click()
    assert canvas.grab().toImage() == with_ghost
    colours = canvas._colours
    window.main.context.live.change(theme="dark")
    window.settle()
    assert canvas._colours != colours, "the figure is dark with the rest"
    window.main.context.live.change(theme="light")
    window.settle()
    assert canvas._colours == colours
    picture = strip.chips[1].grab().toImage()
    strip.chips[1].click()
    knee = place(editor, "right-knee")
    drag(editor, "right-elbow", (0, -60))
    canvas.choose("right-knee")
    canvas.setFocus()
    for _press in range(4):
        QTest.keyClick(canvas, Qt.Key.Key_PageUp, CTRL)
    assert canvas.accessibleName() in ("Pose: Right knee", "Pose: Left knee")
    assert place(editor, "right-knee") != knee
    strip.paint_pictures()
    assert strip.chips[1].grab().toImage() != picture
    seen = []
    canvas.choose(canvas.handles[0])
    for _part in canvas.handles[1:]:
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        seen.append(canvas.chosen)
    assert tuple(seen) == canvas.handles[1:]
    window.main.resize(960, 540)
    window.settle()
    assert strip.chips[0].sizeHint().height() < 40, "no room for pictures"
    while editor.editing.can_undo:
        QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    assert place(editor, "right-knee") == knee
