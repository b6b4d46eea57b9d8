"""Import with a look first and a way back; backups to go back to."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.history.safety.backups import back_up
from backcompanion.history.safety.contents import fingerprint
from backcompanion.history.store import Store
from backcompanion.training.session.clock import ManualClock
from backcompanion.ui.settings.backups_window import BackupsWindow
from backcompanion.ui.shell.history_files import HistoryFilesController
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.progress_overlay import ProgressOverlay
from support.contract import CONTRACT
from support.histories import EVENING, session
from support.moments import fixed_now
from support.present import present
from support.shipped import shipped_library
from support.window import places_below


class HistoryWindow(QWidget):
    """A window over a history, with nothing else in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        places = places_below(folder)
        live = LiveSettings(SettingsFile(places.config))
        self.context = AppContext(
            places,
            RoutineShelf(shipped_library(), places, live),
            live,
            Store.open(places.data, now=fixed_now),
            ManualClock(),
            silent_desktop(fixed_now),
        )
        self.history_model = HistoryModel(self.context)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[HistoryWindow]:
    window = HistoryWindow(tmp_path / "data")
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.context.store.add(session("ours", EVENING - timedelta(days=1)))
    assert window.context.store.writer.flush(60)
    yield window
    assert window.context.store.close(60)


@pytest.fixture
def actions(window: HistoryWindow) -> HistoryFilesController:
    return HistoryFilesController(window, window.context, window.history_model)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_a: (str(path), "JSON")))


def ids(window: HistoryWindow) -> list[str]:
    return [session.id for session in window.context.store.read().sessions]


def pressed(window: HistoryWindow, qtbot: QtBot, name: str) -> None:
    def there() -> bool:
        return any(each.isVisible() for each in window.findChildren(Button, name))

    qtbot.waitUntil(there)
    next(each for each in window.findChildren(Button, name) if each.isVisible()).click()


def test_an_import_is_looked_at_taken_and_undone(
    window: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps(CONTRACT))
    choose(monkeypatch, file)
    actions.import_file()
    qtbot.waitUntil(lambda: actions._prompt is not None)
    assert actions._prompt is not None
    assert "1 new, 0 already there" in actions._prompt.accessibleDescription()
    assert ids(window) == ["ours"]
    pressed(window, qtbot, "answer-take")
    qtbot.waitUntil(lambda: len(ids(window)) == 2)
    qtbot.waitUntil(lambda: actions._notice.offers_undo)
    actions._notice.undo()
    qtbot.waitUntil(lambda: ids(window) == ["ours"])


