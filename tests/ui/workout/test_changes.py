"""Quiet changes: the menu at an exercise, Alt with an arrow, undo, and the routine as written."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from backcompanion.base.paths import folders
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.ui.widgets import ask_number
from backcompanion.ui.widgets.menu import Menu
from backcompanion.ui.workout.exercise_detail import ExerciseDetail
from support.window import Window

BUILT_IN = "upper-lower-back"


class Changing:
    """Somebody at the list, and what becomes of it."""

    def __init__(self, window: Window) -> None:
        self.window, self.home, self.page = window, window.main.home, window.main.home.workout
        window.main.add_watchers()

    @property
    def routine(self) -> str:
        return self.window.main.context.routine.id

    def names(self, round: int = 1) -> list[str]:
        steps = self.page.prescription.steps
        return [s.exercise for s in steps if s.block == "round" and s.round == round]

    def step(self, exercise: str) -> PlannedStep:
        steps = self.page.prescription.steps
        return next(s for s in steps if (s.instead_of or s.exercise) == exercise)

    def choose(self, exercise: str, *texts: str) -> None:
        """By way of the menu, an entry of it or of one of its submenus."""
        menu: QMenu = self.home.changes.create_menu(self.step(exercise)).menu
        for text in texts:
            entries = {a.text().partition("\t")[0].replace("&&", "&"): a for a in menu.actions()}
            action = entries[text]
            if action.menu() is None:
                action.trigger()
            else:
                menu = action.menu()  # type: ignore[assignment]
        self.window.settle()

    def ticked(self, exercise: str, submenu: str) -> list[str]:
        menu: QMenu = self.home.changes.create_menu(self.step(exercise)).menu
        entries = next(a for a in menu.actions() if a.text() == submenu).menu()
        assert isinstance(entries, QMenu)
        return [a.text() for a in entries.actions() if a.isChecked()]

    def undo(self) -> None:
        QTest.keyClick(self.home, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.window.settle()

    def redo(self) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.home, Qt.Key.Key_Z, both)
        self.window.settle()


@pytest.mark.usefixtures("in_english", "qapp")
def test_what_is_changed_for_good_makes_a_routine_of_ones_own(tmp_path: Path) -> None:
    window = Window(tmp_path)
    try:
        at = Changing(window)
        written = at.names()
        at.choose("russian-twists", "Leave out for good")
        mine = at.routine
        assert window.main.context.routine.name == "Upper and lower back, mine"
        assert at.names() == [name for name in written if name != "russian-twists"]
        assert at.names(2) == at.names(1)
        texts = [label.text() for label in window.main.toast.findChildren(QLabel)]
        assert any(text.startswith("Russian twists is left out for good.") for text in texts)
        at.undo()
        assert (at.routine, at.names()) == (BUILT_IN, written)
        assert mine not in window.main.context.library.routines
        at.redo()
        assert (at.routine, len(at.names())) == (mine, 7)

        at.choose("back-bows", "How many", "6 reps")
        at.choose("back-bows", "Sets", "2 sets")
        assert [s.seconds for s in at.page.prescription.steps if s.exercise == "back-bows"] == [
            48
        ] * 4
        at.choose("roll-downs", "Swap for", "Bridge")
        assert "bridge" in at.names()
        at.choose("kneeling-supermans", "Always easier")
        assert at.step("kneeling-supermans").level == "easier"
        at.choose("reverse-fly", "Pace", "80 %")
        assert at.step("reverse-fly").seconds == pytest.approx(35 / 0.8)
        at.undo()
        assert at.step("reverse-fly").seconds == 35
        at.undo()
        assert at.step("kneeling-supermans").level == "standard"
        at.undo()
        assert "roll-downs" in at.names()
        menu = window.main.home.routines().create_menu()
        paces = next(a for a in menu.actions() if a.text() == "Pace: 100 %").menu()
        assert isinstance(paces, QMenu)
        next(a for a in paces.actions() if a.text() == "80 %").trigger()
        window.settle()
        assert at.page.prescription.pace == 80
        at.undo()
        assert at.page.prescription.pace == 100

        at.choose("back-bows", "The whole routine as written")
        assert (at.routine, at.names()) == (BUILT_IN, written)
        assert mine in window.main.context.library.routines
        at.undo()
        assert at.routine == mine
    finally:
        window.close()


@pytest.mark.usefixtures("in_english", "qapp")
def test_for_today_by_keys_and_from_the_details(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(tmp_path)
    try:
        at = Changing(window)
        written = at.names()
        at.choose("roll-downs", "Leave out today")
        at.choose("back-bows", "Leave out today")
        assert at.names() == [n for n in written if n not in ("roll-downs", "back-bows")]
        assert at.routine == BUILT_IN
        at.choose("reverse-fly", "Bring back what is left out today")
        assert at.names() == written
        at.undo()
        at.undo()
        assert at.names() == [n for n in written if n != "roll-downs"]

        at.undo()
        rows = at.page.list
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(3, 0))
        current = rows.current()
        assert current is not None and current.step is not None
        assert current.step.exercise == written[0]
        QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        window.settle()
        assert at.names()[:2] == written[1::-1]
        current = rows.current()
        assert current is not None and current.step is not None
        assert current.step.exercise == written[0]
        QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        window.settle()
        assert at.names() == written

        detail = at.page.findChild(ExerciseDetail)
        assert detail is not None and detail.change_button.accessibleName() == "Change"
        opened: list[list[str]] = []
        monkeypatch.setattr(
            Menu, "popup", lambda menu, _at: opened.append([a.text() for a in menu.actions()])
        )
        detail.change_button.click()
        where = rows.visualRect(rows.currentIndex()).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, where, rows.viewport().mapToGlobal(where)
        )
        QApplication.sendEvent(rows.viewport(), event)
        assert [menu[0] for menu in opened] == ["Leave out today"] * 2

        at.choose("roll-downs", "Leave out today")
        window.start()
        assert "roll-downs" not in {s.exercise for s in window.running.session.prescription.steps}
        assert at.names() == written
    finally:
        window.close()


@pytest.mark.usefixtures("in_english", "qapp")
def test_what_a_sheet_asks_for_slowly_is_shown_so_and_can_be_done_in_full(tmp_path: Path) -> None:
    file = folders(tmp_path).data / "routines" / "mine.toml"
    file.parent.mkdir(parents=True)
    file.write_text(
        'id = "mine"\nname = "Mine"\nround = [\n'
        '  { exercise = "bridge", get_ready_seconds = 5, repetitions = 8, pace = 80 },\n'
        '  { exercise = "childs-pose", get_ready_seconds = 5, repetitions = 3, sets = 2, '
        "hold_seconds = 10 },\n]\n",
        encoding="utf-8",
    )
    window = Window(tmp_path)
    try:
        window.main.context.shelf.choose("mine")
        window.settle()
        at = Changing(window)
        assert at.ticked("bridge", "Pace") == ["80 %"]
        at.choose("bridge", "Pace", "100 %")
        assert (at.step("bridge").pace, at.ticked("bridge", "Pace")) == (100, ["100 %"])
        at.choose("bridge", "Pace", "80 %")
        assert at.step("bridge").pace == 80
        assert window.main.context.live.now.exercise_paces == {}
        assert at.ticked("childs-pose", "Sets") == ["2 sets"]
        at.choose("childs-pose", "How many", "20 s")
        held = [s.seconds for s in at.page.prescription.steps if s.exercise == "childs-pose"]
        assert held == [20] * 6, "six holds as before"
    finally:
        window.close()


@pytest.mark.usefixtures("in_english", "qapp")
def test_a_hold_and_any_number_can_be_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window(tmp_path)
    try:
        at = Changing(window)
        at.choose("back-bows", "Hold each", "5 s")
        routine = window.main.context.routine
        (dose,) = {each.dose for each in routine.round if each.exercise == "back-bows"}
        assert (dose.hold_seconds, dose.repetitions) == (5, None)
        assert at.ticked("back-bows", "Hold each") == ["5 s"]
        asked: list[object] = []

        def answer(*what: object) -> int:
            asked.append(what[-1])
            return 7

        monkeypatch.setattr(ask_number, "ask_number", answer)
        at.choose("back-bows", "How many", "Another number…")
        assert at.ticked("back-bows", "How many") == ["7 reps"]
        at.undo()
        at.undo()
        assert at.ticked("back-bows", "Hold each") == ["2 s"]
        at.choose("pilates-swimmers", "How many", "Another number…")
        assert asked == [(1, 600), (1, 3600)]
        entries = [a.text() for a in at.home.changes.create_menu(at.step("march")).menu.actions()]
        assert "Hold each" not in entries
    finally:
        window.close()
