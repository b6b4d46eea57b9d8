"""The process of both parts as the window sees it: lines in, lines out."""

import json
import sys
from pathlib import Path

import pytest

from backcompanion.sound.engine import shared_parts
from backcompanion.sound.engine.protocol import NEEDS_QT_STATUS, Cancel, Pong, encode
from backcompanion.sound.engine.shared_parts import FAILED_STATUS, Part, SharedParts
from sound.speakers import FOR_TONES, Speakers, need
from support.child_process import start_python

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone has it")


@linux
def test_tones_and_voice_are_ready_in_one_process_without_qt(speakers: Speakers) -> None:
    need(FOR_TONES, "speech-dispatcher", "espeak-ng")
    process = start_python("-m", "backcompanion.sound.engine", "both", **speakers.environment)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write('start tones "resources/sounds"\nstart voice "en_GB"\nping\n')
    process.stdin.flush()
    lines = [process.stdout.readline() for _ in range(3)]
    libraries = Path(f"/proc/{process.pid}/maps").read_text()
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert {line.split("{")[0].strip() for line in lines} == {"pong", "from tones", "from voice"}
    assert "libpulse.so" in libraries
    for absent in ("PySide6", "shiboken6", "libQt6"):
        assert absent not in libraries


@linux
def test_where_neither_can_be_without_qt_both_say_so(tmp_path: Path) -> None:
    need(FOR_TONES)
    nowhere = {
        "PULSE_SERVER": f"unix:{tmp_path}/nobody",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "SPEECHD_ADDRESS": "nothing:that-is-known",
    }
    process = start_python("-m", "backcompanion.sound.engine", "both", **nowhere)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write('start tones "resources/sounds"\nstart voice "en_GB"\n')
    process.stdin.flush()
    lines = {process.stdout.readline() for _ in range(2)}
    process.communicate(timeout=60)
    assert lines == {f"ended {part} {NEEDS_QT_STATUS}\n" for part in ("tones", "voice")}


class MadeUp:
    """A part whose lines and end are the test's."""

    def __init__(self, *_more: object) -> None:
        self.lines: list[bytes] = []
        self.left = False

    def run(self, argument: str) -> int | None:
        if argument == "fails":
            raise OSError(argument)
        return json.loads(argument)

    def deliver(self, line: bytes) -> None:
        self.lines.append(line)

    def leave(self) -> None:
        self.left = True


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> SharedParts:
    """Whose threads are run at once."""

    class AtOnce:
        def __init__(self, target: object, args: tuple[object, ...], daemon: bool) -> None:
            self.target, self.args = target, args

        def start(self) -> None:
            self.target(*self.args)  # type: ignore[operator]

    monkeypatch.setattr(shared_parts, "Thread", AtOnce)
    monkeypatch.setattr(shared_parts, "TonesPart", MadeUp)
    return SharedParts({})


@pytest.mark.parametrize(("argument", "status"), [("5", 5), ("null", NEEDS_QT_STATUS)])
def test_how_a_part_ended_is_told(
    parts: SharedParts, argument: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    parts.handle(f"start tones {json.dumps(argument)}\n".encode())
    assert capfd.readouterr().out == f"ended tones {status}\n"


def test_a_part_that_fails_is_told_of(
    parts: SharedParts, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(OSError, match="fails"):  # in its thread there
        parts.handle(b'start tones "fails"\n')
    assert capfd.readouterr().out == f"ended tones {FAILED_STATUS}\n"


def test_of_one_that_was_left_nothing_is_heard(
    parts: SharedParts, capfd: pytest.CaptureFixture[str]
) -> None:
    parts.handle(b'start tones "0"\n')
    part = parts._running["tones"]
    assert isinstance(part, MadeUp)
    parts.handle(b"to tones " + encode(Cancel()))
    parts.answer("tones", part, Pong())
    assert capfd.readouterr().out == 'ended tones 0\nfrom tones {"is":"Pong"}\n'
    parts.handle(b"leave tones\n")
    parts.handle(b"to tones " + encode(Cancel()))
    parts.answer("tones", part, Pong())
    assert part.left
    assert part.lines == [encode(Cancel())]
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("line", [b"\n", b"what\n", b"to nobody {}\n", b"leave\n"])
def test_what_nobody_knows_is_passed_over(
    line: bytes, parts: SharedParts, capfd: pytest.CaptureFixture[str]
) -> None:
    parts.handle(line)
    parts.handle(b"ping\n")
    assert capfd.readouterr().out == "pong\n"


def test_a_part_is_what_a_thread_can_run() -> None:
    part: Part = MadeUp()
    assert part.run("4") == 4
