"""The sound process never outlives the window, nor waits for good."""

import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from backcompanion.sound.engine.protocol import (
    Answer,
    Problem,
    TonesReady,
    VoiceReady,
    decode_answer,
)
from sound.speakers import FOR_A_VOICE, FOR_TONES, Speakers, need
from support.child_process import run_python, start_python

SOUNDS = "resources/sounds"


def gone(process: int, seconds: float = 60.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_what_takes_too_long_ends_the_process() -> None:
    code = (
        "from backcompanion.sound.engine.time_limit import time_limit\n"
        "import time\n"
        "with time_limit(5): pass\n"
        "print('in time', flush=True)\n"
        "with time_limit(0.2): time.sleep(600)\n"
    )
    done = run_python("-c", code)
    assert done.stdout == "in time\n"
    assert done.returncode == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a signal of Linux")
def test_held_by_a_service_that_never_answers_it_still_ends_with_the_window(
    tmp_path: Path,
) -> None:
    need(FOR_A_VOICE)
    silent = socket.socket(socket.AF_UNIX)
    silent.bind(str(tmp_path / "speechd.sock"))
    silent.listen(0)
    full = [socket.socket(socket.AF_UNIX) for _ in range(2)]
    for each in full:
        each.setblocking(False)
        each.connect_ex(str(tmp_path / "speechd.sock"))
    window = start_python(
        "-c",
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-m', 'backcompanion.sound.engine',"
        " 'voice', 'en_GB'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "print(child.pid, flush=True)\n"
        "child.wait()\n",
        SPEECHD_ADDRESS=f"unix_socket:{tmp_path}/speechd.sock",
    )
    assert window.stdout is not None
    child = int(window.stdout.readline())
    time.sleep(1.5)
    assert Path(f"/proc/{child}").exists()
    os.kill(window.pid, signal.SIGKILL)
    window.communicate(timeout=60)
    assert gone(child)
    for each in (*full, silent):
        each.close()


def test_at_the_end_of_its_input_it_ends() -> None:
    need(FOR_TONES)
    process = start_python("-m", "backcompanion.sound.engine", "tones", "resources/sounds")
    assert process.stdout is not None
    process.stdout.readline()
    process.communicate(timeout=60)
    assert process.returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_where_a_sound_server_is_tones_are_played_without_qt(speakers: Speakers) -> None:
    need(FOR_TONES)
    answer, libraries = first_answer("tones", SOUNDS, speakers.environment)
    assert isinstance(answer, TonesReady)
    assert "libpulse.so" in libraries
    for absent in ("PySide6", "shiboken6", "libQt6"):
        assert absent not in libraries


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_qt_is_asked_without_the_libraries_for_films(tmp_path: Path) -> None:
    need(FOR_TONES)
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/nobody", "XDG_RUNTIME_DIR": str(tmp_path)}
    answer, libraries = first_answer("tones", SOUNDS, nowhere)
    assert answer == Problem("no-device")
    assert "libQt6Multimedia" in libraries
    assert "avcodec" not in libraries
    assert "libQt6Quick" not in libraries


def first_answer(
    part: str, argument: str, environment: dict[str, str]
) -> tuple[Answer | None, str]:
    """And what it has loaded by then."""
    engine = start_python("-m", "backcompanion.sound.engine", part, argument, **environment)
    assert engine.stdout is not None
    answer = decode_answer(engine.stdout.readline().encode())
    libraries = Path(f"/proc/{engine.pid}/maps").read_text()
    engine.communicate(timeout=60)
    return answer, libraries


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_where_speech_dispatcher_is_the_voice_speaks_without_qt(speakers: Speakers) -> None:
    need("speech-dispatcher", "espeak-ng")
    answer, libraries = first_answer("voice", "en_GB", speakers.environment)
    assert isinstance(answer, VoiceReady), answer
    assert answer.voice == "English (Great Britain)"
    for absent in ("PySide6", "shiboken6", "libQt6"):
        assert absent not in libraries


def test_it_speaks_where_the_language_of_the_environment_was_never_generated(
    speakers: Speakers,
) -> None:
    need("speech-dispatcher", "espeak-ng")
    engine = start_python(
        *("-m", "backcompanion.sound.engine", "voice", "en_GB"),
        **speakers.environment | {"LC_ALL": "xx_XX.UTF-8"},
    )
    try:
        assert engine.stdout is not None
        answer = decode_answer(engine.stdout.readline().encode())
    finally:
        engine.kill()
        engine.communicate()
    assert isinstance(answer, VoiceReady), answer
