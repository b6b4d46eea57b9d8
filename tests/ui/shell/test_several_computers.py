"""The window and a folder that another computer writes into."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.ui.shell.main_window import SETTINGS, WORKOUT
from backcompanion.ui.widgets.prompt import Prompt
from support.computers import Computer
from support.histories import EVENING, prescription, session
from support.window import Window, take_apart


@pytest.fixture
def sofa(tmp_path: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path, "sofa")
    yield computer
    computer.close()


@pytest.fixture
def window(tmp_path: Path, qapp: object) -> Iterator[Window]:
    shown = Window(tmp_path / "desk")
    yield shown
    shown.main.keepers().stop()
    take_apart(shown.main)


def test_a_folder_is_chosen_and_what_others_did_is_there(
    window: Window, sofa: Computer, qtbot: QtBot
) -> None:
    main, model = window.main, window.main.history_model
    main.show_page(SETTINGS)
    computers = main.keepers().computers()
    computers.keeper._settle_timer.setInterval(0)
    section = main.home.page(SETTINGS).computers  # type: ignore[attr-defined]
    sofa.store.add(session("a"))
    sofa.join()
    sofa.sync()
    with qtbot.waitSignal(model.changed):
        computers.use(sofa.shared)
    assert [each.id for each in model.history().sessions] == ["a"]
    sofa.store.add(session("b", EVENING.replace(hour=8)))
    sofa.sync()
    computers.keeper.bring_together()
    qtbot.waitUntil(lambda: len(model.history().sessions) == 2)

    # All of what just came goes again by one undo, and the other hears of it.
    main.add_watchers()
    model.undo_stack.undo()
    qtbot.waitUntil(lambda: len(model.history().sessions) == 1)

    qtbot.waitUntil(lambda: "sofa" in section._devices.text())
    assert section.folder == str(sofa.shared)

    # A session that runs there is said before one begins here.
    id_ = sofa.store.begin(prescription(), sofa.now())
    sofa.store.heartbeat(id_, 3)
    sofa.sync()
    computers.keeper.bring_together()
    qtbot.waitUntil(lambda: computers.keeper.running_elsewhere() is not None)
    main.show_page(WORKOUT)
    window.app.processEvents()
    main.home.workout.start_requested.emit(prescription())
    assert main.flow.running is None
    prompt = main.home.findChild(Prompt)
    assert prompt is not None
    assert "sofa" in prompt.accessibleName()
    prompt.answered.emit("begin")
    assert main.flow.running is not None


def test_what_is_wrong_with_the_folder_is_shown_for_as_long_as_it_is(
    window: Window, sofa: Computer, qtbot: QtBot, in_english: None
) -> None:
    main = window.main
    main.show_page(SETTINGS)
    computers = main.keepers().computers()
    section = main.home.page(SETTINGS).computers  # type: ignore[attr-defined]
    sofa.shared.chmod(0o755)
    (sofa.shared / "letter.txt").touch()
    computers.use(sofa.shared)

    def remark() -> str:
        return str(section._remark.text())

    qtbot.waitUntil(lambda: "this computer" in section._devices.text())
    assert "other files" in remark() and remark().count("look into") == 1
    away = sofa.shared.with_name("away")
    sofa.shared.rename(away)
    computers.keeper.bring_together()
    qtbot.waitUntil(lambda: "not there at present" in remark())
    away.rename(sofa.shared)
    computers.keeper.bring_together()
    qtbot.waitUntil(lambda: "not there" not in remark())
    assert "other files" in remark()
