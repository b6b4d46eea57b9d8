"""The bundle in BUNDLE does what the program does: a session in a window, tones and a voice.

BUNDLE=build/bundle/backcompanion .venv/bin/python -m pytest packaging/test_bundle.py
"""

import os
import subprocess
from pathlib import Path

from journeys.screen import Program, Screen, wait_for
from sound.speakers import Recording, Speakers

APP_RUN = Path("build/AppDir/AppRun").absolute()
FOLDER = Path(os.environ.get("BUNDLE", "build/bundle/backcompanion")).absolute()
PROGRAM = str(FOLDER / "backcompanion")
# Asked; numpy, which pyqtgraph draws with, is 37 of it, and Qt 68.
MOST_BYTES = 150_000_000


def run(*arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [PROGRAM, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_is_small_and_whole(tmp_path: Path) -> None:
    size = sum(each.stat().st_size for each in FOLDER.rglob("*") if not each.is_symlink())
    assert size <= MOST_BYTES, f"{size / 1e6:.0f} MB"
    assert [each for each in FOLDER.rglob("*") if not each.exists()] == []  # links to nothing
    assert run("--version").startswith("backcompanion ")
    told = run("demo", "--out", str(tmp_path), HOME=str(tmp_path))
    assert "1500 s active, 16 of 16 sets, finished" in told
    listed = run("--data-dir", str(tmp_path), "routine", "list")
    assert "upper-lower-back" in listed


def test_charts_are_drawn_by_pyqtgraph_without_opengl() -> None:
    run("-m", "backcompanion.ui.charts.chart_plot")
    assert not list(FOLDER.rglob("QtOpenGL*"))


def test_a_session_in_a_window(tmp_path: Path) -> None:
    """Out of the AppDir where there is one: in it lies the same bundle."""
    screen = Screen()
    entry = str(APP_RUN) if APP_RUN.exists() else PROGRAM
    program = Program(screen, tmp_path / "data", "--speed", "60", command=(entry,))
    try:
        program.press("space")
        ended = "SELECT 1 FROM sessions WHERE state = 'ended'"
        wait_for("the session to be saved", lambda: program.rows(ended))
        program.press("Return")
        program.close()
    finally:
        program.kill()
        screen.close()


def test_it_is_heard(tmp_path: Path) -> None:
    with Speakers() as speakers, Recording(speakers) as recording:
        told = run("--data-dir", str(tmp_path), "check", "--sound", **speakers.environment)
    assert "Traceback" not in told
    sounds = FOLDER / "_internal/backcompanion/resources/sounds"
    tones = [name for _at, name in recording.tones(sounds)]
    assert {"go", "rest", "done"} <= set(tones), told
    assert "speechd" in told, told


def test_what_plays_and_speaks_loads_no_qt() -> None:
    """PyInstaller's own start of PySide6 would, in each process."""
    command = [PROGRAM, "-m", "backcompanion.sound.engine", "both"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as engine:
        assert engine.stdin is not None and engine.stdout is not None
        engine.stdin.write(b"ping\n")
        engine.stdin.flush()
        engine.stdout.readline()
        loaded = Path(f"/proc/{engine.pid}/maps").read_text()
        engine.kill()
    assert "libpython" in loaded
    assert "Qt6Core" not in loaded
