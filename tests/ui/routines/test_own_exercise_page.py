"""From the menu of routines: an exercise of one's own is filled in, saved, trained and removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcompanion.ui.routines.own_exercise_page import OwnExercisePage
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.line_edit import LineEdit
from support.window import Window


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


def test_it_is_made_by_keys_trained_changed_and_removed(window: Window, tmp_path: Path) -> None:
    exercises = window.main.home.routines().exercises
    shelf = window.main.context.shelf
    exercises.show_new()
    window.settle()
    page = form_page(window)
    QTest.keyClick(page.form.name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.form.name.hasFocus() and page.form.problems["name"] == "Give it a name."
    QTest.keyClicks(page.form.name, "Wall slides")
    QTest.keyClicks(page.form.sentences[1], "word " * 13)
    assert list(page.form.problems) == ["move"]
    page.form.sentences[1].clear()
    QTest.keyClicks(page.form.sentences[1], "Slide up, slowly.")
    page.form.position.setFocus()
    QTest.keyClicks(page.form.position, "Sitting")
    page.form.position.activated.emit(page.form.position.currentIndex())
    QTest.keyClick(page.form.name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    exercise = shelf.library.exercises["wall-slides"]
    assert (exercise.position, exercise.lacks) == ("seated", ("sides", "tempo", "figure"))
    assert window.main.home.currentWidget() is window.main.home.workout

    window.main.home.routines().show_sheet()
    window.settle()
    sheet = window.main.home.currentWidget()
    assert isinstance(sheet, SheetPage)
    sheet.show_text("# Mine\nWall slide 2 x 5")
    QTest.keyClick(sheet.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    figures = window.main.home.workout._figures
    motion = figures.motion("wall-slides")
    assert motion is not None and motion.start_pose("standard") is not None
    running = window.start()
    assert [step.exercise for step in running.session.prescription.steps] == ["wall-slides"] * 2
    window.go(running.session.timeline.seconds)

    exercises.show_exercise("wall-slides")
    window.settle()
    page = form_page(window)
    page.remove_button.click()
    assert "wall-slides" in shelf.library.exercises  # a routine has it
    page.figure_box.chosen.emit("kneeling-supermans")
    assert page.fields.sides == "alternating" and not page.form.tempo.add_button.isVisible()
    easier = page.form.levels["easier"]
    assert not easier.cue.isVisible(), "nothing more is asked of what there is not"
    QTest.keyClicks(easier.name, "Seated slides")
    QTest.keyClicks(easier.cue, "Sit down.")
    QTest.keyClicks(easier.repetitions, "0")
    assert list(page.form.problems) == ["easier"]
    easier.repetitions.clear()
    QTest.keyClicks(easier.repetitions, "4")
    page.request_save()
    assert shelf.library.exercises["wall-slides"].motion == "kneeling-supermans"
    variant = shelf.library.exercises["wall-slides"].variants["easier"]
    assert (variant.name, variant.cue, variant.tempo.repetitions) == (
        "Seated slides",
        "Sit down.",
        4,
    )


def test_what_is_not_saved_waits_while_another_is_open_and_is_said_before_it_goes(
    window: Window,
) -> None:
    exercises = window.main.home.routines().exercises
    exercises.show_new()
    page = form_page(window)
    QTest.keyClicks(page.form.name, "Wall slides")
    page.request_save()
    exercises.show_new()
    QTest.keyClicks(page.form.name, "Half of one")
    exercises.show_exercise("wall-slides")
    assert page.fields.name == "Wall slides" and not page.is_changed
    QTest.keyClicks(page.form.name, "!")
    exercises.show_new()
    assert page.fields.name == "Half of one" and page.is_changed
    exercises.show_exercise("wall-slides")
    assert page.fields.name == "Wall slides!" and page.is_changed
    page.request_save()
    assert window.main.context.shelf.library.exercises["wall-slides"].name == "Wall slides!"

    messages: list[str] = []
    exercises.message_requested.connect(messages.append)
    assert not window.main.close()
    assert form_page(window).fields.name == "Half of one"
    assert messages == ["“Half of one” is not saved. Save it, or close once more to let it go."]
    assert window.main.close()


def test_a_word_that_names_the_side_is_shown_as_it_is_spoken(window: Window) -> None:
    window.main.home.routines().exercises.show_new()
    page = form_page(window)
    page.figure_box.chosen.emit("kneeling-supermans")
    window.settle()
    word = next(
        edit for edit in page.form.tempo.findChildren(LineEdit) if edit.text() and edit.isVisible()
    )
    assert word.text() == "right arm, left leg"
    assert page.fields.phases[0].word == "{side} arm, {other} leg", "and names the other by turns"
    word.setFocus()
    QTest.keyClicks(word, " out")
    assert page.fields.phases[0].word == "{side} arm, {other} leg out"
    word.clear()
    QTest.keyClicks(word, "stretch")
    assert page.fields.phases[0].word == "stretch"
    page.mark_saved()
