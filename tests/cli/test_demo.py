"""The demo shows the whole program on a machine without a screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QApplication

from backcompanion.base.paths import folders
from backcompanion.cli.demo import Demo, cues_text
from backcompanion.history.database import FILE_NAME
from backcompanion.sound.spoken_lengths_file import lengths_of
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import perform
from backcompanion.ui.progress.recent_sessions import SessionRow
from backcompanion.ui.text import formats
from support.child_process import run_python
from support.shipped import shipped_library
from support.sqlite_file import sqlite_file

PAGES = (
    "welcome", "workout", "player-warm-up", "player-work", "player-rest", "player-last-seconds",
    "player-stretch", "finish", "editor", "sheet", "pose-editor", "plan", "progress", "settings",
    "help",
    "plan-whole", "progress-whole", "settings-whole",
)  # fmt: skip


@pytest.mark.journey
def test_it_plays_a_whole_workout_and_writes_every_page(tmp_path: Path) -> None:
    done = run_python(
        *("-m", "backcompanion", "demo", "--out", str(tmp_path)),
        without=("QT_QPA_PLATFORM", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
        timeout=600,  # of a busy machine; 12 s of one that is not
        HOME=str(tmp_path / "home"),
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "1500 s active, 16 of 16 sets, finished" in done.stdout
    for page in PAGES:
        for scheme in ("light", "dark"):
            picture = tmp_path / f"{page}-{scheme}.png"
            assert str(picture) in done.stdout
            assert picture.stat().st_size > 10_000
    assert len(list((tmp_path / "figures").glob("*.png"))) == len(shipped_library().exercises)
    assert (tmp_path / "figures.png").stat().st_size > 100_000
    cues = (tmp_path / "cues.txt").read_text(encoding="utf-8")
    assert "Back bows" in cues and "[go]" in cues
    assert not (tmp_path / "home" / ".local").exists(), "it leaves nothing with the person"


@contextmanager
def closing_demo(app: QApplication, folder: Path, now: datetime) -> Iterator[Demo]:
    demo = Demo(app, folder, folder / "out", now)
    try:
        yield demo
    finally:
        demo._window.flow.forget_running()
        demo.close()


def test_on_another_day_nothing_in_it_is_of_today(qapp: QApplication, tmp_path: Path) -> None:
    """The demo's day is the only one: with the machine's in it, a session would lie ahead."""
    now = datetime(2016, 2, 28, 18, 2, 11, tzinfo=timezone(timedelta(hours=1)))
    with closing_demo(qapp, tmp_path, now) as demo:
        window = demo._window
        watchers = window.findChildren(QFileSystemWatcher)
        window.home.workout.start_button.click()
        window.scenes.finish_opening()
        running = window.flow.running
        assert running is not None
        for _second in range(60):
            demo._clock.advance(1.0)
            running.tick()
        running.end()
        assert window.context.store.writer.flush(60)
        demo._process_events()
        finish = window.scenes.finish_page
        assert finish is not None
        finish.done_button.click()
        window.show_page(2)
        demo._process_events()
        sessions = window.history_model.history().sessions
        assert sessions[-1].id == running.id and sessions[-1].started_at == now
        assert all(now - timedelta(days=400) < session.started_at <= now for session in sessions)
        assert all(session.local_date <= now.date() for session in sessions)
        rows = [row for row in window.home.page(2).findChildren(SessionRow) if row.isVisible()]
        assert rows and rows[0].accessibleName().startswith(formats.short_day(now.date()))
    with sqlite_file(folders(tmp_path).data / FILE_NAME) as connection:
        moments = [us for (us,) in connection.execute("SELECT started_us FROM sessions")]
    assert max(moments) == now.timestamp() * 1e6
    # Here and now: a thread that tidied up after it would end them where they do not live.
    assert watchers and not any(map(shiboken6.isValid, watchers))


def test_the_list_of_cues_has_every_step_and_every_cue() -> None:
    library = shipped_library()
    timeline = perform(prescribe(library.routines["upper-lower-back"], library, Choices()))
    text = cues_text(timeline, library)
    assert text.count("[go]") == len(timeline.prescription.steps)
    assert "5:20.0  Back bows (32 s)" in text
    lines = [line for line in text.splitlines() if line.strip()]
    sounds = cues_for(timeline, library, lengths=lengths_of("en"))
    cues = [cue for cue in sounds if cue.text != "tick"]
    assert len(lines) == len(cues) + len(timeline.segments)
