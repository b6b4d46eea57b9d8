"""How long there is today: chosen on the Workout page, and what comes of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from backcompanion.ui.text.minutes_text import left_out_line
from backcompanion.ui.widgets import ask_number
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.menu import Menu
from backcompanion.ui.workout.minutes_bar import MinutesBar
from support.prescribing import LIBRARY, ROUTINE, tolerance_seconds
from support.present import child
from support.window import Window, take_apart


def chip(bar: MinutesBar, name: str) -> Chip:
    return next(chip for chip in bar.findChildren(Chip) if chip.accessibleName().endswith(name))


@pytest.mark.usefixtures("in_english", "qapp")
def test_fifteen_minutes_are_shown_started_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A menu that pops up takes the keyboard, which no screen in memory has.
    monkeypatch.setattr(Menu, "open_below", lambda _menu, _button: None)
    window = Window(tmp_path)
    try:
        main, workout = window.main, window.main.home.workout
        bar = child(main, MinutesBar)
        assert chip(bar, "As written").isChecked()
        chip(bar, "15 min").click()
        prescription = workout._prescription
        assert abs(prescription.seconds - 900) <= tolerance_seconds(15) and prescription.rounds == 1
        assert left_out_line(prescription, ROUTINE, LIBRARY) == (
            "Leaves out round 2, 3 warm-up moves, figure four and lying hamstring. "
            "That comes first next time."
        )
        assert bar._text is not None and bar._text.text().startswith("Leaves out round 2")
        assert main.context.live.now.minutes == 15
        assert workout.start_button.hasFocus() or not chip(bar, "15 min").hasFocus()
        # Only what it is for: with the stretches alone, they have their own length.
        workout._on_version_chosen("stretches")
        assert workout._prescription.minutes == 0
        workout._on_version_chosen("planned")

        main.resize(900, 520)
        window.settle()
        assert not bar.isVisible() and bar.folded is not None and bar.folded.isVisible()
        assert bar.folded.text() == "15 min"
        assert "Leaves out round 2" in bar.folded.accessibleDescription()
        bar.folded.click()
        menu = child(bar.folded, Menu)
        texts = [action.text() for action in menu.actions()]
        assert texts[0] == "As written" and texts[1] == "4 min" and texts[-2] == "40 min"
        assert menu.activeAction().text() == "15 min"
        asked: list[tuple[int, int]] = []
        for typed, then in ((None, 15), (17, 17)):

            def answer(_parent: object, *rest: object, number: int | None = typed) -> int | None:
                asked.append(rest[-1])  # type: ignore[arg-type]
                return number

            monkeypatch.setattr(ask_number, "ask_number", answer)
            menu.triggered.emit(menu.actions()[-1])
            assert main.context.live.now.minutes == then
        assert asked == [(4, 40)] * 2
        menu.setActiveAction(menu.actions()[-2])
        menu.triggered.emit(menu.actions()[-2])
        window.settle()
        assert abs(workout._prescription.seconds - 2400) <= tolerance_seconds(40)
        main.resize(1280, 800)
        window.settle()
        assert bar._other.isChecked() and bar._other.text() == "40 min"

        # Who says how many rounds does not say how long.
        workout._choices._rounds.button(1).click()
        assert main.context.live.now.minutes == 0 and workout._prescription.minutes == 0
        assert chip(bar, "As written").isChecked() and bar._text.text() == ""

        chip(bar, "5 min").click()
        running = window.start()
        assert running.session.prescription.minutes == 5
        assert abs(running.session.timeline.seconds - 300) <= tolerance_seconds(5)
    finally:
        take_apart(window.main)


@pytest.mark.usefixtures("qapp")
def test_chips_leave_the_focus_to_start(tmp_path: Path) -> None:
    window = Window(tmp_path)
    try:
        bar = child(window.main, MinutesBar)
        chips = [*bar.findChildren(Chip), bar.folded]
        assert all(
            chip is not None and not chip.focusPolicy() & Qt.FocusPolicy.ClickFocus
            for chip in chips
        )
        assert all(chip is not None and chip.accessibleName() for chip in chips)
    finally:
        take_apart(window.main)
