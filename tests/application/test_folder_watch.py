"""Files of one's own that another program changes while the window is open."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from backcompanion.application.folder_watch import FolderWatch
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.base.paths import Folders, folders
from support.shipped import shipped_library

MINE = 'id = "mine"\nname = "{name}"\nround = [{{ exercise = "bridge" }}]\n'
# The system tells of a change in its own time; that it does is what is waited for.
LONGEST_MILLISECONDS = 60_000


class Watched:
    """A shelf that follows its folder, and what a person does there with other programs."""

    def __init__(self, app_folders: Folders) -> None:
        app_folders.data.mkdir(parents=True, exist_ok=True)
        self.parent = QObject()
        self.data = app_folders.data
        self.shelf = RoutineShelf(shipped_library(), app_folders)
        self.watch = FolderWatch(app_folders.data, self.parent, settle_milliseconds=0)
        self.watch.changed.connect(self.shelf.check_for_changes)

    @property
    def file(self) -> Path:
        return self.data / "routines" / "mine.toml"

    @property
    def name(self) -> str:
        own = self.shelf.library.routines.get("mine")
        return own.name if own else ""

    def wait_for(self, name: str, problem: str = "") -> None:
        """Until the shelf has that; what is told twice is no harm."""
        spy = QSignalSpy(self.watch.changed)
        while self.name != name or problem not in " ".join(self.shelf.problems):
            assert spy.wait(LONGEST_MILLISECONDS), (self.name, self.shelf.problems)


@pytest.fixture
def watched(qapp: QApplication, tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(folders(tmp_path / "data"))
    yield watched
    watched.parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_whatever_an_editor_does_to_save_it_is_seen(watched: Watched) -> None:
    watched.file.parent.mkdir()
    watched.file.write_text(MINE.format(name="new"))
    watched.wait_for("new")
    watched.file.write_text(MINE.format(name="in its place"))
    watched.wait_for("in its place")
    draft = watched.file.with_suffix(".tmp")
    for number in range(3):  # a file that was replaced once is followed on
        draft.write_text(MINE.format(name=f"renamed {number}"))
        draft.replace(watched.file)
        watched.wait_for(f"renamed {number}")
    watched.file.unlink()
    watched.file.write_text(MINE.format(name="deleted and written"))
    watched.wait_for("deleted and written")


def test_a_mistake_is_told_with_its_line_and_what_was_good_stays(watched: Watched) -> None:
    watched.file.parent.mkdir()
    watched.file.write_text(MINE.format(name="good"))
    watched.wait_for("good")
    watched.file.write_text(MINE.format(name="bad").replace("bridge", "brige"))
    watched.wait_for("good", "line 3")
    (problem,) = watched.shelf.problems
    assert "mine.toml" in problem and "brige" in problem
    watched.file.write_text(MINE.format(name="mended"))
    watched.wait_for("mended")
    assert not watched.shelf.problems
    watched.file.unlink()
    watched.wait_for("")


def test_what_nobody_can_read_there_holds_nothing_up(watched: Watched) -> None:
    folder = watched.file.parent
    folder.mkdir()
    os.mkfifo(folder / "a-pipe.toml")
    (folder / "a-folder.toml").mkdir()
    (folder / "a-link.toml").symlink_to(folder / "gone")
    watched.file.write_text(MINE.format(name="new"))
    watched.wait_for("new", "a-pipe.toml")
    assert len(watched.shelf.problems) == 3
    watched.file.write_text(MINE.format(name="and newer"))
    watched.wait_for("and newer", "a-folder.toml")


def test_what_is_no_file_of_ones_own_is_no_news(watched: Watched) -> None:
    spy = QSignalSpy(watched.watch.changed)
    (watched.data / "settings.toml").write_text("theme = 'dark'")
    watched.watch._on_folder_changed(str(watched.data))
    assert not watched.watch._settle_timer.isActive()
    assert spy.count() == 0