def test_who_is_right_is_asked_where_a_file_says_something_else(
    window: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "in.csv"
    start = (EVENING - timedelta(days=1)).isoformat()
    file.write_text(f"started_at,finished,active_seconds,note\n{start},true,1490,corrected\n")
    choose(monkeypatch, file)
    actions.import_file()
    qtbot.waitUntil(lambda: actions._prompt is not None)
    assert actions._prompt is not None
    assert "1 session is otherwise here" in actions._prompt.accessibleDescription()
    pressed(window, qtbot, "answer-theirs")
    qtbot.waitUntil(lambda: actions._notice.offers_undo)
    (session,) = window.context.store.read().sessions
    assert (session.id, session.note) == ("ours", "corrected")


@pytest.fixture
def fresh(window: HistoryWindow) -> HistoryWindow:
    """Nothing on record yet, so that the settings of a file are looked at."""
    window.context.store.delete("ours")
    assert window.context.store.writer.flush(60)
    return window


def import_person(
    actions: HistoryFilesController, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "in.json"
    person = {"equipment": ["band"], "remarks": ["disc"], "levels": {"back-bows": 1}}
    file.write_text(json.dumps({**CONTRACT, "person": person}))
    choose(monkeypatch, file)
    actions.import_file()
    qtbot.waitUntil(lambda: actions._prompt is not None)
    pressed(actions._window, qtbot, "answer-take")  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: actions._notice.offers_undo)


def said(actions: HistoryFilesController) -> str:
    return actions._notice.text


def test_the_way_back_gives_the_settings_back_too(
    fresh: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live = fresh.context.live
    live.change(remarks=("pregnancy",), theme="dark")
    before = live.now
    import_person(actions, qtbot, tmp_path, monkeypatch)
    assert live.now.remarks == ("pregnancy", "disc")
    assert (live.now.equipment, live.now.levels) == (("band",), {"back-bows": 1})
    assert "Health remarks added: 1." in said(actions)
    actions._notice.undo()
    qtbot.waitUntil(lambda: "all as it was before" in said(actions))
    assert live.now == before
    live.flush()
    assert SettingsFile(fresh.context.folders.config).settings == before
    assert ids(fresh) == []


def test_what_was_set_since_an_import_stays(
    fresh: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live = fresh.context.live
    import_person(actions, qtbot, tmp_path, monkeypatch)
    live.change(remarks=("disc", "osteoporosis"))
    actions._notice.undo()
    qtbot.waitUntil(lambda: "What you have set since stays" in said(actions))
    assert live.now.remarks == ("disc", "osteoporosis")
    assert live.now.levels == {}


def test_settings_that_cannot_be_written_are_told_with_an_import(
    fresh: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_the_way = fresh.context.folders.config / "settings.json"
    in_the_way.unlink(missing_ok=True)
    in_the_way.mkdir()
    import_person(actions, qtbot, tmp_path, monkeypatch)
    assert "settings.json cannot be written" in said(actions)


def test_what_is_refused_is_said_before_anything_is_asked(
    window: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps({**CONTRACT, "breaks": [{"from": "soon"}]}))
    choose(monkeypatch, file)
    actions.import_file()
    qtbot.waitUntil(lambda: actions._prompt is not None)
    prompt = present(actions._prompt)
    assert prompt.accessibleName() == "Nothing was written"
    assert "breaks[0].from" in prompt.accessibleDescription()
    (only,) = prompt._buttons
    only.click()
    assert actions._prompt is None and ids(window) == ["ours"]


def test_export_says_where_it_stands(
    window: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, tmp_path / "out")
    actions.export_file()
    qtbot.waitUntil(lambda: actions._notice.text != "")
    assert "out.json" in actions._notice.text
    assert len(json.loads((tmp_path / "out.json").read_text())["sessions"]) == 1


def test_going_back_to_a_backup_and_undoing_it(
    window: HistoryWindow, actions: HistoryFilesController, qtbot: QtBot
) -> None:
    store = window.context.store
    backup = back_up(store.path, "day", window.context.now().replace(tzinfo=None))
    assert backup is not None
    assert store.add(session("later")).wait(60)
    actions.show_backups()
    (shown,) = window.findChildren(BackupsWindow)
    pressed(shown, qtbot, f"restore-{backup.path.name}")  # type: ignore[arg-type]
    assert shown._question is not None
    assert "1 would be lost" in shown._question.accessibleDescription()
    pressed(shown, qtbot, "answer-back")  # type: ignore[arg-type]
    # Nothing may be pressed meanwhile, and it cannot be stopped half-way.
    (veil,) = window.findChildren(ProgressOverlay)
    assert veil.isVisible() and veil.cancel_button is None
    qtbot.waitUntil(lambda: ids(window) == ["ours"])
    qtbot.waitUntil(lambda: actions._notice.offers_undo)
    assert not any(each.isVisible() for each in window.findChildren(ProgressOverlay))
    actions._notice.undo()
    qtbot.waitUntil(lambda: sorted(ids(window)) == ["later", "ours"])
    qtbot.waitUntil(lambda: "all as it was before" in said(actions))


def test_a_backup_that_went_bad_is_told(
    window: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    bad = tmp_path / "bad.sqlite3"
    bad.write_bytes(b"rotten" * 1000)
    actions._on_restore_requested(bad)
    qtbot.waitUntil(lambda: actions._prompt is not None)
    assert "bad.sqlite3" in present(actions._prompt).accessibleDescription()
    assert ids(window) == ["ours"]


def test_imports_and_restores_are_undone_and_redone_like_all_else(
    window: HistoryWindow,
    actions: HistoryFilesController,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model, store = window.history_model, window.context.store
    stack = model.undo_stack
    failures: list[str] = []
    stack.failed.connect(failures.append)
    states = [fingerprint(store.path)]

    def did() -> None:
        assert store.writer.flush(60)
        states.append(fingerprint(store.path))

    backup = present(back_up(store.path, "day", window.context.now().replace(tzinfo=None)))
    file = tmp_path / "in.json"
    file.write_text(json.dumps(CONTRACT))
    choose(monkeypatch, file)
    actions.import_file()
    pressed(window, qtbot, "answer-take")
    qtbot.waitUntil(lambda: actions._notice.offers_undo)
    did()
    model.set_goal(5, "five days")
    did()
    actions._on_restore_requested(backup.path)
    qtbot.waitUntil(lambda: len(stack.texts()) == 3)
    did()
    assert stack.texts() == ("Gone back to a backup", "five days", "in.json was imported")
    assert states[3] == states[0] and len(set(states)) == 3
    for _round in range(2):
        for before in reversed(states[:-1]):
            stack.undo()
            qtbot.waitUntil(lambda: not stack.is_working)
            assert store.writer.flush(60)
            assert fingerprint(store.path) == before
        for after in states[1:]:
            stack.redo()
            qtbot.waitUntil(lambda: not stack.is_working)
            assert store.writer.flush(60)
            assert fingerprint(store.path) == after
    assert failures == []
    # Something that no undo takes back is never lost by one.
    assert store.add(session("since")).wait(60)
    stack.undo()
    qtbot.waitUntil(lambda: bool(failures))
    assert len(stack.texts()) == 3 and "since" in ids(window)
    assert failures == ["Something was written since. The backup is among those in Settings."]
    actions._notice.undo()
    qtbot.waitUntil(lambda: said(actions) == failures[0])
